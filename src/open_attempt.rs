//! The attempt in hand, and what serves it for as long as this tab has it.

use assay_core::attempt::{Attempt, ClockSample, Event};
use assay_web::browser::clock;
use assay_web::browser::listen::Listener;
use assay_web::browser::lock::LockGuard;

/// Text that is being typed and not yet in the journal.
pub struct Draft {
    /// The event that goes into the journal.
    pub event: Event,
    /// The time when it was typed.
    pub at: ClockSample,
    /// The timer until it goes there.
    pub timer: clock::Timer,
}

/// An attempt that was left, with the texts that it is kept as.
pub struct ResumableAttempt {
    /// The attempt.
    pub attempt: Attempt,
    /// Its journal.
    pub records: Vec<String>,
    /// The content and the first record, as they are kept.
    pub kept: String,
}

/// The journal of the attempt in hand, as it is kept.
pub struct Journal {
    /// The content and the first record, as they are kept.
    pub kept: String,
    /// The records once more, with sequence numbers: for when the browser no longer keeps them.
    pub records: Vec<(u32, String)>,
    /// Whether the browser no longer keeps them.
    pub is_behind: bool,
    /// The timer until they are written again.
    pub retry: Option<clock::Timer>,
}

/// The attempt in hand, and what serves it for as long as this tab has it.
pub struct OpenAttempt {
    /// The attempt.
    pub attempt: Attempt,
    /// Its journal.
    pub journal: Journal,
    /// The draft that is being typed.
    pub draft: Option<Draft>,
    /// The timer until the seconds shown change.
    pub tick: Option<clock::Timer>,
    /// The time when the last sign of life was kept, on the monotonic clock.
    pub heartbeat_ms: i64,
    /// The lock on the attempt; other tabs cannot take it meanwhile.
    pub lock: Option<LockGuard>,
    /// The listeners for events of the page.
    pub listeners: Vec<Listener>,
}
