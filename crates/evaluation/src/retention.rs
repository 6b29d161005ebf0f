//! The retention period: until when the record of a candidate is kept, and how much of that is left.
//!
//! The number of days is the team's (`privacy.retention_days` in `config.json`). The period runs from the end of the
//! attempt, or from the decision where that came later, as the laws that ask for a least period count it: 29 CFR 1602.14
//! (United States: one year "from the date of the making of the record or the personnel action involved, whichever occurs
//! later") and 2 CCR 11013(c) (California: four years, likewise). Where the law asks for a most (GDPR, Article 5(1)(e); UK
//! GDPR, the same), the reason to keep a record is the time in which a decision can be contested, and that begins with the
//! decision as well (Equality Act 2010, section 123; AGG, section 15(4)). Nothing else extends the period: notes and exports
//! are no personnel action.
//!
//! Nothing is erased because a period is over. What is due is named, and a person erases it, or leaves out whoever's record
//! is needed for an open claim.

use super::opened_bundle::OpenedBundle;
use super::state::State;
use assay_core::document::{self, Value, lenient};
use assay_core::record::time::parse_rfc3339;
use serde::Deserialize;

const DAY_MS: i64 = 86_400_000;

/// A period that is running, or over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RetentionPeriod {
    /// The instant at which it is over, in milliseconds since the epoch.
    pub ends_ms: i64,
}

impl RetentionPeriod {
    /// Returns the period of so many days from an instant, in milliseconds since the epoch.
    ///
    /// ```
    /// use assay_evaluation::RetentionPeriod;
    ///
    /// let period = RetentionPeriod::from(0, 2);
    /// assert_eq!(period.days_left(86_400_001), 1);
    /// assert!(!period.is_over(172_799_999));
    /// assert!(period.is_over(172_800_000));
    /// ```
    pub fn from(begins_ms: i64, days: u32) -> Self {
        Self {
            ends_ms: begins_ms.saturating_add(i64::from(days).saturating_mul(DAY_MS)),
        }
    }

    /// Returns the period of a candidate. An end that is said to lie after `now_ms` was read from a clock that was wrong, and
    /// does not count; where nothing else is known, the period runs from now.
    pub fn of(opened: &OpenedBundle, state: &State, days: u32, now_ms: i64) -> Self {
        let timing = &opened.bundle.timing;
        let ended_ms = corrected(&timing.ended_at, timing.host_offset_ms);
        let decision = state.decision.as_ref();
        let decided_ms = decision.and_then(|entry| parse_rfc3339(&entry.at));
        let known = [ended_ms, decided_ms].into_iter().flatten();
        let begins_ms = known.filter(|begins_ms| *begins_ms <= now_ms).max();
        Self::from(begins_ms.unwrap_or(now_ms), days)
    }

    /// Returns whether it is over.
    pub fn is_over(self, now_ms: i64) -> bool {
        now_ms >= self.ends_ms
    }

    /// Returns how many days are left, the one that has begun included; 0 where it is over.
    pub fn days_left(self, now_ms: i64) -> i64 {
        let left_ms = self.ends_ms.saturating_sub(now_ms).max(0);
        left_ms / DAY_MS + i64::from(left_ms % DAY_MS != 0)
    }

    /// Returns for how many days it is over, the one that has begun not included; 0 where it is not.
    pub fn days_over(self, now_ms: i64) -> i64 {
        now_ms.saturating_sub(self.ends_ms).max(0) / DAY_MS
    }
}

/// What a bundle says of its end. Read before the bundle is known to be sound: what does not fit is not there.
#[derive(Debug, Default, Deserialize)]
struct EndHeader {
    #[serde(default, deserialize_with = "lenient")]
    timing: Option<EndTiming>,
}

#[derive(Debug, Default, Deserialize)]
struct EndTiming {
    #[serde(default, deserialize_with = "lenient")]
    ended_at: Option<String>,
    #[serde(default, deserialize_with = "lenient")]
    host_offset_ms: Option<i64>,
}

/// Returns when the attempt of a bundle ended, in milliseconds since the epoch, by the host's clock where the bundle knows
/// how far the machine's was ahead. `None` where it does not say.
///
/// ```
/// use assay_evaluation::attempt_end_ms;
/// use serde_json::json;
///
/// let timing = json!({ "ended_at": "1970-01-01T00:00:05.000Z", "host_offset_ms": 2000 });
/// assert_eq!(attempt_end_ms(&json!({ "timing": timing })), Some(3_000));
/// assert_eq!(attempt_end_ms(&json!({ "timing": 7 })), None);
/// ```
pub fn attempt_end_ms(bundle: &Value) -> Option<i64> {
    let timing = document::header::<EndHeader>(bundle).timing?;
    corrected(&timing.ended_at?, timing.host_offset_ms)
}

/// Returns an instant of the machine's clock by that of the host.
fn corrected(at: &str, ahead_ms: Option<i64>) -> Option<i64> {
    Some(parse_rfc3339(at)?.saturating_sub(ahead_ms.unwrap_or(0)))
}

#[cfg(test)]
mod tests;
