//! A field that holds so many characters and no more. It takes what fits, says what does not, and never loses what
//! stands in it; the rules are in [`assay_core::limit`].

use super::dom::{Child, El, View, el};
use crate::browser::fields;
use crate::browser::nodes;
use crate::words::Words;
use assay_core::limit;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;
use web_sys::Event;

/// From this share of its limit on, a field that does not show its limit says it, in percent.
const NEAR_PERCENT: usize = 80;

/// What is said beside a field.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    Nothing,
    Near,
    Full,
    LeftOut(usize),
}

/// A field's limit, and who hears of what is written.
pub struct Limited {
    most: usize,
    said: RwSignal<Said>,
    /// What the field held before what is being put into it now.
    held: RefCell<String>,
    on_text: Arc<dyn Fn(String)>,
    on_left_out: Arc<dyn Fn(usize)>,
}

/// Holds a field to a limit. Returns it, and the line that says what did not fit. `on_text` hears what the field
/// holds, `on_left_out` how many characters it did not take.
pub fn limited(
    words: &'static Words,
    field: El,
    most: usize,
    on_text: Arc<dyn Fn(String)>,
    on_left_out: Arc<dyn Fn(usize)>,
) -> (El, View) {
    let said = RwSignal::new(Said::Nothing);
    let limited = Arc::new(Limited {
        most,
        said,
        held: RefCell::default(),
        on_text,
        on_left_out,
    });
    let on = |handle: fn(&Limited, &Event)| {
        let limited = limited.clone();
        move |event: Event| handle(&limited, &event)
    };
    let field = field
        .on("beforeinput", on(Limited::about_to_change))
        .on("paste", on(Limited::paste))
        .on("input", on(Limited::changed))
        .on("compositionend", on(Limited::settle));
    let note = el("div")
        .attr("role", "status")
        .child(move || {
            let text = match said.get() {
                Said::Nothing => return ().view(),
                Said::Near => (words.answer.most)(most),
                Said::Full => (words.answer.full)(most),
                Said::LeftOut(count) => (words.answer.left_out)(count, most),
            };
            el("p.limit").child(text).view()
        })
        .view();
    (field, note)
}

impl Limited {
    fn say(&self, said: Said) {
        if self.said.get_untracked() != said {
            self.said.set(said);
        }
    }

    /// A character more than fits is not taken; all else is looked at when it is there.
    fn about_to_change(&self, event: &Event) {
        if fields::is_composing(event) {
            return;
        }
        let field = fields::field(event);
        let value = field.value();
        if let Some(typed) = fields::typed(event)
            && fields::selection(&field).is_some_and(|(start, end)| start == end)
            && typed.chars().nth(1).is_none()
            && limit::fit(&[value.as_str(), &typed].concat(), self.most)
                .is_some_and(|fitted| fitted.left_out > 0)
        {
            event.prevent_default();
            self.say(Said::Full);
        }
        self.held.replace(value);
    }

    /// Of a paste that does not fit, what fits is written in its place. Where that does not work, the browser
    /// pastes, and what is too much is taken away afterwards.
    fn paste(&self, event: &Event) {
        let field = fields::field(event);
        let Some((text, (start, end))) = fields::pasted(event).zip(fields::selection(&field))
        else {
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

    fn changed(&self, event: &Event) {
        // Some input methods refuse a field that changes while they work in it.
        let is_long = || limit::fit(&nodes::value_of(event), self.most).is_some();
        if fields::is_composing(event) && is_long() {
            return;
        }
        self.settle(event);
    }

    /// Takes away what is too much of what has just been put in.
    fn settle(&self, event: &Event) {
        let field = fields::field(event);
        let now = field.value();
        let caret = fields::selection(&field).map(|(_, end)| end);
        let inserted = limit::inserted(&self.held.borrow(), &now, caret, self.most);
        let (text, left_out) = match inserted {
            Some(inserted) => {
                field.set_value(&inserted.text);
                if caret.is_some() {
                    fields::set_caret(&field, inserted.caret);
                }
                (inserted.text, inserted.left_out)
            }
            None => (now, 0),
        };
        self.held.replace(text.clone());
        let is_near = text.chars().count() * 100 >= self.most * NEAR_PERCENT;
        (self.on_text)(text);
        if left_out > 0 {
            self.leave_out(left_out);
        } else {
            self.say(if is_near { Said::Near } else { Said::Nothing });
        }
    }

    fn leave_out(&self, count: usize) {
        if count > 0 {
            self.say(Said::LeftOut(count));
            (self.on_left_out)(count);
        }
    }
}
