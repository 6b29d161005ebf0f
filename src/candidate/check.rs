//! Check and practice: is this device fit, and is every way of answering familiar? Nothing here is
//! timed or recorded, and no data leaves the page. The button at the end starts the clock.

use super::app::{App, Stage};
use super::frame::{button, clause, cover};
use super::{door, load, sitting};
use crate::assessment::{FormItem, Item};
use crate::browser::{arming, http, page, screen};
use crate::ui::dom::{Child, View, el, views};
use crate::ui::live::Live;
use crate::ui::{Answering, icon, interaction, stem};
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
    ("is-ok", "M4 10.5l4 4L16.5 6"),
    ("is-warning", "M10 2.5l8 14.5H2zM10 8v4M10 14.5v.1"),
    ("is-failed", "M6 2h8l4 4v8l-4 4H6l-4-4V6zM7 7l6 6M13 7l-6 6"),
];

/// The check screen.
pub fn check(app: App) -> View {
    let words = &app.words.check;
    let granted = move || {
        app.loaded.track();
        app.granted()
            .map(|granted| (words.start_lead)(granted.total_seconds()))
    };
    let back = move || {
        page::replace_state("");
        app.stage.set(Stage::Welcome);
    };
    let content = views((
        clause("c-checks", words.checks, checks(app)),
        move || app.loaded.get().then(|| practice(app)),
        el("section.start")
            .attr("aria-labelledby", "c-start")
            .child(el("h2").attr("id", "c-start").child(words.start_title))
            .child(el("p.read").child(granted))
            .child(
                el("div.actions")
                    .child(
                        el("button.btn btn-primary")
                            .flag("disabled", move || !app.loaded.get())
                            .on("click", move |_| start(app))
                            .child(words.start),
                    )
                    .child(button("btn-quiet", words.back, back)),
            ),
    ));
    cover(app, words.title.into(), words.lead.into(), content.view())
}

/// Starts the test as soon as the part of the program that runs it is here, which it is unless the line is
/// slow; the clock starts with the test.
fn start(app: App) {
    spawn_local(async move {
        // Whoever went back to read while it was on its way has not started.
        if let Some(behind) = load::rest(app).await
            && app.stage.get_untracked() == Stage::Check
        {
            (behind.start)(app);
        }
    });
}

fn checks(app: App) -> View {
    let words = &app.words.check;
    let [storage, clock, endpoint] = [(); 3].map(|()| Live::new(Outcome::Running));
    spawn_local(async move {
        let works = match app.store() {
            Some(store) => store.probe().await.is_ok(),
            None => false,
        };
        storage.set(if works {
            Outcome::Good
        } else {
            Outcome::Bad(2)
        });
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
    let rest_is_here = Live::new(false);
    spawn_local(async move {
        if door::open().await.is_some() {
            rest_is_here.set(true);
        }
    });
    let content = Live::of(move || {
        if app.loaded.get() && rest_is_here.get() {
            Outcome::Note(2)
        } else {
            Outcome::Running
        }
    });
    el("ul.checks")
        .attr("aria-live", "polite")
        .child(line(app, &words.browser, Live::new(browser)))
        .child(line(app, &words.storage, storage))
        .child(line(app, &words.clock, clock))
        .child(line(app, &words.endpoint, endpoint))
        .child(content_line(app, content))
        .view()
}

/// The pack's own line: loading, or there.
fn content_line(app: App, outcome: Live<Outcome>) -> View {
    let words = &app.words.check;
    views(move || {
        let is_there = outcome.get() != Outcome::Running;
        let (mark, text) = if is_there {
            (1, words.content[2])
        } else {
            (0, words.content[1])
        };
        mark_line(app, words.content[0], mark, text)
    })
}

fn line(app: App, texts: &'static [&'static str], outcome: Live<Outcome>) -> View {
    views(move || {
        let (mark, text) = match outcome.get() {
            Outcome::Running => (0, ""),
            Outcome::Good => (1, texts[1]),
            Outcome::Note(text) => (2, texts[text]),
            Outcome::Bad(text) => (3, texts[text]),
        };
        mark_line(app, texts[0], mark, text)
    })
}

fn mark_line(app: App, name: &'static str, mark: usize, text: &'static str) -> View {
    let (class, path) = MARKS[mark];
    el("li")
        .attr("class", class)
        .child(el("span.check-mark").child(icon(path)))
        .child(el("strong").child(name))
        .child(el("span.check-state").child(app.words.check.states[mark]))
        .child(el("p.hint").child(text))
        .view()
}

/// The practice items, one at a time. What is answered here is forgotten.
fn practice(app: App) -> View {
    let words = &app.words.check;
    let Some(assessment) = app.assessment() else {
        return ().view();
    };
    let count = assessment.practice.len();
    if count == 0 {
        return ().view();
    }
    let position = Live::new(0_usize);
    let step = move |by: isize| {
        position.update(|at| *at = at.saturating_add_signed(by).min(count - 1));
        arming::opened();
        spawn_local(async {
            page::focus_id("practice-item");
        });
    };
    let example = move || {
        let at = position.get();
        app.assessment().and_then(|assessment| {
            assessment
                .practice
                .get(at)
                .map(practice_item(app, at, count))
        })
    };
    let content = el("div")
        .child(el("p.read").child(words.practice_lead))
        .child(example)
        .child(
            el("div.actions")
                .child(
                    el("button.btn")
                        .flag("disabled", move || position.get() == 0)
                        .on("click", move |_| step(-1))
                        .child(words.practice_back),
                )
                .child(
                    el("button.btn")
                        .flag("disabled", move || position.get() + 1 == count)
                        .on("click", move |_| step(1))
                        .child(words.practice_next),
                ),
        );
    clause("c-practice", words.practice, content.view())
}

fn practice_item(app: App, at: usize, count: usize) -> impl Fn(&Item) -> View {
    move |item| {
        let answering = Answering::new(app.words, &item.interaction.kind, None, |_| {});
        let drawn = FormItem::alone(item, "practice");
        let number = (app.words.check.practice_of)(at + 1, count);
        el("article.item practice-item")
            .attr("aria-labelledby", "practice-item")
            .child(
                el("h3.item-title")
                    .attr("id", "practice-item")
                    .attr("tabindex", "-1")
                    .child(
                        el("span.item-number")
                            .child(number)
                            .child(el("span.visually-hidden").child(": ")),
                    )
                    .child(item.title.clone()),
            )
            .child(stem(&item.stem))
            .child(interaction(answering, &item.interaction, &drawn.presented))
            .view()
    }
}
