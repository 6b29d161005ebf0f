//! The screen of all candidates: what is opened, who is on the desk, what can be exported.

use super::covered::covered;
use super::export::exports;
use super::open::Opening;
use super::table::{Listing, table};
use super::{decision_word, status_word, words};
use crate::desk::Desk;
use crate::opening::fill;
use crate::{keep, shell};
use assay_evaluation::act::Decision;
use assay_evaluation::roster::{Filter, Status};
use assay_web::browser::{clock, nodes, page};
use assay_web::ui::dom::{El, View, el, views};
use assay_web::ui::{dialog, question};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The screen.
pub fn list(desk: Desk) -> View {
    let words = words();
    let opening = Opening::new(desk);
    let listing = Listing::new(desk);
    let is_empty = Memo::new(move |_| desk.dossiers.with(Vec::is_empty));
    let empty = el("section.desk-empty")
        .flag("hidden", move || !is_empty.get())
        .child(el("h2").child(words.empty_title))
        .child(el("p.read").child(words.empty_text));
    let all = el("section.desk-list")
        .attr("aria-labelledby", "on-desk")
        .flag("hidden", move || is_empty.get())
        .child(
            el("h2")
                .attr("id", "on-desk")
                .attr("tabindex", "-1")
                .child(words.on_desk),
        )
        .child(filters(listing))
        .child(covered(desk, move || desk.dossiers.get()))
        .child(table(listing))
        .child(
            el("div.desk-none")
                .flag("hidden", move || {
                    is_empty.get() || listing.shown_count() > 0
                })
                .child(el("p.lead").child(words.none_fits)),
        )
        .child(exports(desk, listing));
    let screen = el("div.candidates")
        .child(shell::heading(words.title))
        .child(el("p.lead").child(words.lead))
        .child(opening.section())
        .child(empty)
        .child(all);
    views((opening.drop_on(screen), removal(desk, listing)))
}

/// What narrows the table down. The fields are made once, so that typing keeps its place.
fn filters(listing: Listing) -> View {
    let words = words();
    let filter = listing.filter;
    let search = el("div.field")
        .child(
            el("label.field-label")
                .attr("for", "list-search")
                .child(words.search),
        )
        .child(
            el("input.input")
                .attr("type", "search")
                .attr("id", "list-search")
                .attr("autocomplete", "off")
                .attr("aria-describedby", "list-search-hint")
                .value(move || filter.with(|filter| filter.text.clone()))
                .on("input", move |event| {
                    filter.update(|filter| filter.text = nodes::value_of(&event))
                }),
        )
        .child(
            el("p.hint")
                .attr("id", "list-search-hint")
                .child(words.search_hint),
        );
    let status = choice(
        "list-status",
        words.status,
        &Status::ALL.map(status_word),
        move || {
            let chosen = filter.with(|filter| filter.status);
            chosen.and_then(|status| Status::ALL.iter().position(|one| *one == status))
        },
        move |at| {
            filter.update(|filter| filter.status = at.and_then(|at| Status::ALL.get(at).copied()))
        },
    );
    let decisions = decisions();
    let decision = choice(
        "list-decision",
        words.decision,
        &decisions.map(decision_word),
        move || {
            let chosen = filter.with(|filter| filter.decision);
            chosen.and_then(|decision| decisions.iter().position(|one| *one == decision))
        },
        move |at| {
            filter.update(|filter| filter.decision = at.and_then(|at| decisions.get(at).copied()))
        },
    );
    let count = move || {
        let all = listing.lines.with(|lines| lines.len());
        fill(
            words.shown,
            &[&listing.shown_count().to_string(), &all.to_string()],
        )
    };
    views((
        el("div.desk-filters")
            .attr("role", "group")
            .attr("aria-label", words.filters)
            .child((search, status, decision))
            .child(
                el("button.btn")
                    .on("click", move |_| filter.set(Filter::default()))
                    .child(words.clear_filters),
            ),
        el("p.desk-count").attr("role", "status").child(count),
        el("p.hint").child(words.sort_hint),
    ))
}

fn decisions() -> [Option<Decision>; 4] {
    [
        None,
        Some(Decision::Advance),
        Some(Decision::Hold),
        Some(Decision::Decline),
    ]
}

/// A list to choose one from, or all.
fn choice(
    id: &'static str,
    label: &'static str,
    names: &[&'static str],
    chosen: impl Fn() -> Option<usize> + 'static,
    choose: impl Fn(Option<usize>) + 'static,
) -> El {
    let options = names
        .iter()
        .enumerate()
        .map(|(at, name)| el("option").attr("value", at.to_string()).child(*name));
    let options: Vec<El> = options.collect();
    let select = el("select.input")
        .attr("id", id)
        .child(el("option").attr("value", "").child(words().any))
        .child(options)
        // Only now, because a value that is not among the options is not taken.
        .value(move || chosen().map_or_else(String::new, |at| at.to_string()))
        .on("change", move |event| {
            choose(nodes::value_of(&event).parse().ok())
        });
    el("div.field")
        .child(el("label.field-label").attr("for", id).child(label))
        .child(select)
}

/// The dialogue before a candidate is taken off the desk.
fn removal(desk: Desk, listing: Listing) -> View {
    let words = words();
    let is_open = listing.is_removing;
    let remove = move || {
        let (sha256, name) = listing.to_remove.get_untracked();
        is_open.set(false);
        keep::forget(desk, &sha256);
        desk.told.set(Vec::new());
        desk.tell("is-ok", fill(words.removed, &[&name]));
        // The button that opened the dialogue is gone with its row.
        spawn_local(async {
            clock::sleep(0).await;
            if !page::focus_id("on-desk") {
                page::focus_heading();
            }
        });
    };
    let content = move || {
        let name = listing.to_remove.with(|told| told.1.clone());
        question(
            "remove",
            el("p").child(fill(words.remove_text, &[&name])),
            (words.cancel, Box::new(move || is_open.set(false))),
            (words.remove_confirm, Box::new(remove)),
        )
    };
    dialog("remove", is_open, words.remove_title, content)
}
