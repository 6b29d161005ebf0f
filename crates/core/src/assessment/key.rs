//! The key: what is right, what it is worth, and how people rate what no rule can grade.
//!
//! It is a file of its own, so that a site can be deployed without it. Where an object names sections, items or options,
//! the domain has a list of pairs, in the alphabetical order of the names.

use super::number_format::NumberFormat;
use super::policy::Policy;
use super::validity::{Blueprint, Difficulty, Validity};
use crate::scoring::text::Comparison;
use serde::Deserialize;

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
    /// Whether it is an excerpt; see [`Key::is_excerpt`].
    pub(super) excerpt: bool,
    /// The evidence for the validity of the key.
    pub validity: Validity,
    /// Weights and limits.
    pub policy: Policy,
    /// What answers in words to scenarios are rated by; `None` where the pack does not offer them. An excerpt names no
    /// criteria here.
    pub narrative: Option<Rubric>,
    /// The key of each item, with the item's identifier.
    pub items: Vec<(String, ItemKey)>,
    /// How hard items are, by their identifiers. No grade depends on it.
    pub difficulty: Vec<(String, Difficulty)>,
    /// What items measure, by their identifiers. No grade depends on it.
    pub blueprint: Vec<(String, Blueprint)>,
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

    /// Returns whether it is an excerpt, as it is deployed: without reasons, and without the rubrics that people rate by.
    pub fn is_excerpt(&self) -> bool {
        self.excerpt
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
        /// Option identifiers, each with the identifiers of the levels that are right: one, or several.
        levels: Vec<(String, Vec<String>)>,
        /// Option identifiers, each with why.
        reasons: Vec<(String, String)>,
    },
    /// Places in a document, and the right value.
    Hottext {
        /// Identifiers of the wrong lines or cells; only [`NO_ERROR`](super::NO_ERROR) where there are none.
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
    /// What becomes of a text that is none of them.
    pub unmatched: Unmatched,
    /// Which texts are the same; no file says it.
    pub comparison: Comparison,
}

/// What becomes of a text that matches none of the accepted ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Unmatched {
    /// It is wrong.
    #[default]
    Wrong,
    /// A person decides; beside a wrong place in a document it is wrong.
    Review,
}

/// How people rate prose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rubric {
    /// The criteria, each rated from 1 to 5.
    pub criteria: Vec<Criterion>,
    /// The points that a complete answer covers.
    pub expected_points: Vec<String>,
    /// The courses of action of a scenario that is answered in words, as the key ranks them; empty for all other prose. The
    /// item says what they are.
    pub acts: Vec<OptionKey>,
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
