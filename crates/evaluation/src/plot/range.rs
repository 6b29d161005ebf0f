//! The range of one score on the common axis, small enough for a row of a table.

use super::axis::place;
use super::strip::{Line, Score};
use crate::bounds::Bounds;
use assay_core::scoring::Fraction;

/// A score on the axis from 0 to 100 percent: a dot where it is settled, a bar over all that is still possible where it
/// is open. Every bar has the same size and the same axis, so that bars below each other can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RangeBar {
    /// Its width.
    pub width: i64,
    /// Its height.
    pub height: i64,
    /// The axis.
    pub axis: Line,
    /// The line at the limit that has to be reached; `None` where there is none.
    pub limit: Option<Line>,
    /// The score.
    pub score: Score,
}

/// Two units for each percent.
const UNITS: u32 = 2;
/// Room at both ends, for a dot at 0 or at 100 percent.
const MARGIN: i64 = 8;
const SPAN: i64 = 200;
const HEIGHT: i64 = 20;
const MIDDLE: i64 = HEIGHT / 2;
const RADIUS: i64 = 6;

/// Returns the bar of a score in percent; `limit` is what has to be reached, in whole percent.
pub fn range_bar(score: Bounds, limit: Option<u32>) -> RangeBar {
    let at = |percent| MARGIN + place(percent, UNITS);
    let (low, high) = (at(score.lowest), at(score.highest));
    RangeBar {
        width: SPAN + 2 * MARGIN,
        height: HEIGHT,
        axis: Line {
            from: (MARGIN, MIDDLE),
            to: (MARGIN + SPAN, MIDDLE),
        },
        limit: limit.map(|percent| {
            let x = at(Fraction::whole(percent));
            Line {
                from: (x, 1),
                to: (x, HEIGHT - 1),
            }
        }),
        score: if score.is_settled() {
            Score::Settled {
                center: (low, MIDDLE),
                radius: RADIUS,
            }
        } else {
            // A range of a fraction of a percent is still seen.
            Score::Open {
                at: (low, MIDDLE - 4),
                size: ((high - low).max(2), 8),
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(low: u32, high: u32) -> Bounds {
        Bounds {
            lowest: Fraction::whole(low),
            highest: Fraction::whole(high),
        }
    }

    #[test]
    fn a_settled_score_is_a_dot_and_the_limit_a_line_on_the_same_axis() {
        let bar = range_bar(Bounds::settled(Fraction::whole(70)), Some(70));
        let expected = Score::Settled {
            center: (148, 10),
            radius: 6,
        };
        assert_eq!(bar.score, expected);
        assert_eq!(bar.limit.map(|line| line.from.0), Some(148));
        assert_eq!((bar.axis.from.0, bar.axis.to.0), (8, 208));
        assert_eq!((bar.width, bar.height), (216, 20));
    }

    #[test]
    fn an_open_score_is_a_bar_over_all_that_is_possible() {
        let expected = Score::Open {
            at: (8, 6),
            size: (200, 8),
        };
        assert_eq!(range_bar(open(0, 100), None).score, expected);
        assert_eq!(range_bar(open(0, 100), None).limit, None);
        let narrow = Bounds {
            lowest: Fraction::whole(50),
            highest: Fraction::new(501, 10).unwrap(),
        };
        let expected = Score::Open {
            at: (108, 6),
            size: (2, 8),
        };
        assert_eq!(range_bar(narrow, None).score, expected);
    }

    #[test]
    fn all_bars_share_one_size() {
        let one = range_bar(open(10, 20), Some(50));
        let other = range_bar(Bounds::NOTHING, None);
        assert_eq!(
            (one.width, one.height, one.axis),
            (other.width, other.height, other.axis)
        );
    }
}
