//! One look at both clocks.

/// Both clocks, read at one instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ClockSample {
    /// Milliseconds since the epoch by the machine's wall clock.
    pub wall_ms: i64,
    /// Milliseconds since the page was opened, by a clock that cannot be set.
    pub mono_ms: i64,
}
