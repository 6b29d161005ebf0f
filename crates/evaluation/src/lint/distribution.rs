//! How likely each score is, exactly.

use super::drawn::Drawn;
use super::rational::Rational;
use assay_core::scoring::Fraction;
use std::collections::BTreeMap;

/// How likely each weight and what is earned of it is: the weights of the items drawn, and their weighted scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Earned(BTreeMap<(u32, Rational), Rational>);

impl Earned {
    /// Returns the scores of one item: each with the number of answers that earn it.
    pub fn of_item(weight: u32, scores: &[(Fraction, u64)]) -> Self {
        let answers: u64 = scores.iter().map(|score| score.1).sum();
        let mut earned = BTreeMap::new();
        for (score, count) in scores {
            let points = Rational::from(*score).times(&Rational::whole(weight as usize));
            let chance = Rational::ratio((*count).into(), answers.into());
            add(&mut earned, (weight, points), &chance);
        }
        Self(earned)
    }

    /// Returns how likely each share of the whole is.
    pub fn shares(&self) -> Chances {
        let mut shares = BTreeMap::new();
        for ((weight, points), chance) in &self.0 {
            let share = points.over(&Rational::whole(*weight as usize));
            add(&mut shares, share, chance);
        }
        Chances(shares)
    }
}

impl Drawn for Earned {
    fn nothing() -> Self {
        Self(BTreeMap::from([(
            (0, Rational::whole(0)),
            Rational::whole(1),
        )]))
    }

    fn with(&self, other: &Self) -> Self {
        let mut earned = BTreeMap::new();
        for ((weight, points), chance) in &self.0 {
            for ((more, further), then) in &other.0 {
                let sum = (weight + more, points.plus(further));
                add(&mut earned, sum, &chance.times(then));
            }
        }
        Self(earned)
    }

    fn one_of(all: Vec<(Rational, Self)>) -> Self {
        let mut earned = BTreeMap::new();
        for (chance, one) in all {
            for (sum, inner) in one.0 {
                add(&mut earned, sum, &chance.times(&inner));
            }
        }
        Self(earned)
    }
}

/// How likely each score is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chances(BTreeMap<Rational, Rational>);

impl Chances {
    /// Returns a score that is certain.
    pub fn certain(score: Rational) -> Self {
        Self(BTreeMap::from([(score, Rational::whole(1))]))
    }

    /// Returns the sum of this score and `weight` times another that does not depend on it.
    pub fn plus(&self, other: &Self, weight: &Rational) -> Self {
        let mut sums = BTreeMap::new();
        for (score, chance) in &self.0 {
            for (more, then) in &other.0 {
                let sum = score.plus(&more.times(weight));
                add(&mut sums, sum, &chance.times(then));
            }
        }
        Self(sums)
    }

    /// Returns only the scores from a limit on; their chances then add up to less than 1.
    pub fn from(&self, limit: &Rational) -> Self {
        let reached = self.0.iter().filter(|(score, _)| *score >= limit);
        Self(
            reached
                .map(|(score, chance)| (score.clone(), chance.clone()))
                .collect(),
        )
    }

    /// Returns how likely all of these scores are together.
    pub fn chance(&self) -> Rational {
        Rational::sum(self.0.values())
    }

    /// Returns the mean.
    pub fn mean(&self) -> Rational {
        let parts: Vec<Rational> = self
            .0
            .iter()
            .map(|(score, chance)| score.times(chance))
            .collect();
        Rational::sum(parts.iter())
    }
}

fn add<K: Ord>(sums: &mut BTreeMap<K, Rational>, at: K, chance: &Rational) {
    let sum = sums.entry(at).or_insert_with(|| Rational::whole(0));
    *sum = sum.plus(chance);
}
