//! The arithmetic of a scorecard, written out: every sum with its terms, exact, and rounded at its end. What is
//! still open is written out twice, for the least and for the most that can come of it.

use super::bounds::Bounds;
use super::policy::ScoringPolicy;
use super::scorecard::Scorecard;
use super::sources::SectionScore;
use assay_core::scoring::Fraction;

/// One end of some bounds.
type End = fn(Bounds) -> Fraction;

/// Writes a score exactly: "7/12", or "1/2 to 3/4" while it is open.
///
/// ```
/// use assay_core::scoring::Fraction;
/// use assay_evaluation::Bounds;
/// use assay_evaluation::score_derivation::exact;
///
/// assert_eq!(exact(Bounds::settled(Fraction::share(7, 12))), "7/12");
/// assert_eq!(exact(Bounds { lowest: Fraction::HALF, highest: Fraction::ONE }), "1/2 to 1");
/// ```
pub fn exact(score: Bounds) -> String {
    let lowest = score.lowest.text();
    if score.is_settled() {
        return lowest;
    }
    [&lowest, " to ", &score.highest.text()].concat()
}

/// Writes a section's percent as the mean of its items.
pub fn section_mean(section: &SectionScore) -> Vec<String> {
    mean(
        section.percent,
        &section
            .items
            .iter()
            .map(|item| item.share)
            .collect::<Vec<_>>(),
    )
}

/// Writes what a section adds to the test.
pub fn section_weight(section: &SectionScore) -> Vec<String> {
    ends(section.weighted, |end| {
        let terms = [term(section.weight_percent, end(section.percent))];
        sum(&terms, end(section.weighted))
    })
}

/// Writes the test as the sum of its sections by weight.
pub fn test_sum(card: &Scorecard) -> Vec<String> {
    ends(card.test, |end| {
        let terms: Vec<String> = card
            .sections
            .iter()
            .map(|section| term(section.weight_percent, end(section.percent)))
            .collect();
        sum(&terms, end(card.test))
    })
}

/// Writes the interview as the mean of its questions.
pub fn interview_mean(card: &Scorecard) -> Vec<String> {
    mean(
        card.interview,
        &card
            .questions
            .iter()
            .map(|question| question.share)
            .collect::<Vec<_>>(),
    )
}

/// Writes the overall result as the sum of test and interview.
pub fn overall_sum(card: &Scorecard, policy: &ScoringPolicy) -> Vec<String> {
    let rest = 100_u32.saturating_sub(policy.test_percent);
    ends(card.overall, |end| {
        let terms = [
            term(policy.test_percent, end(card.test)),
            term(rest, end(card.interview)),
        ];
        sum(&terms, end(card.overall))
    })
}

fn ends(score: Bounds, line: impl Fn(End) -> String) -> Vec<String> {
    let lowest: End = |bounds| bounds.lowest;
    if score.is_settled() {
        return vec![line(lowest)];
    }
    vec![
        ["At least: ", &line(lowest)].concat(),
        ["At most: ", &line(|bounds| bounds.highest)].concat(),
    ]
}

fn mean(percent: Bounds, shares: &[Bounds]) -> Vec<String> {
    if shares.is_empty() {
        return Vec::new();
    }
    let count = shares.len().to_string();
    ends(percent, |end| {
        let terms: Vec<String> = shares.iter().map(|share| end(*share).text()).collect();
        let sum = shares
            .iter()
            .try_fold(Fraction::ZERO, |sum, share| sum.plus(end(*share)));
        let mean = sum.and_then(|sum| sum.times(Fraction::share(1, shares.len())));
        let exact = mean.map_or_else(String::new, |mean| [" = ", &mean.text()].concat());
        [
            "(",
            &terms.join(" + "),
            ") ÷ ",
            &count,
            &exact,
            " ",
            &rounded(end(percent)),
        ]
        .concat()
    })
}

fn term(weight: u32, percent: Fraction) -> String {
    [&weight.to_string(), " % of ", &percent.text()].concat()
}

fn sum(terms: &[String], total: Fraction) -> String {
    [
        &terms.join(" + "),
        " = ",
        &total.text(),
        " ",
        &rounded(total),
    ]
    .concat()
}

/// "= 62.50 %" where two places say all of it, "≈ 58.33 %" where they do not.
fn rounded(percent: Fraction) -> String {
    let hundredths = percent.times(Fraction::whole(100));
    let is_all = hundredths.is_some_and(|number| !number.text().contains('/'));
    [
        if is_all { "= " } else { "≈ " },
        &percent.decimal_text(2),
        " %",
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fraction(above: i64, below: i64) -> Fraction {
        Fraction::new(above, below).expect("a fraction")
    }

    #[test]
    fn a_mean_names_its_terms_and_says_where_it_is_rounded() {
        let shares = [
            Bounds::settled(Fraction::ONE),
            Bounds::settled(Fraction::HALF),
            Bounds::NOTHING,
        ];
        let percent = Bounds::settled(Fraction::whole(50));
        assert_eq!(
            mean(percent, &shares),
            ["(1 + 1/2 + 0) ÷ 3 = 1/2 = 50.00 %"]
        );
        let shares = [
            Bounds::settled(Fraction::ONE),
            Bounds::NOTHING,
            Bounds::NOTHING,
        ];
        let percent = Bounds::settled(fraction(100, 3));
        assert_eq!(mean(percent, &shares), ["(1 + 0 + 0) ÷ 3 = 1/3 ≈ 33.33 %"]);
    }

    #[test]
    fn what_is_open_is_written_out_for_both_ends() {
        let shares = [Bounds::settled(Fraction::ONE), Bounds::open(Fraction::ONE)];
        let percent = Bounds {
            lowest: Fraction::whole(50),
            highest: Fraction::whole(100),
        };
        let lines = mean(percent, &shares);
        assert_eq!(lines[0], "At least: (1 + 0) ÷ 2 = 1/2 = 50.00 %");
        assert_eq!(lines[1], "At most: (1 + 1) ÷ 2 = 1 = 100.00 %");
        assert_eq!(exact(percent), "50 to 100");
    }

    #[test]
    fn a_sum_by_weight_names_weights_and_exact_scores() {
        let terms = [term(15, fraction(175, 3)), term(85, Fraction::whole(50))];
        assert_eq!(
            sum(&terms, fraction(205, 4)),
            "15 % of 175/3 + 85 % of 50 = 205/4 = 51.25 %"
        );
    }
}
