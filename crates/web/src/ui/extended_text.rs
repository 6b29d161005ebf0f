//! Extended text: prose with a live word count. The text area is never drawn anew while typing.

use super::Answering;
use super::dom::{View, el};
use super::limited::limited;
use assay_core::attempt::Response;
use leptos::prelude::*;
use std::sync::Arc;

/// The text area of an extended-text item.
pub fn extended_text(
    answering: Answering,
    prompt: &str,
    suggested: (u32, u32),
    most: usize,
) -> View {
    let words = answering.words;
    let value = answering.response.with_untracked(text_of);
    let count = Memo::new(move |_| {
        answering
            .response
            .with(|response| text_of(response).split_whitespace().count())
    });
    let area = el("textarea.input ruled")
        .attr("id", "response")
        .attr("rows", "12")
        .attr("aria-describedby", "tally")
        .value(move || value.clone());
    let (area, note) = limited(
        words,
        area,
        most,
        Arc::new(move |text| answering.typed(Response::Text(text))),
        answering.on_left_out(),
    );
    el("div.answer")
        .child(
            el("div.field")
                .child(
                    el("label.prompt field-label")
                        .attr("for", "response")
                        .child(String::from(prompt)),
                )
                .child(area)
                .child(
                    el("p.tally")
                        .attr("id", "tally")
                        .child(el("span").child(move || {
                            (words.answer.words)(count.get(), suggested.0, suggested.1)
                        }))
                        .child(el("span").child((words.answer.most)(most))),
                )
                .child(note),
        )
        .view()
}

fn text_of(response: &Response) -> String {
    match response {
        Response::Text(text) => text.clone(),
        _ => String::new(),
    }
}
