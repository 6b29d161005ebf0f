//! The part in which differing ratings are settled: the answer, who gave what and why, and the rating that counts.

use super::drafts::Drafts;
use super::judgement::{Judgement, judgement};
use super::paper::Paper;
use super::sheet::gave;
use super::{disputes_of, head, nothing, who_first, with_state, words};
use crate::desk::Desk;
use crate::opening::fill;
use crate::veil;
use assay_core::assessment::Criterion;
use assay_evaluation::act::What;
use assay_evaluation::{Held, Sheet, State, least_reason};
use assay_web::browser::page;
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::*;
use std::sync::Arc;

/// The part.
pub fn settle(desk: Desk) -> View {
    let words = words();
    let drafts = Drafts::new(desk);
    let sheets = Memo::new(move |_| disputes_of(desk));
    let is_known = Memo::new(move |_| !desk.who.with(String::is_empty));
    // A dispute stays in the list when it is settled, so that its form stays where it is.
    let body = move || {
        if !is_known.get() {
            return who_first();
        }
        let sheets = sheets.get();
        if sheets.is_empty() {
            return nothing(words.settle_nothing, words.settle_nothing_lead);
        }
        let each = sheets.into_iter().zip(0_usize..);
        each.map(|(sheet, at)| dispute(desk, drafts, sheet, at))
            .collect::<Vec<_>>()
            .view()
    };
    el("div.rating")
        .child(head(desk, words.settle_title, super::SETTLE))
        .child(el("p.lead").child(words.settle_lead))
        .child(body)
        .view()
}

fn dispute(desk: Desk, drafts: Drafts, sheet: Sheet, at: usize) -> View {
    let words = words();
    let Some(paper) = Paper::of(desk, &sheet) else {
        return ().view();
    };
    let sheet = Arc::new(sheet);
    let id = ["dispute-", &at.to_string()].concat();
    let each = sheet.criteria.iter().enumerate();
    let criteria: Vec<View> = each
        .filter_map(|(at, criterion)| {
            Some(differing(
                desk,
                drafts,
                &sheet,
                at,
                paper.criterion(criterion)?,
                &id,
            ))
        })
        .collect();
    el("section.sheet")
        .attr("aria-labelledby", id.clone())
        .child(
            el("h2")
                .attr("id", id)
                .child(fill(words.sheet, &[&sheet.pseudonym, &paper.item.title])),
        )
        .child(
            el("div.sheet-columns")
                .child(
                    el("div.sheet-script")
                        .child(
                            el("details")
                                .child(el("summary").child(words.task))
                                .child(paper.task()),
                        )
                        .child(el("div.sheet-answer").child(paper.answer(&sheet.pseudonym))),
                )
                .child(el("div.sheet-criteria").child(criteria)),
        )
        .view()
}

fn differing(
    desk: Desk,
    drafts: Drafts,
    sheet: &Arc<Sheet>,
    at: usize,
    criterion: &Criterion,
    prefix: &str,
) -> View {
    let words = words();
    let ratings = {
        let sheet = sheet.clone();
        Memo::new(move |_| {
            let read = |state: &State| state.ratings_of(&sheet.item, &sheet.criteria[at]).to_vec();
            with_state(desk, &sheet.sha256, read).unwrap_or_default()
        })
    };
    let stands = {
        let sheet = sheet.clone();
        Memo::new(move |_| {
            let read = |state: &State| {
                state
                    .adjudication(&sheet.item, &sheet.criteria[at])
                    .cloned()
            };
            with_state(desk, &sheet.sha256, read).flatten()
        })
    };
    let is_covered = {
        let sheet = sheet.clone();
        Memo::new(move |_| {
            let dossier = desk.dossier(&sheet.sha256);
            dossier.is_some_and(|one| desk.cover(&one).criterion(&sheet.item, &sheet.criteria[at]))
        })
    };
    let lines = move || {
        let line = |one: &Held<u32>| el("li").child(gave(one)).view();
        if is_covered.get() {
            return el("li").child(words.settle_covered).view();
        }
        ratings.with(|ratings| ratings.iter().map(line).collect::<Vec<_>>().view())
    };
    let show = {
        let sha256 = sheet.sha256.clone();
        move |_| {
            // The button goes away with what it lifts.
            page::focus_heading();
            desk.lift(std::slice::from_ref(&sha256), veil::ANSWERS, true);
        }
    };
    let shown = el("div.actions")
        .live("hidden", move || !is_covered.get())
        .child(el("button.btn").on("click", show).child(words.settle_show))
        .child(el("p.hint").child(words.settle_show_hint));
    let is_own = {
        let sheet = sheet.clone();
        move || {
            let who = desk.who_id.get();
            let read = |state: &State| {
                state
                    .rating_by(&sheet.item, &sheet.criteria[at], &who)
                    .is_some()
            };
            let is_own = with_state(desk, &sheet.sha256, read).unwrap_or(false);
            is_own.then(|| el("p.notice is-warning").child(words.settle_own))
        }
    };
    let act = {
        let sheet = sheet.clone();
        move |rating, reason| {
            let what = What::Adjudicated {
                item: sheet.item.clone(),
                criterion: sheet.criteria[at].clone(),
                rating,
                reason,
            };
            desk.act(&sheet.sha256, what);
        }
    };
    let form = Judgement {
        id: [prefix, "-", &at.to_string()].concat(),
        legend: words.settle_legend,
        anchors: criterion.anchors.clone(),
        stands,
        stands_text: words.settle_stands,
        open_text: words.settle_open,
        save: words.settle_save,
        key: [
            "settle ",
            &sheet.sha256,
            " ",
            &sheet.item,
            " ",
            &sheet.criteria[at],
        ]
        .concat(),
        least: Arc::new(move |rating| ratings.with_untracked(|all| least_reason(all, rating))),
        act: Arc::new(act),
    };
    el("div.criterion")
        .child(views((
            el("h3").child(criterion.title.as_str()),
            el("p.caps").child(words.ratings),
            el("ul.given").child(lines),
            shown,
            is_own,
            el("div")
                .live("hidden", move || is_covered.get())
                .child(judgement(drafts, form)),
        )))
        .view()
}
