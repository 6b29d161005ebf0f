//! Match: every option is given one of the levels.

use super::Answering;
use super::dom::{View, el, views};
use crate::browser::arrows;
use assay_core::assessment::{Choice, Key};
use assay_core::attempt::Response;
use leptos::prelude::*;

/// The options of a match item.
pub fn matching(answering: Answering, options: Vec<Choice>, levels: &[Choice]) -> View {
    let rows = options
        .into_iter()
        .map(|option| row(answering, option, levels))
        .collect::<Vec<_>>();
    let foot = answering.foot(answering.keys(), Response::Matches(Vec::new()));
    views((
        el("div.match")
            .on("keydown", |event| arrows::walk(&event))
            .child(rows),
        foot,
    ))
}

fn row(answering: Answering, option: Choice, levels: &[Choice]) -> View {
    let Choice { id, text } = option;
    let text_id = ["option-", &id].concat();
    let labelled_by = text_id.clone();
    let choices = levels
        .iter()
        .map(|level| level_choice(answering, &id, level))
        .collect::<Vec<_>>();
    el("div.row")
        .attr("role", "radiogroup")
        .attr("aria-labelledby", labelled_by)
        .child(el("p.row-text").attr("id", text_id).child(text))
        .child(el("div.levels").child(choices))
        .view()
}

fn level_choice(answering: Answering, option: &str, level: &Choice) -> View {
    let name = ["level-", option].concat();
    let option = String::from(option);
    let level_id = level.id.clone();
    let checked = {
        let (option, level_id) = (option.clone(), level_id.clone());
        Memo::new(move |_| {
            answering
                .response
                .with(|response| Key::beside(&matches(response), &option) == Some(&level_id))
        })
    };
    let value = level_id.clone();
    let on_change = move |_| {
        let mut given = answering.response.with_untracked(matches);
        given.retain(|pair| pair.0 != option);
        given.push((option.clone(), level_id.clone()));
        answering.give(Response::Matches(given));
    };
    el("label.level")
        .child(
            el("input")
                .attr("type", "radio")
                .attr("name", name)
                .attr("value", value)
                .flag("checked", move || checked.get())
                .on("change", on_change),
        )
        .child(el("span").child(level.text.clone()))
        .view()
}

fn matches(response: &Response) -> Vec<(String, String)> {
    match response {
        Response::Matches(matches) => matches.clone(),
        _ => Vec::new(),
    }
}
