//! A time grant, as an attempt knows it: what it gives, and what was given.

use serde::{Deserialize, Serialize};

/// So many grants can be used on one attempt: a bundle has room for no more.
pub const MOST_GRANTS: usize = 4;

/// The most minutes of one grant: a day.
pub(super) const MOST_MINUTES: u32 = 24 * 60;

const MINUTE_MS: i64 = 60_000;

/// A time grant that is used now. Whoever makes this event has checked its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeGranted {
    /// Identifier of the grant.
    pub id: String,
    /// Minutes that it gives.
    pub minutes: u32,
    /// The signed grant.
    pub token: String,
    /// Where the attempt has ended and its bundle is made: how it goes on.
    pub continuation: Option<Continuation>,
}

impl TimeGranted {
    /// Returns the time that it gives, in milliseconds.
    pub fn ms(&self) -> i64 {
        i64::from(self.minutes) * MINUTE_MS
    }
}

/// How an attempt goes on whose bundle is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continuation {
    /// The UUID under which its next bundle will be known.
    pub attempt_id: String,
    /// The seal of the bundle that was made.
    pub sha256: String,
}

/// A grant that was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UsedGrant {
    /// Identifier of the grant.
    pub id: String,
    /// Minutes that it gave.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1440)))]
    pub minutes: u32,
    /// When it was used, in milliseconds of elapsed time; of an attempt that had ended, the elapsed time of its end.
    pub at_ms: i64,
    /// The signed grant.
    pub token: String,
}

impl UsedGrant {
    /// Returns the time that it gave, in milliseconds.
    pub fn ms(&self) -> i64 {
        i64::from(self.minutes) * MINUTE_MS
    }
}

/// The time that an attempt was given back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct MoreTime {
    /// The grants that were used, in order.
    pub(super) grants: Vec<UsedGrant>,
    /// The identifiers that followed the first, each with the seal of the bundle before it.
    pub(super) continuations: Vec<Continuation>,
    /// The time by the wall clock that cost nothing, in milliseconds.
    pub(super) idle_ms: i64,
}
