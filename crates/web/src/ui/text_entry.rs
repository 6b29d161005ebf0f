//! Text entry: a short value. A number that reads two ways is asked about, and never refused.

use super::answering::AnswerFoot;
use super::answering::Answering;
use super::field_value::field_value;
use super::limited::{Limit, LimitNote};
use super::text;
use crate::browser::arming::PageArming;
use crate::i18n::Locale;
use crate::tr;
use assay_core::assessment::Entry;
use assay_core::attempt::Response;
use assay_core::calendar::{DateFault, date_fault};
use assay_core::scoring::number::{self, ParsedNumber};
use leptos::either::Either;
use leptos::prelude::*;

/// The field of a text-entry item; the prompt is its label.
#[component]
pub fn TextEntry(
    /// The response being given.
    answering: Answering,
    /// The prompt.
    prompt: String,
    /// The kind of entry that the field takes.
    entry: Entry,
) -> impl IntoView {
    let value = Memo::new(move |_| answering.response.with(text_of));
    let on_text = Callback::new(move |text| answering.typed(Response::Text(text)));
    view! {
        <div class="answer">
            <div class="field">
                <EntryField
                    answering
                    id="response"
                    label_class="prompt field-label"
                    label=prompt
                    entry=entry.clone()
                    value
                    on_text
                />
                <NumberCheck id="response" answering entry value choose=on_text />
            </div>
            <AnswerFoot answering />
        </div>
    }
}

/// Whether a value is needed in a field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Need {
    /// It is an answer, or a part of one.
    #[default]
    Counts,
    /// Nothing need be written, so that nothing can be: the field keeps what it holds.
    Unneeded,
    /// It counts again, with this text, which was kept while none was needed.
    CountsAgain(String),
}

impl Need {
    /// Returns whether a value is needed, from whether it was. What was kept while none was needed is told once it counts
    /// again, until it changes.
    pub fn after(before: Option<&Self>, sees_no_error: bool, text: String) -> Self {
        match before {
            _ if sees_no_error => Self::Unneeded,
            Some(Self::Unneeded) if !text.trim().is_empty() => Self::CountsAgain(text),
            Some(Self::CountsAgain(kept)) if *kept == text => Self::CountsAgain(text),
            _ => Self::Counts,
        }
    }

    fn is_unneeded(&self) -> bool {
        *self == Self::Unneeded
    }
}

/// A labeled input.
#[component]
pub fn EntryField(
    /// The response being given.
    answering: Answering,
    /// Identifier, unique on the page.
    id: &'static str,
    /// The class of the label.
    label_class: &'static str,
    /// The label.
    label: String,
    /// The kind of entry that the field takes.
    entry: Entry,
    /// The text of the field; it brings changes that were not typed: taken back, or a reading chosen.
    value: Memo<String>,
    /// Whether a value is needed. A field that needs none stays in the order of the keyboard, with what is said of it.
    #[prop(optional, into)]
    need: Signal<Need>,
    /// Called with what is typed.
    on_text: Callback<String>,
) -> impl IntoView {
    let hint_id = (!entry.hint.is_empty()).then(|| [id, "-hint"].concat());
    // What is asked about a number stands outside of this, as `NumberCheck`.
    let check_id = check_id(id);
    let described_by = match &hint_id {
        Some(hint_id) => [hint_id, " ", &check_id].concat(),
        None => check_id.clone(),
    };
    let is_text = entry.number.is_none();
    let hint = hint_id.map(|hint_id| {
        view! {
            <p class="hint" id=hint_id>
                {text(entry.hint)}
            </p>
        }
    });
    let mode = match &entry.number {
        Some(format) if format.integer => "numeric",
        Some(_) => "decimal",
        None => "text",
    };
    let limit = Limit::new(
        answering.locale,
        entry.max_characters,
        on_text,
        answering.on_left_out(),
    );
    // A date is looked at once it is whole: what is being typed is not wrong yet.
    let left_as = RwSignal::new(value.get_untracked());
    let check = is_text.then(|| view! { <DateCheck id=check_id answering value left_as need /> });
    view! {
        <label class=label_class for=id>
            {text(label)}
        </label>
        {hint}
        <input
            {..limit.handlers()}
            class="input input-short"
            id=id
            type="text"
            inputmode=mode
            autocomplete="off"
            spellcheck="false"
            aria-describedby=described_by
            readonly=move || need.with(Need::is_unneeded)
            aria-disabled=move || need.with(Need::is_unneeded).then_some("true")
            value=value.get_untracked()
            on:blur=move |event| left_as.set(event_target_value(&event))
            use:field_value=Signal::from(value)
        />
        <LimitNote limit />
        {check}
    }
}

/// Asks about a date that the calendar does not have, or that lies far off. It is kept as it is.
#[component]
fn DateCheck(
    /// Identifier of what is asked, which describes the field.
    id: String,
    /// The response being given.
    answering: Answering,
    /// The text of the field.
    value: Memo<String>,
    /// The text with which the field was left last.
    left_as: RwSignal<String>,
    /// Whether a value is needed.
    need: Signal<Need>,
) -> impl IntoView {
    let locale = answering.locale;
    let fault = Memo::new(move |_| {
        let text = value.get();
        date_fault(&text).filter(|_| left_as.get() == text)
    });
    let check = move |fault| {
        let words = match fault {
            DateFault::NoSuchDay => tr!(locale, answer.no_such_day),
            DateFault::FarOff => tr!(locale, answer.far_off_date),
        };
        view! {
            <div class="check-number">
                <p>{words}</p>
            </div>
        }
    };
    let checked = move || {
        let is_needed = !need.with(Need::is_unneeded);
        fault.get().filter(|_| is_needed).map(check)
    };
    view! {
        <div id=id role="status">
            {move || need.with(|need| need_words(locale, need))}
            {checked}
        </div>
    }
}

/// Says that a field need not be filled in, or that what it holds counts again.
fn need_words(locale: Locale, need: &Need) -> Option<impl IntoView + use<>> {
    let words = match need {
        Need::Counts => return None,
        Need::Unneeded => tr!(locale, answer.no_value),
        Need::CountsAgain(_) => tr!(locale, answer.value_again),
    };
    Some(view! { <p class="hint">{words}</p> })
}

/// Returns the identifier of what is asked about the text of a field, which describes the field.
fn check_id(field: &str) -> String {
    [field, "-check"].concat()
}

/// Asks about a number that reads two ways, or not at all.
#[component]
pub fn NumberCheck(
    /// Identifier of the field.
    id: &'static str,
    /// The response being given.
    answering: Answering,
    /// The kind of entry that the field takes.
    entry: Entry,
    /// The text of the field.
    value: Memo<String>,
    /// Whether a value is needed.
    #[prop(optional, into)]
    need: Signal<Need>,
    /// Called with the reading that is chosen.
    choose: Callback<String>,
) -> impl IntoView {
    let locale = answering.locale;
    let arming = PageArming::here();
    let check = move |reading: ParsedNumber| match reading {
        _ if need.with(Need::is_unneeded) => None,
        ParsedNumber::Empty | ParsedNumber::Value(_) => None,
        ParsedNumber::Unreadable => {
            let check = view! {
                <div class="check-number">
                    <p>{tr!(locale, answer.unreadable)}</p>
                </div>
            };
            Some(Either::Left(check.into_any()))
        }
        reading => {
            let offers = reading
                .offers()
                .into_iter()
                .flatten()
                .map(|offer| {
                    let label = text(tr!(locale, answer.reading, number = offer));
                    let press = move |_| {
                        choose.run(offer.clone());
                        // The question goes, and what lay under it moves up.
                        arming.opened();
                    };
                    view! {
                        <button type="button" class="btn" on:click=press>
                            {label}
                        </button>
                    }
                })
                .collect_view();
            let check = view! {
                <div class="check-number">
                    <p>{tr!(locale, answer.ambiguous)}</p>
                    <div class="actions">{offers}</div>
                </div>
            };
            Some(Either::Right(check))
        }
    };
    entry.number.map(|format| {
        view! {
            <div id=check_id(id) role="status">
                {move || need.with(|need| need_words(locale, need))}
                {move || check(number::read(&value.get(), &format))}
            </div>
        }
    })
}

fn text_of(response: &Response) -> String {
    match response {
        Response::Text(text) => text.clone(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_value_is_told_when_it_counts_again_until_it_changes() {
        let need = |before: Option<&Need>, sees_no_error, text: &str| {
            Need::after(before, sees_no_error, text.into())
        };
        assert_eq!(need(None, false, "$5"), Need::Counts);
        let unneeded = need(Some(&Need::Counts), true, "$5");
        assert_eq!(unneeded, Need::Unneeded);
        let again = need(Some(&unneeded), false, "$5");
        assert_eq!(again, Need::CountsAgain("$5".into()));
        assert_eq!(need(Some(&again), false, "$5"), again);
        assert_eq!(need(Some(&again), false, "$50"), Need::Counts);
        assert_eq!(need(Some(&unneeded), false, " "), Need::Counts);
    }
}
