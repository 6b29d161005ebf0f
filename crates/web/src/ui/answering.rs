//! What every interaction has in common: its prompt, its response, and the way to take it back.

use super::dom::{View, el};
use super::{best_worst, choice, extended_text, hottext, matching, order, text_entry};
use crate::words::Words;
use assay_core::assessment::{Choice, Interaction, InteractionKind};
use assay_core::attempt::Response;
use leptos::prelude::*;
use std::sync::Arc;

/// A response being given. Copied freely into event handlers.
#[derive(Clone, Copy)]
pub struct Answering {
    /// The words of the user interface.
    pub words: &'static Words,
    /// The response as it is on screen.
    pub response: RwSignal<Response>,
    /// Told of every change.
    on_change: Callback<Change>,
}

/// What happened to a response.
pub enum Change {
    /// It was given with one act.
    Given(Response),
    /// It grows with every key.
    Typed(Response),
    /// So many characters of what was typed or pasted did not fit.
    LeftOut(usize),
}

impl Answering {
    /// Begins with the response given so far.
    pub fn new(
        words: &'static Words,
        kind: &InteractionKind,
        given: Option<Response>,
        on_change: impl Fn(Change) + Send + Sync + 'static,
    ) -> Self {
        Self {
            words,
            response: RwSignal::new(given.unwrap_or_else(|| empty(kind))),
            on_change: Callback::new(on_change),
        }
    }

    /// A response given with one act.
    pub fn give(self, response: Response) {
        self.response.set(response.clone());
        self.on_change.run(Change::Given(response));
    }

    /// A response that grows with every key.
    pub fn typed(self, response: Response) {
        self.response.set(response.clone());
        self.on_change.run(Change::Typed(response));
    }

    /// Who hears of what did not fit.
    pub fn on_left_out(self) -> Arc<dyn Fn(usize)> {
        Arc::new(move |count| self.on_change.run(Change::LeftOut(count)))
    }

    /// What keys do in a table of choices.
    pub fn keys(self) -> View {
        el("p.keys").child(self.words.answer.keys).view()
    }

    /// The foot of an answer: something about its state, and the button that takes it back.
    pub fn foot(self, state: View, nothing: Response) -> View {
        el("div.answer-foot")
            .child(state)
            .child(
                el("button.btn-quiet")
                    .on("click", move |_| self.give(nothing.clone()))
                    .child(self.words.answer.clear),
            )
            .view()
    }
}

/// The response that says nothing.
pub fn empty(kind: &InteractionKind) -> Response {
    match kind {
        InteractionKind::Choice { .. } => Response::Choices(Vec::new()),
        InteractionKind::BestWorst { .. } => Response::BestWorst {
            best: None,
            worst: None,
        },
        InteractionKind::Order { .. } => Response::Order(Vec::new()),
        InteractionKind::Match { .. } => Response::Matches(Vec::new()),
        InteractionKind::Hottext { .. } => Response::Hottext {
            places: Vec::new(),
            correction: String::new(),
        },
        InteractionKind::TextEntry(_) | InteractionKind::ExtendedText { .. } => {
            Response::Text(String::new())
        }
    }
}

/// A group of answers under its prompt.
pub fn group(prompt: &str, content: View) -> View {
    el("fieldset.answer")
        .child(el("legend.prompt").child(String::from(prompt)))
        .child(content)
        .view()
}

/// The interaction of an item, with its options in the order in which they are presented.
pub fn interaction(answering: Answering, interaction: &Interaction, presented: &[usize]) -> View {
    let prompt = &interaction.prompt;
    let options: Vec<Choice> = presented
        .iter()
        .filter_map(|position| interaction.kind.options().get(*position))
        .cloned()
        .collect();
    match &interaction.kind {
        InteractionKind::Choice { max_choices, .. } => {
            group(prompt, choice::choice(answering, options, *max_choices))
        }
        InteractionKind::BestWorst { .. } => {
            group(prompt, best_worst::best_worst(answering, options))
        }
        InteractionKind::Order { .. } => group(prompt, order::order(answering, options)),
        InteractionKind::Match { levels, .. } => {
            group(prompt, matching::matching(answering, options, levels))
        }
        InteractionKind::Hottext {
            max_choices,
            document,
            correction,
        } => group(
            prompt,
            hottext::hottext(answering, document, *max_choices, correction.as_ref()),
        ),
        InteractionKind::TextEntry(entry) => text_entry::text_entry(answering, prompt, entry),
        InteractionKind::ExtendedText {
            suggested_words,
            max_characters,
        } => extended_text::extended_text(answering, prompt, *suggested_words, *max_characters),
    }
}

/// Chooses an identifier, or takes it back, where at most so many may be chosen.
pub fn toggled(mut chosen: Vec<String>, id: &str, on: bool, most: usize) -> Vec<String> {
    if most == 1 {
        chosen.clear();
    }
    chosen.retain(|other| other != id);
    if on && chosen.len() < most {
        let place = chosen.iter().position(|other| other.as_str() > id);
        chosen.insert(place.unwrap_or(chosen.len()), id.into());
    }
    chosen
}
