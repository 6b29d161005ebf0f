//! How candidates answer: the kinds of interaction, with QTI's names where it has one.

use super::fields::Via;
use super::hottext::Document;
use super::number_format::NumberFormat;
use crate::document::{Identifier, Text};
use serde::Deserialize;

/// The place that stands for a document without an error, where a pack offers that answer. It never stands beside another.
pub const NO_ERROR: &str = "none";

/// Something that can be chosen, placed or rated. Called a choice in QTI.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Choice {
    /// Identifier, unique in the item. The key names the choice by it.
    #[serde(with = "Via::<Identifier>")]
    pub id: String,
    /// What the candidate reads.
    #[serde(with = "Via::<Text>")]
    pub text: String,
}

/// Returns the letter of an option, counted from 0; beyond the alphabet its number, counted from 1.
///
/// ```
/// use assay_core::assessment::option_letter;
///
/// assert_eq!(option_letter(0), "A");
/// assert_eq!(option_letter(25), "Z");
/// assert_eq!(option_letter(26), "27");
/// ```
pub fn option_letter(at: usize) -> String {
    match ('A'..='Z').nth(at) {
        Some(letter) => letter.into(),
        None => (at + 1).to_string(),
    }
}

/// How an item is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interaction {
    /// The instruction beside the answer, for example "Choose one".
    pub prompt: String,
    /// The kind, with what belongs to it.
    pub kind: InteractionKind,
}

/// The kinds of interaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InteractionKind {
    /// Choose one option, or up to `max_choices` of them.
    Choice {
        /// The most options that may be chosen.
        max_choices: usize,
        /// Whether the options are presented in a seeded order.
        shuffle: bool,
        /// The options.
        options: Vec<Choice>,
    },
    /// Choose the best and the worst of the options.
    BestWorst {
        /// Whether the options are presented in a seeded order.
        shuffle: bool,
        /// The options.
        options: Vec<Choice>,
    },
    /// Put the options in order; they are always presented in a seeded order.
    Order {
        /// The options.
        options: Vec<Choice>,
    },
    /// Give each option one of the levels.
    Match {
        /// The levels, the same for every option.
        levels: Vec<Choice>,
        /// Whether the options are presented in a seeded order.
        shuffle: bool,
        /// The options.
        options: Vec<Choice>,
    },
    /// Point at lines or cells of a document, and write the right value where one is asked for.
    Hottext {
        /// The most places that may be chosen.
        max_choices: usize,
        /// Whether "No error" is an answer as well: the place [`NO_ERROR`], alone.
        has_no_error: bool,
        /// The document.
        document: Document,
        /// The field for the right value, if one is asked for.
        correction: Option<Entry>,
    },
    /// A short value.
    TextEntry(Entry),
    /// Prose.
    ExtendedText {
        /// The suggested number of words, from and to; never enforced.
        suggested_words: (u32, u32),
        /// The most characters that may be written, as [`crate::limit`] counts them.
        max_characters: usize,
    },
}

/// A field for a short value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The field's label.
    pub label: String,
    /// A hint on how to write the value; may be empty.
    pub hint: String,
    /// How numbers are read; `None` where the value is text.
    pub number: Option<NumberFormat>,
    /// The most characters that may be written, as [`crate::limit`] counts them.
    pub max_characters: usize,
}

impl InteractionKind {
    /// Returns the kind's name, as written in packs and bundles.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Choice { .. } => "choice",
            Self::BestWorst { .. } => "best-worst",
            Self::Order { .. } => "order",
            Self::Match { .. } => "match",
            Self::Hottext { .. } => "hottext",
            Self::TextEntry(_) => "text-entry",
            Self::ExtendedText { .. } => "extended-text",
        }
    }

    /// Returns every place that can be pointed at, in reading order, and [`NO_ERROR`] last where it is offered; none for
    /// other kinds than documents.
    pub fn places(&self) -> Vec<String> {
        self.places_of(Document::places)
    }

    /// Returns every place that a response may name: as [`places`](Self::places), and those that earlier versions let
    /// candidates point at.
    pub fn known_places(&self) -> Vec<String> {
        self.places_of(Document::known_places)
    }

    fn places_of(&self, of: impl Fn(&Document) -> Vec<String>) -> Vec<String> {
        let Self::Hottext {
            document,
            has_no_error,
            ..
        } = self
        else {
            return Vec::new();
        };
        let mut places = of(document);
        places.extend(has_no_error.then(|| NO_ERROR.into()));
        places
    }

    /// Returns the options, for the kinds that have any.
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::Choice { options, .. }
            | Self::BestWorst { options, .. }
            | Self::Order { options }
            | Self::Match { options, .. } => options,
            Self::Hottext { .. } | Self::TextEntry(_) | Self::ExtendedText { .. } => &[],
        }
    }

    /// Returns whether the options are presented in an order that depends on the seed.
    pub fn shuffles(&self) -> bool {
        match self {
            Self::Choice { shuffle, .. }
            | Self::BestWorst { shuffle, .. }
            | Self::Match { shuffle, .. } => *shuffle,
            Self::Order { .. } => true,
            Self::Hottext { .. } | Self::TextEntry(_) | Self::ExtendedText { .. } => false,
        }
    }

    /// Returns the most characters that may be written, as [`crate::limit`] counts them; 0 where nothing is written.
    pub fn max_characters(&self) -> usize {
        match self {
            Self::ExtendedText { max_characters, .. } => *max_characters,
            _ => self.entry().map_or(0, |entry| entry.max_characters),
        }
    }

    /// Returns the field for a short value, for the kinds that have one.
    pub fn entry(&self) -> Option<&Entry> {
        match self {
            Self::Hottext { correction, .. } => correction.as_ref(),
            Self::TextEntry(entry) => Some(entry),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_option_has_a_letter_or_number_of_its_own() {
        let letters: BTreeSet<String> = (0..100).map(option_letter).collect();
        assert_eq!(letters.len(), 100);
        assert!(letters.contains("Z") && letters.contains("27") && letters.contains("100"));
    }
}
