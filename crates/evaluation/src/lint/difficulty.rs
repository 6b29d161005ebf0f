//! How hard the items of each pool are, as the key says: estimated, until it is measured.

use super::rational::Rational;
use super::warning::{Topic, Warning};
use assay_core::assessment::{Assessment, Basis, InteractionKind, Item, Key, Section};
use serde::Serialize;

/// The mean of a pool must not differ from that of its sister pools by more points than this.
pub const SISTER_POINTS: usize = 20;

/// Where bands begin, in percent of what candidates earn on average: below 40 hard, from 40 demanding, from 60 moderate, from
/// 80 easy.
pub const BANDS: [(&str, u32); 4] = [
    ("hard", 0),
    ("demanding", 40),
    ("moderate", 60),
    ("easy", 80),
];

/// How hard the closed items of a pool are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// Identifier of the section.
    pub section: String,
    /// The pool; empty where items have none.
    pub pool: String,
    /// The items of the pool that are not prose.
    pub items: usize,
    /// How many of them have been measured.
    pub measured: usize,
    /// The items of which the key says nothing.
    pub unknown: Vec<String>,
    /// How many items are in each band, by its name.
    pub bands: Vec<(String, usize)>,
    /// The mean of what candidates earn, in percent; none where nothing is known.
    pub mean_percent: Option<Rational>,
    /// The mean of the other pools of the section, in percent; none where there are none.
    pub sisters_percent: Option<Rational>,
}

/// Counts the items of each pool by their difficulty.
pub fn difficulty(pack: &Assessment, key: &Key) -> Vec<Spread> {
    pack.sections
        .iter()
        .flat_map(|section| of_section(section, key))
        .collect()
}

fn of_section(section: &Section, key: &Key) -> Vec<Spread> {
    let is_closed =
        |item: &&Item| !matches!(item.interaction.kind, InteractionKind::ExtendedText { .. });
    let items: Vec<&Item> = section.items.iter().filter(is_closed).collect();
    let mut pools: Vec<&str> = items.iter().map(|item| item.pool.as_str()).collect();
    pools.sort();
    pools.dedup();
    let spreads = pools.iter().map(|pool| {
        let (within, outside): (Vec<&Item>, Vec<&Item>) =
            items.iter().partition(|item| item.pool == *pool);
        let known = known(&within, key);
        let unknown = within
            .iter()
            .filter(|item| Key::beside(&key.difficulty, &item.id).is_none());
        let band = |at: usize| {
            let below = BANDS.get(at + 1).map_or(u32::MAX, |next| next.1);
            let is_in = |known: &&(u32, bool)| (BANDS[at].1..below).contains(&known.0);
            (BANDS[at].0.into(), known.iter().filter(is_in).count())
        };
        Spread {
            section: section.id.clone(),
            pool: (*pool).into(),
            items: within.len(),
            measured: known.iter().filter(|known| known.1).count(),
            unknown: unknown.map(|item| item.id.clone()).collect(),
            bands: (0..BANDS.len()).map(band).collect(),
            mean_percent: mean(&known),
            sisters_percent: mean(&self::known(&outside, key)),
        }
    });
    spreads.collect()
}

/// Returns what is known of items: what candidates earn, in percent, and whether that was measured.
fn known(items: &[&Item], key: &Key) -> Vec<(u32, bool)> {
    let known = items
        .iter()
        .filter_map(|item| Key::beside(&key.difficulty, &item.id));
    known
        .map(|known| (known.right_percent, known.basis == Basis::Measured))
        .collect()
}

fn mean(known: &[(u32, bool)]) -> Option<Rational> {
    let sum: u32 = known.iter().map(|known| known.0).sum();
    (!known.is_empty()).then(|| Rational::share(sum as usize, known.len()))
}

impl Spread {
    /// Says whether the pool is harder or easier than its sisters, and whether something is not known.
    pub fn warnings(&self) -> Vec<Warning> {
        let place = match self.pool.as_str() {
            "" => self.section.clone(),
            pool => format!("{}, {pool}", self.section),
        };
        let mut warnings = Vec::new();
        if !self.unknown.is_empty() {
            let message = format!(
                "The key does not say how hard these are: {}.",
                self.unknown.join(", ")
            );
            warnings.push(Warning::new(Topic::Difficulty, &place, message));
        }
        if let (Some(mean), Some(sisters)) = (&self.mean_percent, &self.sisters_percent)
            && mean.less(sisters).size() > Rational::whole(SISTER_POINTS)
        {
            let message = format!(
                "Candidates earn {} % on average here and {} % on the other pools of the section; the limit is {SISTER_POINTS} \
                 points.",
                mean.decimal_text(0),
                sisters.decimal_text(0)
            );
            warnings.push(Warning::new(Topic::Difficulty, &place, message));
        }
        warnings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::samples;
    use serde_json::json;

    fn spreads(percents: [u32; 4]) -> Vec<Spread> {
        let mut items = samples::choices("p", 4);
        items[2]["pool"] = "q".into();
        items[3]["pool"] = "q".into();
        let draw = json!([{"rule": "sample", "pool": "p", "count": 1}, {"rule": "sample", "pool": "q", "count": 1}]);
        let pack = samples::pack(json!([samples::section_of(draw, items)]));
        let rights = json!({
            "i0": samples::right("a"), "i1": samples::right("a"), "i2": samples::right("a"), "i3": samples::right("a")
        });
        let mut key = samples::key(&pack, rights, json!({}));
        key.difficulty = (0..)
            .zip(percents)
            .map(|(at, percent)| (format!("i{at}"), samples::difficulty(percent)))
            .collect();
        difficulty(&pack, &key)
    }

    #[test]
    fn items_are_counted_by_band_and_pools_compared() {
        let found = spreads([39, 61, 80, 60]);
        let counts: Vec<usize> = found[0].bands.iter().map(|band| band.1).collect();
        assert_eq!(counts, [1, 0, 1, 0]);
        assert_eq!(found[0].mean_percent, Some(Rational::whole(50)));
        assert_eq!(found[0].sisters_percent, Some(Rational::whole(70)));
        assert!(
            found.iter().all(|spread| spread.warnings().is_empty()),
            "20 points are allowed"
        );
    }

    #[test]
    fn a_pool_that_is_much_harder_than_its_sister_is_warned_of() {
        let found = spreads([40, 58, 80, 60]);
        let messages: Vec<String> = found
            .iter()
            .flat_map(Spread::warnings)
            .map(|one| one.message)
            .collect();
        assert_eq!(messages.len(), 2, "{messages:?}");
        assert!(messages[0].contains("49 % on average here and 70 %"));
    }

    #[test]
    fn items_without_a_difficulty_are_named() {
        let pack = samples::all(samples::choices("", 1));
        let key = samples::key(&pack, json!({"i0": samples::right("a")}), json!({}));
        let found = difficulty(&pack, &key);
        assert!(found[0].warnings()[0].message.contains("i0"));
    }
}
