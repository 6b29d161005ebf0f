//! How scores are spread: the figures, and a drawing of them.
//!
//! Every figure in a drawing also stands in a table; the drawing adds none.

mod axis;
mod mark;
mod range;
mod strip;

use super::bounds::Bounds;
use assay_core::scoring::Fraction;
pub use mark::Mark;
pub use range::{RangeBar, range_bar};
pub use strip::{Band, Bar, Drawing, Label, Lane, Line, Point, Score, Strip, strip};

/// How some scores are spread. Only those that are settled are put in order; those still open are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// The number of settled ones.
    pub settled: usize,
    /// The number of open ones.
    pub open: usize,
    /// The figures of the settled ones; `None` where there are none.
    pub figures: Option<Figures>,
}

/// The lowest, the median and the highest of some scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// The lowest.
    pub lowest: Fraction,
    /// The one in the middle; of an even number, the mean of the two there.
    pub median: Fraction,
    /// The highest.
    pub highest: Fraction,
}

/// Returns how scores are spread.
pub fn spread(scores: &[Bounds]) -> Spread {
    let settled = scores.iter().filter(|score| score.is_settled());
    let mut settled: Vec<Fraction> = settled.map(|score| score.lowest).collect();
    settled.sort_unstable();
    Spread {
        settled: settled.len(),
        open: scores.len() - settled.len(),
        figures: figures(&settled),
    }
}

fn figures(sorted: &[Fraction]) -> Option<Figures> {
    let (lowest, highest) = (*sorted.first()?, *sorted.last()?);
    let middle = sorted.len() / 2;
    let median = if sorted.len() % 2 == 1 {
        sorted[middle]
    } else {
        sorted[middle - 1]
            .plus(sorted[middle])?
            .times(Fraction::HALF)?
    };
    Some(Figures {
        lowest,
        median,
        highest,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_exact_and_open_scores_are_only_counted() {
        let settled = |percent| Bounds::settled(Fraction::whole(percent));
        let open = |low, high| Bounds {
            lowest: Fraction::whole(low),
            highest: Fraction::whole(high),
        };
        let one = spread(&[settled(10), open(0, 100), settled(25), settled(0)]);
        assert_eq!((one.settled, one.open), (3, 1));
        let figures = Figures {
            lowest: Fraction::whole(0),
            median: Fraction::whole(10),
            highest: Fraction::whole(25),
        };
        assert_eq!(one.figures, Some(figures));
        let even = spread(&[settled(25), settled(10)]);
        assert_eq!(even.figures.unwrap().median, Fraction::new(35, 2).unwrap());
        assert_eq!(spread(&[open(0, 1)]).figures, None);
    }
}
