//! Adding up: what has been earned, what is still open, and what that says about limits.

use super::fraction::Fraction;
use super::rules::outcome::{Outcome, Points};
use crate::json::{Map, Value};

/// What has been earned and what is still open, in shares of one item or in items.
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

    /// The most that can come of it.
    pub fn highest(self) -> Option<Fraction> {
        self.earned.plus(self.open)
    }

    /// How it stands against a limit: the words for above, below and not yet known.
    pub fn against(self, limit: Fraction, words: [&'static str; 3]) -> Option<&'static str> {
        Some(if self.earned >= limit {
            words[0]
        } else if self.highest()? < limit {
            words[1]
        } else {
            words[2]
        })
    }

    /// Lowest and highest outcome still possible, for a tally in percent.
    pub fn put_bounds(self, map: &mut Map<String, Value>) -> Option<()> {
        put(map, "lowest_percent", percent(self.earned));
        put(map, "highest_percent", percent(self.highest()?));
        Some(())
    }
}

/// A number in percent: exact, and rounded for people.
fn percent(number: Fraction) -> Value {
    exact_and("rounded", number, number.decimal_text(2))
}

/// The exact text of a number beside one that is easier to read.
pub(super) fn exact_and(name: &str, number: Fraction, text: String) -> Value {
    let mut map = Map::new();
    put_exact(&mut map, "exact", number);
    put(&mut map, name, Value::String(text));
    Value::Object(map)
}

// Grades are built from many small fields. Kept out of line, each costs the candidate one call.

#[inline(never)]
pub(super) fn put(map: &mut Map<String, Value>, name: &str, value: Value) {
    map.insert(name.into(), value);
}

#[inline(never)]
pub(super) fn put_text(map: &mut Map<String, Value>, name: &str, text: &str) {
    put(map, name, Value::String(text.into()));
}

#[inline(never)]
pub(super) fn put_exact(map: &mut Map<String, Value>, name: &str, number: Fraction) {
    put(map, name, Value::String(number.text()));
}
