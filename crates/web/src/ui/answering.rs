//! What every interaction has in common: its prompt, its response, and the way to take it back.

use crate::i18n::Locale;
use crate::tr;
use assay_core::assessment::InteractionKind;
use assay_core::attempt::Response;
use leptos::prelude::*;

/// A response being given. Copied freely into event handlers.
#[derive(Clone, Copy)]
pub struct Answering {
    /// The language of the user interface.
    pub locale: Locale,
    /// The response as it is on screen.
    pub response: RwSignal<Response>,
    /// Told of every change.
    on_change: Callback<Change>,
}

/// A change of a response.
pub enum Change {
    /// It was given with one press.
    Given(Response),
    /// It grows with every key.
    Typed(Response),
    /// So many characters of what was typed or pasted did not fit.
    LeftOut(usize),
}

impl Answering {
    /// Begins with the response given so far.
    pub fn new(
        locale: Locale,
        kind: &InteractionKind,
        given: Option<Response>,
        on_change: impl Fn(Change) + Send + Sync + 'static,
    ) -> Self {
        Self {
            locale,
            response: RwSignal::new(given.unwrap_or_else(|| Response::nothing(kind))),
            on_change: Callback::new(on_change),
        }
    }

    /// A response given with one press.
    pub fn give(self, response: Response) {
        self.response.set(response.clone());
        self.on_change.run(Change::Given(response));
    }

    /// A response that grows with every key.
    pub fn typed(self, response: Response) {
        self.response.set(response.clone());
        self.on_change.run(Change::Typed(response));
    }

    /// Returns the callback that takes what did not fit.
    pub fn on_left_out(self) -> Callback<usize> {
        Callback::new(move |count| self.on_change.run(Change::LeftOut(count)))
    }
}

/// Shows what keys do in a table of choices.
#[component]
pub fn KeysHint(
    /// The response being given.
    answering: Answering,
) -> impl IntoView {
    view! { <p class="keys">{tr!(answering.locale, answer.keys)}</p> }
}

/// The foot of an answer: something about its state, and the button that takes it back.
#[component]
pub fn AnswerFoot(
    /// The response being given.
    answering: Answering,
    /// The response that says nothing.
    nothing: Response,
    /// What is said about its state.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="answer-foot">
            {children.map(|children| children())}
            <button
                type="button"
                class="btn-quiet"
                on:click=move |_| answering.give(nothing.clone())
            >
                {tr!(answering.locale, answer.clear)}
            </button>
        </div>
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
