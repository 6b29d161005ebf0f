//! How a chore fails.

/// What went wrong, in one or two sentences for the person at the terminal.
pub type Failure = String;
