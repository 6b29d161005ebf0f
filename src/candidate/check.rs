//! Check and practice: is this device fit, and is every way of answering familiar? Nothing here is
//! timed or recorded, and no data leaves the page. The button at the end starts the clock.

use super::app::{App, Stage};
use super::frame::{button, clause, cover};
use super::sitting;
use crate::assessment::{FormItem, Item};
use crate::browser::{http, page, screen};
use crate::ui::{Answering, icon, interaction, stem};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How a check came out.
#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Running,
    Good,
    Note(usize),
    Bad(usize),
}

/// More than this is worth telling the candidate, in milliseconds.
const CLOCK_NOTE_MS: i64 = 60_000;

const MARKS: [(&str, &str); 4] = [
    ("is-running", "M10 2a8 8 0 1 1-8 8"),
    ("is-ok", "M4 10.500l4 4L16.500 6"),
    ("is-warning", "M10 2.500l8 14.500H2zM10 8v4M10 14.500v.1"),
    ("is-failed", "M6 2h8l4 4v8l-4 4H6l-4-4V6zM7 7l6 6M13 7l-6 6"),
];

/// The check screen.
pub fn check(app: App) -> AnyView {
    let words = &app.words.check;
    let granted = move || {
        app.loaded.track();
        granted_minutes(app).map(words.start_lead)
    };
    let back = move || {
        page::replace_state("");
        app.stage.set(Stage::Welcome);
    };
    let content = view! {
        {clause("c-checks", words.checks, checks(app))}
        {move || {
            app.loaded.get().then(|| practice(app))
        }}
        <section class="start" aria-labelledby="c-start">
            <h2 id="c-start">{words.start_title}</h2>
            <p class="read">{granted}</p>
            <div class="actions">
                <button
                    class="btn btn-primary"
                    type="button"
                    prop:disabled=move || !app.loaded.get()
                    on:click=move |_| sitting::start(app)
                >
                    {words.start}
                </button>
                {button("btn-quiet", words.back, back)}
            </div>
        </section>
    };
    cover(app, words.title.into(), words.lead.into(), content.into_any())
}

fn granted_minutes(app: App) -> Option<i64> {
    let (assessment, config) = app.assessment().zip(app.config())?;
    let code = page::query_parameter("accommodation").unwrap_or_default();
    let percent = config
        .accommodations
        .iter()
        .find(|granted| granted.code == code)
        .map_or(100, |granted| granted.time_percent);
    Some(i64::from(assessment.duration_seconds) * i64::from(percent) / 6_000)
}

fn checks(app: App) -> AnyView {
    let words = &app.words.check;
    let [storage, clock, endpoint] = [(); 3].map(|()| RwSignal::new(Outcome::Running));
    spawn_local(async move {
        let works = match app.store() {
            Some(store) => store.probe().await.is_ok(),
            None => false,
        };
        storage.set(if works { Outcome::Good } else { Outcome::Bad(2) });
    });
    spawn_local(async move {
        clock.set(match sitting::calibrate(app).await {
            Some(ahead_ms) if ahead_ms.abs() < CLOCK_NOTE_MS => Outcome::Good,
            Some(_) => Outcome::Note(2),
            None => Outcome::Note(3),
        });
    });
    spawn_local(async move {
        let Some(config) = app.config() else { return };
        endpoint.set(match http::reach(&config.submission.url).await {
            http::Reach::Answers => Outcome::Good,
            http::Reach::Silent => Outcome::Note(2),
        });
    });
    let browser = if screen::is_modern() {
        Outcome::Good
    } else {
        Outcome::Bad(2)
    };
    let content = Signal::derive(move || {
        if app.loaded.get() {
            Outcome::Note(2)
        } else {
            Outcome::Running
        }
    });
    view! {
        <ul class="checks" aria-live="polite">
            {line(app, &words.browser, Signal::derive(move || browser))}
            {line(app, &words.storage, storage.into())}
            {line(app, &words.clock, clock.into())}
            {line(app, &words.endpoint, endpoint.into())}
            {content_line(app, content)}
        </ul>
    }
    .into_any()
}

/// The pack's own line: loading, or there.
fn content_line(app: App, outcome: Signal<Outcome>) -> AnyView {
    let words = &app.words.check;
    view! {
        {move || {
            let is_there = outcome.get() != Outcome::Running;
            let (mark, text) = if is_there { (1, words.content[2]) } else { (0, words.content[1]) };
            mark_line(app, words.content[0], mark, text)
        }}
    }
    .into_any()
}

fn line(app: App, texts: &'static [&'static str], outcome: Signal<Outcome>) -> AnyView {
    view! {
        {move || {
            let (mark, text) = match outcome.get() {
                Outcome::Running => (0, ""),
                Outcome::Good => (1, texts[1]),
                Outcome::Note(text) => (2, texts[text]),
                Outcome::Bad(text) => (3, texts[text]),
            };
            mark_line(app, texts[0], mark, text)
        }}
    }
    .into_any()
}

fn mark_line(app: App, name: &'static str, mark: usize, text: &'static str) -> AnyView {
    let (class, path) = MARKS[mark];
    view! {
        <li class=class>
            <span class="check-mark">{icon(path)}</span>
            <strong>{name}</strong>
            <span class="check-state">{app.words.check.states[mark]}</span>
            <p class="hint">{text}</p>
        </li>
    }
    .into_any()
}

/// The practice items, one at a time. What is answered here is forgotten.
fn practice(app: App) -> AnyView {
    let words = &app.words.check;
    let Some(assessment) = app.assessment() else {
        return ().into_any();
    };
    let count = assessment.practice.len();
    if count == 0 {
        return ().into_any();
    }
    let position = RwSignal::new(0_usize);
    let step = move |by: isize| {
        position.update(|at| *at = at.saturating_add_signed(by).min(count - 1));
        spawn_local(async {
            page::focus_id("practice-item");
        });
    };
    let example = move || {
        let at = position.get();
        app.assessment()
            .and_then(|assessment| assessment.practice.get(at).map(practice_item(app, at, count)))
    };
    let content = view! {
        <div>
            <p class="read">{words.practice_lead}</p>
            {example}
            <div class="actions">
                <button
                    class="btn"
                    type="button"
                    prop:disabled=move || position.get() == 0
                    on:click=move |_| step(-1)
                >
                    {words.practice_back}
                </button>
                <button
                    class="btn"
                    type="button"
                    prop:disabled=move || position.get() + 1 == count
                    on:click=move |_| step(1)
                >
                    {words.practice_next}
                </button>
            </div>
        </div>
    };
    clause("c-practice", words.practice, content.into_any())
}

fn practice_item(app: App, at: usize, count: usize) -> impl Fn(&Item) -> AnyView {
    move |item| {
        let answering = Answering::new(app.words, &item.interaction.kind, None, |_, _| {});
        let drawn = FormItem::alone(item, "practice");
        let number = (app.words.check.practice_of)(at + 1, count);
        view! {
            <article class="item practice-item" aria-labelledby="practice-item">
                <h3 class="item-title" id="practice-item" tabindex="-1">
                    <span class="item-number">{number}<span class="visually-hidden">": "</span></span>
                    {item.title.clone()}
                </h3>
                {stem(&item.stem)}
                {interaction(answering, &item.interaction, &drawn.presented)}
            </article>
        }
        .into_any()
    }
}
