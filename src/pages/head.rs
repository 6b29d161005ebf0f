//! The head of the test: team, place, clock, progress, notices.

use crate::app::App;
use assay_core::attempt::{Place, clock_face};
use assay_web::browser::clock;
use assay_web::ui::dom::{View, el};
use assay_web::ui::{icon, icons};
use leptos::prelude::*;

/// The head. `title` and `position` say where the candidate is.
pub fn head(
    app: App,
    title: String,
    position: String,
    pace: String,
    overview: Option<RwSignal<bool>>,
) -> View {
    let team = app
        .config()
        .map_or_else(String::new, |config| config.team.name.clone());
    let overview = overview.map(|open| {
        el("div.tools").child(
            el("button.tool")
                .attr("aria-haspopup", "dialog")
                .on("click", move |_| open.set(true))
                .child(icon(icons::LIST))
                .child(el("span").child(app.words.test.overview)),
        )
    });
    el("header.test-head")
        .child(
            el("div.page")
                .child(
                    el("div.test-head-row")
                        .child(el("p.team caps").child(team))
                        .child(
                            el("p.place")
                                .child(el("strong").child(title))
                                .child(position),
                        )
                        .child(timer(app))
                        .child(overview),
                )
                .child(bar(app))
                .child(
                    el("div.head-line")
                        .child(el("p.pace").child(pace))
                        .child(notice(app)),
                ),
        )
        .view()
}

/// The countdown. Silent; hidden if the candidate wants; spoken when asked.
fn timer(app: App) -> View {
    let words = &app.words.clock;
    let face = move || clock_face(app.left_seconds.get() * 1_000);
    let hidden = app.timer_hidden;
    el("div.time")
        .child(
            el("p.clock")
                .attr("role", "timer")
                .attr("aria-label", words.name)
                .flag("hidden", move || hidden.get())
                .child(face),
        )
        .child(
            el("button.tool")
                .live(
                    "title",
                    move || if hidden.get() { words.show } else { words.hide },
                )
                .on("click", move |_| hidden.update(|hidden| *hidden = !*hidden))
                .child(icon(icons::HIDE))
                .child(
                    el("span.tool-text")
                        .child(move || if hidden.get() { words.show } else { words.hide }),
                ),
        )
        .child(
            el("button.tool")
                .attr("title", words.say)
                .attr("aria-keyshortcuts", "Alt+T")
                .on("click", move |_| say(app))
                .child(icon(icons::SAY))
                .child(el("span.tool-text").child(words.say)),
        )
        .view()
}

/// Puts the time left into the notice, in words. Emptied first, because a live region that is given
/// the same words again stays silent.
pub fn say(app: App) {
    app.notice.set(String::new());
    let timer = clock::after(30, move || {
        let text = (app.words.clock.left)(app.left_seconds.get_untracked());
        app.announce(text);
    });
    app.update_inner(|inner| inner.say_timer = Some(timer));
}

/// One segment for each item, grouped by section.
fn bar(app: App) -> View {
    let starts: Vec<usize> = app
        .with_attempt(|attempt| {
            attempt
                .sections
                .iter()
                .map(|section| section.items.0)
                .collect()
        })
        .unwrap_or_default();
    el("div.bar")
        .attr("aria-hidden", "true")
        .child(move || {
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
                        el("i").attr("class", class)
                    })
                    .collect::<Vec<_>>()
            })
        })
        .view()
}

fn notice(app: App) -> View {
    el("p")
        .live("class", move || {
            if app.notice.with(String::is_empty) {
                "time-notice"
            } else {
                "time-notice is-on"
            }
        })
        .attr("role", "status")
        .child(move || app.notice.get())
        .view()
}
