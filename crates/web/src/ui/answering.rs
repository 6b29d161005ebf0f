//! The response being given, which every interaction shares: how it changes, and the way to take it back.

use crate::browser::arming::PageArming;
use crate::browser::page;
use crate::i18n::Locale;
use crate::tr;
use assay_core::assessment::InteractionKind;
use assay_core::attempt::Response;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, MouseEvent};

/// A response being given. Copied freely into event handlers.
#[derive(Clone, Copy)]
pub struct Answering {
    /// The language of the user interface.
    pub locale: Locale,
    /// The response as it is on screen.
    pub response: RwSignal<Response>,
    /// The response that says nothing.
    nothing: StoredValue<Response>,
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
        let nothing = Response::nothing(kind);
        Self {
            locale,
            response: RwSignal::new(given.unwrap_or_else(|| nothing.clone())),
            nothing: StoredValue::new(nothing),
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

    /// Returns whether something is given that can be taken back.
    pub fn is_given(self) -> bool {
        let is_nothing =
            |response: &Response| self.nothing.with_value(|nothing| response == nothing);
        !self.response.with(is_nothing)
    }

    /// Takes back what is given.
    fn clear(self) {
        self.give(self.nothing.get_value());
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

/// The foot of an answer, the same under every kind: the button that takes the answer back, where there is one, and
/// then what is said about its state. Prose has none: what took so long to write is not taken away by one press.
#[component]
pub fn AnswerFoot(
    /// The response being given.
    answering: Answering,
    /// The button that stands in that place while there is nothing to take back.
    #[prop(optional)]
    before: Option<AnyView>,
    /// What is said about its state.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let arming = PageArming::here();
    let clear = move |event: MouseEvent| {
        answering.clear();
        leave_button(&event, arming);
    };
    view! {
        <div class="answer-foot">
            {before}
            <button
                type="button"
                class="btn-quiet"
                hidden=move || !answering.is_given()
                on:click=clear
            >
                {tr!(answering.locale, answer.clear)}
            </button> {children.map(|children| children())}
        </div>
    }
}

/// A button of the foot has done its work and is gone: the focus goes to the first control of the answer, and what lies
/// under the finger now is not answered by the same press.
pub fn leave_button(event: &MouseEvent, arming: PageArming) {
    let button = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    arming.opened();
    spawn_local(async move {
        if let Some(button) = button {
            page::focus_first_control(&button, ".answer");
        }
    });
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
