//! What somebody earns who answers at random: the level of chance, and how likely such a person passes, exactly.
//!
//! The scores of an item under every answer that could be given at random are those of [`crate::chance_scores`]. The items
//! of a pool are exchangeable, so the chances of a section are worked out over all forms without listing them.

use super::distribution::{Chances, Earned};
use super::drawn::over_draws;
use super::rational::Rational;
use super::warning::{Topic, Warning};
use crate::chance::chance_scores;
use assay_core::assessment::{Assessment, ItemKey, Key, Section};
use assay_core::scoring::Fraction;
use serde::Serialize;
use std::collections::BTreeMap;

/// A guesser who leaves prose blank must reach a section's minimum less often than this: 1 in 20.
pub const SECTION_LIMIT: (usize, usize) = (1, 20);

/// A guesser who leaves prose blank must reach the test's threshold less often than this: 1 in 1,000.
pub const BLANK_LIMIT: (usize, usize) = (1, 1000);

/// A guesser whose prose is rated perfectly must pass the test less often than this: 1 in 20.
pub const PERFECT_LIMIT: (usize, usize) = (1, 20);

/// What a guesser earns, with prose left blank and with prose that is rated perfectly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Guessing {
    /// Each section.
    pub sections: Vec<SectionGuess>,
    /// The whole test, where prose is left blank.
    pub blank: TestGuess,
    /// The whole test, where prose is rated perfectly.
    pub perfect: TestGuess,
}

/// What a guesser earns in a section, averaged over all forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionGuess {
    /// Identifier of the section.
    pub section: String,
    /// The minimum of the section, in whole percent; none where the policy has none.
    pub minimum_percent: Option<u32>,
    /// Where prose is left blank.
    pub blank: Guess,
    /// Where prose is rated perfectly.
    pub perfect: Guess,
}

/// What a guesser earns in a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Guess {
    /// The mean, as a share of 1.
    pub level: Rational,
    /// How likely the minima of the section are reached; 1 where there are none.
    pub reaches_minimum: Rational,
}

/// What a guesser earns in the whole test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TestGuess {
    /// The mean, as a share of 1.
    pub level: Rational,
    /// How likely the total reaches the threshold.
    pub reaches_threshold: Rational,
    /// How likely the total reaches the threshold, and every section its minima.
    pub passes: Rational,
}

/// Works out what a guesser earns.
///
/// # Errors
/// Names the items of which too many answers are possible.
pub fn guessing(pack: &Assessment, key: &Key) -> Result<Guessing, Vec<Warning>> {
    let mut scores = Scores::new();
    let mut unknown = Vec::new();
    for item in pack.sections.iter().flat_map(|section| &section.items) {
        match key.item(&item.id) {
            Some(ItemKey::Rubric(_)) | None => {}
            Some(rule) => match chance_scores(item, rule) {
                Some(found) => {
                    scores.insert(&item.id, found);
                }
                None => {
                    let message = "So many answers are possible that the level of chance cannot be worked out.";
                    unknown.push(Warning::new(Topic::Guessing, &item.id, message.into()));
                }
            },
        }
    }
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let (blank, blank_sections) = test(pack, key, &scores, Fraction::ZERO);
    let (perfect, perfect_sections) = test(pack, key, &scores, Fraction::ONE);
    let guesses = blank_sections.into_iter().zip(perfect_sections);
    let sections = pack.sections.iter().zip(guesses);
    let sections = sections.map(|(section, (blank, perfect))| SectionGuess {
        section: section.id.clone(),
        minimum_percent: Key::beside(&key.policy.minimum_percent, &section.id).copied(),
        blank,
        perfect,
    });
    Ok(Guessing {
        sections: sections.collect(),
        blank,
        perfect,
    })
}

/// The scores of items that are not prose, by their identifiers: each with the number of answers that earn it.
type Scores<'a> = BTreeMap<&'a str, Vec<(Fraction, u64)>>;

/// Works out the test where prose earns what is given.
fn test(pack: &Assessment, key: &Key, scores: &Scores, prose: Fraction) -> (TestGuess, Vec<Guess>) {
    let (mut totals, mut passed, mut guesses) = (Vec::new(), Vec::new(), Vec::new());
    for section in &pack.sections {
        let earned = over_draws(section, &|at| {
            let item = &section.items[at];
            let known = scores.get(item.id.as_str());
            let certain = [(prose, 1)];
            Earned::of_item(item.item_weight, known.map_or(&certain[..], Vec::as_slice))
        });
        let chances = earned.shares();
        let reached = reaching(section, key, &chances, prose);
        guesses.push(Guess {
            level: chances.mean(),
            reaches_minimum: reached.chance(),
        });
        let weight = Rational::share(section.weight_percent as usize, 100);
        totals.push(chances.times(&weight));
        passed.push(reached.times(&weight));
    }
    let threshold = Rational::share(key.policy.threshold_percent as usize, 100);
    let means: Vec<Rational> = totals.iter().map(Chances::mean).collect();
    let guess = TestGuess {
        level: Rational::sum(means.iter()),
        reaches_threshold: Chances::reach(totals, &threshold),
        passes: Chances::reach(passed, &threshold),
    };
    (guess, guesses)
}

/// Returns the scores of a section that reach its minima.
fn reaching(section: &Section, key: &Key, chances: &Chances, prose: Fraction) -> Chances {
    let minimum = |minima: &[(String, u32)]| {
        let percent = Key::beside(minima, &section.id).copied().unwrap_or(0);
        Rational::share(percent as usize, 100)
    };
    // What people rate is certain here: nothing, or all.
    if Rational::from(prose) < minimum(&key.policy.rated_minimum_percent) {
        return chances.from(&Rational::whole(2));
    }
    chances.from(&minimum(&key.policy.minimum_percent))
}

impl Guessing {
    /// Says where guessing gets too far.
    pub fn warnings(&self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let mut warn = |place: &str, chance: &Rational, limit: (usize, usize), what: &str| {
            if *chance >= Rational::share(limit.0, limit.1) {
                let message = format!(
                    "Somebody who answers at random {what} in {} % of cases; the limit is {} %.",
                    chance.percent_text(2),
                    Rational::share(limit.0, limit.1).percent_text(1)
                );
                warnings.push(Warning::new(Topic::Guessing, place, message));
            }
        };
        for section in &self.sections {
            if section.minimum_percent.is_some_and(|percent| percent > 0) {
                let what = "and leaves prose blank reaches the minimum";
                warn(
                    &section.section,
                    &section.blank.reaches_minimum,
                    SECTION_LIMIT,
                    what,
                );
            }
        }
        let what = "and leaves prose blank reaches the threshold";
        warn("test", &self.blank.reaches_threshold, BLANK_LIMIT, what);
        let what = "and writes perfect prose passes the test";
        warn("test", &self.perfect.passes, PERFECT_LIMIT, what);
        warnings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::samples;
    use serde_json::{Value, json};

    fn guess(items: Vec<Value>, keys: Value, minima: Value) -> Guessing {
        let pack = samples::all(items);
        let key = samples::key(&pack, keys, minima);
        guessing(&pack, &key).unwrap()
    }

    #[test]
    fn a_guesser_passes_as_often_as_counting_says() {
        let items = samples::choices("", 3);
        let keys = json!({"i0": samples::right("a"), "i1": samples::right("b"), "i2": samples::right("c")});
        let found = guess(items, keys, json!({"part": 50}));
        // Each is right in one of four cases: all three in 1 of 64, just two in 9 of 64.
        assert_eq!(found.blank.level, Rational::share(1, 4));
        assert_eq!(found.blank.reaches_threshold, Rational::share(1, 64));
        assert_eq!(
            found.sections[0].blank.reaches_minimum,
            Rational::share(10, 64)
        );
        let places: Vec<String> = found.warnings().into_iter().map(|one| one.place).collect();
        assert_eq!(places, ["part", "test"]);
    }

    #[test]
    fn perfect_prose_carries_a_guesser_only_as_far_as_it_counts() {
        let mut prose = samples::prose("letter", 60);
        prose["item_weight"] = 2.into();
        let mut items = samples::choices("", 2);
        items.push(prose);
        let keys = json!({
            "i0": samples::right("a"), "i1": samples::right("b"), "letter": samples::rubric()
        });
        let found = guess(items, keys, json!({}));
        // The letter is half of the test, and one of the two others is needed: 1 - 9/16.
        assert_eq!(found.perfect.level, Rational::share(5, 8));
        assert_eq!(found.perfect.passes, Rational::share(7, 16));
        assert_eq!(found.blank.reaches_threshold, Rational::whole(0));
        assert_eq!(found.warnings().len(), 1);
    }

    #[test]
    fn forms_are_averaged_as_they_are_drawn() {
        let mut items = samples::choices("p", 2);
        items.push(samples::item("two", "choice", &["yes", "no"]));
        items[2]["pool"] = "p".into();
        let draw = json!([{"rule": "sample", "pool": "p", "count": 2}]);
        let pack = samples::pack(json!([samples::section_of(draw, items)]));
        let keys = json!({"i0": samples::right("a"), "i1": samples::right("b"), "two": samples::right("a")});
        let found = guessing(&pack, &samples::key(&pack, keys, json!({}))).unwrap();
        // Of three forms one has two items of four options, 1/16, and two have one of two options, 1/8.
        assert_eq!(found.blank.reaches_threshold, Rational::share(5, 48));
        assert_eq!(found.blank.level, Rational::share(1, 3));
    }
}
