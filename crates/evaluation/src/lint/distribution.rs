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
    /// Returns these scores, each times a weight.
    pub fn times(&self, weight: &Rational) -> Self {
        let mut scores = BTreeMap::new();
        for (score, chance) in &self.0 {
            add(&mut scores, score.times(weight), chance);
        }
        Self(scores)
    }

    /// Returns the sums of these scores and others that do not depend on them.
    fn plus(&self, other: &Self) -> Self {
        let mut sums = BTreeMap::new();
        for (score, chance) in &self.0 {
            for (more, then) in &other.0 {
                add(&mut sums, score.plus(more), &chance.times(then));
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
        let parts = self.0.iter().map(|(score, chance)| score.times(chance));
        Rational::sum(parts.collect::<Vec<_>>().iter())
    }

    /// Returns how likely the sum of several scores, which do not depend on each other, reaches a limit. The sums with the one
    /// that has the most scores are not listed: for each sum of the others it is looked up what is missing.
    pub fn reach(mut all: Vec<Self>, limit: &Rational) -> Rational {
        all.sort_by_key(|one| one.0.len());
        let Some(most) = all.pop() else {
            return Rational::whole(usize::from(*limit <= Rational::whole(0)));
        };
        // How likely each score, or a higher one, is; the highest comes first.
        let mut tails: Vec<(&Rational, Rational)> = Vec::new();
        for (score, chance) in most.0.iter().rev() {
            let above = tails
                .last()
                .map_or(Rational::whole(0), |tail| tail.1.clone());
            tails.push((score, above.plus(chance)));
        }
        let nothing = Self(BTreeMap::from([(Rational::whole(0), Rational::whole(1))]));
        let others = all.iter().fold(nothing, |sum, one| sum.plus(one));
        let reached = others.0.iter().filter_map(|(score, chance)| {
            let missing = limit.less(score);
            let enough = tails.partition_point(|(score, _)| **score >= missing);
            let (_, tail) = tails.get(enough.checked_sub(1)?)?;
            Some(chance.times(tail))
        });
        Rational::sum(reached.collect::<Vec<_>>().iter())
    }
}

fn add<K: Ord>(sums: &mut BTreeMap<K, Rational>, at: K, chance: &Rational) {
    let sum = sums.entry(at).or_insert_with(|| Rational::whole(0));
    *sum = sum.plus(chance);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As many answers that earn nothing, and one that earns all.
    fn one_of(answers: u64) -> Chances {
        let scores = [(Fraction::ZERO, answers - 1), (Fraction::ONE, 1)];
        Earned::of_item(1, &scores).shares()
    }

    #[test]
    fn a_sum_reaches_a_limit_as_often_as_counting_says() {
        let all = || vec![one_of(4), one_of(2), one_of(3)];
        // Of 24 cases all three are right in 1, and at least two in 3 + 2 + 1 + 1.
        let reach = |limit| Chances::reach(all(), &Rational::whole(limit));
        assert_eq!(reach(3), Rational::share(1, 24));
        assert_eq!(reach(2), Rational::share(7, 24));
        assert_eq!(reach(0), Rational::whole(1));
        assert_eq!(reach(4), Rational::whole(0));
    }

    #[test]
    fn what_counts_nothing_adds_nothing() {
        let nothing = one_of(4).times(&Rational::whole(0));
        assert_eq!(nothing.chance(), Rational::whole(1));
        assert_eq!(nothing.mean(), Rational::whole(0));
    }
}
