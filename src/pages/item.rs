//! One item of the test on one screen.

use crate::app::App;
use crate::pages::frame::{button, colophon};
use crate::pages::head::head;
use crate::pages::review::{overview, review};
use assay_core::assessment::Section;
use assay_core::attempt::{Attempt, Event, Place};
use assay_core::json;
use assay_core::json::object;
use assay_web::browser::{files, page, screen};
use assay_web::ui::dom::{Child, View, el, views};
use assay_web::ui::{Answering, Change, dialog, icon, icons, interaction, question, stem};
use leptos::prelude::*;

/// The test: what is on screen follows from where the attempt is.
#[inline(never)]
pub fn running(app: App) -> View {
    let place = Memo::new(move |_| app.shown.with(|shown| shown.place));
    views(move || match place.get() {
        Place::Item(at) => item(app, at),
        Place::Review => review(app),
    })
}

/// Where an item stands: in the test and in its section.
struct Position {
    section: usize,
    number: usize,
    count: usize,
}

impl Position {
    fn of(attempt: &Attempt, item: usize) -> Option<Self> {
        let section = attempt.slots.get(item)?.section;
        let (first, end) = attempt.sections.get(section)?.items;
        Some(Self {
            section,
            number: item - first + 1,
            count: end - first,
        })
    }
}

/// The screen of an item, counted from 0 through the whole form.
fn item(app: App, number: usize) -> View {
    let screen = app.with_attempt(|attempt| {
        let position = Position::of(attempt, number)?;
        let section = &attempt.assessment.sections[position.section];
        let granted_ms = attempt.sections.get(position.section)?.limit_ms;
        let words = &app.words.test;
        let place = (words.item_of)(position.number, position.count);
        let of = (words.section_of)(position.section + 1, attempt.sections.len());
        let pace = if attempt.assessment.enforce_section_limits {
            of
        } else {
            [&of, ", ", &(words.pace)(granted_ms / 1_000)].concat()
        };
        screen::set_title(&[&place, " · ", &section.title].concat());
        let is_open = RwSignal::new(false);
        let is_last = number + 1 == attempt.open_items().1;
        Some(views((
            head(
                app,
                section.title.clone(),
                place.clone(),
                pace,
                Some(is_open),
            ),
            el("main.page")
                .child(standing_notices(app))
                .child(article(app, attempt, number, place, section))
                .child(navigation(app, attempt, number, is_last)),
            colophon(app),
            overview(app, is_open),
        )))
    });
    screen.flatten().view()
}

fn article(app: App, attempt: &Attempt, number: usize, place: String, section: &Section) -> View {
    let slot = &attempt.slots[number];
    let item = attempt.item(slot);
    let answering = Answering::new(
        app.words,
        &item.interaction.kind,
        slot.response.clone(),
        move |change| match change {
            Change::Given(response) => app.answered(number, response),
            Change::Typed(response) => app.typed(Event::Answered {
                item: number,
                response,
            }),
            Change::LeftOut(left_out) => app.dispatch(Event::Shortened {
                item: Some(number),
                left_out,
            }),
        },
    );
    let is_first = attempt.sections[slot.section].items.0 == number;
    let pasted = move |event: web_sys::Event| {
        if let Some(length) = files::pasted_length(&event) {
            app.dispatch(Event::Pasted {
                item: number,
                length,
            });
        }
    };
    el("article.item")
        .attr("aria-labelledby", "item-title")
        .on("paste", pasted)
        .child(
            el("h1.item-title")
                .attr("id", "item-title")
                .attr("tabindex", "-1")
                .child(
                    el("span.item-number")
                        .child(place)
                        .child(el("span.visually-hidden").child(": ")),
                )
                .child(item.title.clone()),
        )
        .child(
            el("details.section-note")
                .flag("open", move || is_first)
                .child(el("summary").child(app.words.test.instructions))
                .child(el("p.read").child(section.instructions.clone())),
        )
        .child(stem(&item.stem))
        .child(interaction(
            answering,
            &item.interaction,
            &slot.drawn.presented,
        ))
        .view()
}

/// That answers are not kept, and why.
pub fn unkept(app: App) -> View {
    let words = app.words.earlier;
    let why = if app.is_full.get() {
        words.no_space
    } else {
        words.storage_blocked
    };
    el("p").child(words.no_storage).child(" ").child(why).view()
}

/// What has to be known while it lasts: answers that are not kept, an end that is in doubt.
pub fn standing_notices(app: App) -> View {
    let words = app.words;
    el("div")
        .attr("role", "status")
        .child(move || {
            app.unkept.get().then(|| {
                el("div.notice is-warning").child(unkept(app)).child(button(
                    "btn-quiet",
                    words.done.download,
                    move || download_journal(app),
                ))
            })
        })
        .child(move || {
            app.shown
                .with(|shown| shown.in_doubt)
                .then(|| el("div.notice is-warning").child(el("p").child(words.test.in_doubt)))
        })
        .view()
}

/// Saves the journal so far as a file: everything there is, when the browser keeps nothing.
fn download_journal(app: App) {
    app.take_draft();
    let file = app.inner.with_value(|inner| {
        let id = &inner.attempt.as_ref()?.plan.attempt_id;
        let records = inner
            .records
            .iter()
            .map(|(_, text)| text.as_str())
            .collect();
        let journal = object([
            ("schema", "assay/journal/1".into()),
            ("attempt_id", id.as_str().into()),
            ("records", records),
        ]);
        Some((
            ["assay-journal-", id, ".json"].concat(),
            json::to_text(&journal),
        ))
    });
    if let Some((name, text)) = file {
        files::download(&name, &text);
    }
}

fn navigation(app: App, attempt: &Attempt, number: usize, is_last: bool) -> View {
    let words = &app.words.test;
    let is_first = number == attempt.open_items().0;
    let flagged = move || {
        app.shown
            .with(|shown| shown.marks.get(number).is_some_and(|mark| mark.flagged))
    };
    let flag = move |_| {
        app.take_draft();
        app.dispatch(Event::Flagged {
            item: number,
            on: !flagged(),
        });
    };
    let next = if is_last
        && attempt.open_section() < Some(attempt.sections.len() - 1)
        && attempt.open_section().is_some()
    {
        finish_section(app)
    } else if is_last {
        button("btn btn-primary", words.review, move || {
            app.go(Place::Review)
        })
    } else {
        button("btn btn-primary", words.next, move || {
            app.go(Place::Item(number + 1));
        })
    };
    el("div.item-nav")
        .attr("role", "group")
        .attr("aria-label", words.navigation)
        .child(
            el("button.btn")
                .flag("disabled", move || is_first)
                .on("click", move |_| {
                    app.go(Place::Item(number.saturating_sub(1)))
                })
                .child(words.back),
        )
        .child(
            el("button.btn flag")
                .live("aria-pressed", move || flagged().to_string())
                .on("click", flag)
                .child(icon(icons::FLAG))
                .child(words.flag),
        )
        .child(next)
        .view()
}

/// Where limits bind, a section is closed for good, so it is asked about.
fn finish_section(app: App) -> View {
    let words = &app.words.test;
    let asking = RwSignal::new(false);
    let content = move || {
        let unanswered = app.shown.with_untracked(|shown| {
            shown
                .marks
                .get(shown.open.0..shown.open.1)
                .unwrap_or_default()
                .iter()
                .filter(|mark| !mark.answered)
                .count()
        });
        let finish = move || {
            asking.set(false);
            app.dispatch(Event::SectionFinished);
        };
        let keep_working = app.words.review.keep_working;
        question(
            "finish",
            el("p").child((words.finish_ask)(unanswered)),
            (keep_working, Box::new(move || asking.set(false))),
            (words.finish_section, Box::new(finish)),
        )
    };
    views((
        button("btn btn-primary", words.finish_section, move || {
            app.take_draft();
            asking.set(true);
        }),
        dialog("finish", asking, words.finish_section, content),
    ))
}

/// Goes to an item from a list, with the focus on its heading even if it is the one on screen.
pub fn go_to(app: App, item: usize) {
    let is_here = app.shown.with_untracked(|shown| shown.place) == Place::Item(item);
    app.go(Place::Item(item));
    if is_here {
        page::focus_heading();
    }
}
