//! The host of the site: its clock, its network, and what is deployed on it.

use crate::machine::NOON_MS;
use std::cell::Cell;

/// A host.
#[derive(Default)]
pub struct Host {
    /// How far its clock is ahead, in milliseconds.
    pub ahead_ms: Cell<i64>,
    /// The way there and back, in milliseconds.
    pub trip_ms: Cell<i64>,
    /// It does not answer.
    pub is_gone: Cell<bool>,
    /// The next answer comes out of a cache that does not say so, and is so old.
    pub stale_ms: Cell<i64>,
    /// Which version of the content is deployed, counted from 0.
    pub version: Cell<usize>,
}

impl Host {
    /// Returns what the `Date` header of an answer names, in milliseconds since the epoch; `None` where it is gone.
    pub fn date_ms(&self, now_ms: i64) -> Option<i64> {
        if self.is_gone.get() {
            return None;
        }
        let shown_ms = NOON_MS + now_ms + self.ahead_ms.get() - self.stale_ms.take();
        Some(shown_ms.div_euclid(1_000) * 1_000)
    }
}
