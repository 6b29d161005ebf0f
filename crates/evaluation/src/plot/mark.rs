//! A candidate among the others.

use crate::bounds::Bounds;
use assay_core::scoring::Fraction;

/// A candidate's score in a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The letter that stands for the candidate in drawing and table.
    pub letter: char,
    /// The score, in percent.
    pub score: Bounds,
    /// The score that answers at random earn, in percent, where it is known.
    pub chance: Option<Fraction>,
}
