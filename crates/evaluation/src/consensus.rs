//! A rating that counts in place of several people's. One person writes it down, so what is far from the given
//! ratings has to say why at some length.

use super::attributed::Attributed;
use super::reason::SHORTEST_REASON;

/// Returns whether a rating is far from those that were given: outside their range, or more than one step from their median.
///
/// ```
/// use assay_evaluation::{Attributed, is_far};
///
/// let rated = |value| Attributed {
///     value,
///     by: "Ann".into(),
///     by_id: "name:ann".into(),
///     at: String::new(),
///     why: String::new(),
/// };
/// let given = [rated(2), rated(4)];
/// assert!(!is_far(&given, 3));
/// assert!(is_far(&given, 5));
/// ```
pub fn is_far(given: &[Attributed<u32>], rating: u32) -> bool {
    let mut values: Vec<u32> = given.iter().map(|one| one.value).collect();
    values.sort_unstable();
    let (Some(lowest), Some(highest)) = (values.first(), values.last()) else {
        return false;
    };
    // Twice the median, which lies between the two in the middle.
    let twice = values[(values.len() - 1) / 2] + values[values.len() / 2];
    !(*lowest..=*highest).contains(&rating) || (2 * rating).abs_diff(twice) > 2
}

/// Returns how many characters the reason of such a rating has at least.
pub fn least_reason(given: &[Attributed<u32>], rating: u32) -> usize {
    if is_far(given, rating) {
        SHORTEST_REASON
    } else {
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(values: &[u32]) -> Vec<Attributed<u32>> {
        let attributed = |value: &u32| Attributed {
            value: *value,
            by: "Ann".into(),
            by_id: "name:ann".into(),
            at: String::new(),
            why: String::new(),
        };
        values.iter().map(attributed).collect()
    }

    #[test]
    fn what_is_outside_the_range_or_far_from_the_median_is_far() {
        for (values, near) in [
            (&[3][..], &[3][..]),
            (&[3, 3], &[3]),
            (&[2, 4], &[2, 3, 4]),
            (&[1, 4], &[2, 3]),
            (&[1, 5], &[2, 3, 4]),
            (&[1, 1, 5], &[1, 2]),
            (&[2, 5, 4], &[3, 4, 5]),
            (&[], &[1, 2, 3, 4, 5]),
        ] {
            let given = given(values);
            let found: Vec<u32> = (1..=5).filter(|rating| !is_far(&given, *rating)).collect();
            assert_eq!(found, near, "{values:?}");
        }
        assert_eq!(least_reason(&given(&[3, 3]), 3), 1);
        assert_eq!(least_reason(&given(&[3, 3]), 4), SHORTEST_REASON);
    }
}
