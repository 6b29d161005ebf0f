//! Everything that a section's draws may give, without listing the forms: the items of a pool are exchangeable, so what
//! comes of a draw is worked out item by item.

use super::rational::Rational;
use assay_core::assessment::{Draw, Section};
use std::collections::BTreeMap;

/// Something that is known of one item and can be worked out for all forms: how likely each score is, or the longest time.
pub(super) trait Drawn: Clone {
    /// Returns what it is where nothing is drawn.
    fn nothing() -> Self;

    /// Returns what it is where both are drawn.
    fn with(&self, other: &Self) -> Self;

    /// Returns what it is where one of these is drawn, each with its chance.
    fn one_of(all: Vec<(Rational, Self)>) -> Self;
}

/// Returns what comes of the draws of a section; `of` says what comes of an item, by its position in the bank.
pub(super) fn over_draws<T: Drawn>(section: &Section, of: &dyn Fn(usize) -> T) -> T {
    section.draw.iter().fold(T::nothing(), |all, draw| {
        all.with(&match draw {
            Draw::All {} => {
                let items = (0..section.items.len()).map(of);
                items.fold(T::nothing(), |all, item| all.with(&item))
            }
            Draw::Sample { pool, count } => {
                let items: Vec<T> = positions(section, pool, None).into_iter().map(of).collect();
                sampled(&items, *count)
            }
            Draw::Assign { pools, variants } => {
                let mut left = BTreeMap::new();
                for variant in variants {
                    *left.entry(variant.as_str()).or_insert(0) += 1;
                }
                assigned(section, pools, left, of, &mut BTreeMap::new())
            }
        })
    })
}

/// Returns the positions of the items of a pool, and of one variant where that is asked for.
pub(super) fn positions(section: &Section, pool: &str, variant: Option<&str>) -> Vec<usize> {
    let items = section.items.iter().enumerate();
    items
        .filter(|(_, item)| item.pool == pool)
        .filter(|(_, item)| variant.is_none_or(|variant| item.variant == variant))
        .map(|(position, _)| position)
        .collect()
}

/// Draws `count` of some items: each is taken or left, as often as forms take it.
fn sampled<T: Drawn>(items: &[T], count: usize) -> T {
    let count = count.min(items.len());
    // What comes of the items behind, by how many of them are drawn.
    let mut behind = vec![T::nothing()];
    for (others, item) in items.iter().rev().enumerate() {
        let all = others + 1;
        let from_here = |drawn: usize| {
            let mut ways = Vec::new();
            if drawn > 0 {
                ways.push((Rational::share(drawn, all), item.with(&behind[drawn - 1])));
            }
            if drawn < all {
                ways.push((Rational::share(all - drawn, all), behind[drawn].clone()));
            }
            T::one_of(ways)
        };
        let next = (0..=count.min(all)).map(from_here).collect();
        behind = next;
    }
    behind.swap_remove(count)
}

/// Deals the variants that are left to the pools.
fn assigned<'a, T: Drawn>(
    section: &Section,
    pools: &[String],
    left: BTreeMap<&'a str, usize>,
    of: &dyn Fn(usize) -> T,
    known: &mut BTreeMap<Vec<usize>, T>,
) -> T {
    let Some((pool, others)) = pools.split_first() else {
        return T::nothing();
    };
    // How many of each variant are left says which pool is next.
    let state: Vec<usize> = left.values().copied().collect();
    if let Some(found) = known.get(&state) {
        return found.clone();
    }
    let total: usize = state.iter().sum();
    let mut ways = Vec::new();
    for (variant, count) in left.iter().filter(|(_, count)| **count > 0) {
        let mut rest: BTreeMap<&'a str, usize> = left.clone();
        rest.insert(variant, count - 1);
        let rest = assigned(section, others, rest, of, known);
        let fitting = positions(section, pool, Some(variant));
        let items: Vec<T> = fitting.into_iter().map(of).collect();
        let item = sampled(&items, 1);
        ways.push((Rational::share(*count, total), item.with(&rest)));
    }
    let found = T::one_of(ways);
    known.insert(state, found.clone());
    found
}

/// Returns how likely each item of a section is to be drawn, by its position in the bank.
pub(super) fn inclusion(section: &Section) -> Vec<Rational> {
    let mut chances = vec![Rational::whole(0); section.items.len()];
    for draw in &section.draw {
        match draw {
            Draw::All {} => chances.fill(Rational::whole(1)),
            Draw::Sample { pool, count } => {
                let items = positions(section, pool, None);
                let chance = Rational::share((*count).min(items.len()), items.len());
                items
                    .into_iter()
                    .for_each(|item| chances[item] = chances[item].plus(&chance));
            }
            Draw::Assign { pools, variants } => {
                let one = Rational::share(1, variants.len());
                for (pool, variant) in pools
                    .iter()
                    .flat_map(|pool| variants.iter().map(move |variant| (pool, variant)))
                {
                    let items = positions(section, pool, Some(variant));
                    let chance = one.times(&Rational::share(1, items.len()));
                    items
                        .into_iter()
                        .for_each(|item| chances[item] = chances[item].plus(&chance));
                }
            }
        }
    }
    chances
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::samples;

    /// Which items are drawn, and how likely.
    #[derive(Clone, Debug, PartialEq)]
    struct Sets(BTreeMap<Vec<usize>, Rational>);

    impl Drawn for Sets {
        fn nothing() -> Self {
            Self(BTreeMap::from([(Vec::new(), Rational::whole(1))]))
        }

        fn with(&self, other: &Self) -> Self {
            let mut sets = BTreeMap::new();
            for (one, chance) in &self.0 {
                for (more, other) in &other.0 {
                    let mut set = [one.clone(), more.clone()].concat();
                    set.sort();
                    sets.insert(set, chance.times(other));
                }
            }
            Self(sets)
        }

        fn one_of(all: Vec<(Rational, Self)>) -> Self {
            let mut sets: BTreeMap<Vec<usize>, Rational> = BTreeMap::new();
            for (chance, one) in all {
                for (set, inner) in one.0 {
                    let sum = sets.entry(set).or_insert_with(|| Rational::whole(0));
                    *sum = sum.plus(&chance.times(&inner));
                }
            }
            Self(sets)
        }
    }

    fn sets(draw: &str, items: &[serde_json::Value]) -> Sets {
        let section = samples::section(draw, items);
        over_draws(&section, &|item| {
            Sets(BTreeMap::from([(vec![item], Rational::whole(1))]))
        })
    }

    #[test]
    fn every_pair_of_four_is_drawn_as_often() {
        let items = samples::choices("p", 4);
        let found = sets(r#"[{"rule": "sample", "pool": "p", "count": 2}]"#, &items);
        assert_eq!(found.0.len(), 6);
        assert!(
            found
                .0
                .values()
                .all(|chance| *chance == Rational::share(1, 6))
        );
    }

    #[test]
    fn each_pool_gets_each_variant_as_often_as_the_deal_says() {
        let items = samples::variants(&[("p", "x"), ("p", "y"), ("q", "x"), ("q", "y")]);
        let draw = r#"[{"rule": "assign", "pools": ["p", "q"], "variants": ["x", "y"]}]"#;
        let found = sets(draw, &items);
        let half = Rational::share(1, 2);
        let expected = BTreeMap::from([(vec![0, 3], half.clone()), (vec![1, 2], half.clone())]);
        assert_eq!(found.0, expected);
        assert_eq!(inclusion(&samples::section(draw, &items)), vec![half; 4]);
    }
}
