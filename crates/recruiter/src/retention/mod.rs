//! The retention period of every candidate: until when, how much is left, and erasing what is past it.

mod bulk;
mod clock;
mod line;
mod notice;

pub use clock::{Kept, Retention};
pub use line::{RIGHTS, RetentionLine};
pub use notice::RetentionNotice;
