//! A scoring policy as people write it into a file.

use super::super::by_rating::{self, ByRating};
use super::super::optional::or_default;
use super::stages::StageNeeds;
use assay_core::assessment::{CoreArea, SecondRater};
use assay_core::document::{Text, Whole};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A share in whole percent.
pub type Percent = Whole<0, 100>;

/// How much something counts among others of its kind.
type Weight = Whole<1, 100>;

/// Says how answers and ratings become a result: weights, limits and consequences. Every number of a scorecard follows
/// from this file, the key and the ratings; changing it changes no answer and no rating.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(title = "Scoring policy of Assay, versions 1 and 2")
)]
pub struct PolicyDocument {
    /// Address of this schema, so that an editor completes and checks the file. It counts for nothing else.
    #[serde(rename = "$schema", default)]
    _schema_hint: Option<String>,
    /// What kind of document this is.
    #[serde(rename = "schema")]
    pub(super) edition: PolicyEdition,
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
    /// The least that the answers of a section which people rate have to reach together, in whole percent, by the section's
    /// identifier. Whoever stays below one of these does not pass, whatever the total. Version 2 only; leave out the
    /// sections that have none.
    pub(super) rated_minimum_percent: Option<BTreeMap<String, Percent>>,
    /// The least that the interview has to reach in each area, in whole percent. Whoever stays below one of these does not
    /// pass, whatever the total. Version 2 only; leave out an area that has none.
    pub(super) interview_minimum_percent: Option<ByArea>,
    /// What each question of the interview weighs among the others, 1 to 100, by its identifier in the kit. A question that
    /// is not named weighs 1. Version 2 only.
    pub(super) interview_weights: Option<BTreeMap<String, Weight>>,
    /// The overall result that is needed to pass, in whole percent.
    pub(super) threshold_percent: Percent,
    /// What the test counts in the overall result, in whole percent. The interview counts the rest.
    pub(super) test_percent: Percent,
    /// What each rating is worth, in whole percent of the criterion. A better rating is never worth less.
    pub(super) rating_percent: ByRating<Percent>,
    /// How many people rate each written answer: 1 or 2.
    pub(super) raters: Whole<1, 2>,
    /// When a second person has to rate though one is enough: "near-limits" where a section is so near its minimum, or the
    /// overall result so near what is needed, that one rating may decide; or "never". Version 2 only; left out, it is
    /// "never".
    pub(super) second_rater: Option<SecondRating>,
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

/// The versions of policies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(inline))]
pub enum PolicyEdition {
    /// The former version.
    #[serde(rename = "assay/policy/1")]
    First,
    /// The present version.
    #[serde(rename = "assay/policy/2")]
    Second,
}

/// A minimum for each area of the interview that has one.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct ByArea {
    /// For the questions on technology.
    technical: Option<Percent>,
    /// For the questions on leadership and communication.
    leadership: Option<Percent>,
}

impl From<ByArea> for BTreeMap<CoreArea, Percent> {
    fn from(minima: ByArea) -> Self {
        let each = [
            (CoreArea::Technical, minima.technical),
            (CoreArea::Leadership, minima.leadership),
        ];
        each.into_iter()
            .filter_map(|(area, percent)| Some((area, percent?)))
            .collect()
    }
}

/// When a second person has to rate.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) enum SecondRating {
    /// Where one rating may decide.
    NearLimits,
    /// Never.
    Never,
}

impl From<SecondRating> for Option<SecondRater> {
    fn from(second: SecondRating) -> Self {
        match second {
            SecondRating::NearLimits => Some(SecondRater::NearLimits),
            SecondRating::Never => None,
        }
    }
}

impl From<Option<SecondRater>> for SecondRating {
    fn from(second: Option<SecondRater>) -> Self {
        match second {
            Some(SecondRater::NearLimits) => Self::NearLimits,
            None => Self::Never,
        }
    }
}

impl PolicyDocument {
    /// Returns the fields that are there though the document's version does not have them.
    pub(super) fn fields_out_of_edition(&self) -> impl Iterator<Item = &'static str> + use<> {
        let is_former = self.edition == PolicyEdition::First;
        let there = [
            (
                "rated_minimum_percent",
                self.rated_minimum_percent.is_some(),
            ),
            (
                "interview_minimum_percent",
                self.interview_minimum_percent.is_some(),
            ),
            ("interview_weights", self.interview_weights.is_some()),
            ("second_rater", self.second_rater.is_some()),
        ];
        let out = there.into_iter().filter(move |field| is_former && field.1);
        out.map(|field| field.0)
    }
}

/// A scoring policy as it is written. What its version cannot say is `None`.
#[derive(Serialize)]
pub(super) struct WrittenPolicy<'a> {
    #[serde(rename = "schema")]
    pub edition: PolicyEdition,
    pub version: &'a str,
    pub weights_percent: &'a BTreeMap<String, u32>,
    pub minimum_percent: &'a BTreeMap<String, u32>,
    #[serde(skip_serializing_if = "is_left_out")]
    pub rated_minimum_percent: Option<&'a BTreeMap<String, u32>>,
    #[serde(skip_serializing_if = "is_left_out")]
    pub interview_minimum_percent: Option<&'a BTreeMap<CoreArea, u32>>,
    #[serde(skip_serializing_if = "is_left_out")]
    pub interview_weights: Option<&'a BTreeMap<String, u32>>,
    pub threshold_percent: u32,
    pub test_percent: u32,
    #[serde(serialize_with = "by_rating::serialize")]
    pub rating_percent: [u32; 5],
    pub raters: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second_rater: Option<SecondRating>,
    pub adjudicate_from: u32,
    pub harmful_pick: Consequence,
    pub red_flag: Consequence,
    #[serde(skip_serializing_if = "StageNeeds::is_empty")]
    pub stages: &'a StageNeeds,
}

/// A map that is empty, or that the version does not have, is left out.
fn is_left_out<K>(map: &Option<&BTreeMap<K, u32>>) -> bool {
    map.is_none_or(BTreeMap::is_empty)
}
