//! The oracle: what must have come of a sitting, told from outside.
//!
//! It knows what the candidate did and when, by true time, and what happened to the machine. It knows none of the rules of
//! the core: it adds up for itself what is granted, what was in time, what had to be kept, and what an answer is worth.

mod instant;
mod time;
mod verdict;
mod witness;

pub use instant::Instant;
pub use verdict::Evidence;
pub use witness::{Did, Gone, Oracle};
