//! Overview, review, and submission.

use crate::app::App;
use crate::pages::frame::{button, clause, colophon};
use crate::pages::head::head;
use crate::pages::item::{go_to, standing_notices};
use assay_core::attempt::{Event, Place};
use assay_core::digits::Digits;
use assay_core::limit;
use assay_web::browser::screen;
use assay_web::ui::dom::{View, el, views};
use assay_web::ui::{dialog, icon, icons, limited, question};
use leptos::prelude::*;
use std::sync::Arc;

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
pub fn overview(app: App, open: RwSignal<bool>) -> View {
    let words = &app.words.review;
    dialog("overview", open, words.overview, move || {
        let sections = lines(app)
            .into_iter()
            .map(|(title, items)| {
                let chips = items
                    .into_iter()
                    .map(|line| chip(app, open, &line))
                    .collect::<Vec<_>>();
                el("section.overview-section")
                    .child(el("h3").child(title))
                    .child(el("ul.chips").child(chips))
            })
            .collect::<Vec<_>>();
        let review = move || {
            open.set(false);
            app.go(Place::Review);
        };
        views((
            el("ul.legend")
                .child(
                    el("li")
                        .child(el("span.chip is-answered").attr("aria-hidden", "true"))
                        .child(words.answered),
                )
                .child(
                    el("li")
                        .child(el("span.chip").attr("aria-hidden", "true"))
                        .child(words.unanswered),
                )
                .child(el("li").child(icon(icons::FLAG)).child(words.flagged))
                .child(
                    el("li")
                        .child(el("span.chip is-current").attr("aria-hidden", "true"))
                        .child(words.current),
                ),
            sections,
            el("div.actions")
                .child(button("btn", app.words.test.review, review))
                .child(button("btn", words.close, move || open.set(false))),
        ))
    })
}

fn chip(app: App, open: RwSignal<bool>, line: &Line) -> View {
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
    let item = line.item;
    let press = move |_| {
        open.set(false);
        go_to(app, item);
    };
    el("li")
        .child(
            el("button")
                .attr("class", class)
                .attr("aria-label", name)
                .attr("aria-current", is_current.then_some("true"))
                .on("click", press)
                .child(line.number.digits())
                .child(mark.flagged.then(|| icon(icons::FLAG))),
        )
        .view()
}

/// The review screen.
pub fn review(app: App) -> View {
    let words = &app.words.review;
    screen::set_title(words.title);
    let marks = app.shown.get_untracked().marks;
    let answered = marks.iter().filter(|mark| mark.answered).count();
    let count = marks.len();
    let sections = lines(app)
        .into_iter()
        .enumerate()
        .map(|(position, (title, items))| {
            let id = ["r-", &position.digits()].concat();
            let labelled_by = id.clone();
            let rows = items
                .into_iter()
                .map(|line| review_line(app, line))
                .collect::<Vec<_>>();
            el("section.clause")
                .attr("aria-labelledby", labelled_by)
                .child(el("h2").attr("id", id).child(title))
                .child(el("ol.review").child(rows))
        })
        .collect::<Vec<_>>();
    let asking = RwSignal::new(false);
    let back = move || {
        let last = app.shown.with_untracked(|shown| shown.open.1);
        app.go(Place::Item(last.saturating_sub(1)));
    };
    let progress = (app.words.test.progress)(answered, count);
    views((
        head(app, words.title.into(), progress, String::new(), None),
        el("main.page cover")
            .child(standing_notices(app))
            .child(el("h1").attr("tabindex", "-1").child(words.title))
            .child(el("p.lead").child((words.lead)(answered, count)))
            .child(sections)
            .child(clause("r-explain", words.explain, explanation(app)))
            .child(
                el("section.start")
                    .attr("aria-labelledby", "r-submit")
                    .child(el("h2").attr("id", "r-submit").child(words.hand_in))
                    .child(el("p.read").child(words.confirm_end))
                    .child(
                        el("div.actions")
                            .child(button("btn btn-primary", words.submit, move || {
                                asking.set(true)
                            }))
                            .child(button("btn", words.back, back)),
                    ),
            ),
        colophon(app),
        dialog("confirm", asking, words.confirm_title, move || {
            confirm(app, asking)
        }),
    ))
}

/// A box in which the candidate may explain what the record shows.
fn explanation(app: App) -> View {
    let words = &app.words.review;
    let text = app
        .with_attempt(|attempt| attempt.explanation.clone())
        .unwrap_or_default();
    let (area, note) = limited(
        app.words,
        el("textarea.input ruled ruled-short")
            .attr("id", "explanation")
            .attr("rows", "4")
            .attr("aria-describedby", "explanation-most")
            .value(move || text.clone()),
        limit::EXPLANATION,
        Arc::new(move |text| app.typed(Event::Explained(text))),
        Arc::new(move |left_out| {
            app.dispatch(Event::Shortened {
                item: None,
                left_out,
            });
        }),
    );
    el("div")
        .child(el("p.read").child(words.explain_lead))
        .child(
            el("div.field")
                .child(
                    el("label.field-label")
                        .attr("for", "explanation")
                        .child(words.explain_label),
                )
                .child(area)
                .child(
                    el("p.tally")
                        .attr("id", "explanation-most")
                        .child((app.words.answer.most)(limit::EXPLANATION)),
                )
                .child(note),
        )
        .view()
}

fn review_line(app: App, line: Line) -> View {
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
        .then(|| el("span").child(icon(icons::FLAG)).child(words.flagged));
    let name = (words.go_to)(line.number, &line.title);
    let item = line.item;
    el("li")
        .child(
            el("span.review-number")
                .attr("aria-hidden", "true")
                .child(line.number.digits()),
        )
        .child(
            el("div")
                .child(el("p.review-title").child(line.title))
                .child(
                    el("p.state")
                        .child(el("span").attr("class", class).child(state))
                        .child(flagged),
                ),
        )
        .child(
            el("button.btn")
                .attr("aria-label", name)
                .on("click", move |_| go_to(app, item))
                .child(words.open),
        )
        .view()
}

/// Counts what is unanswered, and asks.
fn confirm(app: App, asking: RwSignal<bool>) -> View {
    let words = &app.words.review;
    let marks = app.shown.get_untracked().marks;
    let unanswered = marks.iter().filter(|mark| !mark.answered).count();
    let flagged = marks.iter().filter(|mark| mark.flagged).count();
    let submit = move || {
        asking.set(false);
        app.take_draft();
        app.dispatch(Event::Submitted);
    };
    let text = (
        el("p").child(el("strong").child((words.confirm)(unanswered, flagged))),
        el("p.hint").child(words.confirm_end),
    );
    question(
        "confirm",
        text,
        (words.keep_working, Box::new(move || asking.set(false))),
        (words.submit, Box::new(submit)),
    )
}
