//! A scoring policy as people write it into a file.

use super::super::by_rating::ByRating;
use super::super::optional::or_default;
use super::stages::StageNeeds;
use assay_core::document::{Text, Whole};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A share in whole percent.
pub type Percent = Whole<0, 100>;

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
    pub(super) version: Text,
    /// What each section counts in the test, in whole percent, by the section's identifier in the pack. The weights add
    /// up to 100; 0 leaves a section out.
    pub(super) weights_percent: BTreeMap<String, Percent>,
    /// The least that has to be reached in a section, in whole percent of the section, by its identifier. Whoever stays
    /// below one of these does not pass, whatever the total. Leave out the sections that have no minimum.
    #[serde(default, deserialize_with = "or_default")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<BTreeMap<String, Percent>>")
    )]
    pub(super) minimum_percent: BTreeMap<String, Percent>,
    /// The overall result that is needed to pass, in whole percent.
    pub(super) threshold_percent: Percent,
    /// What the test counts in the overall result, in whole percent. The interview counts the rest.
    pub(super) test_percent: Percent,
    /// What each rating is worth, in whole percent of the criterion. A better rating is never worth less.
    pub(super) rating_percent: ByRating<Percent>,
    /// How many people rate each written answer: 1 or 2.
    pub(super) raters: Whole<1, 2>,
    /// Two ratings of one answer that differ by this much need adjudication by another person, 1 to 4.
    pub(super) adjudicate_from: Whole<1, 4>,
    /// What it does when a person confirms that a candidate chose a harmful option as the best.
    pub(super) harmful_pick: Consequence,
    /// What it does when a person confirms a red flag of the interview.
    pub(super) red_flag: Consequence,
    /// What has to be there before each stage. Leave it out where no stage waits for anything.
    #[serde(default, deserialize_with = "or_default")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<StageNeeds>"))]
    pub(super) stages: StageNeeds,
}

/// What a confirmed finding does to the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Consequence {
    /// It outweighs every number: the candidate does not pass.
    Fails,
    /// It is shown beside the result, and changes nothing.
    Noted,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(inline))]
enum SchemaName {
    #[serde(rename = "assay/policy/1")]
    Policy1,
}
