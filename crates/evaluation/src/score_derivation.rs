//! The arithmetic of a scorecard, written out: every sum with its terms, in decimals, and exactly where these are rounded.
//! What is still open is written out twice, for the least and for the most that can come of it.

use super::answer_mark::is_rated;
use super::bounds::Bounds;
use super::interview_score::{AreaScore, QuestionScore};
use super::number_text::decimals;
pub use super::number_text::exact;
use super::policy::ScoringPolicy;
use super::scorecard::Scorecard;
use super::sources::SectionScore;
use assay_core::scoring::Fraction;

/// One end of some bounds.
type End = fn(Bounds) -> Fraction;

/// A sum written out: in decimals, and exactly. While something in it is open, each has a line for the least and one for
/// the most that can come of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Derivation {
    /// The lines in decimals.
    pub decimals: Vec<String>,
    /// The same lines in fractions; none where the decimals are exact.
    pub fractions: Vec<String>,
}

/// Writes a section's percent as the mean of its items by their weights.
pub fn section_mean(section: &SectionScore) -> Derivation {
    let items = section.items.iter();
    let shares: Vec<(u32, Bounds)> = items.map(|item| (item.weight, item.share)).collect();
    mean(section.percent, &shares)
}

/// Writes what people rated in a section as the mean of those items by their weights; nothing where the policy asks for no
/// least of that.
pub fn rated_mean(section: &SectionScore) -> Derivation {
    let Some(percent) = section.rated_percent else {
        return Derivation::default();
    };
    let items = section.items.iter().filter(|item| is_rated(item));
    let shares: Vec<(u32, Bounds)> = items.map(|item| (item.weight, item.share)).collect();
    mean(percent, &shares)
}

/// Writes what a section adds to the test.
pub fn section_weight(section: &SectionScore) -> Derivation {
    let terms = [(section.weight_percent, section.percent)];
    sum(section.weighted, &terms)
}

/// Writes the test as the sum of its sections by weight.
pub fn test_sum(card: &Scorecard) -> Derivation {
    let sections = card.sections.iter();
    let terms: Vec<(u32, Bounds)> = sections
        .map(|section| (section.weight_percent, section.percent))
        .collect();
    sum(card.test, &terms)
}

/// Writes the interview as the mean of its questions by their weights.
pub fn interview_mean(card: &Scorecard) -> Derivation {
    mean(card.interview, &shares_of(card.questions.iter()))
}

/// Writes an area of the interview as the mean of its questions by their weights.
pub fn area_mean(card: &Scorecard, area: &AreaScore) -> Derivation {
    let Some(percent) = area.percent else {
        return Derivation::default();
    };
    let questions = card.questions.iter();
    mean(
        percent,
        &shares_of(questions.filter(|question| question.area == area.area)),
    )
}

fn shares_of<'a>(questions: impl Iterator<Item = &'a QuestionScore>) -> Vec<(u32, Bounds)> {
    questions
        .map(|question| (question.weight, question.share))
        .collect()
}

/// Writes the overall result as the sum of test and interview.
pub fn overall_sum(card: &Scorecard, policy: &ScoringPolicy) -> Derivation {
    let rest = 100_u32.saturating_sub(policy.test_percent);
    sum(
        card.overall,
        &[(policy.test_percent, card.test), (rest, card.interview)],
    )
}

/// Writes a number, and tells whether that is all of it.
type Write = fn(Fraction) -> (String, bool);

fn exactly(number: Fraction) -> (String, bool) {
    (number.text(), true)
}

/// Writes the lines in decimals, and exactly where these say more. `line` writes one: by how numbers are written, for one
/// end of the bounds.
fn derivation(score: Bounds, line: impl Fn(Write, End) -> (String, bool)) -> Derivation {
    let lowest: End = |bounds| bounds.lowest;
    let highest: End = |bounds| bounds.highest;
    let lines = |write: Write| {
        if score.is_settled() {
            let (text, is_exact) = line(write, lowest);
            return (vec![text], is_exact);
        }
        let ((least, is_least_exact), (most, is_most_exact)) =
            (line(write, lowest), line(write, highest));
        let both = vec![
            ["At least: ", &least].concat(),
            ["At most: ", &most].concat(),
        ];
        (both, is_least_exact && is_most_exact)
    };
    let (in_decimals, is_exact) = lines(decimals);
    Derivation {
        decimals: in_decimals,
        fractions: if is_exact {
            Vec::new()
        } else {
            lines(exactly).0
        },
    }
}

/// Writes a mean: "(1 + 0.5) ÷ 2", or by weights "(2 × 1 + 1 × 0.5) ÷ 3" where they are not all 1.
fn mean(percent: Bounds, shares: &[(u32, Bounds)]) -> Derivation {
    if shares.is_empty() {
        return Derivation::default();
    }
    let weights: usize = shares.iter().map(|share| share.0 as usize).sum();
    let is_weighted = shares.iter().any(|share| share.0 != 1);
    let count = weights.to_string();
    derivation(percent, |write, end| {
        let written: Vec<(String, bool)> = shares
            .iter()
            .map(|(weight, share)| {
                let (text, is_exact) = write(end(*share));
                let text = if is_weighted {
                    [&weight.to_string(), " × ", &text].concat()
                } else {
                    text
                };
                (text, is_exact)
            })
            .collect();
        let terms: Vec<&str> = written.iter().map(|term| term.0.as_str()).collect();
        let are_exact = written.iter().all(|term| term.1);
        let sum = shares
            .iter()
            .try_fold(Fraction::ZERO, |sum, (weight, share)| {
                sum.plus(end(*share).times(Fraction::whole(*weight))?)
            });
        let mean = sum.and_then(|sum| sum.times(Fraction::share(1, weights)));
        let (mean, is_exact) = mean.map_or((String::new(), are_exact), |mean| {
            let (text, is_exact) = write(mean);
            let is_exact = are_exact && is_exact;
            ([sign(is_exact), &text].concat(), is_exact)
        });
        let line = [
            "(",
            &terms.join(" + "),
            ") ÷ ",
            &count,
            &mean,
            &rounded(end(percent)),
        ];
        (line.concat(), is_exact)
    })
}

/// Writes a sum of percents, each by its weight in whole percent.
fn sum(total: Bounds, terms: &[(u32, Bounds)]) -> Derivation {
    derivation(total, |write, end| {
        let written: Vec<(String, bool)> = terms
            .iter()
            .map(|(weight, percent)| {
                let (text, is_exact) = write(end(*percent));
                ([&weight.to_string(), " % of ", &text].concat(), is_exact)
            })
            .collect();
        let texts: Vec<&str> = written.iter().map(|term| term.0.as_str()).collect();
        let (total_text, is_exact) = write(end(total));
        let is_exact = is_exact && written.iter().all(|term| term.1);
        let line = [
            &texts.join(" + "),
            sign(is_exact),
            &total_text,
            &rounded(end(total)),
        ];
        (line.concat(), is_exact)
    })
}

fn sign(is_exact: bool) -> &'static str {
    if is_exact { " = " } else { " ≈ " }
}

/// " = 62.50 %" where two places say all of it, " ≈ 58.33 %" where they do not.
fn rounded(percent: Fraction) -> String {
    let hundredths = percent.times(Fraction::whole(100));
    let is_all = hundredths.is_some_and(|number| !number.text().contains('/'));
    [sign(is_all), &percent.decimal_text(2), " %"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fraction(above: i64, below: i64) -> Fraction {
        Fraction::new(above, below).expect("a fraction")
    }

    #[test]
    fn a_mean_names_its_terms_and_needs_no_fractions_where_decimals_are_exact() {
        let shares = [
            (1, Bounds::settled(Fraction::ONE)),
            (1, Bounds::settled(Fraction::HALF)),
            (1, Bounds::NOTHING),
        ];
        let percent = Bounds::settled(Fraction::whole(50));
        let lines = mean(percent, &shares);
        assert_eq!(lines.decimals, ["(1 + 0.5 + 0) ÷ 3 = 0.5 = 50.00 %"]);
        assert!(lines.fractions.is_empty());
    }

    #[test]
    fn a_mean_by_weights_names_them() {
        let shares = [
            (3, Bounds::settled(Fraction::HALF)),
            (1, Bounds::settled(Fraction::ONE)),
        ];
        let lines = mean(Bounds::settled(fraction(125, 2)), &shares);
        assert_eq!(lines.decimals, ["(3 × 0.5 + 1 × 1) ÷ 4 = 0.625 = 62.50 %"]);
    }

    #[test]
    fn what_is_rounded_says_so_and_has_its_fractions_behind() {
        let shares = [
            (1, Bounds::settled(Fraction::share(2, 3))),
            (1, Bounds::NOTHING),
        ];
        let percent = Bounds::settled(fraction(100, 3));
        let lines = mean(percent, &shares);
        assert_eq!(lines.decimals, ["(0.6667 + 0) ÷ 2 ≈ 0.3333 ≈ 33.33 %"]);
        assert_eq!(lines.fractions, ["(2/3 + 0) ÷ 2 = 1/3 ≈ 33.33 %"]);
    }

    #[test]
    fn what_is_open_is_written_out_for_both_ends() {
        let shares = [
            (1, Bounds::settled(Fraction::ONE)),
            (1, Bounds::open(Fraction::ONE)),
        ];
        let percent = Bounds {
            lowest: Fraction::whole(50),
            highest: Fraction::whole(100),
        };
        let lines = mean(percent, &shares).decimals;
        assert_eq!(lines[0], "At least: (1 + 0) ÷ 2 = 0.5 = 50.00 %");
        assert_eq!(lines[1], "At most: (1 + 1) ÷ 2 = 1 = 100.00 %");
        assert_eq!(exact(percent), "50 to 100");
    }

    #[test]
    fn a_sum_by_weight_names_weights_and_scores() {
        let terms = [
            (15, Bounds::settled(fraction(175, 3))),
            (85, Bounds::settled(Fraction::whole(50))),
        ];
        let lines = sum(Bounds::settled(fraction(205, 4)), &terms);
        assert_eq!(
            lines.decimals,
            ["15 % of 58.3333 + 85 % of 50 ≈ 51.25 = 51.25 %"]
        );
        assert_eq!(
            lines.fractions,
            ["15 % of 175/3 + 85 % of 50 = 205/4 = 51.25 %"]
        );
    }
}
