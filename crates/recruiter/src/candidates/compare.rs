//! The screen that puts some candidates side by side: who is chosen, and what is shown of them.

use super::covered::covered;
use super::plots::plots;
use super::side::side;
use super::{row, words};
use crate::desk::{Desk, Dossier};
use crate::opening::fill;
use crate::shell;
use assay_evaluation::roster::{self, Column, Line};
use assay_web::browser::nodes;
use assay_web::ui::dom::{El, View, el, views};
use assay_web::ui::live::effect;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

/// So many fit beside each other.
const MOST: usize = 8;

/// What the columns can be sorted by.
const ORDERS: [Column; 3] = [Column::Started, Column::Name, Column::Overall];

thread_local! {
    /// Who was chosen last, so that whoever comes back from a candidate finds the same.
    static LAST: RefCell<(Option<Vec<String>>, Column)> = const { RefCell::new((None, Column::Started)) };
}

/// Who is compared; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Comparison {
    /// The desk.
    pub desk: Desk,
    /// Who was chosen, by case; `None` until somebody chooses.
    picked: RwSignal<Option<Vec<String>>>,
    order: RwSignal<Column>,
    /// Everybody who is scored: case and name.
    scored: Memo<Vec<(String, String)>>,
    /// Who of them is compared, by case.
    shas: Memo<Vec<String>>,
    /// Who is compared, in the order of the columns.
    pub chosen: Memo<Vec<Arc<Dossier>>>,
}

impl Comparison {
    fn new(desk: Desk) -> Self {
        let (picked, order) = LAST.with_borrow(Clone::clone);
        let (picked, order) = (RwSignal::new(picked), RwSignal::new(order));
        effect(Box::new(move || LAST.set((picked.get(), order.get()))));
        let scored = Memo::new(move |_| {
            let all = desk.dossiers.get();
            let scored = all.iter().filter(|one| one.scorecard.is_some());
            scored
                .map(|one| (one.case.sha256.clone(), desk.name_of(&one.case)))
                .collect::<Vec<_>>()
        });
        let shas = Memo::new(move |_| compared(scored, picked));
        Self {
            desk,
            picked,
            order,
            scored,
            shas,
            chosen: Memo::new(move |_| shas.with(|shas| chosen(desk, shas, order.get()))),
        }
    }

    fn pick(self, sha256: &str, is_picked: bool) {
        let mut shas = self.shas.get_untracked();
        shas.retain(|one| one != sha256);
        if is_picked && shas.len() < MOST {
            shas.push(sha256.into());
        }
        self.picked.set(Some(shas));
    }
}

/// Who is chosen of those who can be, at most as many as fit; without a choice the first.
fn compared(
    scored: Memo<Vec<(String, String)>>,
    picked: RwSignal<Option<Vec<String>>>,
) -> Vec<String> {
    let picked = picked.get();
    let is_picked = |sha256: &String| picked.as_ref().is_none_or(|picked| picked.contains(sha256));
    scored.with(|scored| {
        let found = scored
            .iter()
            .map(|one| &one.0)
            .filter(|sha256| is_picked(sha256));
        found.take(MOST).cloned().collect()
    })
}

fn chosen(desk: Desk, shas: &[String], order: Column) -> Vec<Arc<Dossier>> {
    let is_blind = desk.is_blind.get();
    let all = desk.dossiers.get();
    let found: Vec<Arc<Dossier>> = all
        .into_iter()
        .filter(|one| shas.contains(&one.case.sha256))
        .collect();
    let line = |one: &Arc<Dossier>| {
        let cover = desk.cover(one);
        Line::of(&row(one, &cover), desk.name_of(&one.case), is_blind, 0)
    };
    let lines: Vec<Line> = found.iter().map(line).collect();
    let order = roster::ordered(&lines, order, order == Column::Overall);
    order.into_iter().map(|at| found[at].clone()).collect()
}

/// The screen.
pub fn compare(desk: Desk) -> View {
    let words = words();
    let comparison = Comparison::new(desk);
    let is_empty = Memo::new(move |_| desk.dossiers.with(Vec::is_empty));
    let has_scored = Memo::new(move |_| comparison.scored.with(|scored| !scored.is_empty()));
    let nobody = move || {
        let text = if is_empty.get() {
            words.compare_empty
        } else {
            words.compare_unscored
        };
        (!has_scored.get()).then(|| {
            views((
                el("p.read").child(text),
                el("div.actions").child(
                    el("a.btn btn-primary")
                        .attr("href", "#/")
                        .child(words.to_candidates),
                ),
            ))
        })
    };
    views((
        shell::heading(words.compare_title),
        el("p.lead").child(words.compare_lead),
        nobody,
        el("div.candidates desk-compare")
            .flag("hidden", move || !has_scored.get())
            .child(chooser(comparison))
            .child(covered(desk, move || desk.dossiers.get()))
            .child(side(comparison))
            .child(plots(comparison)),
    ))
}

/// Who is compared: boxes to tick, made anew only when others are on the desk.
fn chooser(comparison: Comparison) -> View {
    let words = words();
    let search = RwSignal::new(String::new());
    let boxes = move || {
        let scored = comparison.scored.get();
        let boxes = scored
            .into_iter()
            .map(|(sha256, name)| tick(comparison, search, &sha256, name));
        el("ul.desk-choices").child(boxes.collect::<Vec<_>>())
    };
    let hint = move || {
        let count = comparison.shas.with(Vec::len);
        fill(words.choose_hint, &[&MOST.to_string(), &count.to_string()])
    };
    let default = move || {
        let count = comparison.scored.with(Vec::len);
        let is_default = comparison.picked.with(Option::is_none) && count > MOST;
        is_default.then(|| {
            el("p.hint").child(fill(
                words.choose_default,
                &[&count.to_string(), &MOST.to_string()],
            ))
        })
    };
    let unscored = Memo::new(move |_| {
        let all = comparison.desk.dossiers.with(Vec::len);
        all.saturating_sub(comparison.scored.with(Vec::len))
    });
    let left = move || {
        let count = unscored.get();
        (count > 0).then(|| el("p.hint").child(fill(words.left_unscored, &[&count.to_string()])))
    };
    el("section.desk-choose")
        .attr("aria-labelledby", "choose-title")
        .child(el("h2").attr("id", "choose-title").child(words.choose))
        .child(el("p.hint").attr("role", "status").child(hint))
        .child((default, left))
        .child(
            el("div.desk-filters")
                .child(
                    el("div.field")
                        .child(
                            el("label.field-label")
                                .attr("for", "choose-search")
                                .child(words.search),
                        )
                        .child(
                            el("input.input")
                                .attr("type", "search")
                                .attr("id", "choose-search")
                                .attr("autocomplete", "off")
                                .on("input", move |event| {
                                    search.set(nodes::value_of(&event).to_lowercase())
                                }),
                        ),
                )
                .child(order_field(comparison)),
        )
        .child(
            el("div.desk-choices-scroll")
                .attr("role", "group")
                .attr("tabindex", "0")
                .attr("aria-label", words.choose_label)
                .child(boxes),
        )
        .view()
}

fn order_field(comparison: Comparison) -> El {
    let words = words();
    let order = comparison.order;
    let options = ORDERS.iter().enumerate().map(|(at, column)| {
        let name = match column {
            Column::Name => words.col_name,
            Column::Overall => words.col_overall,
            _ => words.col_started,
        };
        el("option").attr("value", at.to_string()).child(name)
    });
    let options: Vec<El> = options.collect();
    let select = el("select.input")
        .attr("id", "compare-order")
        .child(options)
        // Only now, because a value that is not among the options is not taken.
        .value(move || {
            let at = ORDERS.iter().position(|column| *column == order.get());
            at.unwrap_or(0).to_string()
        })
        .on("change", move |event| {
            let at = nodes::value_of(&event).parse::<usize>().ok();
            order.set(
                at.and_then(|at| ORDERS.get(at).copied())
                    .unwrap_or(Column::Started),
            );
        });
    el("div.field")
        .child(
            el("label.field-label")
                .attr("for", "compare-order")
                .child(words.order_by),
        )
        .child(select)
}

fn tick(comparison: Comparison, search: RwSignal<String>, sha256: &str, name: String) -> El {
    let found_by = name.to_lowercase();
    let (own, picked) = (String::from(sha256), String::from(sha256));
    let is_picked = Memo::new(move |_| comparison.shas.with(|shas| shas.contains(&own)));
    let is_full = move || comparison.shas.with(Vec::len) >= MOST;
    el("li")
        .flag("hidden", move || {
            !search.with(|text| found_by.contains(text.trim()))
        })
        .child(
            el("label.tick")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .flag("checked", move || is_picked.get())
                        .flag("disabled", move || is_full() && !is_picked.get())
                        .on("change", move |event| {
                            comparison.pick(&picked, nodes::is_checked(&event))
                        }),
                )
                .child(el("span").child(name)),
        )
}
