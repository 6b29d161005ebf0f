//! A form for a rating that counts in place of others: a choice from 1 to 5 and a reason, saved together.

use super::drafts::Drafts;
use super::scale::{self, Scale, scale};
use super::words;
use crate::opening::fill;
use assay_evaluation::{Held, reason_length};
use assay_web::browser::{nodes, page};
use assay_web::ui::dom::{Child, View, el};
use assay_web::ui::live::effect;
use leptos::prelude::*;
use std::sync::Arc;

/// What is judged, and in which words.
pub struct Judgement {
    /// Identifier, unique on the page.
    pub id: String,
    /// What the scale is about.
    pub legend: &'static str,
    /// What each rating means.
    pub anchors: [String; 5],
    /// What stands.
    pub stands: Memo<Option<Held<u32>>>,
    /// How it is told who said what and why; three gaps.
    pub stands_text: &'static str,
    /// What is told while nothing stands.
    pub open_text: &'static str,
    /// What the button says.
    pub save: &'static str,
    /// The name that the draft of the reason goes by.
    pub key: String,
    /// How many characters the reason of a rating has at least.
    pub least: Arc<dyn Fn(u32) -> usize>,
    /// Does it; `None` opens it again.
    pub act: Arc<dyn Fn(Option<u32>, String)>,
}

/// The form.
pub fn judgement(drafts: Drafts, judgement: Judgement) -> View {
    let Judgement {
        id,
        legend,
        anchors,
        stands,
        stands_text,
        open_text,
        save,
        key,
        least,
        act,
    } = judgement;
    let words = words();
    let chosen = RwSignal::new(None);
    let fault = RwSignal::new("");
    let reason = {
        let key = key.clone();
        Memo::new(move |_| {
            let stands = || stands.get().map(|held| held.why);
            drafts.get(&key).or_else(stands).unwrap_or_default()
        })
    };
    effect(Box::new(move || {
        if let Some(held) = stands.get() {
            chosen.set(Some(held.value));
        }
    }));
    let [reason_id, fault_id, button_id] =
        ["-reason", "-fault", "-save"].map(|part| [&id, part].concat());
    let submit = {
        let (id, reason_id, key, act) = (id.clone(), reason_id.clone(), key.clone(), act.clone());
        move |event: web_sys::Event| {
            event.prevent_default();
            let text = String::from(reason.get_untracked().trim());
            let rating = chosen.get_untracked();
            if !drafts.has_author() {
                fault.set(words.who_needed);
                page::focus_id("who");
            } else if rating.is_none() {
                fault.set(words.choose_first);
                scale::focus(&id, None);
            } else if let length = reason_length(&text)
                && length < rating.map_or(1, |rating| least(rating))
            {
                fault.set(if length == 0 {
                    words.reason_first
                } else {
                    words.reason_far
                });
                page::focus_id(&reason_id);
            } else {
                fault.set("");
                act(rating, text);
                drafts.forget(&key);
            }
        }
    };
    let open_again = {
        let button_id = button_id.clone();
        move |_| {
            // The button goes away with what it takes back.
            page::focus_id(&button_id);
            act(None, String::new());
        }
    };
    let standing = move || match stands.get() {
        Some(held) => fill(stands_text, &[&held.by, &held.value.to_string(), &held.why]),
        None => open_text.into(),
    };
    let field = el("div.field")
        .child(
            el("label.field-label")
                .attr("for", reason_id.clone())
                .child(words.settle_reason),
        )
        .child(
            el("textarea.input")
                .attr("id", reason_id)
                .attr("rows", "2")
                .attr("dir", "auto")
                .attr("required", true)
                .attr("aria-describedby", fault_id.clone())
                .live("aria-invalid", move || {
                    [words.reason_first, words.reason_far]
                        .contains(&fault.get())
                        .then_some("true")
                })
                .value(move || reason.get())
                .on("input", move |event| {
                    drafts.keep(key.clone(), nodes::value_of(&event))
                }),
        );
    let parts = Scale {
        id,
        title: legend.view(),
        anchors,
        chosen: chosen.into(),
        is_closed: Signal::stored(false),
        choose: Arc::new(move |rating| chosen.set(Some(rating))),
    };
    el("form.judgement stack")
        .attr("novalidate", true)
        .on("submit", submit)
        .child(
            el("p.judgement-state")
                .attr("role", "status")
                .child(standing),
        )
        .child(scale(parts))
        .child(field)
        .child(
            el("p.field-error")
                .attr("id", fault_id)
                .attr("role", "alert")
                .child(move || fault.get()),
        )
        .child(
            el("div.actions")
                .child(
                    el("button.btn")
                        .attr("type", "submit")
                        .attr("id", button_id)
                        .child(save),
                )
                .child(
                    el("button.btn-quiet")
                        .live("hidden", move || stands.get().is_none())
                        .on("click", open_again)
                        .child(words.settle_back),
                ),
        )
        .view()
}
