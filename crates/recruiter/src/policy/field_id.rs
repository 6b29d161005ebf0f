//! Identifiers of the fields of the form.

use assay_evaluation::Slot;

/// Returns the identifier of the field of a setting.
pub fn field_id(slot: Slot) -> String {
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

/// Returns the identifier of what is said to be wrong with a setting.
pub fn error_id(slot: Slot) -> String {
    [&field_id(slot), "-told"].concat()
}
