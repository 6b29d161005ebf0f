//! The parts of a drawing of scores, in whole units: the page puts it into SVG.

use super::super::bounds::Bounds;
use super::axis;
use super::mark::Mark;
use assay_core::scoring::Fraction;

/// The scores to draw, in one strip.
#[derive(Debug, Clone, Copy)]
pub struct Strip<'a> {
    /// Limits that have to be reached, in whole percent.
    pub limits: &'a [u32],
    /// The candidates that are compared, each in a lane of its own.
    pub marks: &'a [Mark],
    /// The scores of everybody; not drawn where there are none.
    pub everybody: &'a [Bounds],
    /// The name of that lane.
    pub everybody_name: &'a str,
}

/// A place: from the left, and from above.
pub type Point = (i64, i64);

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Line {
    /// The place where it begins.
    pub from: Point,
    /// The place where it ends.
    pub to: Point,
}

/// A text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where it is anchored, on its base line.
    pub at: Point,
    /// The text.
    pub text: String,
}

/// A drawing; each part lies over those before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// Its width.
    pub width: i64,
    /// Its height.
    pub height: i64,
    /// The line of the scale.
    pub axis: Line,
    /// The marks on it, with their percentages.
    pub ticks: Vec<(Line, Label)>,
    /// Limits that have to be reached.
    pub limits: Vec<(Line, Label)>,
    /// The candidates that are compared.
    pub lanes: Vec<Lane>,
    /// Everybody; `None` where there is nobody else.
    pub everybody: Option<Band>,
}

/// The lane of a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The line that the score lies on.
    pub line: Line,
    /// The letter that stands for the candidate.
    pub name: Label,
    /// The line at the score that answers at random earn, where it is known.
    pub chance: Option<Line>,
    /// The score.
    pub score: Score,
}

/// A score in its lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Score {
    /// A settled one: a dot.
    Settled {
        /// Its center.
        center: Point,
        /// Its radius.
        radius: i64,
    },
    /// An open one: a bar over all that is still possible.
    Open {
        /// Its upper left corner.
        at: Point,
        /// Its width and its height.
        size: (i64, i64),
    },
}

/// The lane of everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The number of settled scores in each place, above the line.
    pub settled: Vec<Bar>,
    /// How many of the open ones may, below it.
    pub possible: Vec<Bar>,
    /// The line.
    pub line: Line,
    /// The name of the lane.
    pub name: Label,
}

/// A bar on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Its left end on the line.
    pub at: Point,
    /// Its width.
    pub width: i64,
    /// How far it reaches below the line; above it where this is negative.
    pub reach: i64,
}

/// Three units for each percent, so that whole percents lie on whole units.
const UNITS: u32 = 3;
const SPAN: i64 = 300;
const LEFT: i64 = 34;
const WIDTH: i64 = 348;
const TOP: i64 = 22;
const LANE: i64 = 22;
/// Room for everybody, above and below its line.
const HALF_BAND: i64 = 22;
/// Two percent wide.
const BIN: i64 = 6;
const BINS: usize = 51;

/// The drawing: a lane for each candidate with a dot for a score that is settled and a bar over all that is still
/// possible; limits as lines across; below, how many scores of everybody lie where.
pub fn strip(strip: &Strip<'_>) -> Drawing {
    let lanes = i64::try_from(strip.marks.len()).unwrap_or(0) * LANE;
    let has_band = !strip.everybody.is_empty();
    let band = if has_band { 2 * HALF_BAND + 8 } else { 0 };
    let bottom = TOP + lanes + band;
    let rows = strip.marks.iter().zip(0..);
    Drawing {
        width: WIDTH,
        height: bottom + 20,
        axis: across(bottom),
        ticks: [0, 25, 50, 75, 100]
            .map(|percent| tick(percent, bottom))
            .into(),
        limits: strip
            .limits
            .iter()
            .map(|percent| limit(*percent, bottom))
            .collect(),
        lanes: rows
            .map(|(mark, at)| lane(mark, TOP + LANE / 2 + LANE * at))
            .collect(),
        everybody: has_band.then(|| {
            let line = TOP + lanes + 4 + HALF_BAND;
            everybody(strip.everybody, strip.everybody_name, line)
        }),
    }
}

/// A line over the whole scale.
fn across(y: i64) -> Line {
    Line {
        from: (LEFT, y),
        to: (LEFT + SPAN, y),
    }
}

fn tick(percent: i64, bottom: i64) -> (Line, Label) {
    let x = LEFT + percent * 3;
    let line = Line {
        from: (x, bottom),
        to: (x, bottom + 4),
    };
    let label = Label {
        at: (x, bottom + 16),
        text: percent.to_string(),
    };
    (line, label)
}

fn limit(percent: u32, bottom: i64) -> (Line, Label) {
    let x = LEFT + place(Fraction::whole(percent));
    let line = Line {
        from: (x, TOP),
        to: (x, bottom),
    };
    let label = Label {
        at: (x, TOP - 6),
        text: [&percent.to_string(), " %"].concat(),
    };
    (line, label)
}

fn lane(mark: &Mark, y: i64) -> Lane {
    let (low, high) = (place(mark.score.lowest), place(mark.score.highest));
    let chance = mark.chance.map(|chance| {
        let x = LEFT + place(chance);
        Line {
            from: (x, y - 6),
            to: (x, y + 6),
        }
    });
    let score = if mark.score.is_settled() {
        Score::Settled {
            center: (LEFT + low, y),
            radius: 5,
        }
    } else {
        Score::Open {
            at: (LEFT + low, y - 4),
            size: ((high - low).max(2), 8),
        }
    };
    Lane {
        line: across(y),
        name: Label {
            at: (8, y + 4),
            text: mark.letter.to_string(),
        },
        chance,
        score,
    }
}

/// Above the line how many settled scores lie in each place; below it how many of the open ones may.
fn everybody(scores: &[Bounds], name: &str, line: i64) -> Band {
    let mut settled = [0_i64; BINS];
    let mut possible = [0_i64; BINS];
    for score in scores {
        let (from, to) = (bin(score.lowest), bin(score.highest));
        if score.is_settled() {
            settled[from] += 1;
        } else {
            for count in &mut possible[from..=to.max(from)] {
                *count += 1;
            }
        }
    }
    let most = settled
        .iter()
        .chain(&possible)
        .copied()
        .max()
        .unwrap_or(0)
        .max(1);
    // One candidate of very many is still seen.
    let tall = |count: i64| (count * HALF_BAND / most).max(1);
    let bars = |counts: &[i64; BINS], down: i64| {
        let filled = counts.iter().zip(0..).filter(|(count, _)| **count > 0);
        let bar = |(count, at): (&i64, i64)| Bar {
            at: (LEFT + at * BIN - 2, line),
            width: 5,
            reach: down * tall(*count),
        };
        filled.map(bar).collect()
    };
    Band {
        settled: bars(&settled, -1),
        possible: bars(&possible, 1),
        line: across(line),
        name: Label {
            at: (2, line + 4),
            text: name.into(),
        },
    }
}

fn place(percent: Fraction) -> i64 {
    axis::place(percent, UNITS)
}

fn bin(percent: Fraction) -> usize {
    usize::try_from(place(percent) / BIN)
        .unwrap_or(0)
        .min(BINS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(percent: u32) -> Bounds {
        Bounds::settled(Fraction::whole(percent))
    }

    fn open(low: u32, high: u32) -> Bounds {
        Bounds {
            lowest: Fraction::whole(low),
            highest: Fraction::whole(high),
        }
    }

    fn draw(marks: &[Mark], everybody: &[Bounds]) -> Drawing {
        strip(&Strip {
            limits: &[70],
            marks,
            everybody,
            everybody_name: "all",
        })
    }

    #[test]
    fn places_are_whole_units_and_never_outside() {
        assert_eq!(place(Fraction::whole(100)), SPAN);
        assert_eq!((bin(Fraction::ZERO), bin(Fraction::whole(100))), (0, 50));
    }

    #[test]
    fn a_settled_score_is_a_dot_and_an_open_one_a_bar() {
        let mark = |score| Mark {
            letter: 'A',
            score,
            chance: Some(Fraction::whole(20)),
        };
        let drawing = draw(&[mark(settled(70)), mark(open(50, 75))], &[]);
        let scores: Vec<Score> = drawing.lanes.iter().map(|lane| lane.score).collect();
        assert_eq!(
            scores,
            [
                Score::Settled {
                    center: (244, 33),
                    radius: 5
                },
                Score::Open {
                    at: (184, 51),
                    size: (75, 8)
                },
            ]
        );
        let chance = Line {
            from: (94, 27),
            to: (94, 39),
        };
        assert_eq!(drawing.lanes[0].chance, Some(chance));
        assert_eq!(drawing.lanes[0].name.text, "A");
        let limit = Line {
            from: (244, 22),
            to: (244, 66),
        };
        assert_eq!(drawing.limits[0].0, limit);
        assert_eq!(drawing.limits[0].1.text, "70 %");
        assert_eq!(drawing.everybody, None);
        assert_eq!((drawing.width, drawing.height), (348, 86));
    }

    #[test]
    fn everybody_is_counted_above_and_below_the_line() {
        let band = draw(&[], &[settled(50), settled(50), open(0, 3)]).everybody;
        let band = band.unwrap();
        let bar = |x, reach| Bar {
            at: (x, 48),
            width: 5,
            reach,
        };
        assert_eq!(band.settled, [bar(182, -22)]);
        assert_eq!(band.possible, [bar(32, 11), bar(38, 11)]);
        assert_eq!(band.name.text, "all");
    }

    #[test]
    fn the_scale_ends_where_the_lanes_do() {
        let drawing = draw(&[], &[]);
        assert_eq!(drawing.axis, across(22));
        let (line, label) = &drawing.ticks[4];
        assert_eq!((line.from, line.to), ((334, 22), (334, 26)));
        assert_eq!((label.at, label.text.as_str()), ((334, 38), "100"));
    }
}
