//! Is there time to read, write and think? What is to be read and written takes its time; what is left belongs to the items
//! with a definite answer.
//!
//! Of all forms the worst is taken. Instructions are not counted: candidates read them before the clock starts.

use super::drawn::{Drawn, over_draws};
use super::rational::Rational;
use super::warning::{Topic, Warning};
use crate::reading::{WORDS_PER_MINUTE, item_words};
use assay_core::assessment::{Assessment, InteractionKind, Section};
use serde::Serialize;
use std::collections::BTreeMap;

/// Words of one's own that people compose in a minute (Karat 1999).
pub const COMPOSED_PER_MINUTE: usize = 19;

/// The least time that must be left for each item with a definite answer, in seconds.
pub const LEAST_SECONDS: usize = 25;

/// The time that the worst form of a section takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pace {
    /// Identifier of the section.
    pub section: String,
    /// The time of the section, in seconds.
    pub seconds: u32,
    /// The items of the worst form: the one that leaves the least time for each item with a definite answer.
    pub worst_form: Vec<String>,
    /// The words to read.
    pub words: usize,
    /// The words to write: of each suggested length the lower bound.
    pub composed: usize,
    /// The items with a definite answer.
    pub closed: usize,
    /// The time that is left when everything is read and written, in seconds; below zero where there is too little.
    pub left_seconds: Rational,
    /// The time that is left for each item with a definite answer, in seconds; none where there is no such item.
    pub left_for_each: Option<Rational>,
}

/// What some items take.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Load {
    words: usize,
    composed: usize,
    items: Vec<usize>,
}

impl Load {
    /// Returns the time that it takes, in seconds.
    fn seconds(&self) -> Rational {
        let minute = |words, pace| Rational::share(words * 60, pace);
        minute(self.words, WORDS_PER_MINUTE).plus(&minute(self.composed, COMPOSED_PER_MINUTE))
    }
}

/// Of all forms those that take longest, by the number of their items with a definite answer.
#[derive(Debug, Clone)]
struct Longest(BTreeMap<usize, Load>);

impl Longest {
    fn add(&mut self, closed: usize, load: Load) {
        let known = self.0.get(&closed);
        if known.is_none_or(|known| known.seconds() < load.seconds()) {
            self.0.insert(closed, load);
        }
    }
}

impl Drawn for Longest {
    fn nothing() -> Self {
        let load = Load {
            words: 0,
            composed: 0,
            items: Vec::new(),
        };
        Self(BTreeMap::from([(0, load)]))
    }

    fn with(&self, other: &Self) -> Self {
        let mut longest = Self(BTreeMap::new());
        for (closed, load) in &self.0 {
            for (more, then) in &other.0 {
                let both = Load {
                    words: load.words + then.words,
                    composed: load.composed + then.composed,
                    items: [&load.items[..], &then.items].concat(),
                };
                longest.add(closed + more, both);
            }
        }
        longest
    }

    fn one_of(all: Vec<(Rational, Self)>) -> Self {
        let mut longest = Self(BTreeMap::new());
        for (_, one) in all {
            one.0
                .into_iter()
                .for_each(|(closed, load)| longest.add(closed, load));
        }
        longest
    }
}

/// Works out the time that the worst form of each section takes.
pub fn pace(pack: &Assessment) -> Vec<Pace> {
    pack.sections.iter().filter_map(of_section).collect()
}

/// Warns where candidates who answer scenarios in words have too little time.
pub fn narrative_warnings(pack: &Assessment) -> Vec<Warning> {
    let is_offered = |section: &&Section| section.narrative.is_some() && section.has_scenarios();
    let offered: Vec<&str> = pack
        .sections
        .iter()
        .filter(is_offered)
        .map(|section| section.id.as_str())
        .collect();
    let paces = pace(&pack.in_words()).into_iter();
    let warnings = paces
        .filter(|pace| offered.contains(&pace.section.as_str()))
        .flat_map(|pace| pace.warnings());
    warnings
        .map(|warning| Warning {
            message: ["Where scenarios are answered in words: ", &warning.message].concat(),
            ..warning
        })
        .collect()
}

fn of_section(section: &Section) -> Option<Pace> {
    let forms = over_draws(section, &|at| {
        let item = &section.items[at];
        let composed = match item.interaction.kind {
            InteractionKind::ExtendedText {
                suggested_words, ..
            } => suggested_words.0 as usize,
            _ => 0,
        };
        let is_prose = matches!(item.interaction.kind, InteractionKind::ExtendedText { .. });
        let load = Load {
            words: item_words(item),
            composed,
            items: vec![at],
        };
        Longest(BTreeMap::from([(usize::from(!is_prose), load)]))
    });
    let worst = forms
        .0
        .into_iter()
        .map(|(closed, load)| pace_of(section, closed, load));
    // What leaves nothing for anything is worse than what leaves little for each.
    worst.min_by_key(|pace| {
        pace.left_for_each
            .clone()
            .unwrap_or(pace.left_seconds.clone())
    })
}

fn pace_of(section: &Section, closed: usize, mut load: Load) -> Pace {
    load.items.sort();
    let time = Rational::whole(section.duration_seconds as usize);
    let left_seconds = time.less(&load.seconds());
    let each = left_seconds.over(&Rational::whole(closed));
    Pace {
        section: section.id.clone(),
        seconds: section.duration_seconds,
        worst_form: load
            .items
            .iter()
            .map(|at| section.items[*at].id.clone())
            .collect(),
        words: load.words,
        composed: load.composed,
        closed,
        left_for_each: (closed > 0).then_some(each),
        left_seconds,
    }
}

impl Pace {
    /// Says whether too little time is left.
    pub fn warnings(&self) -> Vec<Warning> {
        let (found, least) = match &self.left_for_each {
            Some(each) => (each, LEAST_SECONDS),
            None => (&self.left_seconds, 0),
        };
        if *found >= Rational::whole(least) {
            return Vec::new();
        }
        let message = format!(
            "Reading {} words and writing {} leaves {} s of {} s for {} items with a definite answer; each needs {LEAST_SECONDS} s. \
             The form: {}.",
            self.words,
            self.composed,
            self.left_seconds.decimal_text(0),
            self.seconds,
            self.closed,
            self.worst_form.join(", ")
        );
        vec![Warning::new(Topic::Pace, &self.section, message)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::samples;
    use serde_json::json;

    #[test]
    fn the_form_that_leaves_the_least_time_is_found() {
        let mut items = samples::choices("p", 3);
        // With "Choose" and four options they have 100 and 200 words.
        items[1]["stem"] = json!([vec!["word"; 95].join(" ")]);
        items[2]["stem"] = json!([vec!["word"; 195].join(" ")]);
        let draw = json!([{"rule": "sample", "pool": "p", "count": 2}]);
        let pack = samples::pack(json!([samples::section_of(draw, items)]));
        let found = pace(&pack).remove(0);
        assert_eq!(found.worst_form, ["i1", "i2"]);
        assert_eq!(
            (found.words, found.composed, found.closed),
            (100 + 200, 0, 2)
        );
        // 300 words take 90 of 300 seconds.
        assert_eq!(found.left_for_each, Some(Rational::whole(105)));
        assert_eq!(found.warnings(), []);
    }

    #[test]
    fn writing_is_slower_than_reading_and_leaves_too_little() {
        let mut items = samples::choices("", 2);
        items.push(samples::prose("letter", 76));
        let found = pace(&samples::all(items)).remove(0);
        // 76 words take 4 minutes. "Choose", a stem of three and four options are 8 words, "Write of letter." and
        // "Write" are 4: 20 words take 6 seconds, and 54 are left for two items.
        assert_eq!((found.words, found.composed), (20, 76));
        assert_eq!(found.left_for_each, Some(Rational::whole(27)));
        assert_eq!(found.warnings(), []);

        let mut items = samples::choices("", 3);
        items.push(samples::prose("letter", 76));
        let found = pace(&samples::all(items)).remove(0);
        let message = &found.warnings()[0].message;
        assert!(
            message.contains("leaves 52 s of 300 s for 3 items"),
            "{message}"
        );
    }

    #[test]
    fn scenarios_in_words_have_to_fit_into_the_time_of_their_section() {
        let scenario = |id: &str| {
            let options = ["a", "b", "c", "d"].map(|id| json!({"id": id, "text": "Act."}));
            json!({"id": id, "title": id, "interaction": {"kind": "best-worst", "prompt": "Mark.",
                "options": options}})
        };
        let pack = |from: u32| {
            let mut section = samples::section_of(json!([{"rule": "all"}]), vec![scenario("s")]);
            section["narrative"] = json!({"instructions": "Write.", "prompt": "What?",
                "suggested_words": {"from": from, "to": 200}});
            samples::pack(json!([section]))
        };
        // 95 words take the whole section.
        assert_eq!(narrative_warnings(&pack(90)), []);
        let found = narrative_warnings(&pack(95));
        assert!(
            found[0]
                .message
                .starts_with("Where scenarios are answered in words: ")
        );
        assert_eq!(pace(&pack(95))[0].warnings(), []);
    }

    #[test]
    fn prose_alone_needs_no_more_than_its_time() {
        let found = pace(&samples::all(vec![samples::prose("letter", 95)])).remove(0);
        // 95 words take the whole section, and 4 words to read are too many.
        assert_eq!(found.left_for_each, None);
        assert_eq!(found.warnings().len(), 1);
    }
}
