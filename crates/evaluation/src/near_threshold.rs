//! Overall results so near the threshold that the test may not tell a pass from a miss.

use super::near_limit::is_within;
use super::scorecard::Scorecard;
use assay_core::scoring::Fraction;

/// Returns whether all that can come of the overall result lies within one standard error of the threshold, in whole
/// percent; not where the key gives no standard error.
pub fn is_near_threshold(card: &Scorecard, threshold_percent: u32) -> bool {
    let threshold = Fraction::whole(threshold_percent);
    let is_near = |error| {
        let ends = [card.overall.lowest, card.overall.highest];
        ends.into_iter()
            .all(|end| is_within(end, threshold, error) == Some(true))
    };
    // The scorecard has the error only where two of them are near.
    card.standard_error
        .as_ref()
        .is_some_and(|error| is_near(error.percent))
}
