//! One look at both clocks.

use serde::{Deserialize, Deserializer, Serialize, de};

/// Both clocks, read at one instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClockSample {
    /// Milliseconds since the epoch by the machine's wall clock.
    #[serde(deserialize_with = "milliseconds")]
    pub wall_ms: i64,
    /// Milliseconds since the page was opened, by a clock that cannot be set.
    #[serde(deserialize_with = "milliseconds")]
    pub mono_ms: i64,
}

/// Returns a number from a journal, unless it is damage: greater ones would overflow the clock's arithmetic. As
/// milliseconds since the epoch, the bound lies beyond the year 10000.
pub(super) fn bounded(number: i64) -> Result<i64, &'static str> {
    (number.unsigned_abs() < 1 << 48)
        .then_some(number)
        .ok_or("no attempt makes a number as large as this")
}

/// Reads milliseconds for the clock's arithmetic.
pub(super) fn milliseconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    bounded(i64::deserialize(deserializer)?).map_err(de::Error::custom)
}
