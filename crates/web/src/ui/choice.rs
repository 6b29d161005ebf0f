//! Choice: one option, or up to so many, as rows that are targets as a whole.

use super::answering::Answering;
use super::answering::{AnswerFoot, toggled};
use super::text;
use crate::tr;
use assay_core::assessment::{Choice, option_letter};
use assay_core::attempt::Response;
use leptos::prelude::*;

/// The options of a choice.
#[component]
pub fn Choices(
    /// The response being given.
    answering: Answering,
    /// The options as presented.
    options: Vec<Choice>,
    /// So many may be chosen.
    most: usize,
) -> impl IntoView {
    let locale = answering.locale;
    let rows = options
        .into_iter()
        .enumerate()
        .map(|(at, option)| {
            view! { <ChoiceRow answering option letter=option_letter(at) most /> }
        })
        .collect_view();
    let count = move || match chosen(answering).len() {
        count if count == most => tr!(locale, answer.chosen_all, most = most),
        count => tr!(locale, answer.chosen_of, most = most, count = count),
    };
    let has_count = most > 1;
    view! {
        <div class="options">{rows}</div>
        <AnswerFoot answering>
            {has_count
                .then(|| {
                    view! {
                        <p class="count" role="status">
                            {count}
                        </p>
                    }
                })}
        </AnswerFoot>
    }
}

/// One option of a choice.
#[component]
fn ChoiceRow(
    /// The response being given.
    answering: Answering,
    /// The option.
    option: Choice,
    /// The letter that stands before it, or its number.
    letter: String,
    /// So many may be chosen.
    most: usize,
) -> impl IntoView {
    let id = option.id.clone();
    let checked = Memo::new(move |_| chosen(answering).contains(&id));
    let is_full = move || most > 1 && !checked.get() && chosen(answering).len() >= most;
    let id = option.id.clone();
    let on_change = move |event| {
        let before = answering.response.with_untracked(choices);
        let after = toggled(before, &id, event_target_checked(&event), most);
        answering.give(Response::Choices(after));
    };
    view! {
        <label class="option row">
            <input
                type=input_type(most)
                name="response"
                value=option.id
                prop:checked=checked
                disabled=is_full
                on:change=on_change
            />
            <span class="letter" aria-hidden="true">
                {letter}
            </span>
            <span class="option-text">{text(option.text)}</span>
        </label>
    }
}

/// The type of the inputs where so many may be chosen.
pub fn input_type(most: usize) -> &'static str {
    if most == 1 { "radio" } else { "checkbox" }
}

fn chosen(answering: Answering) -> Vec<String> {
    answering.response.with(choices)
}

fn choices(response: &Response) -> Vec<String> {
    match response {
        Response::Choices(choices) => choices.clone(),
        _ => Vec::new(),
    }
}
