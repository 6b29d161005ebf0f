//! The head of the test: team, place, clock, progress, notices.

use super::app::App;
use crate::attempt::{Place, clock_face};
use crate::browser::clock;
use crate::ui::{icon, icons};
use leptos::prelude::*;

/// How long a notice of the time stays on screen, in milliseconds.
const NOTICE_MS: u32 = 20_000;

/// The head. `title` and `position` say where the candidate is.
pub fn head(
    app: App,
    title: String,
    position: String,
    pace: String,
    overview: Option<RwSignal<bool>>,
) -> AnyView {
    let team = app
        .config()
        .map_or_else(String::new, |config| config.team.name.clone());
    let overview = overview.map(|open| {
        view! {
            <div class="tools">
                <button
                    class="tool"
                    type="button"
                    aria-haspopup="dialog"
                    on:click=move |_| open.set(true)
                >
                    {icon(icons::LIST)}
                    <span>{app.words.test.overview}</span>
                </button>
            </div>
        }
    });
    view! {
        <header class="test-head">
            <div class="page">
                <div class="test-head-row">
                    <p class="team caps">{team}</p>
                    <p class="place">
                        <strong>{title}</strong>
                        {position}
                    </p>
                    {timer(app)}
                    {overview}
                </div>
                {bar(app)}
                <div class="head-line">
                    <p class="pace">{pace}</p>
                    {notice(app)}
                </div>
            </div>
        </header>
    }
    .into_any()
}

/// The countdown. Silent; hidden if the candidate wants; spoken when asked.
fn timer(app: App) -> AnyView {
    let words = &app.words.clock;
    let face = move || clock_face(app.left_seconds.get() * 1_000);
    let hidden = app.timer_hidden;
    view! {
        <div class="time">
            <p class="clock" role="timer" aria-label=words.name prop:hidden=hidden>{face}</p>
            <button
                class="tool"
                type="button"
                title=move || if hidden.get() { words.show } else { words.hide }
                on:click=move |_| hidden.update(|hidden| *hidden = !*hidden)
            >
                {icon(icons::HIDE)}
                <span class="tool-text">
                    {move || if hidden.get() { words.show } else { words.hide }}
                </span>
            </button>
            <button
                class="tool"
                type="button"
                title=words.say
                aria-keyshortcuts="Alt+T"
                on:click=move |_| say(app)
            >
                {icon(icons::SAY)}
                <span class="tool-text">{words.say}</span>
            </button>
        </div>
    }
    .into_any()
}

/// Puts the time left into the notice, in words. Emptied first, because a live region that is given
/// the same words again stays silent.
pub fn say(app: App) {
    app.notice.set(String::new());
    let timer = clock::after(30, move || {
        let text = (app.words.clock.left)(app.left_seconds.get_untracked());
        app.notice.set(text);
    });
    app.inner
        .update_value(|inner| inner.say_timer = Some(timer));
}

/// One segment for each item, grouped by section.
fn bar(app: App) -> AnyView {
    let starts: Vec<usize> = app
        .with_attempt(|attempt| {
            attempt
                .sections
                .iter()
                .map(|section| section.items.0)
                .collect()
        })
        .unwrap_or_default();
    view! {
        <div class="bar" aria-hidden="true">
            {move || {
                app.shown
                    .with(|shown| {
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
            }}
        </div>
    }
    .into_any()
}

fn notice(app: App) -> AnyView {
    Effect::new(move |_| {
        if !app.notice.get().is_empty() {
            let timer = clock::after(NOTICE_MS, move || app.notice.set(String::new()));
            app.inner
                .update_value(|inner| inner.notice_timer = Some(timer));
        }
    });
    view! {
        <p
            class="time-notice"
            class:is-on=move || app.notice.with(|notice| !notice.is_empty())
            role="status"
        >
            {app.notice}
        </p>
    }
    .into_any()
}
