//! Best and worst: one mark of each among the courses of action, never both on the same.
//!
//! A mark that would take the other one away is refused, with the reason and a button that does it all the same.
//! What that has done can be undone.

use super::Answering;
use super::dom::{View, el, views};
use crate::browser::{arming, arrows, page};
use assay_core::assessment::Choice;
use assay_core::attempt::{Pick, Response};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// What has come of marking an option that carries the other mark.
#[derive(Clone, PartialEq)]
enum Told {
    /// Nothing is told.
    Nothing,
    /// The mark was refused to the option.
    Refused(Pick, String),
    /// The option carries this mark now; before, the response was this.
    Remarked(Pick, String, Response),
}

/// The options of a best-worst item.
pub fn best_worst(answering: Answering, options: Vec<Choice>) -> View {
    let told = RwSignal::new(Told::Nothing);
    let rows = options
        .into_iter()
        .map(|option| row(answering, told, option))
        .collect::<Vec<_>>();
    let nothing = Response::BestWorst {
        best: None,
        worst: None,
    };
    let foot = answering.foot(answering.keys(), nothing);
    views((
        el("div.picks")
            .on("keydown", |event| arrows::walk(&event))
            .child(rows),
        foot,
    ))
}

fn row(answering: Answering, told: RwSignal<Told>, option: Choice) -> View {
    let Choice { id, text } = option;
    let text_id = ["option-", &id].concat();
    let labelled_by = text_id.clone();
    let best = pick(answering, told, &id, &text_id, Pick::Best);
    let worst = pick(answering, told, &id, &text_id, Pick::Worst);
    el("div.row")
        .attr("role", "group")
        .attr("aria-labelledby", labelled_by)
        .child(el("p.row-text").attr("id", text_id).child(text))
        .child(el("div.pick-pair").child(best).child(worst))
        .child(note(answering, told, id))
        .view()
}

fn pick(answering: Answering, told: RwSignal<Told>, id: &str, text_id: &str, which: Pick) -> View {
    let (name, label) = (name(which), label(answering, which));
    let id = String::from(id);
    let label_id = [name, "-", &id].concat();
    let labelled_by = [&label_id, " ", text_id].concat();
    let value = id.clone();
    let checked = {
        let id = id.clone();
        Memo::new(move |_| {
            answering
                .response
                .with(|response| response.picked(which) == Some(&id))
        })
    };
    let input_id = input_id(which, &id);
    let press = move |event: web_sys::Event| {
        let marked = answering
            .response
            .with_untracked(|response| response.marked(which, &id));
        if let Some(response) = marked {
            told.set(Told::Nothing);
            answering.give(response);
        } else {
            // The browser takes back what it has shown.
            event.prevent_default();
            told.set(Told::Refused(which, id.clone()));
            arming::opened();
        }
    };
    el("label.pick")
        .child(
            el("input")
                .attr("type", "radio")
                .attr("id", input_id)
                .attr("name", name)
                .attr("value", value)
                .attr("aria-labelledby", labelled_by)
                .flag("checked", move || checked.get())
                .on("click", press),
        )
        .child(el("span").attr("id", label_id).child(label))
        .view()
}

/// What is told about an option, under it: said to screen readers, with the button that goes with it.
fn note(answering: Answering, told: RwSignal<Told>, id: String) -> View {
    let words = &answering.words.answer;
    // For as long as it is true: whatever else is marked or cleared makes it obsolete.
    let mine = Memo::new(move |_| {
        let told = told.get();
        let holds = answering.response.with(|response| match &told {
            Told::Nothing => true,
            Told::Refused(asked, option) => {
                *option == id && response.picked(asked.other()) == Some(option.as_str())
            }
            Told::Remarked(carried, option, before) => {
                *option == id && *response == before.remarked(*carried, option)
            }
        });
        if holds { told } else { Told::Nothing }
    });
    let text = move || match mine.get() {
        Told::Nothing => String::new(),
        Told::Refused(asked, _) => {
            (words.not_both)(label(answering, asked.other()), label(answering, asked))
        }
        Told::Remarked(carried, ..) => {
            (words.remarked)(label(answering, carried), label(answering, carried.other()))
        }
    };
    let button = move || match mine.get() {
        Told::Nothing => None,
        Told::Refused(asked, option) => {
            let name = (words.instead)(label(answering, asked));
            Some((name, asked, option, None))
        }
        Told::Remarked(carried, option, before) => Some((
            String::from(words.undo),
            carried.other(),
            option,
            Some(before),
        )),
    };
    // What is hidden until it speaks is not heard by every screen reader, so what speaks is always there.
    el("div.pick-note")
        .child(el("p").attr("role", "status").child(text))
        .child(move || {
            button().map(|(name, which, option, before)| {
                let press = move |_| {
                    let now = answering.response.get_untracked();
                    let (told_next, response) = match before.clone() {
                        Some(before) => (Told::Nothing, before),
                        None => (
                            Told::Remarked(which, option.clone(), now.clone()),
                            now.remarked(which, &option),
                        ),
                    };
                    answering.give(response);
                    told.set(told_next);
                    arming::opened();
                    // The button is gone; the focus stays with what it has marked.
                    let marked = input_id(which, &option);
                    spawn_local(async move {
                        page::focus_id(&marked);
                    });
                };
                el("button.btn").on("click", press).child(name)
            })
        })
        .view()
}

fn name(pick: Pick) -> &'static str {
    match pick {
        Pick::Best => "best",
        Pick::Worst => "worst",
    }
}

fn label(answering: Answering, pick: Pick) -> &'static str {
    let words = &answering.words.answer;
    match pick {
        Pick::Best => words.best,
        Pick::Worst => words.worst,
    }
}

fn input_id(pick: Pick, option: &str) -> String {
    ["pick-", name(pick), "-", option].concat()
}
