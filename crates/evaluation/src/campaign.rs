//! A campaign as work: at which stage each candidate is, what comes next for whoever works at the page, and how many
//! candidates are at each stage.
//!
//! All of it is worked out from state, scorecard and policy, and through the [`crate::Cover`] of whoever looks: a
//! verdict that rests on covered ratings moves nobody on for them. Whether something is still open is no secret; what
//! others gave is.

mod candidacy;
mod counts;
mod neighbors;
mod next;
mod rating;
mod standing;

pub use candidacy::{Candidacy, Stage};
pub use counts::{StageCount, counts};
pub use neighbors::{Neighbors, arrival_order, neighbors};
pub use next::{NextAct, missing};
pub use rating::{is_wanted, next_dispute, next_wanted};
pub use standing::Standing;

#[cfg(test)]
mod tests;
