//! The fields of the form by what they hold, and the first that is wrong.

use super::focus::focus_later;
use assay_core::json::Problems;
use assay_evaluation::{PolicyDraft, Slot};

/// Where problems of all weights together are told.
pub const WEIGHTS: &str = "$.weights_percent";

/// Where problems of all ratings' worth together are told.
pub const RATINGS: &str = "$.rating_percent";

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

pub fn id(slot: Slot) -> String {
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

pub fn error_id(slot: Slot) -> String {
    [&id(slot), "-told"].concat()
}
