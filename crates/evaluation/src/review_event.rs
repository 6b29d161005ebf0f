//! What recruiters do to an evaluation, one event after the other. Everything else is worked out from these.

mod action;
mod entry;
mod field;
mod verdict;

pub use action::ReviewAction;
pub use entry::{EntryHeader, ReviewEvent};
pub use verdict::{Coverage, Decision, Milestone, RevealedRatings, StageVerdict, Verdict};

#[cfg(test)]
mod tests;
