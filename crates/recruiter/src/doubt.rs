//! Bundles that were changed or are not whole: told when they are opened, at the head of the candidate's page, and in
//! the list. What merely could not be checked is none of this.

use super::desk::Desk;
use super::opening::fill;
use super::words;
use assay_evaluation::Case;
use assay_web::ui::dom::{Child, View, el};
use leptos::prelude::*;
use std::sync::Arc;

/// So many files are named one by one when they are opened together.
const NAMED: usize = 10;

/// So many contradictions stand at the head of a candidate's page; the rest is told below.
const SHOWN: usize = 3;

/// The cases on a desk that contradict themselves, by their digests.
pub fn known(desk: Desk) -> Vec<String> {
    let doubtful = doubtful(desk).into_iter();
    doubtful.map(|case| case.sha256.clone()).collect()
}

fn doubtful(desk: Desk) -> Vec<Arc<Case>> {
    desk.dossiers.with_untracked(|all| {
        let cases = all.iter().map(|one| &one.case);
        let doubtful = cases.filter(|case| case.contradiction().is_some());
        doubtful.cloned().collect()
    })
}

/// Tells which files contradict themselves that were not known to.
pub fn tell(desk: Desk, known: &[String]) {
    let words = words();
    let mut more = 0;
    let new = doubtful(desk).into_iter();
    for (at, case) in new.filter(|case| !known.contains(&case.sha256)).enumerate() {
        if at < NAMED {
            desk.tell("is-failed", fill(words.doubt, &[&case.file, &said(&case)]));
        } else {
            more += 1;
        }
    }
    if more > 0 {
        let more = more.to_string();
        desk.tell("is-failed", fill(words.doubts_more, &[&more]));
    }
}

/// The first contradiction, and how many there are more.
fn said(case: &Case) -> String {
    match case.contradiction() {
        Some((first, 0)) => first.into(),
        Some((first, more)) => fill(words().doubt_and, &[first, &more.to_string()]),
        None => String::new(),
    }
}

/// What stands at the head of a candidate's page, in whatever part of it; `all` leads to everything that was found.
pub fn at_head(case: &Case, all: String) -> View {
    let words = words();
    let told = &case.contradictions.0;
    if told.is_empty() {
        return ().view();
    }
    let first = told.iter().take(SHOWN);
    let lines: Vec<_> = first
        .map(|problem| el("li").child(problem.message.as_str()))
        .collect();
    let more = told.len().saturating_sub(SHOWN);
    let link = match more {
        0 => words.doubt_all.into(),
        more => fill(words.doubt_all_and, &[&more.to_string()]),
    };
    el("section.notice is-failed person-doubt")
        .attr("role", "alert")
        .child(el("p.notice-title").child(words.doubt_title))
        .child(el("ul").child(lines))
        .child(el("p").child(el("a").attr("href", all).child(link)))
        .view()
}

/// What stands in the row of a candidate.
pub fn in_row(case: &Case) -> View {
    if case.contradiction().is_none() {
        return ().view();
    }
    el("p.desk-doubt")
        .child(el("strong").child(words().doubt_title))
        .child(" ")
        .child(said(case))
        .view()
}
