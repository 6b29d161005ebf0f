//! The receipt: what a candidate keeps, and can compare with what arrived.

use super::object;
use super::time::rfc3339;
use crate::attempt::{Attempt, EndedBy};
use crate::digest::sha256_hex;
use crate::json::Value;

/// Proof of a sealed attempt, without its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The attempt's UUID.
    pub attempt_id: String,
    /// When it started, RFC 3339.
    pub started_at: String,
    /// When it ended, RFC 3339.
    pub ended_at: String,
    /// Time used, in milliseconds.
    pub elapsed_ms: i64,
    /// Whether the time ran out.
    pub timed_out: bool,
    /// How many items are answered.
    pub answered: usize,
    /// How many items there were.
    pub items: usize,
    /// SHA-256 of the exact bytes of the bundle; empty until it is made.
    pub sha256: String,
    /// The head of the chain of events: the last link, which binds all of them.
    pub events_head: String,
    /// The score by section, where the team shows it.
    pub scores: Vec<SectionScore>,
}

/// The score of a section so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionScore {
    /// The section's title.
    pub title: String,
    /// Percent of what is graded, as text; empty where nothing is.
    pub percent: String,
    /// How many items await a person.
    pub pending: i64,
}

impl Receipt {
    /// The receipt of a sealed attempt, before its bundle is made; `None` while it is running.
    pub fn of(attempt: &Attempt) -> Option<Self> {
        let seal = attempt.seal?;
        Some(Self {
            attempt_id: attempt.plan.attempt_id.clone(),
            started_at: rfc3339(attempt.started_wall_ms),
            ended_at: rfc3339(seal.wall_ms),
            elapsed_ms: seal.elapsed_ms,
            timed_out: seal.by == EndedBy::Timeout,
            answered: attempt.answered(),
            items: attempt.slots.len(),
            sha256: String::new(),
            events_head: super::bundle::events(attempt).1,
            scores: Vec::new(),
        })
    }

    /// The receipt with the digest of the bundle.
    pub fn with_bundle(mut self, bundle: &str) -> Self {
        self.sha256 = sha256_hex(bundle.as_bytes());
        self
    }

    /// As kept beside the bundle.
    pub fn to_json(&self) -> Value {
        let scores: Value = self
            .scores
            .iter()
            .map(|score| {
                object([
                    ("title", score.title.as_str().into()),
                    ("percent", score.percent.as_str().into()),
                    ("pending", score.pending.into()),
                ])
            })
            .collect();
        object([
            ("attempt_id", self.attempt_id.as_str().into()),
            ("started_at", self.started_at.as_str().into()),
            ("ended_at", self.ended_at.as_str().into()),
            ("elapsed_ms", self.elapsed_ms.into()),
            ("timed_out", self.timed_out.into()),
            ("answered", self.answered.into()),
            ("items", self.items.into()),
            ("sha256", self.sha256.as_str().into()),
            ("events_head", self.events_head.as_str().into()),
            ("scores", scores),
        ])
    }

    /// Reads what [`Self::to_json`] wrote; `None` if it is damaged.
    pub fn from_json(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name)?.as_str().map(String::from);
        let count = |name: &str| usize::try_from(value.get(name)?.as_u64()?).ok();
        Some(Self {
            attempt_id: text("attempt_id")?,
            started_at: text("started_at")?,
            ended_at: text("ended_at")?,
            elapsed_ms: value.get("elapsed_ms")?.as_i64()?,
            timed_out: value.get("timed_out")?.as_bool()?,
            answered: count("answered")?,
            items: count("items")?,
            sha256: text("sha256")?,
            events_head: text("events_head")?,
            scores: value
                .get("scores")?
                .as_array()?
                .iter()
                .map(|score| {
                    Some(SectionScore {
                        title: score.get("title")?.as_str()?.into(),
                        percent: score.get("percent")?.as_str()?.into(),
                        pending: score.get("pending")?.as_i64()?,
                    })
                })
                .collect::<Option<_>>()?,
        })
    }
}
