//! The fields of the form: each with its name, what it means, and what is wrong with it.

use super::{Change, focus_later};
use assay_core::json::{Problem, Problems};
use assay_evaluation::{PolicyDraft, Slot};
use assay_web::browser::nodes;
use assay_web::ui::dom::{El, View, el, views};
use leptos::prelude::*;

/// Where problems of all weights together are told.
const WEIGHTS: &str = "$.weights_percent";
/// Where problems of all ratings' worth together are told.
pub const RATINGS: &str = "$.rating_percent";

/// One of several, and what choosing it does.
pub fn radio(
    group: &'static str,
    name: &'static str,
    is_on: impl Fn() -> bool + 'static,
    choose: impl Fn() + 'static,
) -> View {
    let chosen = move |event: web_sys::Event| {
        if nodes::is_checked(&event) {
            choose();
        }
    };
    el("label.tick")
        .child(
            el("input")
                .attr("type", "radio")
                .attr("name", ["policy-", group].concat())
                .flag("checked", is_on)
                .on("change", chosen),
        )
        .child(name)
        .view()
}

/// A field with its name, what it means and what is wrong with it.
pub fn field(change: Change, slot: Slot, label: String, says: Option<&'static str>) -> View {
    let id = id(slot);
    let hint = [&id, "-hint"].concat();
    let described = says.map(|_| hint.clone());
    el("div.field")
        .child(el("label.field-label").attr("for", id.clone()).child(label))
        .child(input(change, slot, described))
        .child(error(change, slot))
        .child(says.map(|says| el("p.hint").attr("id", hint).child(says)))
        .view()
}

/// A field in a table, where row and column name it for the eye.
pub fn cell(change: Change, slot: Slot, label: String) -> View {
    views((
        input(change, slot, None).attr("aria-label", label),
        error(change, slot),
    ))
}

fn input(change: Change, slot: Slot, hint: Option<String>) -> El {
    let path = change.draft.with_untracked(|draft| draft.path(slot));
    let mut described = error_id(slot);
    if let Some(hint) = hint {
        described.push(' ');
        described.push_str(&hint);
    }
    let is_number = slot != Slot::Version;
    el("input.input")
        .attr("id", id(slot))
        .attr("type", "text")
        .attr("inputmode", is_number.then_some("numeric"))
        .attr("autocomplete", "off")
        .attr(
            "class",
            if is_number {
                "input policy-number"
            } else {
                "input input-short"
            },
        )
        .attr("aria-describedby", described)
        .live("aria-invalid", move || {
            (!told(change, &path).is_empty()).then_some("true")
        })
        .value(move || change.draft.with(|draft| draft.text(slot).to_owned()))
        .on("input", move |event| {
            let text = nodes::value_of(&event);
            change.edit(|draft| draft.write(slot, text));
        })
}

fn error(change: Change, slot: Slot) -> View {
    let path = change.draft.with_untracked(|draft| draft.path(slot));
    el("p.field-error")
        .attr("id", error_id(slot))
        .child(move || told(change, &path))
        .view()
}

/// What is wrong at a place of the document, in words.
pub fn told(change: Change, path: &str) -> String {
    let says = |problem: &Problem| {
        [&problem.message, " ", &problem.remedy]
            .concat()
            .trim_end()
            .to_owned()
    };
    change.found.with(|found| {
        let here = found.0.iter().filter(|problem| problem.path == path);
        here.map(says).collect::<Vec<_>>().join(" ")
    })
}

/// Moves the focus to the first field with something wrong in it.
pub fn focus_first_fault(draft: &PolicyDraft, problems: &Problems) {
    let slots = [Slot::Version]
        .into_iter()
        .chain((0..draft.sections()).flat_map(|at| [Slot::Weight(at), Slot::Minimum(at)]))
        .chain([Slot::Threshold, Slot::Test])
        .chain((0..5).map(Slot::Rating))
        .chain([Slot::AdjudicateFrom]);
    let is_at = |path: &str| problems.0.iter().any(|problem| problem.path == path);
    let whole = [(WEIGHTS, Slot::Weight(0)), (RATINGS, Slot::Rating(0))];
    let beside = whole
        .into_iter()
        .find(|(path, _)| is_at(path))
        .map(|(_, slot)| slot);
    let first = slots
        .into_iter()
        .find(|slot| is_at(&draft.path(*slot)))
        .or(beside);
    if let Some(slot) = first {
        focus_later(id(slot));
    }
}

fn id(slot: Slot) -> String {
    let (name, at) = match slot {
        Slot::Version => ("version", 0),
        Slot::Weight(at) => ("weight", at),
        Slot::Minimum(at) => ("minimum", at),
        Slot::Threshold => ("threshold", 0),
        Slot::Test => ("test", 0),
        Slot::Rating(at) => ("rating", at + 1),
        Slot::AdjudicateFrom => ("adjudicate", 0),
    };
    ["policy-", name, "-", &at.to_string()].concat()
}

fn error_id(slot: Slot) -> String {
    [&id(slot), "-told"].concat()
}
