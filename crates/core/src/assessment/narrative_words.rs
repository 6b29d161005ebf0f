//! What a pack says for the narrative form, and why it may have none.

use super::fields::Via;
use super::interaction::{Interaction, InteractionKind};
use super::interaction_document::SuggestedWords;
use crate::document::Text;
use crate::limit;
use serde::Deserialize;

/// What candidates read who answer the scenarios of a section in words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NarrativeWords {
    /// How to answer and how answers are rated, in the place of the section's instructions.
    #[serde(with = "Via::<Text>")]
    pub instructions: String,
    /// The instruction beside each answer, in the place of the items' own.
    #[serde(with = "Via::<Text>")]
    pub prompt: String,
    /// The suggested number of words of an answer, from and to. It is never enforced, and should fit the section's pace.
    #[serde(with = "Via::<SuggestedWords>")]
    pub suggested_words: (u32, u32),
}

/// Why a pack has no narrative form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoNarrative {
    /// None of its items asks for the best and the worst of some options.
    NoScenarios,
    /// It has such items, and no words for those who would answer them without options.
    NoWords {
        /// Identifier of the first section with such items.
        section: String,
    },
}

impl std::fmt::Display for NoNarrative {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoScenarios => f.write_str(
                "This test has no scenarios with a best and a worst option, so there is nothing to answer in words instead.",
            ),
            Self::NoWords { section } => write!(
                f,
                "This test does not offer its scenarios in words: section \"{section}\" of the pack has no \"narrative\"."
            ),
        }
    }
}

impl NarrativeWords {
    /// Returns how a scenario is answered with these words.
    pub(super) fn interaction(&self) -> Interaction {
        Interaction {
            prompt: self.prompt.clone(),
            kind: InteractionKind::ExtendedText {
                suggested_words: self.suggested_words,
                max_characters: limit::prose(self.suggested_words.1),
            },
        }
    }
}
