//! The host's time. Its `Date` header names whole seconds; several together, asked for at the right
//! moments, show fractions.

use super::clock_sample::{ClockSample, bounded};
use serde::{Deserialize, Serialize};

/// The greatest disagreement between two clocks that is not worth a finding, in milliseconds.
/// Small ones come from rounding and from the gentle corrections of time services.
pub(super) const TOLERANCE_MS: i64 = 500;

/// The most that the rounding of two clocks and the gentle corrections of time services add up to, in milliseconds.
const ROUNDING_MS: i64 = 50;

/// A difference of at least this is worth telling the candidate, in milliseconds.
const NOTABLE_MS: i64 = 60_000;

/// A reading of the host's time: when the clocks read `at`, its time lay between two bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HostSample {
    /// The time when the answer came.
    pub at: ClockSample,
    /// The host's time then, in milliseconds since the epoch.
    pub host: Span,
}

impl HostSample {
    /// Returns the sample of one `Date` header, which is given in milliseconds since the epoch; headers name whole
    /// seconds, rounded down.
    ///
    /// The header was written at some instant between sending and receiving, and the host's time was then in
    /// the second that the header names.
    ///
    /// ```
    /// use assay_core::attempt::{ClockSample, HostSample};
    ///
    /// let sent = ClockSample { wall_ms: 1_800_000_000_000, mono_ms: 0 };
    /// let received = ClockSample { wall_ms: 1_800_000_000_200, mono_ms: 200 };
    /// let sample = HostSample::of_reply(1_800_000_000_000, sent, received);
    /// assert_eq!(sample.width_ms(), 1_200, "a second, and the way there and back");
    /// ```
    pub fn of_reply(date_ms: i64, sent: ClockSample, received: ClockSample) -> Self {
        let trip_ms = (received.mono_ms - sent.mono_ms).max(0);
        Self {
            at: received,
            host: Span {
                least_ms: date_ms,
                most_ms: date_ms + 1_000 + trip_ms,
            },
        }
    }

    /// Returns the sample that this and a later one make together. Where they contradict each other, because the
    /// machine slept or the host's clock was set between them, it is the later one alone.
    #[must_use]
    pub fn narrowed(self, later: Self) -> Self {
        let before = self.host_at(later.at.mono_ms);
        let host = Span {
            least_ms: before.least_ms.max(later.host.least_ms),
            most_ms: before.most_ms.min(later.host.most_ms),
        };
        let is_consistent = host.least_ms <= host.most_ms;
        Self {
            at: later.at,
            host: if is_consistent { host } else { later.host },
        }
    }

    /// Returns the width of what is unknown of the host's time, in milliseconds.
    pub fn width_ms(&self) -> i64 {
        self.host.most_ms - self.host.least_ms
    }

    /// Returns the time from a reading of the page's clock until the next question says most, in milliseconds: until
    /// the host's next second begins in the middle of what is not known.
    pub fn next_in_ms(&self, mono_ms: i64) -> i64 {
        1_000 - self.host_at(mono_ms).middle_ms().rem_euclid(1_000)
    }

    /// Returns the lead of the wall clock over the host, at a later reading on the same page. `None` if the
    /// clocks have disagreed since: the machine slept, or its clock was set.
    pub fn offset(&self, now: ClockSample) -> Option<Offset> {
        let by_wall_ms = now.wall_ms - self.at.wall_ms;
        let by_page_ms = now.mono_ms - self.at.mono_ms;
        let host = self.host_at(now.mono_ms);
        ((by_wall_ms - by_page_ms).abs() <= TOLERANCE_MS).then_some(Offset {
            least_ms: now.wall_ms - host.most_ms,
            most_ms: now.wall_ms - host.least_ms,
        })
    }

    /// The host's time when the page's clock showed `mono_ms`.
    pub(super) fn host_at(&self, mono_ms: i64) -> Span {
        let since_ms = mono_ms - self.at.mono_ms;
        Span {
            least_ms: self.host.least_ms + since_ms,
            most_ms: self.host.most_ms + since_ms,
        }
    }
}

/// Bounds on how far the wall clock is ahead of the host. A journal has them as a list of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "[i64; 2]", into = "[i64; 2]")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Offset {
    /// At least this much, in milliseconds.
    pub least_ms: i64,
    /// At most this much, in milliseconds.
    pub most_ms: i64,
}

impl Offset {
    /// The middle of the bounds.
    pub fn middle_ms(self) -> i64 {
        self.least_ms + (self.most_ms - self.least_ms) / 2
    }

    /// Returns whether the clocks differ by so much that the candidate should know: by a minute or more.
    ///
    /// ```
    /// use assay_core::attempt::Offset;
    ///
    /// let by = |ms: i64| Offset { least_ms: ms - 500, most_ms: ms + 500 };
    /// assert!(!by(59_999).is_notable());
    /// assert!(by(60_000).is_notable() && by(-60_000).is_notable());
    /// ```
    pub fn is_notable(self) -> bool {
        self.middle_ms().abs() >= NOTABLE_MS
    }
}

impl From<Offset> for [i64; 2] {
    fn from(offset: Offset) -> Self {
        [offset.least_ms, offset.most_ms]
    }
}

impl TryFrom<[i64; 2]> for Offset {
    type Error = &'static str;

    fn try_from([least_ms, most_ms]: [i64; 2]) -> Result<Self, Self::Error> {
        Ok(Self {
            least_ms: bounded(least_ms)?,
            most_ms: bounded(most_ms)?,
        })
    }
}

/// A time that is known to lie between two bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// At least this, in milliseconds.
    pub least_ms: i64,
    /// At most this, in milliseconds.
    pub most_ms: i64,
}

impl Span {
    /// Returns the time from one instant to another.
    pub(super) fn since(self, earlier: Self) -> Self {
        Self {
            least_ms: self.least_ms - earlier.most_ms,
            most_ms: self.most_ms - earlier.least_ms,
        }
    }

    /// The same, by so much earlier.
    pub(super) fn earlier_by(self, ms: i64) -> Self {
        Self {
            least_ms: self.least_ms - ms,
            most_ms: self.most_ms - ms,
        }
    }

    /// Returns the times that both allow; itself where they allow none together.
    pub(super) fn narrowed_by(self, other: Self) -> Self {
        let both = Self {
            least_ms: self.least_ms.max(other.least_ms),
            most_ms: self.most_ms.min(other.most_ms),
        };
        if both.least_ms <= both.most_ms {
            both
        } else {
            self
        }
    }

    pub(super) fn middle_ms(self) -> i64 {
        self.least_ms + (self.most_ms - self.least_ms) / 2
    }

    pub(super) fn nearly_contains(self, ms: i64) -> bool {
        self.least_ms - ROUNDING_MS <= ms && ms <= self.most_ms + ROUNDING_MS
    }

    pub(super) fn nearest_ms(self, ms: i64) -> i64 {
        ms.min(self.most_ms).max(self.least_ms)
    }
}
