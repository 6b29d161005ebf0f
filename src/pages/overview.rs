//! The overview: where one can go to from here.

use crate::pages::context::{use_dispatch, use_locale};
use assay_core::attempt::{Attempt, Mark, Place, Response};
use assay_web::browser::page;
use assay_web::tr;
use assay_web::ui::{Dialog, icon, icons, text};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// A section that can be gone to now.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenSection {
    /// Its title.
    pub title: String,
    /// Its items, in order.
    pub items: Vec<Line>,
    /// Whether it can be finished, for good, to go on to the next.
    pub can_be_finished: bool,
}

/// An item in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its number in the section, from 1.
    pub number: usize,
    /// Its number in the form, from 0.
    pub item: usize,
    /// Its title.
    pub title: String,
    /// The mark of the item.
    pub mark: Mark,
    /// Whether the answer is that a document has no error.
    pub sees_no_error: bool,
    /// Whether it is on screen.
    pub is_current: bool,
}

impl OpenSection {
    /// The sections of an attempt that can be gone to now.
    pub fn all(attempt: &Attempt) -> Vec<Self> {
        let open = attempt.open_items();
        attempt
            .sections
            .iter()
            .zip(&attempt.assessment.sections)
            .filter(|(state, _)| state.items.0 >= open.0 && state.items.1 <= open.1)
            .map(|(state, section)| Self {
                title: section.title.clone(),
                items: (state.items.0..state.items.1)
                    .map(|item| Line::of(attempt, item, item - state.items.0 + 1))
                    .collect(),
                // Where sections can be finished, only one is open.
                can_be_finished: attempt.can_finish_section(),
            })
            .collect()
    }
}

impl Line {
    fn of(attempt: &Attempt, item: usize, number: usize) -> Self {
        let slot = &attempt.slots[item];
        Self {
            number,
            item,
            title: attempt.item(slot).title.clone(),
            mark: attempt.mark(slot),
            sees_no_error: slot.response.as_ref().is_some_and(Response::sees_no_error),
            is_current: attempt.place == Place::Item(item),
        }
    }
}

/// The overview: a chip for each item that can be gone to.
#[component]
pub fn Overview(
    /// The sections that can be gone to.
    sections: Memo<Vec<OpenSection>>,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Called when the candidate wants to finish the section, once the overview is closed.
    on_finish: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog id="overview" open title=tr!(use_locale(), review.overview)>
            <Chips sections=sections.get_untracked() open on_finish />
        </Dialog>
    }
}

/// Shows what the overview shows: the legend, and each section with its items.
#[component]
fn Chips(
    /// The sections that can be gone to.
    sections: Vec<OpenSection>,
    /// Whether the overview is open.
    open: RwSignal<bool>,
    /// Called when the candidate wants to finish the section, once the overview is closed.
    on_finish: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let sections = sections
        .into_iter()
        .map(|section| {
            let OpenSection {
                title,
                items,
                can_be_finished,
            } = section;
            let chips = items
                .into_iter()
                .map(|line| view! { <Chip open line /> })
                .collect_view();
            let finish = can_be_finished.then(|| view! { <FinishEntry open on_finish /> });
            view! {
                <section class="overview-section">
                    <h3>{text(title)}</h3>
                    <ul class="chips">{chips} {finish}</ul>
                </section>
            }
        })
        .collect_view();
    let review = move |_| {
        open.set(false);
        dispatch.go(Place::Review);
    };
    view! {
        <ul class="legend">
            <li>
                <span class="chip is-answered" aria-hidden="true"></span>
                {tr!(locale, review.answered)}
            </li>
            <li>
                <span class="chip" aria-hidden="true"></span>
                {tr!(locale, review.unanswered)}
            </li>
            <li>{icon(icons::FLAG)} {tr!(locale, review.flagged)}</li>
            <li>
                <span class="chip is-current" aria-hidden="true"></span>
                {tr!(locale, review.current)}
            </li>
        </ul>
        {sections}
        <div class="actions">
            <button type="button" class="btn" on:click=review>
                {tr!(locale, test.review)}
            </button>
            <button type="button" class="btn" on:click=move |_| open.set(false)>
                {tr!(locale, review.close)}
            </button>
        </div>
    }
}

/// The end of a section in the overview, after its items.
#[component]
fn FinishEntry(
    /// Whether the overview is open.
    open: RwSignal<bool>,
    /// Called when it is pressed, once the overview is closed.
    on_finish: Callback<()>,
) -> impl IntoView {
    let press = move |_| {
        open.set(false);
        // One dialog after the other, so that the focus comes back to where the first was opened.
        spawn_local(async move { on_finish.run(()) });
    };
    view! {
        <li>
            <button type="button" class="btn" aria-haspopup="dialog" on:click=press>
                {tr!(use_locale(), test.finish_section)}
            </button>
        </li>
    }
}

/// An item in the overview.
#[component]
fn Chip(
    /// Whether the overview is open.
    open: RwSignal<bool>,
    /// The item.
    line: Line,
) -> impl IntoView {
    let locale = use_locale();
    let dispatch = use_dispatch();
    let Line {
        item,
        mark,
        sees_no_error,
        is_current,
        ..
    } = line;
    let mut class = String::from("chip");
    let mut name = tr!(
        locale,
        review.go_to,
        number = line.number,
        title = line.title
    );
    let mut add = |class_name: &str, word: &str| {
        class.push_str(class_name);
        name.push_str(", ");
        name.push_str(word);
    };
    if mark.answered {
        add(
            " is-answered",
            if mark.half {
                tr!(locale, review.half)
            } else {
                tr!(locale, review.answered)
            },
        );
    } else {
        add("", tr!(locale, review.unanswered));
    }
    if sees_no_error {
        add("", tr!(locale, answer.no_error));
    }
    if mark.flagged {
        add("", tr!(locale, review.flagged));
    }
    if is_current {
        add(" is-current", tr!(locale, review.current));
    }
    let press = move |_| {
        open.set(false);
        dispatch.go(Place::Item(item));
        if is_current {
            // The page stays, so its heading is given the focus here, once the dialog has closed.
            spawn_local(async {
                page::focus_heading();
            });
        }
    };
    view! {
        <li>
            <button
                type="button"
                class=class
                aria-label=name
                aria-current=is_current.then_some("true")
                on:click=press
            >
                {line.number.to_string()}
                {mark.flagged.then(|| icon(icons::FLAG))}
            </button>
        </li>
    }
}
