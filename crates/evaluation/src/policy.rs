//! The scoring policy: weights, limits and consequences as data, so that a team can see and change them.
//!
//! A policy never changes an answer or a rating. It says what they count for, so that changing it changes every
//! number anew, from the same answers.

use assay_core::assessment::Key;
use assay_core::digest::content_digest;
use assay_core::json::object;
use assay_core::json::{Map, Problems, Reader, Value};
use assay_core::scoring::Fraction;

/// The schema name of policies.
pub const SCHEMA: &str = "assay/policy/1";

/// What a finding does to the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consequence {
    /// Confirmed by a person, it outweighs every number.
    Fails,
    /// It is shown beside the result, and changes nothing.
    Noted,
}

const CONSEQUENCES: [&str; 2] = ["fails", "noted"];

/// How answers and ratings become a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoringPolicy {
    /// Version, as its authors count.
    pub version: String,
    /// Identifier of each section with its share of the test in whole percent; the sum is 100.
    pub weights_percent: Vec<(String, u32)>,
    /// Sections that fail the whole below a limit, in whole percent.
    pub minimum_percent: Vec<(String, u32)>,
    /// The overall result from which a candidate is considered, in whole percent.
    pub threshold_percent: u32,
    /// What the test counts in the overall result, in whole percent; the interview counts the rest.
    pub test_percent: u32,
    /// What each rating from 1 to 5 is worth, in whole percent of the criterion.
    pub rating_percent: [u32; 5],
    /// How many people rate each written answer: 1 or 2.
    pub raters: u32,
    /// Ratings that differ by so much need adjudication.
    pub adjudicate_from: u32,
    /// What a confirmed harmful pick does.
    pub harmful_pick: Consequence,
    /// What a confirmed red flag does.
    pub red_flag: Consequence,
}

impl ScoringPolicy {
    /// The policy that comes with a key: its weights and limits, and for the rest what is usual: test and
    /// interview count half each, a rating r counts (r - 1) / 4, one rater is enough, two points apart are
    /// too many, harmful picks and red flags outweigh the numbers.
    pub fn of_key(key: &Key) -> Self {
        Self {
            version: key.assessment_version.clone(),
            weights_percent: key.policy.weights_percent.clone(),
            minimum_percent: key.policy.minimum_percent.clone(),
            threshold_percent: key.policy.threshold_percent,
            test_percent: 50,
            rating_percent: [0, 25, 50, 75, 100],
            raters: 1,
            adjudicate_from: 2,
            harmful_pick: Consequence::Fails,
            red_flag: Consequence::Fails,
        }
    }

    /// Reads a policy. `file` is the name used in messages.
    pub fn parse(file: &str, value: &Value) -> Result<Self, Problems> {
        let root = Reader::root(file, value);
        root.only(&[
            "schema",
            "version",
            "weights_percent",
            "minimum_percent",
            "threshold_percent",
            "test_percent",
            "rating_percent",
            "raters",
            "adjudicate_from",
            "harmful_pick",
            "red_flag",
        ]);
        root.schema(SCHEMA);
        let policy = Self {
            version: root.field("version").text(),
            weights_percent: percents(&root.field("weights_percent")),
            minimum_percent: root
                .optional("minimum_percent")
                .map_or_else(Vec::new, |minima| percents(&minima)),
            threshold_percent: percent(&root.field("threshold_percent")),
            test_percent: percent(&root.field("test_percent")),
            rating_percent: ratings(&root.field("rating_percent")),
            raters: whole(&root.field("raters"), 1..=2),
            adjudicate_from: whole(&root.field("adjudicate_from"), 1..=4),
            harmful_pick: consequence(&root.field("harmful_pick")),
            red_flag: consequence(&root.field("red_flag")),
        };
        let weights = root.field("weights_percent");
        if policy
            .weights_percent
            .iter()
            .map(|weight| weight.1)
            .sum::<u32>()
            != 100
        {
            weights.problem(
                "The sections' weights do not add up to 100.",
                "Write whole percents that do.",
            );
        }
        if let Some(minima) = root.optional("minimum_percent") {
            for (section, minimum) in minima.entries() {
                if Key::beside(&policy.weights_percent, &section).is_none() {
                    minimum.problem(
                        "This section has no weight.",
                        "Correct the section's identifier or remove it.",
                    );
                }
            }
        }
        root.finish(policy)
    }

    /// Whether the policy is about the sections that a key scores.
    pub fn check_pair(&self, file: &str, key: &Key) -> Result<(), Problems> {
        let value = self.to_json();
        let root = Reader::root(file, &value);
        let weights = root.field("weights_percent");
        for (section, _) in &key.policy.weights_percent {
            if Key::beside(&self.weights_percent, section).is_none() {
                let message = ["The section \"", section, "\" of the test has no weight."].concat();
                weights.problem(&message, "Give it one; 0 leaves it out of the total.");
            }
        }
        for (section, _) in &self.weights_percent {
            if Key::beside(&key.policy.weights_percent, section).is_none() {
                let message = ["The test has no section \"", section, "\"."].concat();
                weights.problem(&message, "Correct the section's identifier or remove it.");
            }
        }
        root.finish(())
    }

    /// The policy as a document.
    pub fn to_json(&self) -> Value {
        let pairs = |list: &[(String, u32)]| {
            let mut map = Map::new();
            for (name, number) in list {
                map.insert(name.clone(), (*number).into());
            }
            Value::Object(map)
        };
        let mut ratings = Map::new();
        for (rating, percent) in (1_u32..).zip(self.rating_percent) {
            ratings.insert(rating.to_string(), percent.into());
        }
        object([
            ("schema", SCHEMA.into()),
            ("version", self.version.as_str().into()),
            ("weights_percent", pairs(&self.weights_percent)),
            ("minimum_percent", pairs(&self.minimum_percent)),
            ("threshold_percent", self.threshold_percent.into()),
            ("test_percent", self.test_percent.into()),
            ("rating_percent", Value::Object(ratings)),
            ("raters", self.raters.into()),
            ("adjudicate_from", self.adjudicate_from.into()),
            ("harmful_pick", name(self.harmful_pick).into()),
            ("red_flag", name(self.red_flag).into()),
        ])
    }

    /// SHA-256 of the canonical policy; names it in every evaluation.
    pub fn sha256(&self) -> String {
        content_digest(&self.to_json())
    }

    /// What a rating from 1 to 5 is worth, as a share of 1; nothing for other numbers.
    pub fn share_of(&self, rating: u32) -> Fraction {
        let at = rating.wrapping_sub(1) as usize;
        let percent = self.rating_percent.get(at).copied().unwrap_or(0);
        Fraction::share(percent as usize, 100)
    }

    /// The weight of a section in whole percent of the test; 0 where it has none.
    pub fn weight(&self, section: &str) -> u32 {
        Key::beside(&self.weights_percent, section)
            .copied()
            .unwrap_or(0)
    }
}

/// The name of a consequence in documents.
pub(super) fn name(consequence: Consequence) -> &'static str {
    CONSEQUENCES[usize::from(consequence == Consequence::Noted)]
}

fn consequence(reader: &Reader) -> Consequence {
    match reader.one_of(&CONSEQUENCES) {
        0 => Consequence::Fails,
        _ => Consequence::Noted,
    }
}

fn whole(reader: &Reader, range: std::ops::RangeInclusive<i64>) -> u32 {
    u32::try_from(reader.integer(range)).unwrap_or(0)
}

fn percent(reader: &Reader) -> u32 {
    whole(reader, 0..=100)
}

fn percents(reader: &Reader) -> Vec<(String, u32)> {
    let entries = reader.entries().into_iter();
    entries
        .map(|(name, value)| (name, percent(&value)))
        .collect()
}

/// What ratings are worth: one for each from 1 to 5, and never less for a better one.
fn ratings(reader: &Reader) -> [u32; 5] {
    reader.only(&["1", "2", "3", "4", "5"]);
    let worth = ["1", "2", "3", "4", "5"].map(|rating| percent(&reader.field(rating)));
    if worth.windows(2).any(|pair| pair[0] > pair[1]) {
        reader.problem(
            "A better rating counts less than a worse one.",
            "Let the percents rise from 1 to 5.",
        );
    }
    worth
}
