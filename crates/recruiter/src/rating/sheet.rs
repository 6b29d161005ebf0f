//! A sheet: the task, the answer and the criteria that are rated together. It is made once for each answer; what
//! changes while somebody rates are marks and short texts, so that the focus stays where it is.

use super::paper::Paper;
use super::rater::{HEADING, Rater, note_key, scale_id};
use super::scale::{self, Note, Scale, scale};
use super::{policy_of, with_state, words};
use crate::desk::Desk;
use crate::opening::fill;
use assay_core::assessment::Criterion;
use assay_evaluation::act::{Coverage, What};
use assay_evaluation::{Held, Sheet, State, differ};
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::*;
use std::sync::Arc;

/// The sheet on screen, rated by somebody.
pub fn sheet(rater: Rater, sheet: Sheet, who: &str) -> View {
    rater.arrive();
    let words = words();
    let Some(paper) = Paper::of(rater.desk, &sheet) else {
        return ().view();
    };
    let sheet = Arc::new(sheet);
    let who: Arc<str> = who.into();
    let place = Memo::new(move |_| rater.place());
    let place = move || {
        let (at, count) = place.get();
        fill(words.place, &[&(at + 1).to_string(), &count.to_string()])
    };
    let each = sheet.criteria.iter().enumerate();
    let criteria: Vec<View> = each
        .filter_map(|(at, id)| Some(criterion(rater, &sheet, at, paper.criterion(id)?, &who)))
        .collect();
    el("section.sheet")
        .attr("aria-labelledby", HEADING)
        .child(
            el("div.sheet-head")
                .child(
                    el("h2")
                        .attr("id", HEADING)
                        .attr("tabindex", "-1")
                        .child(fill(words.sheet, &[&sheet.pseudonym, &paper.item.title])),
                )
                .child(el("p.hint").child(place)),
        )
        .child(
            el("div.sheet-columns")
                .child(
                    el("div.sheet-script")
                        .child(el("h3").child(words.task))
                        .child(paper.task())
                        .child(
                            el("div.sheet-answer")
                                .child(el("h3").child(words.answer))
                                .child(paper.answer(&sheet.pseudonym)),
                        ),
                )
                .child(el("div.sheet-criteria").child(criteria).child(points(
                    rater,
                    &sheet,
                    &paper.rubric.expected_points,
                    &who,
                ))),
        )
        .view()
}

fn criterion(
    rater: Rater,
    sheet: &Arc<Sheet>,
    at: usize,
    criterion: &Criterion,
    who: &Arc<str>,
) -> View {
    let words = words();
    let desk = rater.desk;
    let title = criterion.title.clone();
    let own = {
        let (sheet, who) = (sheet.clone(), who.clone());
        Memo::new(move |_| {
            let read = |state: &State| {
                state
                    .rating_by(&sheet.item, &sheet.criteria[at], &who)
                    .cloned()
            };
            with_state(desk, &sheet.sha256, read).flatten()
        })
    };
    let chosen = Memo::new(move |_| own.with(|own| own.as_ref().map(|own| own.value)));
    let state = move || match chosen.get() {
        Some(rating) => fill(words.own, &[&rating.to_string()]),
        None => words.not_rated.into(),
    };
    let take_back = {
        let (sheet, title) = (sheet.clone(), title.clone());
        move |_| rater.take_back(&sheet, at, &title)
    };
    let parts = Scale {
        id: scale_id(at),
        title: el("h3").child(title.as_str()).view(),
        anchors: criterion.anchors.clone(),
        chosen: chosen.into(),
        is_closed: Signal::stored(false),
        choose: Arc::new(move |rating| rater.rate(at, rating)),
    };
    let note = Note {
        id: [&scale_id(at), "-note"].concat(),
        label: fill(words.note_on, &[&title]),
        hint: words.note_hint,
        key: {
            let key = note_key(sheet, &sheet.criteria[at], who);
            Arc::new(move || key.clone())
        },
        stands: {
            // Read from the desk, which outlives this screen.
            let (sheet, who) = (sheet.clone(), who.clone());
            Arc::new(move || {
                let read = |state: &State| {
                    Some(
                        state
                            .rating_by(&sheet.item, &sheet.criteria[at], &who)?
                            .why
                            .clone(),
                    )
                };
                with_state(desk, &sheet.sha256, read).flatten()
            })
        },
        save: {
            let (sheet, who) = (sheet.clone(), who.clone());
            Arc::new(move |text| rater.save_note(&sheet, &sheet.criteria[at], &title, &who, text))
        },
        is_closed: Signal::stored(false),
    };
    let is_current = Memo::new(move |_| rater.current.get() == at);
    el("div.criterion")
        .live("data-current", move || is_current.get())
        .on("focusin", move |_| {
            if rater.current.get_untracked() != at {
                rater.current.set(at);
            }
        })
        .child(scale(parts))
        .child(
            el("p.criterion-state")
                .live("data-saved", move || chosen.get().is_some())
                .child(el("span").child(state))
                .child(
                    el("button.btn-quiet")
                        .live("hidden", move || chosen.get().is_none())
                        .on("click", take_back)
                        .child(words.take_back),
                ),
        )
        .child(scale::note(rater.drafts, note))
        .child(others(desk, sheet, at, who))
        .view()
}

/// What others gave; nothing before the own rating is saved.
fn others(desk: Desk, sheet: &Arc<Sheet>, at: usize, who: &Arc<str>) -> View {
    let words = words();
    let (sheet, who) = (sheet.clone(), who.clone());
    let shown = Memo::new(move |_| {
        let read = |state: &State| {
            let criterion = &sheet.criteria[at];
            state.rating_by(&sheet.item, criterion, &who)?;
            let ratings = state.ratings_of(&sheet.item, criterion);
            let others: Vec<Held<u32>> = ratings
                .iter()
                .filter(|one| !state.is_by(one, &who))
                .cloned()
                .collect();
            let settled = state.adjudication(&sheet.item, criterion).cloned();
            let policy = policy_of(desk, &sheet);
            let is_dispute =
                settled.is_none() && policy.is_some_and(|policy| differ(ratings, &policy));
            Some((others, settled, is_dispute))
        };
        with_state(desk, &sheet.sha256, read).flatten()
    });
    let content = move || {
        let (others, settled, is_dispute) = shown.get()?;
        let lines: Vec<View> = others
            .iter()
            .map(|one| el("li").child(gave(one)).view())
            .collect();
        let settled = settled.map(|held| {
            let told = fill(
                words.settle_stands,
                &[&held.by, &held.value.to_string(), &held.why],
            );
            el("p").child([&told, " ", words.reopens].concat())
        });
        let dispute = is_dispute.then(|| {
            el("p.is-warning")
                .child([words.differ, " "].concat())
                .child(el("a").attr("href", "#/rate/settle").child(words.differ_go))
        });
        Some(views((el("ul").child(lines), settled, dispute)))
    };
    el("div.criterion-others").child(content).view()
}

/// Who gave what, with the note.
pub fn gave(held: &Held<u32>) -> String {
    let rating = held.value.to_string();
    if held.why.is_empty() {
        fill(words().others, &[&held.by, &rating])
    } else {
        fill(words().others_note, &[&held.by, &rating, &held.why])
    }
}

/// The expected points, to be ticked off while reading.
fn points(rater: Rater, sheet: &Arc<Sheet>, points: &[String], who: &Arc<str>) -> Option<View> {
    let words = words();
    if points.is_empty() {
        return None;
    }
    let rows: Vec<View> = points
        .iter()
        .zip(0_u32..)
        .map(|(text, point)| {
            let id = ["point-", &point.to_string()].concat();
            let buttons: Vec<View> = Coverage::ALL
                .iter()
                .map(|one| covered(rater, sheet, point, *one, text, who))
                .collect();
            el("li")
                .child(el("p").attr("id", id.clone()).child(text.as_str()))
                .child(
                    el("div.point-states")
                        .attr("role", "group")
                        .attr("aria-labelledby", id)
                        .child(buttons),
                )
                .view()
        })
        .collect();
    Some(
        el("div.points")
            .child(el("h3").child(words.points))
            .child(el("p.hint").child(words.points_hint))
            .child(el("ul").child(rows))
            .view(),
    )
}

fn covered(
    rater: Rater,
    sheet: &Arc<Sheet>,
    point: u32,
    coverage: Coverage,
    text: &str,
    who: &Arc<str>,
) -> View {
    let words = words();
    let desk = rater.desk;
    let name = match coverage {
        Coverage::Yes => words.point_yes,
        Coverage::Partly => words.point_partly,
        Coverage::No => words.point_no,
    };
    let told = [text, ": ", name].concat();
    let is_said = {
        let (sheet, who) = (sheet.clone(), who.clone());
        Memo::new(move |_| {
            let key = (sheet.item.clone(), point);
            let read = |state: &State| {
                let said = state.own(state.coverage.get(&key)?, &who)?;
                Some(said.value == coverage)
            };
            with_state(desk, &sheet.sha256, read).flatten() == Some(true)
        })
    };
    let sheet = sheet.clone();
    let press = move |_| {
        let coverage = (!is_said.get_untracked()).then_some(coverage);
        let what = What::Covered {
            item: sheet.item.clone(),
            point,
            coverage,
        };
        desk.act(&sheet.sha256, what);
        let sentence = if coverage.is_some() {
            words.saved_point
        } else {
            words.taken_back
        };
        rater.said.set(fill(sentence, &[&told]));
    };
    el("button.point-state")
        .live(
            "aria-pressed",
            move || if is_said.get() { "true" } else { "false" },
        )
        .on("click", press)
        .child(name)
        .view()
}
