//! The receipt: what a candidate keeps, and can compare with what arrived.

use super::time::rfc3339;
use crate::attempt::{Attempt, EndedBy};
use crate::digest::sha256_hex;
use crate::json::Value;
use crate::json::object;

/// So many tries are told one by one.
const MOST_TRIES: usize = 50;

/// Proof of a sealed attempt, without its answers: a document that is shown, and kept beside the bundle.
///
/// Texts: `attempt_id`, `started_at` and `ended_at` (RFC 3339), `sha256` of the exact bytes of the bundle (empty
/// until it is made), `events_head`. Counts: `elapsed_ms`, `granted_ms`, `answered`, `items`. `scores` and `tries` are lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt(pub Value);

impl Receipt {
    /// The receipt of a sealed attempt, before its bundle is made; `None` while it is running.
    pub fn of(attempt: &Attempt) -> Option<Self> {
        let seal = attempt.seal?;
        Some(Self(object([
            ("attempt_id", attempt.plan.attempt_id.as_str().into()),
            ("started_at", rfc3339(attempt.started_wall_ms).into()),
            ("ended_at", rfc3339(seal.wall_ms).into()),
            ("elapsed_ms", seal.elapsed_ms.into()),
            ("granted_ms", attempt.granted_ms().into()),
            ("timed_out", (seal.by == EndedBy::Timeout).into()),
            ("answered", attempt.answered().into()),
            ("items", attempt.slots.len().into()),
            ("sha256", "".into()),
            ("events_head", super::bundle::events(attempt).1.into()),
            ("scores", Value::Array(Vec::new())),
            ("tries", Value::Array(Vec::new())),
        ])))
    }

    /// The receipt with the digest of the bundle, and the scores where the team shows them: objects with `title`,
    /// `percent` as text, and how many items are `pending`.
    #[must_use]
    pub fn with_bundle(mut self, bundle: &str, scores: Value) -> Self {
        self.put("sha256", sha256_hex(bundle.as_bytes()).into());
        self.put("scores", scores);
        self
    }

    /// Adds a try to deliver the bundle that has ended: when, in milliseconds since the epoch, and with which HTTP
    /// status; 0 where no reply came.
    pub fn add_try(&mut self, at_ms: i64, status: u16) {
        let mut tries = self.list("tries").to_vec();
        if tries.len() == MOST_TRIES {
            tries.remove(0);
        }
        tries.push(object([("at_ms", at_ms.into()), ("status", status.into())]));
        self.put("tries", Value::Array(tries));
    }

    /// The receipt without what it says of the score and of the tries to deliver: what stays where the copy of the
    /// answers is erased.
    #[must_use]
    pub fn bare(mut self) -> Self {
        for name in ["scores", "tries"] {
            self.put(name, Value::Array(Vec::new()));
        }
        self
    }

    fn put(&mut self, name: &str, value: Value) {
        if let Value::Object(fields) = &mut self.0 {
            fields.insert(name.into(), value);
        }
    }

    /// A text in it; empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        text_in(&self.0, name)
    }

    /// A count in it; 0 where there is none.
    pub fn count(&self, name: &str) -> i64 {
        count_in(&self.0, name)
    }

    /// A list in it.
    pub fn list(&self, name: &str) -> &[Value] {
        match self.0.get(name) {
            Some(Value::Array(list)) => list,
            _ => &[],
        }
    }

    /// Whether the time ran out.
    pub fn timed_out(&self) -> bool {
        self.0.get("timed_out").and_then(Value::as_bool) == Some(true)
    }
}

/// A text in a part of a receipt; empty where there is none.
pub fn text_in<'a>(part: &'a Value, name: &str) -> &'a str {
    part.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A count in a part of a receipt; 0 where there is none.
pub fn count_in(part: &Value, name: &str) -> i64 {
    part.get(name).and_then(Value::as_i64).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_are_told_in_order_and_the_latest_are_kept() {
        let mut receipt = Receipt(object([]));
        for at_ms in 0..60 {
            receipt.add_try(at_ms, if at_ms == 59 { 201 } else { 0 });
        }
        let tries = receipt.list("tries");
        assert_eq!(tries.len(), MOST_TRIES);
        assert_eq!(count_in(&tries[0], "at_ms"), 10);
        assert_eq!(count_in(&tries[MOST_TRIES - 1], "status"), 201);
    }
}
