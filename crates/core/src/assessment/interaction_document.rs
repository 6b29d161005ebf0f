//! Interactions as a pack writes them.

use super::fields::{Optional, Via};
use super::hottext::{Document, DocumentKind};
use super::interaction::{Choice, Entry, Interaction, InteractionKind};
use super::number_format::NumberFormat;
use crate::document::tagged::deserialize_tagged;
use crate::document::{NonEmpty, Text, Whole, join};
use crate::limit;
use serde::Deserialize;
use serde::de::{Deserializer, Error};

/// The most choices that may be chosen, or characters written; more in one field would fill a bundle by themselves.
type Most = Whole<1, 100_000>;

/// How an item is answered. The names are QTI's where it has one.
#[derive(Deserialize)]
#[serde(remote = "Self", rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Interaction", tag = "kind")
)]
pub(super) enum InteractionDocument {
    /// Choose one option, or up to `max_choices` of them.
    Choice {
        /// The instruction beside the answer, for example "Choose one".
        prompt: Text,
        /// The most options that may be chosen; 1 where it is not given.
        max_choices: Option<Most>,
        /// Whether the options are presented in an order that differs from candidate to candidate.
        #[serde(default, with = "Optional::<bool>")]
        shuffle: bool,
        /// The options, at least two.
        #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
        options: NonEmpty<Choice>,
    },
    /// Choose the best and the worst of the options.
    BestWorst {
        /// The instruction beside the answer.
        prompt: Text,
        /// Whether the options are presented in an order that differs from candidate to candidate.
        #[serde(default, with = "Optional::<bool>")]
        shuffle: bool,
        /// The options. The key needs at least four.
        #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
        options: NonEmpty<Choice>,
    },
    /// Put the options in order. They are always presented in an order that differs from candidate to candidate.
    Order {
        /// The instruction beside the answer.
        prompt: Text,
        /// The options, at least two.
        #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
        options: NonEmpty<Choice>,
    },
    /// Give each option one of the levels.
    Match {
        /// The instruction beside the answer.
        prompt: Text,
        /// The levels, at least two, the same for every option.
        #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
        levels: NonEmpty<Choice>,
        /// Whether the options are presented in an order that differs from candidate to candidate.
        #[serde(default, with = "Optional::<bool>")]
        shuffle: bool,
        /// The options.
        options: NonEmpty<Choice>,
    },
    /// Point at lines or cells of a document, and write the right value where one is asked for.
    Hottext {
        /// The instruction beside the answer.
        prompt: Text,
        /// What is pointed at: a "line" of code or row of a table, or a "cell" of a table.
        select: Select,
        /// The most places that may be chosen; 1 where it is not given.
        max_choices: Option<Most>,
        /// Whether candidates may also answer that there is no error; false where it is not given. The key then may name
        /// "none" as the only target.
        no_error: Option<bool>,
        /// The document.
        document: DocumentKind,
        /// The field for the right value, where one is asked for.
        correction: Option<EntryDocument>,
    },
    /// Write a short value.
    TextEntry {
        /// The instruction beside the answer.
        prompt: Text,
        /// The field's label.
        label: Text,
        /// A hint on how to write the value.
        hint: Option<Text>,
        /// What the value is: a "text" or a "number".
        base_type: BaseType,
        /// How a number may be written.
        number: Option<NumberFormat>,
        /// The most characters that may be written.
        max_characters: Option<Most>,
    },
    /// Write prose.
    ExtendedText {
        /// The instruction beside the answer.
        prompt: Text,
        /// The suggested number of words. It is never enforced.
        suggested_words: SuggestedWords,
        /// The most characters that may be written; it follows from the suggested number of words where it is not given.
        max_characters: Option<Most>,
    },
}
deserialize_tagged!(InteractionDocument by "kind");

/// What is pointed at in a document.
#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) enum Select {
    /// A line of code, or a row of a table.
    Line,
    /// A cell of a table.
    Cell,
}

/// What a short value is.
#[derive(Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) enum BaseType {
    /// Text, compared with the texts that the key accepts.
    Text,
    /// A number, read in the notations of the world.
    Number,
}

/// A field for a short value.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Entry")
)]
pub(super) struct EntryDocument {
    /// The field's label.
    label: Text,
    /// A hint on how to write the value.
    hint: Option<Text>,
    /// What the value is: a "text" or a "number".
    base_type: BaseType,
    /// How a number may be written.
    number: Option<NumberFormat>,
    /// The most characters that may be written.
    max_characters: Option<Most>,
}

/// The suggested number of words, from and to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct SuggestedWords {
    /// The fewest words.
    #[serde(with = "Via::<Whole<0, 10_000>>")]
    from: u32,
    /// The most words.
    #[serde(with = "Via::<Whole<1, 10_000>>")]
    to: u32,
}

impl From<SuggestedWords> for (u32, u32) {
    fn from(SuggestedWords { from, to }: SuggestedWords) -> Self {
        (from, to)
    }
}

impl<'de> Deserialize<'de> for Interaction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = <InteractionDocument as Deserialize>::deserialize(deserializer)?;
        document.try_into().map_err(D::Error::custom)
    }
}

#[cfg(feature = "schema")]
super::fields::schema_of!(Interaction of InteractionDocument);

impl TryFrom<InteractionDocument> for Interaction {
    type Error = String;

    fn try_from(document: InteractionDocument) -> Result<Self, String> {
        let (prompt, kind) = match document {
            InteractionDocument::Choice {
                prompt,
                max_choices,
                shuffle,
                options,
            } => (
                prompt,
                InteractionKind::Choice {
                    max_choices: max_choices.map_or(1, Most::into),
                    shuffle,
                    options: options.into(),
                },
            ),
            InteractionDocument::BestWorst {
                prompt,
                shuffle,
                options,
            } => (
                prompt,
                InteractionKind::BestWorst {
                    shuffle,
                    options: options.into(),
                },
            ),
            InteractionDocument::Order { prompt, options } => (
                prompt,
                InteractionKind::Order {
                    options: options.into(),
                },
            ),
            InteractionDocument::Match {
                prompt,
                levels,
                shuffle,
                options,
            } => (
                prompt,
                InteractionKind::Match {
                    levels: levels.into(),
                    shuffle,
                    options: options.into(),
                },
            ),
            InteractionDocument::Hottext {
                prompt,
                select,
                max_choices,
                no_error,
                document,
                correction,
            } => (
                prompt,
                InteractionKind::Hottext {
                    max_choices: max_choices.map_or(1, Most::into),
                    has_no_error: no_error.unwrap_or_default(),
                    document: Document {
                        kind: document,
                        by_cell: select == Select::Cell,
                    },
                    correction: correction
                        .map(EntryDocument::entry)
                        .transpose()
                        .map_err(|message| join(".correction", &message))?,
                },
            ),
            InteractionDocument::TextEntry {
                prompt,
                label,
                hint,
                base_type,
                number,
                max_characters,
            } => {
                let entry = EntryDocument {
                    label,
                    hint,
                    base_type,
                    number,
                    max_characters,
                };
                (prompt, InteractionKind::TextEntry(entry.entry()?))
            }
            InteractionDocument::ExtendedText {
                prompt,
                suggested_words,
                max_characters,
            } => {
                let suggested_words: (u32, u32) = suggested_words.into();
                let usual = limit::prose(suggested_words.1);
                let kind = InteractionKind::ExtendedText {
                    suggested_words,
                    max_characters: max_characters.map_or(usual, Most::into),
                };
                (prompt, kind)
            }
        };
        Ok(Self {
            prompt: prompt.into(),
            kind,
        })
    }
}

impl EntryDocument {
    fn entry(self) -> Result<Entry, String> {
        let number = match (self.base_type, self.number) {
            (BaseType::Number, format) => Some(format.unwrap_or_default()),
            (BaseType::Text, None) => None,
            (BaseType::Text, Some(_)) => {
                let message = "a number format stands beside a text field; remove it, or write \"base_type\": \"number\"";
                return Err(join(".number", message));
            }
        };
        Ok(Entry {
            label: self.label.into(),
            hint: self.hint.map(Text::into).unwrap_or_default(),
            number,
            max_characters: self.max_characters.map_or(limit::ENTRY, Most::into),
        })
    }
}
