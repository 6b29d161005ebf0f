//! A policy that is offered.

use assay_evaluation::ScoringPolicy;

/// A policy that was opened and is not in force.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The policy.
    pub policy: ScoringPolicy,
    /// The file that it came with, and who put it in force there.
    pub from: String,
}
