//! Adding up: what has been earned, what is still open, and what that says about limits.

use super::rules::outcome::{Outcome, Points};
use crate::exact::Fraction;

/// The earned and the open points, in shares of one item or in items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    /// Earned and settled.
    pub earned: Fraction,
    /// Not settled; it may still be earned.
    pub open: Fraction,
}

impl Tally {
    pub const NOTHING: Self = Self {
        earned: Fraction::ZERO,
        open: Fraction::ZERO,
    };

    /// Adds up the parts of an item.
    pub fn of(outcome: &Outcome) -> Option<Self> {
        let mut tally = Self::NOTHING;
        for part in &outcome.parts {
            match part.points {
                Points::Settled(points) => tally.earned = tally.earned.plus(points)?,
                Points::Pending | Points::Review => tally.open = tally.open.plus(part.of)?,
            }
        }
        Some(tally)
    }

    pub fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            earned: self.earned.plus(other.earned)?,
            open: self.open.plus(other.open)?,
        })
    }

    pub fn times(self, factor: Fraction) -> Option<Self> {
        Some(Self {
            earned: self.earned.times(factor)?,
            open: self.open.times(factor)?,
        })
    }

    /// Returns the most that can come of it.
    pub fn highest(self) -> Option<Fraction> {
        self.earned.plus(self.open)
    }

    /// Compares it with a limit, exactly.
    pub fn against(self, limit: Fraction) -> Option<Reach> {
        Some(if self.earned >= limit {
            Reach::Reached
        } else if self.highest()? < limit {
            Reach::Missed
        } else {
            Reach::Open
        })
    }
}

/// Whether a limit is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// It is, whatever comes of what is open.
    Reached,
    /// It is not, whatever comes of what is open.
    Missed,
    /// That depends on what is open.
    Open,
}
