//! A field that holds so many characters and no more. It takes what fits, says what does not, and never loses what
//! stands in it; the rules are in [`assay_core::limit`].
//!
//! ```ignore
//! let limit = Limit::new(locale, most, Callback::new(move |text| ..), Callback::new(move |left_out| ..));
//! view! {
//!     <input {..limit.handlers()} class="input" prop:value=value />
//!     <LimitNote limit />
//! }
//! ```

use crate::browser::fields::{self, Field};
use crate::i18n::Locale;
use crate::message::grouped;
use crate::tr;
use assay_core::limit;
use leptos::attr::Attribute;
use leptos::ev;
use leptos::prelude::*;
use web_sys::Event;

/// From this share of its limit on, a field that does not show its limit says it, in percent.
const NEAR_PERCENT: usize = 80;

/// The notice beside a field.
#[derive(Clone, Copy, PartialEq)]
enum Notice {
    Nothing,
    Near,
    Full,
    LeftOut(usize),
}

/// A field's limit, and who hears of what is written. Copied freely into event handlers.
#[derive(Clone, Copy)]
pub struct Limit {
    locale: Locale,
    most: usize,
    notice: RwSignal<Notice>,
    /// The text of the field before what is being put into it now.
    former: StoredValue<String>,
    on_text: Callback<String>,
    on_left_out: Callback<usize>,
}

/// The line beside a limited field that says what did not fit.
#[component]
pub fn LimitNote(
    /// The limit of the field.
    limit: Limit,
) -> impl IntoView {
    let Limit {
        locale,
        most,
        notice,
        ..
    } = limit;
    let text = move || match notice.get() {
        Notice::Nothing => None,
        Notice::Near => Some(tr!(locale, limits.most, most = grouped(locale, most))),
        Notice::Full => Some(tr!(locale, limits.full, most = grouped(locale, most))),
        Notice::LeftOut(count) => Some(tr!(
            locale,
            limits.left_out,
            count = count,
            number = grouped(locale, count),
            most = grouped(locale, most),
        )),
    };
    view! {
        <div role="status">{move || text().map(|text| view! { <p class="limit">{text}</p> })}</div>
    }
}

impl Limit {
    /// Holds a field to so many characters. `on_text` hears what the field holds, `on_left_out` how many characters it
    /// did not take.
    pub fn new(
        locale: Locale,
        most: usize,
        on_text: Callback<String>,
        on_left_out: Callback<usize>,
    ) -> Self {
        Self {
            locale,
            most,
            notice: RwSignal::new(Notice::Nothing),
            former: StoredValue::default(),
            on_text,
            on_left_out,
        }
    }

    /// The event handlers of the `<input>` or `<textarea>`.
    pub fn handlers(self) -> impl Attribute {
        (
            ev::on(ev::beforeinput, move |event| self.about_to_change(&event)),
            ev::on(ev::paste, move |event| self.paste(&event)),
            ev::on(ev::input, move |event| self.changed(&event)),
            ev::on(ev::compositionend, move |event| self.settle(&event)),
        )
    }

    fn say(self, notice: Notice) {
        if self.notice.get_untracked() != notice {
            self.notice.set(notice);
        }
    }

    /// The field that an event is about; none where it cannot be written in, and once its part of the screen is gone.
    fn field(self, event: &Event) -> Option<Field> {
        self.former.try_with_value(|_| ())?;
        fields::field(event).filter(|field| !field.is_read_only())
    }

    /// A character more than fits is not taken; all else is looked at when it is there.
    fn about_to_change(self, event: &Event) {
        if fields::is_composing(event) {
            return;
        }
        let Some(field) = self.field(event) else {
            return;
        };
        let value = field.value();
        if let Some(typed) = fields::typed(event)
            && field.selection().is_some_and(|(start, end)| start == end)
            && typed.chars().nth(1).is_none()
            && limit::fit(&[value.as_str(), &typed].concat(), self.most)
                .is_some_and(|fitted| fitted.left_out > 0)
        {
            event.prevent_default();
            self.say(Notice::Full);
        }
        self.former.set_value(value);
    }

    /// Of a paste that does not fit, what fits is written in its place. Where that does not work, the browser
    /// pastes, and what is too much is taken away afterwards.
    fn paste(self, event: &Event) {
        let Some(field) = self.field(event) else {
            return;
        };
        let Some((text, (start, end))) = fields::pasted(event).zip(field.selection()) else {
            return;
        };
        let Some(fitted) = limit::pasted(&field.value(), (start, end), &text, self.most) else {
            return;
        };
        if fitted.text.is_empty() || fields::write(&fitted.text) {
            event.prevent_default();
            self.leave_out(fitted.left_out);
        }
    }

    fn changed(self, event: &Event) {
        // Some input methods refuse a field that changes while they work in it.
        let is_long = || limit::fit(&event_target_value(event), self.most).is_some();
        if fields::is_composing(event) && is_long() {
            return;
        }
        self.settle(event);
    }

    /// Takes away what is too much of what has just been put in.
    fn settle(self, event: &Event) {
        let Some(field) = self.field(event) else {
            return;
        };
        let now = field.value();
        let caret = field.selection().map(|(_, end)| end);
        let inserted = self
            .former
            .with_value(|former| limit::inserted(former, &now, caret, self.most));
        let (text, left_out) = match inserted {
            Some(inserted) => {
                field.set_value(&inserted.text);
                if caret.is_some() {
                    field.set_caret(inserted.caret);
                }
                (inserted.text, inserted.left_out)
            }
            None => (now, 0),
        };
        self.former.set_value(text.clone());
        let is_near = text.chars().count() * 100 >= self.most * NEAR_PERCENT;
        self.on_text.run(text);
        if left_out > 0 {
            self.leave_out(left_out);
        } else {
            self.say(if is_near {
                Notice::Near
            } else {
                Notice::Nothing
            });
        }
    }

    fn leave_out(self, count: usize) {
        if count > 0 {
            self.say(Notice::LeftOut(count));
            self.on_left_out.run(count);
        }
    }
}
