//! The head of the test: team, place, clock, progress, notices.

use crate::app::App;
use assay_core::attempt::{Place, clock_face};
use assay_web::browser::clock;
use assay_web::ui::LiveText;
use assay_web::ui::{icon, icons, text};
use leptos::prelude::*;

/// The head. `title` and `position` say where the candidate is.
#[component]
pub fn Head(
    /// The app.
    app: App,
    /// The section, or what the screen is called.
    #[prop(into)]
    title: String,
    /// The place in it.
    position: String,
    /// How the time is meant to be spent; nothing where it makes no difference.
    #[prop(optional)]
    pace: String,
    /// Opens the overview; no button where there is none.
    #[prop(optional)]
    overview: Option<RwSignal<bool>>,
) -> impl IntoView {
    let team = app
        .config()
        .map_or_else(String::new, |config| config.team.name.clone());
    let overview = overview.map(|open| {
        view! {
            <div class="tools">
                <button
                    type="button"
                    class="tool"
                    aria-haspopup="dialog"
                    on:click=move |_| open.set(true)
                >
                    {icon(icons::LIST)}
                    <span>{app.words.test().overview}</span>
                </button>
            </div>
        }
    });
    view! {
        <header class="test-head">
            <div class="page">
                <div class="test-head-row">
                    <p class="team caps">{text(team)}</p>
                    <p class="place">
                        <strong>{text(title)}</strong>
                        {position}
                    </p>
                    <Countdown app />
                    {overview}
                </div>
                <Progress app />
                <div class="head-line">
                    <p class="pace">{pace}</p>
                    <Notice app />
                </div>
            </div>
        </header>
    }
}

/// The countdown. Silent; hidden if the candidate wants; spoken when asked.
#[component]
fn Countdown(
    /// The app.
    app: App,
) -> impl IntoView {
    let words = app.words.clock();
    let hidden = app.timer_hidden;
    let face = move || clock_face(app.left_seconds.get() * 1_000);
    let toggle = move || {
        if hidden.get() { words.show } else { words.hide }
    };
    view! {
        <div class="time">
            <p class="clock" role="timer" aria-label=words.name hidden=move || hidden.get()>
                {face}
            </p>
            <button
                type="button"
                class="tool"
                title=toggle
                on:click=move |_| hidden.update(|hidden| *hidden = !*hidden)
            >
                {icon(icons::HIDE)}
                <span class="tool-text">{toggle}</span>
            </button>
            <button
                type="button"
                class="tool"
                title=words.say
                aria-keyshortcuts="Alt+T"
                on:click=move |_| say(app)
            >
                {icon(icons::SAY)}
                <span class="tool-text">{words.say}</span>
            </button>
        </div>
    }
}

/// Puts the time left into the notice, in words. Emptied first, because a live region that is given
/// the same words again stays silent.
pub fn say(app: App) {
    app.notice.set(String::new());
    let timer = clock::after(30, move || {
        let text = (app.words.clock().left)(app.left_seconds.get_untracked());
        app.announce(text);
    });
    app.update_inner(|inner| inner.say_timer = Some(timer));
}

/// One segment for each item, grouped by section.
#[component]
fn Progress(
    /// The app.
    app: App,
) -> impl IntoView {
    let starts: Vec<usize> = app
        .with_attempt(|attempt| {
            attempt
                .sections
                .iter()
                .map(|section| section.items.0)
                .collect()
        })
        .unwrap_or_default();
    let segments = move || {
        app.shown.with(|shown| {
            let current = match shown.place {
                Place::Item(item) => item,
                Place::Review => usize::MAX,
            };
            shown
                .marks
                .iter()
                .enumerate()
                .map(|(item, mark)| {
                    let mut class = String::new();
                    for (name, on) in [
                        ("section-start ", starts.contains(&item)),
                        ("is-answered ", mark.answered),
                        ("is-flagged ", mark.flagged),
                        ("is-current", item == current),
                    ] {
                        if on {
                            class.push_str(name);
                        }
                    }
                    view! { <i class=class></i> }
                })
                .collect_view()
        })
    };
    view! {
        <div class="bar" aria-hidden="true">
            {segments}
        </div>
    }
}

/// The line that says what just happened.
#[component]
fn Notice(
    /// The app.
    app: App,
) -> impl IntoView {
    let class = move || {
        if app.notice.with(String::is_empty) {
            "time-notice"
        } else {
            "time-notice is-on"
        }
    };
    view! {
        <p class=class role="status">
            <LiveText words=app.notice />
        </p>
    }
}
