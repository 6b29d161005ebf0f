//! `assay retain`: which answers in the receiver's folder are past the retention period, and erasing them.

mod erase;
mod first_notes;
mod held;
mod look;
mod order;
mod text;

pub use held::{HeldAttempt, HeldFile};
pub use look::retain;
pub use order::{RetainOrder, Retained};
pub use text::retained_text;
