//! Exact numbers as people read them: decimals first. The exact fraction stands behind, for whoever asks for it.

use super::bounds::Bounds;
use assay_core::scoring::Fraction;

/// The most decimal places that a number is shown with for being exact.
const EXACT_PLACES: u32 = 4;
/// The most decimal places that it takes to tell a number from a limit.
const MOST_PLACES: u32 = 12;

/// Returns a number in decimals, and whether they say all of it: up to four places where that is exact, otherwise rounded
/// to four.
///
/// ```
/// use assay_core::scoring::Fraction;
/// use assay_evaluation::decimals;
///
/// assert_eq!(decimals(Fraction::HALF), ("0.5".into(), true));
/// assert_eq!(decimals(Fraction::share(7, 12)), ("0.5833".into(), false));
/// assert_eq!(decimals(Fraction::whole(50)), ("50".into(), true));
/// ```
pub fn decimals(number: Fraction) -> (String, bool) {
    let scaled = number.times(Fraction::whole(10_u32.pow(EXACT_PLACES)));
    let is_exact = scaled.is_some_and(|scaled| !scaled.text().contains('/'));
    let text = number.decimal_text(EXACT_PLACES);
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => &text,
    };
    (text.into(), is_exact)
}

/// Returns a score in decimals: "0.5", or "0.25 to 0.75" while it is open.
///
/// ```
/// use assay_core::scoring::Fraction;
/// use assay_evaluation::{Bounds, points_text};
///
/// assert_eq!(points_text(Bounds::settled(Fraction::share(7, 12))), "0.5833");
/// assert_eq!(points_text(Bounds { lowest: Fraction::HALF, highest: Fraction::ONE }), "0.5 to 1");
/// ```
pub fn points_text(score: Bounds) -> String {
    let lowest = decimals(score.lowest).0;
    if score.is_settled() {
        return lowest;
    }
    [&lowest, " to ", &decimals(score.highest).0].concat()
}

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

/// Returns the exact fractions of a score where its decimals do not say all of it: "7/12".
///
/// ```
/// use assay_core::scoring::Fraction;
/// use assay_evaluation::{Bounds, exact_if_rounded};
///
/// let exact = |number| exact_if_rounded(Bounds::settled(number));
/// assert_eq!(exact(Fraction::share(7, 12)).as_deref(), Some("7/12"));
/// assert_eq!(exact(Fraction::HALF), None);
/// ```
pub fn exact_if_rounded(score: Bounds) -> Option<String> {
    let is_exact = decimals(score.lowest).1 && decimals(score.highest).1;
    (!is_exact).then(|| exact(score))
}

/// Returns a score in percent with two places: "62.50 %", "50.00 to 75.00 %"; with more where the score is settled and
/// rounding would hide that it misses the limit.
///
/// ```
/// use assay_core::scoring::Fraction;
/// use assay_evaluation::{Bounds, percent_text};
///
/// let score = Bounds::settled(Fraction::new(349_997, 5_000).unwrap());
/// assert_eq!(percent_text(score, Some(70)), "69.9994 %");
/// assert_eq!(percent_text(score, None), "70.00 %");
/// ```
pub fn percent_text(score: Bounds, limit: Option<u32>) -> String {
    match limit {
        Some(limit) if score.is_settled() => percent_unlike(score.lowest, Fraction::whole(limit)),
        _ => [&score.text(2), " %"].concat(),
    }
}

/// Returns a number in percent with two places; where it looks like `other` then and is not, with one more than it takes to
/// tell them apart.
pub(super) fn percent_unlike(number: Fraction, other: Fraction) -> String {
    let is_told = |places: &u32| number.decimal_text(*places) != other.decimal_text(*places);
    if number == other || is_told(&2) {
        return [&number.decimal_text(2), " %"].concat();
    }
    let places = (3..MOST_PLACES).find(is_told).unwrap_or(MOST_PLACES);
    let text = number.decimal_text(places + 1);
    [text.trim_end_matches('0'), " %"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_at_the_end_are_left_out_and_those_before_the_point_are_not() {
        for (number, text) in [
            (Fraction::ZERO, "0"),
            (Fraction::ONE, "1"),
            (Fraction::whole(100), "100"),
            (Fraction::share(3, 40), "0.075"),
            (Fraction::share(1, 3), "0.3333"),
        ] {
            assert_eq!(decimals(number).0, text);
        }
    }

    #[test]
    fn a_percentage_has_as_many_places_as_tell_it_from_the_limit() {
        let seventy = Fraction::whole(70);
        assert_eq!(percent_unlike(seventy, seventy), "70.00 %");
        let below = Fraction::new(209_999, 3_000).unwrap();
        assert_eq!(percent_unlike(below, seventy), "69.99967 %");
    }

    #[test]
    fn an_open_score_is_exact_only_where_both_its_ends_are() {
        let open = Bounds {
            lowest: Fraction::HALF,
            highest: Fraction::share(2, 3),
        };
        assert_eq!(points_text(open), "0.5 to 0.6667");
        assert_eq!(exact_if_rounded(open).as_deref(), Some("1/2 to 2/3"));
        assert_eq!(exact_if_rounded(Bounds::open(Fraction::ONE)), None);
    }
}
