//! The overview: where one can go to from here.

use crate::app::App;
use crate::pages::notices::go_to;
use assay_core::attempt::Place;
use assay_web::ui::{Dialog, icon, icons, text};
use leptos::prelude::*;

/// An item in a list: its number in the section, its number in the form, its title.
#[derive(Clone)]
pub struct Line {
    /// Its number in the section, from 1.
    pub number: usize,
    /// Its number in the form, from 0.
    pub item: usize,
    /// Its title.
    pub title: String,
}

/// The sections that can be gone to now, each with its items.
pub fn lines(app: App) -> Vec<(String, Vec<Line>)> {
    app.with_attempt(|attempt| {
        let open = attempt.open_items();
        attempt
            .sections
            .iter()
            .zip(&attempt.assessment.sections)
            .filter(|(state, _)| state.items.0 >= open.0 && state.items.1 <= open.1)
            .map(|(state, section)| {
                let items = (state.items.0..state.items.1)
                    .map(|item| Line {
                        number: item - state.items.0 + 1,
                        item,
                        title: attempt.item(&attempt.slots[item]).title.clone(),
                    })
                    .collect();
                (section.title.clone(), items)
            })
            .collect()
    })
    .unwrap_or_default()
}

/// The overview: a chip for each item that can be gone to.
#[component]
pub fn Overview(
    /// The app.
    app: App,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog id="overview" open title=app.words.review().overview>
            <Chips app open />
        </Dialog>
    }
}

/// What the overview shows: the legend, and each section with its items.
#[component]
fn Chips(
    /// The app.
    app: App,
    /// Whether the overview is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let words = app.words.review();
    let sections = lines(app)
        .into_iter()
        .map(|(title, items)| {
            let chips = items
                .into_iter()
                .map(|line| view! { <Chip app open line /> })
                .collect_view();
            view! {
                <section class="overview-section">
                    <h3>{text(title)}</h3>
                    <ul class="chips">{chips}</ul>
                </section>
            }
        })
        .collect_view();
    let review = move |_| {
        open.set(false);
        app.go(Place::Review);
    };
    view! {
        <ul class="legend">
            <li>
                <span class="chip is-answered" aria-hidden="true"></span>
                {words.answered}
            </li>
            <li>
                <span class="chip" aria-hidden="true"></span>
                {words.unanswered}
            </li>
            <li>{icon(icons::FLAG)} {words.flagged}</li>
            <li>
                <span class="chip is-current" aria-hidden="true"></span>
                {words.current}
            </li>
        </ul>
        {sections}
        <div class="actions">
            <button type="button" class="btn" on:click=review>
                {app.words.test().review}
            </button>
            <button type="button" class="btn" on:click=move |_| open.set(false)>
                {words.close}
            </button>
        </div>
    }
}

/// An item in the overview.
#[component]
fn Chip(
    /// The app.
    app: App,
    /// Whether the overview is open.
    open: RwSignal<bool>,
    /// The item.
    line: Line,
) -> impl IntoView {
    let words = app.words.review();
    let (mark, is_current) = app.shown.with_untracked(|shown| {
        (
            shown.marks.get(line.item).copied().unwrap_or_default(),
            shown.place == Place::Item(line.item),
        )
    });
    let mut class = String::from("chip");
    let mut name = (words.go_to)(line.number, &line.title);
    let mut add = |class_name: &str, word: &str| {
        class.push_str(class_name);
        name.push_str(", ");
        name.push_str(word);
    };
    if mark.answered {
        add(
            " is-answered",
            if mark.half {
                words.half
            } else {
                words.answered
            },
        );
    } else {
        add("", words.unanswered);
    }
    if mark.flagged {
        add("", words.flagged);
    }
    if is_current {
        add(" is-current", words.current);
    }
    let press = move |_| {
        open.set(false);
        go_to(app, line.item);
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
