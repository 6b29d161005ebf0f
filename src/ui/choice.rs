//! Choice: one option, or up to so many, as rows that are targets as a whole.

use super::Answering;
use super::answering::{is_checked, toggled};
use crate::assessment::Choice;
use crate::attempt::Response;
use leptos::prelude::*;

/// The options of a choice.
pub fn choice(answering: Answering, options: Vec<Choice>, most: usize) -> AnyView {
    let kind = if most == 1 { "radio" } else { "checkbox" };
    let rows = options
        .into_iter()
        .zip('A'..='Z')
        .map(|(option, letter)| row(answering, option, letter, kind, most))
        .collect_view();
    let state = (most > 1).then(|| {
        let words = answering.words;
        let count = move || chosen(answering).len();
        view! {
            <p class="count" role="status">
                {move || match count() {
                    count if count == most => (words.answer.chosen_all)(most),
                    count => (words.answer.chosen_of)(most, count),
                }}
            </p>
        }
    });
    let foot = answering.foot(
        state.into_any(),
        Response::Choices(Vec::new()),
    );
    view! {
        <div class="options">{rows}</div>
        {foot}
    }
    .into_any()
}

fn row(
    answering: Answering,
    option: Choice,
    letter: char,
    kind: &'static str,
    most: usize,
) -> AnyView {
    let Choice { id, text } = option;
    let checked = {
        let id = id.clone();
        Memo::new(move |_| chosen(answering).contains(&id))
    };
    let full = move || most > 1 && !checked.get() && chosen(answering).len() >= most;
    let value = id.clone();
    let on_change = move |event| {
        let before = answering.response.with_untracked(choices);
        let after = toggled(before, &id, is_checked(&event), most);
        answering.give(Response::Choices(after));
    };
    view! {
        <label class="option row">
            <input
                type=kind
                name="response"
                value=value
                prop:checked=checked
                prop:disabled=full
                on:change=on_change
            />
            <span class="letter" aria-hidden="true">{letter.to_string()}</span>
            <span class="option-text">{text}</span>
        </label>
    }
    .into_any()
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
