//! Identifiers of the fields of the form.

use assay_core::assessment::CoreArea;
use assay_evaluation::Slot;

/// Returns the identifier of the field of a setting.
pub fn field_id(slot: Slot) -> String {
    let (name, at) = match slot {
        Slot::Version => ("version", 0),
        Slot::Weight(at) => ("weight", at),
        Slot::Minimum(at) => ("minimum", at),
        Slot::RatedMinimum(at) => ("rated-minimum", at),
        Slot::InterviewMinimum(CoreArea::Technical) => ("technical-minimum", 0),
        Slot::InterviewMinimum(CoreArea::Leadership) => ("leadership-minimum", 0),
        Slot::InterviewWeight(at) => ("question", at),
        Slot::Threshold => ("threshold", 0),
        Slot::Test => ("test", 0),
        Slot::Rating(at) => ("rating", at + 1),
        Slot::AdjudicateFrom => ("adjudicate", 0),
    };
    ["policy-", name, "-", &at.to_string()].concat()
}

/// Says what the weights add up to.
pub const SUM: &str = "policy-sum";
/// Says what the interview counts.
pub const REST: &str = "policy-rest";
/// Says what is wrong with the worth of ratings together.
pub const RATINGS: &str = "policy-ratings-told";

/// Returns the identifier of the notice about several settings that one belongs to, if there is one.
pub fn notice_id(slot: Slot) -> Option<&'static str> {
    match slot {
        Slot::Weight(_) => Some(SUM),
        Slot::Test => Some(REST),
        Slot::Rating(_) => Some(RATINGS),
        _ => None,
    }
}

/// Returns the identifier of what is said to be wrong with a setting.
pub fn error_id(slot: Slot) -> String {
    [&field_id(slot), "-told"].concat()
}
