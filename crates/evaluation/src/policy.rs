//! The scoring policy: weights, limits and consequences as data, so that a team can see and change them.
//!
//! A policy never changes an answer or a rating. It says what they count for, so that changing it changes every
//! number again, from the same answers.

pub(super) mod departure;
mod document;
mod rule;
mod stages;
pub(super) mod upgrade;

use assay_core::assessment::{CoreArea, Key, Policy, SecondRater};
use assay_core::digest::content_digest;
use assay_core::document::{self as documents, Problems, Value, Whole};
use assay_core::scoring::Fraction;
pub use document::{Consequence, PolicyEdition};
use document::{Percent, PolicyDocument, WrittenPolicy};
pub use rule::BrokenRule;
use rule::BrokenRules;
use serde::{Deserialize, Serialize, Serializer};
pub use stages::{Need, StageNeeds};
use std::collections::BTreeMap;

/// The schema name of policies.
pub const SCHEMA: &str = "assay/policy/2";

/// The earlier schema, which cannot say what rated answers and areas of the interview have to reach, what questions weigh,
/// and when a second person rates. It is still read.
pub const OLD_SCHEMA: &str = "assay/policy/1";

/// How answers and ratings become a result.
///
/// `Serialize` writes the document; `Deserialize` reads one and checks its rules. Where all that is wrong with a document
/// has to be listed, use [`ScoringPolicy::parse`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "PolicyDocument")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ScoringPolicy {
    /// The version of the document. One of the former version has the rules that it cannot say from the test's key, and
    /// is written without them, so that it keeps its bytes and its digest: see [`ScoringPolicy::upgraded`].
    pub edition: PolicyEdition,
    /// Version, as its authors count.
    pub version: String,
    /// The share of each section in the test in whole percent, by its identifier; the sum is 100.
    pub weights_percent: BTreeMap<String, u32>,
    /// Sections that fail the whole below a limit, in whole percent.
    pub minimum_percent: BTreeMap<String, u32>,
    /// The least that the answers of a section which people rate have to reach together, in whole percent.
    pub rated_minimum_percent: BTreeMap<String, u32>,
    /// The least that the interview has to reach in an area, in whole percent.
    pub interview_minimum_percent: BTreeMap<CoreArea, u32>,
    /// What questions of the interview weigh among the others; a question that is not named weighs 1.
    pub interview_weights: BTreeMap<String, u32>,
    /// The overall result from which a candidate is considered, in whole percent.
    pub threshold_percent: u32,
    /// What the test counts in the overall result, in whole percent; the interview counts the rest.
    pub test_percent: u32,
    /// What each rating from 1 to 5 is worth, in whole percent of the criterion.
    pub rating_percent: [u32; 5],
    /// How many people rate each written answer: 1 or 2.
    pub raters: u32,
    /// When a second person has to rate though one is enough; never where it is `None`.
    pub second_rater: Option<SecondRater>,
    /// Ratings that differ by this much need adjudication.
    pub adjudicate_from: u32,
    /// What a confirmed harmful pick does.
    pub harmful_pick: Consequence,
    /// What a confirmed red flag does.
    pub red_flag: Consequence,
    /// What each stage needs; nothing unless the team says so.
    pub stages: StageNeeds,
}

impl ScoringPolicy {
    /// Returns the policy that comes with a key: its weights and limits, and for the rest what is usual: test and
    /// interview count half each, a rating r counts (r - 1) / 4, one rater is enough, two points apart are
    /// too many, harmful picks and red flags outweigh the numbers.
    pub fn of_key(key: &Key) -> Self {
        let Policy {
            weights_percent,
            minimum_percent,
            rated_minimum_percent,
            interview_weights,
            ..
        } = key.policy.clone();
        let policy = Self {
            edition: PolicyEdition::Second,
            version: key.assessment_version.clone(),
            weights_percent: weights_percent.into_iter().collect(),
            minimum_percent: minimum_percent.into_iter().collect(),
            rated_minimum_percent: rated_minimum_percent.into_iter().collect(),
            interview_minimum_percent: area_minima(key),
            interview_weights: interview_weights.into_iter().collect(),
            threshold_percent: key.policy.threshold_percent,
            test_percent: 50,
            rating_percent: [0, 25, 50, 75, 100],
            raters: 1,
            second_rater: key.policy.second_rater,
            adjudicate_from: 2,
            harmful_pick: Consequence::Fails,
            red_flag: Consequence::Fails,
            stages: StageNeeds::default(),
        };
        // What the former version can say is said in it, so that the policies of such keys stay what they were.
        let edition = if policy.has_new_rules() {
            PolicyEdition::Second
        } else {
            PolicyEdition::First
        };
        Self { edition, ..policy }
    }

    /// Returns whether it has a rule that the former version cannot say.
    pub(super) fn has_new_rules(&self) -> bool {
        !self.rated_minimum_percent.is_empty()
            || !self.interview_minimum_percent.is_empty()
            || !self.interview_weights.is_empty()
            || self.second_rater.is_some()
    }

    /// Reads a policy from a document of its own. `file` is the name used in messages.
    ///
    /// # Errors
    /// Returns the first field that does not fit, or else every rule that is broken.
    ///
    /// ```
    /// use assay_core::document;
    /// use assay_evaluation::ScoringPolicy;
    ///
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/policy.json"));
    /// let mut value = document::parse("policy.json", text).unwrap();
    /// assert!(ScoringPolicy::parse("policy.json", &value).is_ok());
    /// value["raters"] = 9.into();
    /// assert_eq!(ScoringPolicy::parse("policy.json", &value).unwrap_err().0[0].path, "$.raters");
    /// ```
    pub fn parse(file: &str, value: &Value) -> Result<Self, Problems> {
        Self::parse_at(file, "$", value)
    }

    /// Reads a policy that stands within another document, at the path `base`, such as `$.policy`.
    ///
    /// # Errors
    /// As [`ScoringPolicy::parse`], with paths that begin with `base`.
    pub fn parse_at(file: &str, base: &str, value: &Value) -> Result<Self, Problems> {
        let document: PolicyDocument = documents::read(file, value).map_err(|mut problems| {
            for problem in &mut problems.0 {
                problem.path = problem.path.replacen('$', base, 1);
            }
            problems
        })?;
        Self::try_from(document).map_err(|broken| {
            let mut problems = Problems::default();
            for rule in broken.0 {
                let path = [base, &rule.path()].concat();
                problems.add(file, &path, rule.message(), rule.remedy());
            }
            problems
        })
    }

    /// Returns the JSON Schema of policies, for editors and for `assay check`.
    #[cfg(feature = "schema")]
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(PolicyDocument)
    }

    /// Returns every rule that the policy breaks.
    pub(crate) fn broken_rules(&self) -> Vec<BrokenRule> {
        let sum: u64 = self.weights_percent.values().copied().map(u64::from).sum();
        let has_no_weight = |section: &&String| !self.weights_percent.contains_key(*section);
        let without_weight = self.minimum_percent.keys().filter(has_no_weight);
        let rated_without_weight = self.rated_minimum_percent.keys().filter(has_no_weight);
        let mut ratings = self.rating_percent.windows(2);
        let ratings_fall = ratings.any(|pair| pair[0] > pair[1]);
        let mut broken = Vec::new();
        broken.extend((sum != 100).then_some(BrokenRule::WeightSum));
        broken.extend(
            without_weight
                .cloned()
                .map(BrokenRule::MinimumWithoutWeight),
        );
        broken.extend(
            rated_without_weight
                .cloned()
                .map(BrokenRule::RatedMinimumWithoutWeight),
        );
        broken.extend(ratings_fall.then_some(BrokenRule::RatingsFall));
        broken.extend(self.stages.out_of_order().map(BrokenRule::StageOrder));
        broken
    }

    /// Checks whether the policy is about the sections that a key scores.
    ///
    /// # Errors
    /// Returns a problem for each section that only one of them has.
    pub fn check_pair(&self, file: &str, key: &Key) -> Result<(), Problems> {
        const PATH: &str = "$.weights_percent";
        let mut problems = Problems::default();
        for (section, _) in &key.policy.weights_percent {
            if !self.weights_percent.contains_key(section) {
                let message = ["The section \"", section, "\" of the test has no weight."].concat();
                let remedy = "Give it one; 0 leaves it out of the total.";
                problems.add(file, PATH, &message, remedy);
            }
        }
        for section in self.weights_percent.keys() {
            let mut scored = key.policy.weights_percent.iter();
            if !scored.any(|(known, _)| known == section) {
                let message = ["The test has no section \"", section, "\"."].concat();
                let remedy = "Correct the section's identifier or remove it.";
                problems.add(file, PATH, &message, remedy);
            }
        }
        problems.none_or(())
    }

    /// Returns the policy as a document, in its canonical form.
    pub fn to_value(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// SHA-256 of the canonical policy; names it in every evaluation. A `$schema` in the file is not part of it.
    pub fn sha256(&self) -> String {
        content_digest(&self.to_value())
    }

    /// Returns the worth of a rating from 1 to 5, as a share of 1; nothing for other numbers.
    pub fn share_of(&self, rating: u32) -> Fraction {
        let at = rating.wrapping_sub(1) as usize;
        let percent = self.rating_percent.get(at).copied().unwrap_or(0);
        Fraction::share(percent as usize, 100)
    }

    /// The weight of a section in whole percent of the test; 0 where it has none.
    pub fn weight(&self, section: &str) -> u32 {
        self.weights_percent.get(section).copied().unwrap_or(0)
    }

    /// The weight of a question of the interview among the others.
    pub fn question_weight(&self, question: &str) -> u32 {
        self.interview_weights.get(question).copied().unwrap_or(1)
    }

    /// Returns whether anything depends on the interview: the overall result, or a minimum.
    pub fn has_interview(&self) -> bool {
        self.test_percent < 100 || !self.interview_minimum_percent.is_empty()
    }

    /// Returns whether anything depends on the questions of an area: the overall result, or their minimum.
    pub fn counts_area(&self, area: CoreArea) -> bool {
        self.test_percent < 100 || self.interview_minimum_percent.contains_key(&area)
    }
}

/// Returns the minima of a key for the areas of the interview.
fn area_minima(key: &Key) -> BTreeMap<CoreArea, u32> {
    let minima = key.policy.interview_minimum_percent.iter();
    minima
        .filter_map(|(area, percent)| Some((CoreArea::named(area)?, *percent)))
        .collect()
}

impl Serialize for ScoringPolicy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let is_former = self.edition == PolicyEdition::First;
        let written = WrittenPolicy {
            edition: self.edition,
            version: &self.version,
            weights_percent: &self.weights_percent,
            minimum_percent: &self.minimum_percent,
            rated_minimum_percent: (!is_former).then_some(&self.rated_minimum_percent),
            interview_minimum_percent: (!is_former).then_some(&self.interview_minimum_percent),
            interview_weights: (!is_former).then_some(&self.interview_weights),
            threshold_percent: self.threshold_percent,
            test_percent: self.test_percent,
            rating_percent: self.rating_percent,
            raters: self.raters,
            second_rater: (!is_former).then(|| self.second_rater.into()),
            adjudicate_from: self.adjudicate_from,
            harmful_pick: self.harmful_pick,
            red_flag: self.red_flag,
            stages: &self.stages,
        };
        written.serialize(serializer)
    }
}

impl TryFrom<PolicyDocument> for ScoringPolicy {
    type Error = BrokenRules;

    fn try_from(document: PolicyDocument) -> Result<Self, BrokenRules> {
        fn percents<K: Ord, const MIN: u32, const MAX: u32>(
            map: BTreeMap<K, Whole<MIN, MAX>>,
        ) -> BTreeMap<K, u32> {
            let pairs = map.into_iter();
            pairs.map(|(name, number)| (name, number.get())).collect()
        }
        let mut broken: Vec<BrokenRule> = document
            .fields_out_of_edition()
            .map(BrokenRule::OutOfEdition)
            .collect();
        let policy = Self {
            edition: document.edition,
            version: document.version.into(),
            weights_percent: percents(document.weights_percent),
            minimum_percent: percents(document.minimum_percent),
            rated_minimum_percent: percents(document.rated_minimum_percent.unwrap_or_default()),
            interview_minimum_percent: percents(
                document
                    .interview_minimum_percent
                    .unwrap_or_default()
                    .into(),
            ),
            interview_weights: percents(document.interview_weights.unwrap_or_default()),
            threshold_percent: document.threshold_percent.get(),
            test_percent: document.test_percent.get(),
            rating_percent: <[Percent; 5]>::from(document.rating_percent).map(Percent::get),
            raters: document.raters.get(),
            second_rater: document.second_rater.and_then(Into::into),
            adjudicate_from: document.adjudicate_from.get(),
            harmful_pick: document.harmful_pick,
            red_flag: document.red_flag,
            stages: document.stages,
        };
        broken.extend(policy.broken_rules());
        if broken.is_empty() {
            Ok(policy)
        } else {
            Err(BrokenRules(broken))
        }
    }
}

#[cfg(test)]
mod tests;
