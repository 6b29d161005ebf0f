//! Where a settled result lies among others, once there are enough of them.

use assay_core::scoring::Fraction;

/// Among fewer settled results than this, a percentile says more about who else is there than about the result.
pub const PERCENTILES_FROM: usize = 20;

/// Returns the percentile rank of a result among `settled`, its own included: the share of lower results and half of
/// the equal ones, in whole percent, rounded down. `None` among fewer than [`PERCENTILES_FROM`].
///
/// ```
/// use assay_core::scoring::Fraction;
/// use assay_evaluation::percentile;
///
/// let all: Vec<Fraction> = (1..=20).map(Fraction::whole).collect();
/// assert_eq!(percentile(Fraction::whole(20), &all), Some(97));
/// assert_eq!(percentile(Fraction::whole(20), &all[1..]), None);
/// ```
pub fn percentile(score: Fraction, settled: &[Fraction]) -> Option<u32> {
    if settled.len() < PERCENTILES_FROM {
        return None;
    }
    let lower = settled.iter().filter(|other| **other < score).count();
    let equal = settled.iter().filter(|other| **other == score).count();
    u32::try_from((2 * lower + equal) * 50 / settled.len()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_results_share_the_middle_of_their_places() {
        let same = [Fraction::whole(70); 20];
        assert_eq!(percentile(Fraction::whole(70), &same), Some(50));
        let mut other = same.to_vec();
        other.push(Fraction::ZERO);
        assert_eq!(percentile(Fraction::ZERO, &other), Some(2));
        assert_eq!(percentile(Fraction::whole(70), &other), Some(52));
    }

    #[test]
    fn few_results_have_no_percentile() {
        assert_eq!(percentile(Fraction::ONE, &[Fraction::ONE; 19]), None);
    }
}
