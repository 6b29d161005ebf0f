//! The receipt: what a candidate keeps, and can compare with what arrived.

use super::time::rfc3339;
use crate::attempt::{Attempt, EndedBy};
use crate::digest::sha256_hex;
use serde::{Deserialize, Serialize};

/// So many tries are listed one by one.
const MOST_TRIES: usize = 50;

/// Proof of a sealed attempt, without its answers: a document that is shown, and kept beside the bundle. What a receipt
/// of an earlier program does not have is empty or 0.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "Receipt of an Assay attempt, version 1")
)]
pub struct Receipt {
    /// The attempt's UUID.
    pub attempt_id: String,
    /// The start, as RFC 3339.
    pub started_at: String,
    /// The end, as RFC 3339.
    pub ended_at: String,
    /// Time used, in milliseconds.
    pub elapsed_ms: i64,
    /// Time granted, in milliseconds.
    pub granted_ms: i64,
    /// Whether the time ran out.
    pub timed_out: bool,
    /// How many items are answered.
    pub answered: u32,
    /// How many items there are.
    pub items: u32,
    /// SHA-256 of the exact bytes of the bundle; empty until it is made.
    pub sha256: String,
    /// The last link of the chain of events.
    pub events_head: String,
    /// The score by section, where the team shows it.
    pub scores: Vec<SectionScore>,
    /// The latest tries to deliver the bundle, in order.
    pub tries: Vec<Try>,
}

/// The score of a section, as a candidate sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SectionScore {
    /// Title of the section.
    pub title: String,
    /// What is certainly reached, in percent, as text.
    pub percent: String,
    /// How many items wait for a person's rating.
    pub pending: u32,
}

/// A try to deliver the bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Try {
    /// When it ended, in milliseconds since the epoch.
    pub at_ms: i64,
    /// The HTTP status of the reply; 0 where none came.
    pub status: u16,
}

impl Receipt {
    /// Returns the receipt of a sealed attempt, before its bundle is made; `None` while it is running.
    pub fn of(attempt: &Attempt) -> Option<Self> {
        let seal = attempt.seal?;
        Some(Self {
            attempt_id: attempt.plan.attempt_id.clone(),
            started_at: rfc3339(attempt.started_wall_ms),
            ended_at: rfc3339(seal.wall_ms),
            elapsed_ms: seal.elapsed_ms,
            granted_ms: attempt.granted_ms(),
            timed_out: seal.by == EndedBy::Timeout,
            answered: count(attempt.answered()),
            items: count(attempt.slots.len()),
            events_head: super::bundle::events(attempt).1,
            ..Self::default()
        })
    }

    /// Adds the digest of the bundle, and the scores where the team shows them.
    #[must_use]
    pub fn with_bundle(mut self, bundle: &str, scores: Vec<SectionScore>) -> Self {
        self.sha256 = sha256_hex(bundle.as_bytes());
        self.scores = scores;
        self
    }

    /// Adds a try to deliver the bundle. Of more than fifty, the latest stay.
    ///
    /// ```
    /// use assay_core::record::Receipt;
    ///
    /// let mut receipt = Receipt::default();
    /// receipt.add_try(1_800_000_000_000, 201);
    /// assert_eq!(receipt.tries[0].status, 201);
    /// ```
    pub fn add_try(&mut self, at_ms: i64, status: u16) {
        if self.tries.len() >= MOST_TRIES {
            self.tries.remove(0);
        }
        self.tries.push(Try { at_ms, status });
    }

    /// Takes out the scores and the tries to deliver: what is left stays where the copy of the answers is erased.
    #[must_use]
    pub fn bare(mut self) -> Self {
        self.scores.clear();
        self.tries.clear();
        self
    }

    /// Returns the JSON Schema: `public/schema/receipt-1.json`.
    #[cfg(feature = "schema")]
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(Self)
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_are_listed_in_order_and_the_latest_are_kept() {
        let mut receipt = Receipt::default();
        for at_ms in 0..60 {
            receipt.add_try(at_ms, if at_ms == 59 { 201 } else { 0 });
        }
        assert_eq!(receipt.tries.len(), MOST_TRIES);
        assert_eq!(receipt.tries[0].at_ms, 10);
        assert_eq!(receipt.tries[MOST_TRIES - 1].status, 201);
    }

    #[test]
    fn a_receipt_of_an_earlier_program_is_read_without_what_it_lacks() {
        let kept = r#"{"answered":3,"attempt_id":"a","elapsed_ms":9000,"ended_at":"","events_head":"h","items":8,
            "scores":[],"sha256":"","started_at":"","timed_out":false}"#;
        let receipt: Receipt = serde_json::from_str(kept).unwrap();
        assert_eq!((receipt.elapsed_ms, receipt.granted_ms), (9_000, 0));
        assert!(receipt.tries.is_empty());
    }
}
