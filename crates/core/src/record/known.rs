//! What a browser knows of an attempt that was begun in it.

use super::trace::Trace;

/// An attempt that a browser knows of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAttempt {
    /// Its trace.
    pub trace: Trace,
    /// What became of it.
    pub fate: Fate,
}

/// The fate of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Its clock runs.
    Running,
    /// It has ended, and its answers are on their way.
    Ended,
    /// Its answers have arrived.
    Delivered,
    /// They have arrived, and the copy in the browser is erased.
    Erased,
}

impl KnownAttempt {
    /// Its identifier.
    pub fn id(&self) -> &str {
        &self.trace.attempt.attempt_id
    }

    /// Returns whether its clock runs.
    pub fn is_running(&self) -> bool {
        self.fate == Fate::Running
    }
}
