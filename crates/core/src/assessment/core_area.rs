//! The areas of the interview: in kits each core question has one, and policies may ask for a minimum in each.

use serde::{Deserialize, Serialize};

/// What a core question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum CoreArea {
    /// Leading people and the business.
    Leadership,
    /// Technology.
    Technical,
}

impl CoreArea {
    /// Every area, in the order in which they are shown.
    pub const ALL: [Self; 2] = [Self::Technical, Self::Leadership];

    /// Returns the word that stands for it in kits, keys and policies.
    pub fn name(self) -> &'static str {
        match self {
            Self::Leadership => "leadership",
            Self::Technical => "technical",
        }
    }

    /// Returns the area that a word stands for.
    ///
    /// ```
    /// use assay_core::assessment::CoreArea;
    ///
    /// assert_eq!(CoreArea::named("leadership"), Some(CoreArea::Leadership));
    /// assert_eq!(CoreArea::named("sales"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|area| area.name() == name)
    }

    /// Returns what its questions are on, in words for the middle of a sentence.
    pub fn topic(self) -> &'static str {
        match self {
            Self::Leadership => "leadership and communication",
            Self::Technical => "technology",
        }
    }
}
