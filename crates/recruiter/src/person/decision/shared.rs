//! Identifiers and result for the parts of the decision.

use crate::person::shown::Person;
use assay_evaluation::Scorecard;
use std::sync::Arc;

pub const BLOCKS: &str = "decision-blocks";

pub const STATE: &str = "decision-state";

/// The result, followed.
pub fn card(person: Person) -> Option<Arc<Scorecard>> {
    person.record().scorecard.clone()
}
