//! Check and practice: is this device fit, and is every way of answering familiar? Nothing here is
//! timed or recorded, and no data leaves the page. The button at the end starts the clock.

use crate::app::{App, Stage};
use crate::pages::frame::{Clause, Cover};
use crate::session::door::{self, Coming};
use assay_web::browser::{http, page, screen};
use assay_web::ui::{Remount, icon};
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

impl Outcome {
    /// The mark it gets, and what is said about it.
    fn line(self, texts: &[&'static str]) -> (usize, &'static str) {
        match self {
            Self::Running => (0, ""),
            Self::Good => (1, texts[1]),
            Self::Note(text) => (2, texts[text]),
            Self::Bad(text) => (3, texts[text]),
        }
    }
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
#[component]
pub fn Check(
    /// The app.
    app: App,
) -> impl IntoView {
    let words = &app.words.check;
    let granted = move || {
        app.loaded.track();
        app.granted()
            .map(|granted| (words.start_lead)(granted.total_seconds()))
    };
    let is_waiting = RwSignal::new(false);
    let back = move |_| {
        page::replace_state("");
        app.stage.set(Stage::Welcome);
    };
    view! {
        <Cover app title=words.title lead=words.lead>
            <Clause id="c-checks" title=words.checks>
                <Checks app />
            </Clause>
            <Practice app />
            <section class="start" aria-labelledby="c-start">
                <h2 id="c-start">{words.start_title}</h2>
                <p class="read">{granted}</p>
                <div class="actions">
                    <button
                        type="button"
                        class="btn btn-primary"
                        disabled=move || !app.loaded.get()
                        aria-busy=move || is_waiting.get().then_some("true")
                        on:click=move |_| start(app, is_waiting)
                    >
                        {words.start}
                    </button>
                    <button type="button" class="btn-quiet" on:click=back>
                        {words.back}
                    </button>
                </div>
            </section>
        </Cover>
    }
}

/// Starts the test as soon as the part of the program that runs it is here, which it is unless the line is
/// slow; the clock starts with the test.
fn start(app: App, is_waiting: RwSignal<bool>) {
    if is_waiting.get_untracked() {
        return;
    }
    is_waiting.set(true);
    spawn_local(async move {
        let behind = door::rest(app).await;
        // Whoever went back to read while it was on its way has not started: that screen is gone.
        let is_here = is_waiting.try_set(false).is_none();
        if let Some(behind) = behind.filter(|_| is_here) {
            (behind.start)(app);
        }
    });
}

/// Looks whether this device is fit, and says how each check comes out.
#[component]
fn Checks(
    /// The app.
    app: App,
) -> impl IntoView {
    let words = &app.words.check;
    let [storage, clock, endpoint] = [(); 3].map(|()| RwSignal::new(Outcome::Running));
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
        clock.set(match crate::session::entry::calibrate(app).await {
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
    let rest_is_here = RwSignal::new(false);
    spawn_local(async move {
        if door::open().await.is_some() {
            rest_is_here.set(true);
        }
    });
    let content = move || {
        if app.loaded.get() && rest_is_here.get() {
            (1, words.content[2])
        } else {
            (0, words.content[1])
        }
    };
    let storage = move || storage.get().line(&words.storage);
    let clock = move || clock.get().line(&words.clock);
    let endpoint = move || endpoint.get().line(&words.endpoint);
    view! {
        <ul class="checks" aria-live="polite">
            <Line app name=words.browser[0] said=Signal::stored(browser.line(&words.browser)) />
            <Line app name=words.storage[0] said=Signal::derive(storage) />
            <Line app name=words.clock[0] said=Signal::derive(clock) />
            <Line app name=words.endpoint[0] said=Signal::derive(endpoint) />
            <Line app name=words.content[0] said=Signal::derive(content) />
        </ul>
    }
}

/// A check's line. It is made anew when the check has come out, so that screen readers say all of it.
#[component]
fn Line(
    /// The app.
    app: App,
    /// What is checked.
    name: &'static str,
    /// The mark it gets, and what is said about it.
    said: Signal<(usize, &'static str)>,
) -> impl IntoView {
    let line = move |(mark, hint): (usize, &'static str)| {
        let (class, path) = MARKS[mark];
        view! {
            <li class=class>
                <span class="check-mark">{icon(path)}</span>
                <strong>{name}</strong>
                <span class="check-state">{app.words.check.states[mark]}</span>
                <p class="hint">{hint}</p>
            </li>
        }
    };
    let said = Memo::new(move |_| said.get());
    view! { <Remount value=said children=line /> }
}

/// The practice, once the content and its part of the program are here. It can be asked for again where it does not
/// come; the test can be started without it.
#[component]
fn Practice(
    /// The app.
    app: App,
) -> impl IntoView {
    let coming = RwSignal::new(Coming::OnItsWay);
    let ask = move || {
        coming.set(Coming::OnItsWay);
        spawn_local(async move {
            coming.try_set(door::practice().await.into());
        });
    };
    ask();
    let words = &app.words.trouble;
    move || match coming.get() {
        _ if !app.loaded.get() => ().into_any(),
        Coming::Here(practice) => practice(app),
        Coming::OnItsWay => ().into_any(),
        Coming::Missing => view! {
            <Clause id="c-practice" title=app.words.check.practice>
                <div class="stack" role="status">
                    <p>{words.missing}</p>
                    <div class="actions">
                        <button type="button" class="btn" on:click=move |_| ask()>
                            {words.try_again}
                        </button>
                    </div>
                </div>
            </Clause>
        }
        .into_any(),
    }
}
