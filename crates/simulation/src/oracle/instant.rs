//! The clocks that the oracle goes by.

/// An instant, by true time and by the machine's monotonic clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instant {
    /// True milliseconds since the world began.
    pub at_ms: i64,
    /// Milliseconds by the machine's monotonic clock.
    pub mono_ms: i64,
}
