//! Best and worst: one mark of each among the courses of action, never both on the same.
//!
//! A mark that would take the other one away is refused, with the reason and a button that does it all the same.
//! What that has done can be undone.

use super::answering::Answering;
use super::answering::{AnswerFoot, KeysHint};
use super::text;
use crate::browser::arming::PageArming;
use crate::browser::{arrows, page};
use crate::tr;
use assay_core::assessment::Choice;
use assay_core::attempt::{Pick, Response};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::MouseEvent;

/// A notice under an option: what came of marking it where it carries the other mark.
#[derive(Clone, PartialEq)]
enum MarkNotice {
    /// There is none.
    Nothing,
    /// The mark was refused to the option.
    Refused(Pick, String),
    /// The option carries this mark now; before, the response was this.
    Remarked(Pick, String, Response),
}

/// The options of a best-worst item.
#[component]
pub fn BestWorst(
    /// The response being given.
    answering: Answering,
    /// The options as presented.
    options: Vec<Choice>,
) -> impl IntoView {
    let notice = RwSignal::new(MarkNotice::Nothing);
    let rows = options
        .into_iter()
        .map(|option| view! { <PickRow answering notice option /> })
        .collect_view();
    view! {
        <div class="picks" on:keydown=move |event| arrows::walk(&event)>
            {rows}
        </div>
        <AnswerFoot answering>
            <KeysHint answering />
        </AnswerFoot>
    }
}

/// One option with its two marks.
#[component]
fn PickRow(
    /// The response being given.
    answering: Answering,
    /// The notice under an option.
    notice: RwSignal<MarkNotice>,
    /// The option.
    option: Choice,
) -> impl IntoView {
    let id = option.id;
    let text_id = ["option-", &id].concat();
    let labeled_by = text_id.clone();
    view! {
        <div class="row" role="group" aria-labelledby=labeled_by>
            <p class="row-text" id=text_id>
                {text(option.text)}
            </p>
            <div class="pick-pair">
                <PickMark answering notice id=id.clone() which=Pick::Best />
                <PickMark answering notice id=id.clone() which=Pick::Worst />
            </div>
            <PickNote answering notice id />
        </div>
    }
}

/// A mark, which the option may carry.
#[component]
fn PickMark(
    /// The response being given.
    answering: Answering,
    /// The notice under an option.
    notice: RwSignal<MarkNotice>,
    /// The identifier of the option.
    id: String,
    /// The mark.
    which: Pick,
) -> impl IntoView {
    let name = name(which);
    let label_id = [name, "-", &id].concat();
    let labeled_by = [&label_id, " option-", &id].concat();
    let input_id = input_id(which, &id);
    let value = id.clone();
    let option = id.clone();
    let checked = Memo::new(move |_| {
        answering
            .response
            .with(|response| response.picked(which) == Some(&option))
    });
    let arming = PageArming::here();
    let press = move |event: MouseEvent| {
        let marked = answering
            .response
            .with_untracked(|response| response.marked(which, &id));
        if let Some(response) = marked {
            notice.set(MarkNotice::Nothing);
            answering.give(response);
        } else {
            // The browser takes back what it has shown.
            event.prevent_default();
            notice.set(MarkNotice::Refused(which, id.clone()));
            arming.opened();
        }
    };
    view! {
        <label class="pick">
            <input
                type="radio"
                id=input_id
                name=name
                value=value
                aria-labelledby=labeled_by
                prop:checked=checked
                on:click=press
            />
            <span id=label_id>{label(answering, which)}</span>
        </label>
    }
}

/// The notice under an option, under it: said to screen readers, with the button that goes with it.
#[component]
fn PickNote(
    /// The response being given.
    answering: Answering,
    /// The notice under an option.
    notice: RwSignal<MarkNotice>,
    /// The identifier of the option.
    id: String,
) -> impl IntoView {
    let locale = answering.locale;
    // For as long as it is true: whatever else is marked or cleared makes it obsolete.
    let mine = Memo::new(move |_| {
        let notice = notice.get();
        let is_true_still = answering.response.with(|response| match &notice {
            MarkNotice::Nothing => true,
            MarkNotice::Refused(asked, option) => {
                *option == id && response.picked(asked.other()) == Some(option.as_str())
            }
            MarkNotice::Remarked(carried, option, before) => {
                *option == id && *response == before.remarked(*carried, option)
            }
        });
        if is_true_still {
            notice
        } else {
            MarkNotice::Nothing
        }
    });
    let said = move || match mine.get() {
        MarkNotice::Nothing => String::new(),
        MarkNotice::Refused(asked, _) => {
            let (carried, asked) = (label(answering, asked.other()), label(answering, asked));
            tr!(locale, answer.not_both, carried = carried, asked = asked)
        }
        MarkNotice::Remarked(carried, ..) => {
            let free = label(answering, carried.other());
            let carried = label(answering, carried);
            tr!(locale, answer.remarked, carried = carried, free = free)
        }
    };
    let arming = PageArming::here();
    let button = move || match mine.get() {
        MarkNotice::Nothing => None,
        MarkNotice::Refused(asked, option) => {
            let name = tr!(locale, answer.instead, asked = label(answering, asked));
            let press = move |_| {
                let before = answering.response.get_untracked();
                let after = before.remarked(asked, &option);
                let next = MarkNotice::Remarked(asked, option.clone(), before);
                change(answering, notice, after, next, input_id(asked, &option));
                arming.opened();
            };
            Some((name, Callback::new(press)))
        }
        MarkNotice::Remarked(carried, option, before) => {
            let press = move |_| {
                let marked = input_id(carried.other(), &option);
                change(
                    answering,
                    notice,
                    before.clone(),
                    MarkNotice::Nothing,
                    marked,
                );
                arming.opened();
            };
            Some((String::from(tr!(locale, answer.undo)), Callback::new(press)))
        }
    };
    // What is hidden until it speaks is not heard by every screen reader, so what speaks is always there.
    view! {
        <div class="pick-note">
            <p role="status">{said}</p>
            {move || {
                button()
                    .map(|(name, press)| {
                        view! {
                            <button type="button" class="btn" on:click=move |_| press.run(())>
                                {name}
                            </button>
                        }
                    })
            }}
        </div>
    }
}

/// Gives the response to which a button under an option leads.
fn change(
    answering: Answering,
    notice: RwSignal<MarkNotice>,
    response: Response,
    next: MarkNotice,
    marked: String,
) {
    answering.give(response);
    notice.set(next);
    // The button is gone; the focus stays with what it has marked.
    spawn_local(async move {
        page::focus_id(&marked);
    });
}

fn name(pick: Pick) -> &'static str {
    match pick {
        Pick::Best => "best",
        Pick::Worst => "worst",
    }
}

fn label(answering: Answering, pick: Pick) -> &'static str {
    let locale = answering.locale;
    match pick {
        Pick::Best => tr!(locale, answer.best),
        Pick::Worst => tr!(locale, answer.worst),
    }
}

fn input_id(pick: Pick, option: &str) -> String {
    ["pick-", name(pick), "-", option].concat()
}
