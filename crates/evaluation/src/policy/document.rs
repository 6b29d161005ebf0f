//! A scoring policy as people write it into a file.

use super::super::by_rating::ByRating;
use super::super::optional::or_default;
use super::{BrokenRule, Consequence, ScoringPolicy};
use assay_core::document::{Text, Whole};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// A share in whole percent.
type Percent = Whole<0, 100>;

/// Says how answers and ratings become a result: weights, limits and consequences. Every number of a scorecard follows
/// from this file, the key and the ratings; changing it changes no answer and no rating.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(title = "Scoring policy of Assay, version 1")
)]
pub struct PolicyDocument {
    /// Address of this schema, so that an editor completes and checks the file. It counts for nothing else.
    #[serde(rename = "$schema", default)]
    _schema_hint: Option<String>,
    /// What kind of document this is.
    #[serde(rename = "schema")]
    _schema: SchemaName,
    /// Version of the policy, as your team counts. A version means one policy: give a changed policy another.
    version: Text,
    /// What each section counts in the test, in whole percent, by the section's identifier in the pack. The weights add
    /// up to 100; 0 leaves a section out.
    weights_percent: BTreeMap<String, Percent>,
    /// The least that has to be reached in a section, in whole percent of the section, by its identifier. Whoever stays
    /// below one of these does not pass, whatever the total. Leave out the sections that have no minimum.
    #[serde(default, deserialize_with = "or_default")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<BTreeMap<String, Percent>>")
    )]
    minimum_percent: BTreeMap<String, Percent>,
    /// The overall result that is needed to pass, in whole percent.
    threshold_percent: Percent,
    /// What the test counts in the overall result, in whole percent. The interview counts the rest.
    test_percent: Percent,
    /// What each rating is worth, in whole percent of the criterion. A better rating is never worth less.
    rating_percent: ByRating<Percent>,
    /// How many people rate each written answer: 1 or 2.
    raters: Whole<1, 2>,
    /// Two ratings of one answer that differ by this much need adjudication by another person, 1 to 4.
    adjudicate_from: Whole<1, 4>,
    /// What it does when a person confirms that a candidate chose a harmful option as the best.
    harmful_pick: Consequence,
    /// What it does when a person confirms a red flag of the interview.
    red_flag: Consequence,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(inline))]
enum SchemaName {
    #[serde(rename = "assay/policy/1")]
    Policy1,
}

/// Everything that a policy breaks of the rules that no field can say by itself; never empty.
#[derive(Debug)]
pub struct BrokenRules(pub Vec<BrokenRule>);

impl fmt::Display for BrokenRules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, rule) in self.0.iter().enumerate() {
            let space = if at > 0 { " " } else { "" };
            write!(f, "{space}{} {}", rule.message(), rule.remedy())?;
        }
        Ok(())
    }
}

impl TryFrom<PolicyDocument> for ScoringPolicy {
    type Error = BrokenRules;

    fn try_from(document: PolicyDocument) -> Result<Self, BrokenRules> {
        let percents = |map: BTreeMap<String, Percent>| {
            let pairs = map.into_iter();
            pairs
                .map(|(section, percent)| (section, percent.get()))
                .collect()
        };
        let policy = Self {
            version: document.version.into(),
            weights_percent: percents(document.weights_percent),
            minimum_percent: percents(document.minimum_percent),
            threshold_percent: document.threshold_percent.get(),
            test_percent: document.test_percent.get(),
            rating_percent: <[Percent; 5]>::from(document.rating_percent).map(Percent::get),
            raters: document.raters.get(),
            adjudicate_from: document.adjudicate_from.get(),
            harmful_pick: document.harmful_pick,
            red_flag: document.red_flag,
        };
        let broken = policy.broken_rules();
        if broken.is_empty() {
            Ok(policy)
        } else {
            Err(BrokenRules(broken))
        }
    }
}
