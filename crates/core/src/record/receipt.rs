//! The receipt: what a candidate keeps, and can compare with what arrived.

use super::time::{parse_rfc3339, rfc3339};
use crate::attempt::{Attempt, EndedBy};
use crate::config::Submission;
use crate::digest::sha256_hex;
use serde::{Deserialize, Serialize};

/// So many tries are listed one by one.
const MOST_TRIES: usize = 50;

const SECOND_MS: i64 = 1_000;

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
    /// Whether there was no limit; `granted_ms` is then one that nobody reaches, or what the window left.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub untimed: bool,
    /// The signed invitation that the attempt was begun with; absent where there was none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub invitation_token: String,
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

/// The times of an attempt in whole seconds, as a receipt shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownTimes {
    /// The start, in milliseconds since the epoch.
    pub started_ms: i64,
    /// The end, in milliseconds since the epoch.
    pub ended_ms: i64,
    /// Time used, in milliseconds, rounded up as on the clock of the test.
    pub used_ms: i64,
}

impl Receipt {
    /// Returns the receipt of a sealed attempt, before its bundle is made; `None` while it is running.
    pub fn of(attempt: &Attempt) -> Option<Self> {
        let seal = attempt.seal?;
        Some(Self {
            attempt_id: attempt.id().into(),
            started_at: rfc3339(attempt.started_wall_ms),
            ended_at: rfc3339(seal.wall_ms),
            elapsed_ms: seal.elapsed_ms,
            granted_ms: attempt.granted_ms(),
            untimed: attempt.plan.is_untimed,
            invitation_token: attempt.plan.invitation_token.clone(),
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

    /// Returns when the bundle arrived, in milliseconds since the epoch: the end of the last try, where the endpoint
    /// acknowledged it. `None` where the last try failed, or where another tab delivered it.
    ///
    /// ```
    /// use assay_core::config::Submission;
    /// use assay_core::record::Receipt;
    ///
    /// # fn submission() -> Submission {
    /// #     let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/config.json"));
    /// #     let value = assay_core::document::parse("config.json", text).unwrap();
    /// #     assay_core::config::Config::parse("config.json", &value).unwrap().submission
    /// # }
    /// let mut receipt = Receipt::default();
    /// receipt.add_try(1_800_000_000_000, 0);
    /// assert_eq!(receipt.delivered_ms(&submission()), None);
    /// receipt.add_try(1_800_000_060_000, submission().success_statuses[0]);
    /// assert_eq!(receipt.delivered_ms(&submission()), Some(1_800_000_060_000));
    /// ```
    pub fn delivered_ms(&self, endpoint: &Submission) -> Option<i64> {
        let last = self.tries.last()?;
        let acknowledges = [&endpoint.success_statuses, &endpoint.duplicate_statuses];
        let is_there = acknowledges.iter().any(|all| all.contains(&last.status));
        is_there.then_some(last.at_ms)
    }

    /// Returns start, end and time used in whole seconds, so that what is shown adds up: the start and the time used
    /// give the end. Where the device's clock was set during the test, each is as it was measured. `None` where the
    /// receipt has no times that can be read.
    ///
    /// ```
    /// use assay_core::record::Receipt;
    ///
    /// let receipt = Receipt {
    ///     started_at: "2026-03-01T09:00:00.900Z".into(),
    ///     ended_at: "2026-03-01T09:10:00.100Z".into(),
    ///     elapsed_ms: 599_200,
    ///     ..Receipt::default()
    /// };
    /// let shown = receipt.shown_times().unwrap();
    /// assert_eq!(shown.ended_ms - shown.started_ms, shown.used_ms);
    /// assert_eq!(shown.used_ms, 600_000);
    /// ```
    pub fn shown_times(&self) -> Option<ShownTimes> {
        let started_ms = parse_rfc3339(&self.started_at)?;
        let ended_ms = parse_rfc3339(&self.ended_at)?;
        let seconds = |ms: i64| ms.div_euclid(SECOND_MS) * SECOND_MS;
        let used_ms = seconds(self.elapsed_ms.max(0).saturating_add(SECOND_MS - 1));
        let measured_ms = ended_ms.saturating_sub(started_ms);
        let was_set = measured_ms.saturating_sub(self.elapsed_ms).saturating_abs() > SECOND_MS;
        let started_ms = seconds(started_ms);
        Some(ShownTimes {
            started_ms,
            ended_ms: if was_set {
                seconds(ended_ms)
            } else {
                started_ms.saturating_add(used_ms)
            },
            used_ms,
        })
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

    fn times(ended_at: &str, elapsed_ms: i64) -> ShownTimes {
        let receipt = Receipt {
            started_at: "2026-03-01T09:00:00.900Z".into(),
            ended_at: ended_at.into(),
            elapsed_ms,
            ..Receipt::default()
        };
        receipt.shown_times().unwrap()
    }

    #[test]
    fn what_is_shown_of_times_adds_up() {
        for (ended_at, elapsed_ms) in [
            ("2026-03-01T09:00:00.900Z", 0),
            ("2026-03-01T09:00:01.000Z", 100),
            ("2026-03-01T09:10:00.100Z", 599_200),
            ("2026-03-01T09:30:00.900Z", 1_800_000),
            ("2026-03-01T09:30:01.003Z", 1_800_000),
            ("2026-03-01T09:10:00.100Z", 599_900),
        ] {
            let shown = times(ended_at, elapsed_ms);
            assert_eq!(
                shown.started_ms + shown.used_ms,
                shown.ended_ms,
                "{ended_at}"
            );
            assert_eq!(
                shown.started_ms,
                parse_rfc3339("2026-03-01T09:00:00.000Z").unwrap()
            );
            let ended_ms = parse_rfc3339(ended_at).unwrap();
            assert!(
                (shown.ended_ms - ended_ms).abs() < 2 * SECOND_MS,
                "{ended_at}"
            );
        }
        assert_eq!(
            times("2026-03-01T09:30:01.003Z", 1_800_000).used_ms,
            1_800_000
        );
    }

    #[test]
    fn a_clock_that_was_set_during_the_test_hides_nothing() {
        let shown = times("2026-03-01T11:10:00.100Z", 599_200);
        assert_eq!(
            shown.ended_ms,
            parse_rfc3339("2026-03-01T11:10:00.000Z").unwrap()
        );
        assert_eq!(shown.used_ms, 600_000);
        assert_eq!(Receipt::default().shown_times(), None);
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
