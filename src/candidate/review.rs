//! Overview, review, and submission.

use super::app::App;
use super::frame::{button, colophon};
use super::head::head;
use super::test::{go_to, standing_notices};
use crate::attempt::{Event, Place};
use crate::browser::screen;
use crate::ui::{dialog, icon, icons};
use leptos::prelude::*;

/// An item in a list: its number in the section, its number in the form, its title.
#[derive(Clone)]
struct Line {
    number: usize,
    item: usize,
    title: String,
}

/// The sections that can be gone to now, each with its items.
fn lines(app: App) -> Vec<(String, Vec<Line>)> {
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
pub fn overview(app: App, open: RwSignal<bool>) -> AnyView {
    let words = &app.words.review;
    dialog("overview", open, words.overview, move || {
        let sections = lines(app)
            .into_iter()
            .map(|(title, items)| {
                let chips = items
                    .into_iter()
                    .map(|line| chip(app, open, &line))
                    .collect_view();
                view! {
                    <section class="overview-section">
                        <h3>{title}</h3>
                        <ul class="chips">{chips}</ul>
                    </section>
                }
            })
            .collect_view();
        let review = move || {
            open.set(false);
            app.go(Place::Review);
        };
        view! {
            <ul class="legend">
                <li><span class="chip is-answered" aria-hidden="true"></span>{words.answered}</li>
                <li><span class="chip" aria-hidden="true"></span>{words.unanswered}</li>
                <li>{icon(icons::FLAG)} {words.flagged}</li>
                <li><span class="chip is-current" aria-hidden="true"></span>{words.current}</li>
            </ul>
            {sections}
            <div class="actions">
                {button("btn", app.words.test.review, review)}
                {button("btn", words.close, move || open.set(false))}
            </div>
        }
        .into_any()
    })
}

fn chip(app: App, open: RwSignal<bool>, line: &Line) -> AnyView {
    let words = &app.words.review;
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
        add(" is-answered", if mark.half { words.half } else { words.answered });
    } else {
        add("", words.unanswered);
    }
    if mark.flagged {
        add("", words.flagged);
    }
    if is_current {
        add(" is-current", words.current);
    }
    let item = line.item;
    let press = move |_| {
        open.set(false);
        go_to(app, item);
    };
    view! {
        <li>
            <button
                class=class
                type="button"
                aria-label=name
                aria-current=is_current.then_some("true")
                on:click=press
            >
                {line.number.to_string()}
                {mark.flagged.then(|| icon(icons::FLAG))}
            </button>
        </li>
    }
    .into_any()
}

/// The review screen.
pub fn review(app: App) -> AnyView {
    let words = &app.words.review;
    screen::set_title(words.title);
    let marks = app.shown.get_untracked().marks;
    let answered = marks.iter().filter(|mark| mark.answered).count();
    let count = marks.len();
    let sections = lines(app)
        .into_iter()
        .enumerate()
        .map(|(position, (title, items))| {
            let id = ["r-", &position.to_string()].concat();
            let labelled_by = id.clone();
            let rows = items
                .into_iter()
                .map(|line| review_line(app, line))
                .collect_view();
            view! {
                <section class="clause" aria-labelledby=labelled_by>
                    <h2 id=id>{title}</h2>
                    <ol class="review">{rows}</ol>
                </section>
            }
        })
        .collect_view();
    let asking = RwSignal::new(false);
    let back = move || {
        let last = app.shown.with_untracked(|shown| shown.open.1);
        app.go(Place::Item(last.saturating_sub(1)));
    };
    let progress = (app.words.test.progress)(answered, count);
    view! {
        {head(app, words.title.into(), progress, String::new(), None)}
        <main class="page cover">
            {standing_notices(app)}
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{(words.lead)(answered, count)}</p>
            {sections}
            <section class="start" aria-labelledby="r-submit">
                <h2 id="r-submit">{words.hand_in}</h2>
                <p class="read">{words.confirm_end}</p>
                <div class="actions">
                    {button("btn btn-primary", words.submit, move || asking.set(true))}
                    {button("btn", words.back, back)}
                </div>
            </section>
        </main>
        {colophon(app)}
        {dialog("confirm", asking, words.confirm_title, move || confirm(app, asking))}
    }
    .into_any()
}

fn review_line(app: App, line: Line) -> AnyView {
    let words = &app.words.review;
    let mark = app
        .shown
        .with_untracked(|shown| shown.marks.get(line.item).copied().unwrap_or_default());
    let (class, state) = match (mark.answered, mark.half) {
        (true, false) => ("is-answered", words.answered),
        (true, true) => ("is-open", words.half),
        (false, _) => ("is-open", words.unanswered),
    };
    let flagged = mark
        .flagged
        .then(|| view! { <span>{icon(icons::FLAG)} {words.flagged}</span> });
    let name = (words.go_to)(line.number, &line.title);
    let item = line.item;
    view! {
        <li>
            <span class="review-number" aria-hidden="true">{line.number.to_string()}</span>
            <div>
                <p class="review-title">{line.title}</p>
                <p class="state"><span class=class>{state}</span> {flagged}</p>
            </div>
            <button class="btn" type="button" aria-label=name on:click=move |_| go_to(app, item)>
                {words.open}
            </button>
        </li>
    }
    .into_any()
}

/// Counts what is unanswered, and asks.
fn confirm(app: App, asking: RwSignal<bool>) -> AnyView {
    let words = &app.words.review;
    let marks = app.shown.get_untracked().marks;
    let unanswered = marks.iter().filter(|mark| !mark.answered).count();
    let flagged = marks.iter().filter(|mark| mark.flagged).count();
    let submit = move || {
        asking.set(false);
        app.take_draft();
        app.dispatch(Event::Submitted);
    };
    view! {
        <p><strong>{(words.confirm)(unanswered, flagged)}</strong></p>
        <p class="hint">{words.confirm_end}</p>
        <div class="actions">
            {button("btn btn-primary", words.submit, submit)}
            {button("btn", words.keep_working, move || asking.set(false))}
        </div>
    }
    .into_any()
}
