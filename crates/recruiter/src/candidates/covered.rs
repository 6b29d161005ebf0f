//! How many candidates have covered numbers, and the way to see them for those who do not rate.

use super::words;
use crate::desk::{Desk, Dossier};
use crate::opening::fill;
use crate::veil::ANSWERS;
use assay_web::ui::dom::{Child, View, el, views};
use leptos::prelude::*;
use std::sync::Arc;

/// The notice over some candidates; `shown` is followed.
pub fn covered(desk: Desk, shown: impl Fn() -> Vec<Arc<Dossier>> + Send + Sync + 'static) -> View {
    let words = words();
    let cases = Memo::new(move |_| {
        let all = shown();
        let covered = all.iter().filter(|one| {
            let is_scored = one.scorecard.is_some();
            is_scored && desk.cover(one).any()
        });
        covered
            .map(|one| one.case.sha256.clone())
            .collect::<Vec<_>>()
    });
    let content = move || {
        let cases = cases.get();
        if cases.is_empty() {
            return ().view();
        }
        let count = cases.len().to_string();
        views((
            el("p").child(fill(words.covered_count, &[&count])),
            el("p").child(words.covered_more),
            el("div.actions no-print")
                .child(
                    el("button.btn")
                        .attr("aria-describedby", "unveil-all-hint")
                        .on("click", move |_| desk.lift(&cases, ANSWERS, true))
                        .child(words.unveil_all),
                )
                .child(
                    el("p.hint")
                        .attr("id", "unveil-all-hint")
                        .child(words.unveil_all_hint),
                ),
        ))
    };
    el("div.notice is-warning desk-covered")
        .live("hidden", move || cases.with(Vec::is_empty))
        .child(content)
        .view()
}
