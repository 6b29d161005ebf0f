//! Choice: one option, or up to so many, as rows that are targets as a whole.

use super::Answering;
use super::answering::toggled;
use super::dom::{Child, View, el, views};
use crate::browser::nodes;
use assay_core::assessment::Choice;
use assay_core::attempt::Response;
use leptos::prelude::*;

/// The options of a choice.
pub fn choice(answering: Answering, options: Vec<Choice>, most: usize) -> View {
    let kind = if most == 1 { "radio" } else { "checkbox" };
    let rows = options
        .into_iter()
        .zip('A'..='Z')
        .map(|(option, letter)| row(answering, option, letter, kind, most))
        .collect::<Vec<_>>();
    let state = (most > 1).then(|| {
        let words = answering.words;
        let count = move || chosen(answering).len();
        el("p.count")
            .attr("role", "status")
            .child(move || match count() {
                count if count == most => (words.answer.chosen_all)(most),
                count => (words.answer.chosen_of)(most, count),
            })
    });
    let foot = answering.foot(state.view(), Response::Choices(Vec::new()));
    views((el("div.options").child(rows), foot))
}

fn row(
    answering: Answering,
    option: Choice,
    letter: char,
    kind: &'static str,
    most: usize,
) -> View {
    let Choice { id, text } = option;
    let checked = {
        let id = id.clone();
        Memo::new(move |_| chosen(answering).contains(&id))
    };
    let full = move || most > 1 && !checked.get() && chosen(answering).len() >= most;
    let value = id.clone();
    let on_change = move |event| {
        let before = answering.response.with_untracked(choices);
        let after = toggled(before, &id, nodes::is_checked(&event), most);
        answering.give(Response::Choices(after));
    };
    el("label.option row")
        .child(
            el("input")
                .attr("type", kind)
                .attr("name", "response")
                .attr("value", value)
                .flag("checked", move || checked.get())
                .flag("disabled", full)
                .on("change", on_change),
        )
        .child(
            el("span.letter")
                .attr("aria-hidden", "true")
                .child(letter.to_string()),
        )
        .child(el("span.option-text").child(text))
        .view()
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
