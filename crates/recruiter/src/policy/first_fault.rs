//! Identifiers of the fields of the form.

use assay_evaluation::Slot;

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
