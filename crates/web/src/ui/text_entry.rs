//! Text entry: a short value. A number that reads two ways is asked about, and never refused.

use super::Answering;
use super::dom::{Child, View, el, views};
use super::limited::limited;
use crate::browser::arming;
use crate::words::Words;
use assay_core::assessment::Entry;
use assay_core::attempt::Response;
use assay_core::scoring::number::{self, Reading};
use leptos::prelude::*;
use std::sync::Arc;

/// The field of a text-entry item; the prompt is its label.
pub fn text_entry(answering: Answering, prompt: &str, entry: &Entry) -> View {
    let text = Memo::new(move |_| answering.response.with(text_of));
    let on_input: Arc<dyn Fn(String)> = Arc::new(move |text| answering.typed(Response::Text(text)));
    let field = entry_field(
        "response",
        "prompt field-label",
        prompt,
        entry,
        text,
        on_input.clone(),
        answering,
    );
    let check = number_check(answering.words, entry, text, on_input);
    let foot = answering.foot(().view(), Response::Text(String::new()));
    el("div.answer")
        .child(el("div.field").child(field).child(check))
        .child(foot)
        .view()
}

/// A labelled input. `text` is what it holds, and brings changes that were not typed: taken back, or a reading chosen.
pub fn entry_field(
    id: &'static str,
    label_class: &'static str,
    label: &str,
    entry: &Entry,
    text: Memo<String>,
    on_input: Arc<dyn Fn(String)>,
    answering: Answering,
) -> View {
    let hint_id = [id, "-hint"].concat();
    let described_by = (!entry.hint.is_empty()).then(|| hint_id.clone());
    let hint = (!entry.hint.is_empty())
        .then(|| el("p.hint").attr("id", hint_id).child(entry.hint.clone()));
    let mode = match &entry.number {
        Some(format) if format.integer => "numeric",
        Some(_) => "decimal",
        None => "text",
    };
    let input = el("input.input input-short")
        .attr("id", id)
        .attr("type", "text")
        .attr("inputmode", mode)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", described_by)
        .attr("value", text.get_untracked())
        .value(move || text.get());
    let (input, note) = limited(
        answering.words,
        input,
        entry.max_characters,
        on_input,
        answering.on_left_out(),
    );
    views((
        el("label")
            .attr("class", label_class)
            .attr("for", id)
            .child(String::from(label)),
        hint,
        input,
        note,
    ))
}

/// Asks about a number that reads two ways, or not at all.
pub fn number_check(
    words: &'static Words,
    entry: &Entry,
    text: Memo<String>,
    choose: Arc<dyn Fn(String)>,
) -> View {
    let Some(format) = entry.number.clone() else {
        return ().view();
    };
    el("div")
        .attr("role", "status")
        .child(move || match number::read(&text.get(), &format) {
            Reading::Empty | Reading::Value(_) => ().view(),
            Reading::Unreadable => el("div.check-number")
                .child(el("p").child(words.answer.unreadable))
                .view(),
            reading => {
                let offers = reading
                    .offers()
                    .into_iter()
                    .flatten()
                    .map(|offer| {
                        let choose = choose.clone();
                        let label = (words.answer.reading)(&offer);
                        el("button.btn")
                            .on("click", move |_| {
                                choose(offer.clone());
                                // The question goes, and what lay under it moves up.
                                arming::opened();
                            })
                            .child(label)
                    })
                    .collect::<Vec<_>>();
                el("div.check-number")
                    .child(el("p").child(words.answer.ambiguous))
                    .child(el("div.actions").child(offers))
                    .view()
            }
        })
        .view()
}

fn text_of(response: &Response) -> String {
    match response {
        Response::Text(text) => text.clone(),
        _ => String::new(),
    }
}
