//! How far two raters agree: the share of equal and of neighboring ratings, and quadratic weighted kappa.
//!
//! Kappa (Cohen 1968) compares the squared differences with those that the two raters' habits alone would give:
//! 1 - N Σ d² / Σᵢ Σⱼ nᵢ mⱼ (i - j)². It is shown from [`KAPPA_FROM`] pairs up, where both raters vary; below, it
//! says more about chance than about raters.

use super::cover::Cover;
use super::state::State;
use assay_core::scoring::Fraction;

/// The least number of pairs that gives a kappa.
pub const KAPPA_FROM: usize = 30;

/// How far two raters agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// The raters, in the order of their names.
    pub raters: (String, String),
    /// The number of criteria that both have rated.
    pub pairs: usize,
    /// On how many they gave the same rating.
    pub exact: usize,
    /// On how many the ratings differ by one at most.
    pub adjacent: usize,
    /// Quadratic weighted kappa; `None` for too few pairs, or where a rater always gave the same.
    pub kappa: Option<Fraction>,
}

/// Two raters: identifiers, names, and how both rated each criterion.
type Pair = ((String, String), (String, String), Vec<(u32, u32)>);

/// Returns the agreement of every two raters over some evaluations, except where ratings are covered.
pub fn agreements<'a>(states: impl Iterator<Item = (&'a State, Cover)>) -> Vec<Agreement> {
    let mut raters: Vec<Pair> = Vec::new();
    for (state, cover) in states {
        let seen = state
            .ratings
            .iter()
            .filter(|((item, criterion), _)| !cover.criterion(item, criterion));
        for (_, ratings) in seen {
            for (at, one) in ratings.iter().enumerate() {
                for other in &ratings[at + 1..] {
                    let (first, second) = if (&one.by, &one.by_id) <= (&other.by, &other.by_id) {
                        (one, other)
                    } else {
                        (other, one)
                    };
                    let ids = (first.by_id.clone(), second.by_id.clone());
                    let values = (first.value, second.value);
                    match raters.iter_mut().find(|known| known.0 == ids) {
                        Some(known) => known.2.push(values),
                        None => {
                            let names = (first.by.clone(), second.by.clone());
                            raters.push((ids, names, vec![values]));
                        }
                    }
                }
            }
        }
    }
    raters.sort_by(|one, other| (&one.1, &one.0).cmp(&(&other.1, &other.0)));
    raters
        .into_iter()
        .map(|(_, names, pairs)| of_pairs(names, &pairs))
        .collect()
}

fn of_pairs(raters: (String, String), pairs: &[(u32, u32)]) -> Agreement {
    let within = |most: u32| {
        pairs
            .iter()
            .filter(|pair| pair.0.abs_diff(pair.1) <= most)
            .count()
    };
    Agreement {
        raters,
        pairs: pairs.len(),
        exact: within(0),
        adjacent: within(1),
        kappa: (pairs.len() >= KAPPA_FROM).then(|| kappa(pairs)).flatten(),
    }
}

/// Returns the quadratic weighted kappa of pairs of ratings; `None` where a rater does not vary.
///
/// ```
/// use assay_core::scoring::Fraction;
/// use assay_evaluation::kappa;
///
/// assert_eq!(kappa(&[(1, 1), (2, 2), (5, 5)]), Some(Fraction::ONE));
/// assert_eq!(kappa(&[(3, 1), (3, 5)]), None);
/// ```
pub fn kappa(pairs: &[(u32, u32)]) -> Option<Fraction> {
    let varies = |of: fn(&(u32, u32)) -> u32| pairs.iter().any(|pair| of(pair) != of(&pairs[0]));
    if !varies(|pair| pair.0) || !varies(|pair| pair.1) {
        return None;
    }
    let square = |one: u32, other: u32| i64::from(one.abs_diff(other)).pow(2);
    let observed: i64 = pairs.iter().map(|pair| square(pair.0, pair.1)).sum();
    let expected: i64 = pairs
        .iter()
        .flat_map(|one| pairs.iter().map(move |other| square(one.0, other.1)))
        .sum();
    let count = i64::try_from(pairs.len()).ok()?;
    Fraction::new(observed.checked_mul(count)?, expected)?
        .negated()
        .plus(Fraction::ONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kappa_is_one_in_full_agreement_and_nothing_by_chance() {
        let same: Vec<_> = (0..30).map(|at| (at % 5 + 1, at % 5 + 1)).collect();
        assert_eq!(kappa(&same), Some(Fraction::ONE));
        let all: Vec<_> = (1..=5)
            .flat_map(|one| (1..=5).map(move |other| (one, other)))
            .collect();
        assert_eq!(kappa(&all), Some(Fraction::ZERO));
        assert_eq!(kappa(&[(3, 1), (3, 5)]), None);
    }

    #[test]
    fn kappa_is_as_worked_out_by_hand() {
        // Σ d² = 2; over {1, 2, 3} and {2, 3, 3} Σᵢⱼ (i - j)² = (1 + 4 + 4) + (0 + 1 + 1) + (1 + 0 + 0) = 12; 1 - 3 · 2 / 12.
        assert_eq!(kappa(&[(1, 2), (2, 3), (3, 3)]), Fraction::new(1, 2));
    }
}
