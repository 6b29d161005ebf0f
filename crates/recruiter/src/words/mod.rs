//! Words of the recruiter's side, a file for each screen. They stand apart, so that no candidate downloads them.
//!
//! A word is named for what it says. Gaps in sentences are `{}`, filled in order.

pub mod candidates;
pub mod fairness;
pub mod guide;
pub mod keys;
pub mod person;
pub mod policy;
pub mod rating;
pub mod test;
pub mod workspace;
