//! The policy of a key: weights and limits that turn scores into a result.

use super::fields::{Optional, Pairs, Via, Weight};
use super::pass_rule::{PassRule, Percentage};
use serde::Deserialize;

/// Weights and limits that turn item scores into a result.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Policy {
    /// The share of each section, by its identifier, in whole percent. They add up to 100, and are those of the pack.
    #[serde(with = "Via::<Pairs<Percentage>>")]
    pub weights_percent: Vec<(String, u32)>,
    /// How much items count among those of their section, by their identifiers; an item that is not named counts 1. They
    /// are those of the pack.
    #[serde(default, with = "Optional::<Pairs<Weight>>")]
    pub item_weights: Vec<(String, u32)>,
    /// The total from which a candidate is considered, in whole percent.
    #[serde(with = "Via::<Percentage>")]
    pub threshold_percent: u32,
    /// The least that sections must reach, by their identifiers, in whole percent. One below it fails the whole.
    #[serde(default, with = "Optional::<Pairs<Percentage>>")]
    pub minimum_percent: Vec<(String, u32)>,
    /// The least that the answers of sections which people rate must reach together, by the sections' identifiers, in whole
    /// percent. One below it fails the whole.
    #[serde(default, with = "Optional::<Pairs<Percentage>>")]
    pub rated_minimum_percent: Vec<(String, u32)>,
    /// The least that the interview must reach in each area, "technical" and "leadership", in whole percent.
    #[serde(default, with = "Optional::<Pairs<Percentage>>")]
    pub interview_minimum_percent: Vec<(String, u32)>,
    /// How much questions of the interview count among the others, by their identifiers; a question that is not named
    /// counts 1.
    #[serde(default, with = "Optional::<Pairs<Weight>>")]
    pub interview_weights: Vec<(String, u32)>,
    /// When a second person has to rate; never where it is not given.
    pub second_rater: Option<SecondRater>,
}

/// When a second person has to rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum SecondRater {
    /// Where a section is so near its minimum, or the total so near the threshold, that one rating may decide.
    NearLimits,
}

impl Policy {
    /// Returns how much an item counts among those of its section.
    pub fn item_weight(&self, item: &str) -> u32 {
        let mut weights = self.item_weights.iter();
        weights
            .find(|weight| weight.0 == item)
            .map_or(1, |weight| weight.1)
    }

    /// Returns what candidates may be told of it.
    pub fn pass_rule(&self) -> PassRule {
        PassRule {
            threshold_percent: self.threshold_percent,
            minimum_percent: self.minimum_percent.clone(),
            rated_minimum_percent: self.rated_minimum_percent.clone(),
        }
    }
}
