//! How much two forms share: what one campaign lets out helps the next only where items come again.

use super::drawn::inclusion;
use super::rational::Rational;
use super::warning::{Topic, Warning};
use assay_core::assessment::Assessment;
use serde::Serialize;

/// Two forms must not share more of a section than this on average, in percent.
pub const SECTION_PERCENT: usize = 60;

/// Two forms must not share more of the whole test than this on average, in percent.
pub const TEST_PERCENT: usize = 50;

/// What two forms have in common, which two seeds draw from the same pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overlap {
    /// Identifier of the section, or "test".
    pub place: String,
    /// The items of a bank.
    pub bank: usize,
    /// The items that every form has.
    pub drawn: usize,
    /// The items that two forms have in common, on average: of each pool the mean of the hypergeometric distribution.
    pub shared: Rational,
}

/// Works out what two forms have in common, section by section, and last in the whole test.
pub fn overlap(pack: &Assessment) -> Vec<Overlap> {
    let sections = pack.sections.iter().map(|section| {
        // Both draw an item as often as the chances of two draws that know nothing of each other say.
        let twice: Vec<Rational> = inclusion(section)
            .iter()
            .map(|chance| chance.times(chance))
            .collect();
        Overlap {
            place: section.id.clone(),
            bank: section.items.len(),
            drawn: section.drawn_count(),
            shared: Rational::sum(twice.iter()),
        }
    });
    let mut all: Vec<Overlap> = sections.collect();
    all.push(Overlap {
        place: "test".into(),
        bank: all.iter().map(|section| section.bank).sum(),
        drawn: all.iter().map(|section| section.drawn).sum(),
        shared: Rational::sum(all.iter().map(|section| &section.shared)),
    });
    all
}

impl Overlap {
    /// Returns the share of items that two forms have in common.
    pub fn share(&self) -> Rational {
        self.shared.over(&Rational::whole(self.drawn))
    }

    /// Says whether two forms share too much.
    pub fn warnings(&self) -> Vec<Warning> {
        let limit = if self.place == "test" {
            TEST_PERCENT
        } else {
            SECTION_PERCENT
        };
        if self.share() <= Rational::share(limit, 100) {
            return Vec::new();
        }
        let message = format!(
            "Two forms share {} of {} items on average, {} %; the limit is {limit} %.",
            self.shared.decimal_text(1),
            self.drawn,
            self.share().percent_text(0)
        );
        vec![Warning::new(Topic::Overlap, &self.place, message)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::samples;
    use serde_json::{Value, json};

    fn of(draw: Value, items: Vec<Value>) -> Vec<Overlap> {
        overlap(&samples::pack(json!([samples::section_of(draw, items)])))
    }

    #[test]
    fn two_draws_of_five_out_of_twelve_share_two_and_a_bit() {
        let draw = json!([{"rule": "sample", "pool": "p", "count": 5}]);
        let found = of(draw, samples::choices("p", 12));
        assert_eq!(found[0].shared, Rational::share(25, 12));
        assert_eq!(found[1].share(), Rational::share(5, 12));
        assert!(found.iter().all(|one| one.warnings().is_empty()));
    }

    #[test]
    fn two_deals_of_two_topics_are_the_same_half_of_the_time() {
        let draw = json!([{"rule": "assign", "pools": ["p", "q"], "variants": ["x", "y"]}]);
        let items = samples::variants(&[("p", "x"), ("p", "y"), ("q", "x"), ("q", "y")]);
        assert_eq!(of(draw, items)[0].shared, Rational::whole(1));
    }

    #[test]
    fn a_test_that_always_asks_the_same_is_warned_of() {
        let found = of(json!([{"rule": "all"}]), samples::choices("", 3));
        let places: Vec<String> = found
            .iter()
            .flat_map(Overlap::warnings)
            .map(|one| one.place)
            .collect();
        assert_eq!(places, ["part", "test"]);
    }
}
