//! How scores are spread: the figures, and a drawing of them in SVG from whole numbers alone.
//!
//! Every figure in a drawing also stands in a table; the drawing adds none.

use super::bounds::Bounds;
use assay_core::scoring::Fraction;
use std::fmt::Write;

/// How some scores are spread. Only those that are settled are put in order; those still open are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// How many are settled.
    pub settled: usize,
    /// How many are open.
    pub open: usize,
    /// The lowest, the median and the highest of the settled ones; `None` where there are none.
    pub figures: Option<[Fraction; 3]>,
}

/// How scores are spread.
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

fn figures(sorted: &[Fraction]) -> Option<[Fraction; 3]> {
    let (low, high) = (*sorted.first()?, *sorted.last()?);
    let middle = sorted.len() / 2;
    let median = if sorted.len() % 2 == 1 {
        sorted[middle]
    } else {
        sorted[middle - 1]
            .plus(sorted[middle])?
            .times(Fraction::HALF)?
    };
    Some([low, median, high])
}

/// A candidate's score in a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The letter that stands for the candidate in drawing and table.
    pub letter: char,
    /// The score, in percent.
    pub score: Bounds,
    /// What answers at random earn, in percent, where it is known.
    pub chance: Option<Fraction>,
}

/// What is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Strip<'a> {
    /// Begins the identifiers in the drawing; no two drawings on a page may share it.
    pub id: &'a str,
    /// What the scores are of.
    pub title: &'a str,
    /// The same figures in words.
    pub description: &'a str,
    /// Limits that have to be reached, in whole percent.
    pub limits: &'a [u32],
    /// The candidates that are compared, each in a lane of its own.
    pub marks: &'a [Mark],
    /// The scores of everybody; not drawn where there are none.
    pub everybody: &'a [Bounds],
    /// The name of that lane.
    pub everybody_name: &'a str,
}

/// Three units for each percent, so that whole percents lie on whole units.
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
pub fn strip(strip: &Strip<'_>) -> String {
    let lanes = i64::try_from(strip.marks.len()).unwrap_or(0) * LANE;
    let band = if strip.everybody.is_empty() {
        0
    } else {
        2 * HALF_BAND + 8
    };
    let bottom = TOP + lanes + band;
    let height = bottom + 20;
    let (id, title) = (escaped(strip.id), escaped(strip.title));
    let description = escaped(strip.description);
    let mut svg = String::new();
    // Writing to a string does not fail.
    let _ = write!(
        svg,
        "<svg class=\"strip\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"{id}-title\" \
         aria-describedby=\"{id}-desc\"><title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{description}</desc>"
    );
    axis(&mut svg, bottom);
    for limit in strip.limits {
        let x = LEFT + place(Fraction::whole(*limit));
        let _ = write!(
            svg,
            "<path class=\"strip-limit\" d=\"M{x} {TOP}V{bottom}\"/><text class=\"strip-limit-text\" x=\"{x}\" y=\"{}\">{limit} %</text>",
            TOP - 6
        );
    }
    let mut y = TOP + LANE / 2;
    for mark in strip.marks {
        lane(&mut svg, mark, y);
        y += LANE;
    }
    if !strip.everybody.is_empty() {
        let line = TOP + lanes + 4 + HALF_BAND;
        everybody(&mut svg, strip.everybody, line);
        let name = escaped(strip.everybody_name);
        let _ = write!(
            svg,
            "<text class=\"strip-name\" x=\"2\" y=\"{}\">{name}</text>",
            line + 4
        );
    }
    svg.push_str("</svg>");
    svg
}

fn axis(svg: &mut String, bottom: i64) {
    let end = LEFT + SPAN;
    let _ = write!(
        svg,
        "<path class=\"strip-axis\" d=\"M{LEFT} {bottom}H{end}\"/>"
    );
    for percent in [0, 25, 50, 75, 100] {
        let x = LEFT + percent * 3;
        let _ = write!(
            svg,
            "<path class=\"strip-axis\" d=\"M{x} {bottom}v4\"/><text class=\"strip-scale\" x=\"{x}\" y=\"{}\">{percent}</text>",
            bottom + 16
        );
    }
}

fn lane(svg: &mut String, mark: &Mark, y: i64) {
    let (low, high) = (place(mark.score.lowest), place(mark.score.highest));
    let end = LEFT + SPAN;
    let _ = write!(
        svg,
        "<path class=\"strip-lane\" d=\"M{LEFT} {y}H{end}\"/><text class=\"strip-name\" x=\"8\" y=\"{}\">{}</text>",
        y + 4,
        escaped(mark.letter.encode_utf8(&mut [0; 4]))
    );
    if let Some(chance) = mark.chance {
        let x = LEFT + place(chance);
        let _ = write!(
            svg,
            "<path class=\"strip-chance\" d=\"M{x} {}v12\"/>",
            y - 6
        );
    }
    if mark.score.is_settled() {
        let x = LEFT + low;
        let _ = write!(
            svg,
            "<circle class=\"strip-dot\" cx=\"{x}\" cy=\"{y}\" r=\"5\"/>"
        );
    } else {
        let (x, width) = (LEFT + low, (high - low).max(2));
        let _ = write!(
            svg,
            "<rect class=\"strip-range\" x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"8\"/>",
            y - 4
        );
    }
}

/// Above the line how many settled scores lie in each place; below it how many of the open ones may.
fn everybody(svg: &mut String, scores: &[Bounds], line: i64) {
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
    let tall = |count: i64| (count * HALF_BAND / most).max(i64::from(count > 0));
    let mut up = String::new();
    let mut down = String::new();
    for at in 0..BINS {
        let x = LEFT + i64::try_from(at).unwrap_or(0) * BIN - 2;
        if settled[at] > 0 {
            let _ = write!(up, "M{x} {line}v-{}h5V{line}z", tall(settled[at]));
        }
        if possible[at] > 0 {
            let _ = write!(down, "M{x} {line}v{}h5V{line}z", tall(possible[at]));
        }
    }
    let end = LEFT + SPAN;
    let _ = write!(
        svg,
        "<path class=\"strip-settled\" d=\"{up}\"/><path class=\"strip-possible\" d=\"{down}\"/>\
         <path class=\"strip-lane\" d=\"M{LEFT} {line}H{end}\"/>"
    );
}

/// Where a percentage lies, in units from the left end.
fn place(percent: Fraction) -> i64 {
    let units = percent
        .times(Fraction::whole(3))
        .map(|units| units.decimal_text(0));
    let units = units.and_then(|text| text.parse::<i64>().ok());
    units.unwrap_or(0).clamp(0, SPAN)
}

fn bin(percent: Fraction) -> usize {
    usize::try_from(place(percent) / BIN)
        .unwrap_or(0)
        .min(BINS - 1)
}

/// Text between tags or in an attribute.
fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            letter => safe.push(letter),
        }
    }
    safe
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

    fn drawn(marks: &[Mark], everybody: &[Bounds]) -> String {
        strip(&Strip {
            id: "overall",
            title: "<Overall> & \"all\"",
            description: "A: 70 %",
            limits: &[70],
            marks,
            everybody,
            everybody_name: "all",
        })
    }

    #[test]
    fn the_median_is_exact_and_open_scores_are_only_counted() {
        let one = spread(&[settled(10), open(0, 100), settled(25), settled(0)]);
        assert_eq!((one.settled, one.open), (3, 1));
        assert_eq!(one.figures, Some([0, 10, 25].map(Fraction::whole)));
        let even = spread(&[settled(25), settled(10)]);
        assert_eq!(even.figures.unwrap()[1], Fraction::new(35, 2).unwrap());
        assert_eq!(spread(&[open(0, 1)]).figures, None);
    }

    #[test]
    fn places_are_whole_units_and_never_outside() {
        assert_eq!(place(Fraction::whole(100)), 300);
        assert_eq!(place(Fraction::new(1, 3).unwrap()), 1);
        assert_eq!(place(Fraction::whole(140)), 300);
        assert_eq!((bin(Fraction::ZERO), bin(Fraction::whole(100))), (0, 50));
    }

    #[test]
    fn a_settled_score_is_a_dot_and_an_open_one_a_bar() {
        let mark = |score| Mark {
            letter: 'A',
            score,
            chance: Some(Fraction::whole(20)),
        };
        let svg = drawn(&[mark(settled(70)), mark(open(50, 75))], &[]);
        assert!(svg.contains("<circle class=\"strip-dot\" cx=\"244\" cy=\"33\" r=\"5\"/>"));
        assert!(svg.contains(
            "<rect class=\"strip-range\" x=\"184\" y=\"51\" width=\"75\" height=\"8\"/>"
        ));
        assert!(svg.contains("<path class=\"strip-limit\" d=\"M244 22V66\"/>"));
        assert!(!svg.contains("strip-settled"));
    }

    #[test]
    fn everybody_is_counted_above_and_below_the_line() {
        let svg = drawn(&[], &[settled(50), settled(50), open(0, 3)]);
        assert!(svg.contains("class=\"strip-settled\" d=\"M182 48v-22h5V48z\""));
        assert!(svg.contains("class=\"strip-possible\" d=\"M32 48v11h5V48zM38 48v11h5V48z\""));
    }

    #[test]
    fn no_text_breaks_the_drawing() {
        let svg = drawn(&[], &[]);
        assert!(svg.contains("&lt;Overall&gt; &amp; &quot;all&quot;"));
    }
}
