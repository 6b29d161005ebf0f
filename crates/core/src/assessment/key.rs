//! The key: what is right, what it is worth, and how people rate what no rule can grade.
//!
//! It is a file of its own, so that a site can be deployed without it. Where an object names sections, items or options,
//! the domain has a list of pairs, in the alphabetical order of the names.

use super::fields::{Optional, Pairs, Via};
use super::number_format::NumberFormat;
use crate::document::Whole;
use crate::scoring::text::Comparison;
use serde::Deserialize;

/// A share or a limit in whole percent.
type Percentage = Whole<0, 100>;

/// A key for one pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Identifier of the assessment that it belongs to.
    pub assessment_id: String,
    /// Version of that assessment.
    pub assessment_version: String,
    /// SHA-256 of the content of the pack that it belongs to.
    pub assessment_sha256: String,
    /// SHA-256 of the key's content; names the key in every grade. A site is deployed with an excerpt, without
    /// the rubrics that people rate by, which says what it is an excerpt of.
    pub sha256: String,
    /// The evidence for the validity of the key, in a sentence.
    pub validity: String,
    /// Weights and limits.
    pub policy: Policy,
    /// The key of each item, with the item's identifier.
    pub items: Vec<(String, ItemKey)>,
}

impl Key {
    /// Returns this key with the comparison of texts that earlier versions made.
    pub fn with_former_comparison(&self) -> Self {
        let mut key = self.clone();
        for (_, item) in &mut key.items {
            let value = match item {
                ItemKey::Hottext { correction, .. } => correction.as_mut(),
                ItemKey::TextEntry { value, .. } => Some(value),
                _ => None,
            };
            if let Some(ValueKey::Text(text)) = value {
                text.comparison = Comparison::Former;
            }
        }
        key
    }

    /// Returns the key of an item.
    pub fn item(&self, id: &str) -> Option<&ItemKey> {
        Self::beside(&self.items, id)
    }

    /// Returns whether it is an excerpt, without the rubrics that people rate by.
    pub fn is_excerpt(&self) -> bool {
        let without =
            |item: &ItemKey| matches!(item, ItemKey::Rubric(rubric) if rubric.criteria.is_empty());
        self.items.iter().any(|item| without(&item.1))
    }

    /// Returns the value beside a name in a list of pairs.
    ///
    /// ```
    /// use assay_core::assessment::Key;
    ///
    /// let minima = [(String::from("writing"), 40)];
    /// assert_eq!(Key::beside(&minima, "writing"), Some(&40));
    /// assert_eq!(Key::beside(&minima, "drawing"), None);
    /// ```
    pub fn beside<'a, T>(pairs: &'a [(String, T)], name: &str) -> Option<&'a T> {
        let pair = pairs.iter().find(|pair| pair.0 == name)?;
        Some(&pair.1)
    }
}

/// Weights and limits that turn item scores into a result.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Policy {
    /// The share of each section, by its identifier, in whole percent. They add up to 100, and are those of the pack.
    #[serde(with = "Via::<Pairs<Percentage>>")]
    pub weights_percent: Vec<(String, u32)>,
    /// The total from which a candidate is considered, in whole percent.
    #[serde(with = "Via::<Percentage>")]
    pub threshold_percent: u32,
    /// The least that sections must reach, by their identifiers, in whole percent. One below it fails the whole.
    #[serde(default, with = "Optional::<Pairs<Percentage>>")]
    pub minimum_percent: Vec<(String, u32)>,
}

/// The rule and the key for one item. The rules themselves are in `scoring`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemKey {
    /// One option is right.
    Choice {
        /// Identifier of the right option.
        correct: String,
        /// Why it is right.
        reason: String,
    },
    /// Several options are right; wrong ones count against them.
    ChoicePartial {
        /// Identifiers of the right options.
        correct: Vec<String>,
        /// Identifiers of options that count neither way.
        neutral: Vec<String>,
        /// Option identifiers, each with why.
        reasons: Vec<(String, String)>,
    },
    /// Every option has a rank.
    BestWorst(Vec<OptionKey>),
    /// The options have an order; within a group the order does not count.
    Order {
        /// Groups of option identifiers, first to last.
        groups: Vec<Vec<String>>,
        /// Why this order.
        reason: String,
    },
    /// Every option has a level.
    Match {
        /// Option identifiers, each with the identifier of its level.
        levels: Vec<(String, String)>,
        /// Option identifiers, each with why.
        reasons: Vec<(String, String)>,
    },
    /// Places in a document, and the right value.
    Hottext {
        /// Identifiers of the wrong lines or cells.
        targets: Vec<String>,
        /// The right value, where one is asked for.
        correction: Option<ValueKey>,
        /// Why it is wrong, and what is right.
        reason: String,
    },
    /// A short value.
    TextEntry {
        /// The right value.
        value: ValueKey,
        /// Why it is right.
        reason: String,
    },
    /// Prose that a person rates.
    Rubric(Rubric),
}

/// The key of one option of a best-worst item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionKey {
    /// Identifier of the option.
    pub id: String,
    /// 1 is the best.
    pub rank: u32,
    /// Whether choosing it as best would do clear harm: a knock-out for a person to confirm.
    pub harmful: bool,
    /// Why it has this rank.
    pub reason: String,
}

/// The right value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueKey {
    /// A number.
    Number(NumberKey),
    /// A text.
    Text(TextKey),
}

/// A right number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberKey {
    /// The value, a decimal such as "80000" or "2.5".
    pub value: String,
    /// The greatest difference that is still right, a decimal.
    pub tolerance: String,
    /// How what was typed is read.
    pub format: NumberFormat,
}

/// A right text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextKey {
    /// The texts that are right.
    pub accepted: Vec<String>,
    /// Whether upper and lower case are the same.
    pub ignore_case: bool,
    /// Which texts are the same; no file says it.
    pub comparison: Comparison,
}

/// How people rate prose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rubric {
    /// The criteria, each rated from 1 to 5.
    pub criteria: Vec<Criterion>,
    /// The points that a complete answer covers.
    pub expected_points: Vec<String>,
}

/// One thing that is rated from 1 to 5.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Identifier, unique in the rubric.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The meaning of each rating, from 1 to 5.
    pub anchors: [String; 5],
}
