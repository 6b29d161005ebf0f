//! What a pack consists of: sections, draws, items, and the kinds of interaction.

use super::content::Block;
use super::content::Document;
use super::number_format::NumberFormat;
/// The schema name of pack files.
pub const SCHEMA: &str = "assay/assessment/1";

/// A whole assessment: what may be asked, in which composition, within which time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Identifier of the assessment, the same in all its versions.
    pub id: String,
    /// Version of the content, as its authors count.
    pub version: String,
    /// SHA-256 of the canonical pack; binds key and bundles to exactly this content.
    pub sha256: String,
    /// BCP 47 language tag of the content.
    pub language: String,
    /// Title for candidates.
    pub title: String,
    /// The role that the assessment is for.
    pub role: String,
    /// The limit on the whole attempt, in seconds. It always binds.
    pub duration_seconds: u32,
    /// Whether each section's limit binds as well; otherwise section times are only shown as pace.
    pub enforce_section_limits: bool,
    /// The sections in the order in which they are taken.
    pub sections: Vec<Section>,
    /// Untimed items to practise on; never scored and never recorded.
    pub practice: Vec<Item>,
}

/// A part of the assessment with a bank of items and a rule for what is drawn from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Identifier, unique in the assessment.
    pub id: String,
    /// Title for candidates.
    pub title: String,
    /// What it measures, and why that matters for the job.
    pub measures: String,
    /// How to answer and how answers are scored.
    pub instructions: String,
    /// Share of the score, in whole percent; all sections add up to 100.
    pub weight_percent: u32,
    /// The section's limit or pace, in seconds.
    pub duration_seconds: u32,
    /// What is drawn from the bank.
    pub draw: Vec<Draw>,
    /// Whether the drawn items are put in an order that depends on the seed.
    pub shuffle_items: bool,
    /// The bank.
    pub items: Vec<Item>,
}

/// A rule for drawing items from a section's bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Draw {
    /// All items of the bank.
    All,
    /// `count` items of a pool.
    Sample {
        /// The pool's name.
        pool: String,
        /// How many items are drawn.
        count: usize,
    },
    /// One item of each pool; which pool is met in which variant is dealt by the seed.
    Assign {
        /// The pools, each met once.
        pools: Vec<String>,
        /// The variants that are dealt to them; as many as there are pools.
        variants: Vec<String>,
    },
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Identifier, unique in the assessment.
    pub id: String,
    /// The pool it is drawn from; empty where the section draws everything.
    pub pool: String,
    /// The variant of its topic; empty where variants play no part.
    pub variant: String,
    /// A short label for overviews.
    pub title: String,
    /// What the candidate reads before answering.
    pub stem: Vec<Block>,
    /// How the candidate answers.
    pub interaction: Interaction,
}

/// Something that can be chosen, placed or rated. Called a choice in QTI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Identifier, unique in the item.
    pub id: String,
    /// What the candidate reads.
    pub text: String,
}

/// How an item is answered; the names are QTI's where it has one.
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

impl Assessment {
    /// An item of any bank, by its identifier.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.sections
            .iter()
            .flat_map(|section| &section.items)
            .chain(&self.practice)
            .find(|item| item.id == id)
    }

    /// A section by its identifier.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }
}

impl InteractionKind {
    /// The kind's name, as written in packs and bundles.
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

    /// The options, for the kinds that have any.
    pub fn options(&self) -> &[Choice] {
        match self {
            Self::Choice { options, .. }
            | Self::BestWorst { options, .. }
            | Self::Order { options }
            | Self::Match { options, .. } => options,
            Self::Hottext { .. } | Self::TextEntry(_) | Self::ExtendedText { .. } => &[],
        }
    }

    /// Whether the options are presented in an order that depends on the seed.
    pub fn shuffles(&self) -> bool {
        match self {
            Self::Choice { shuffle, .. }
            | Self::BestWorst { shuffle, .. }
            | Self::Match { shuffle, .. } => *shuffle,
            Self::Order { .. } => true,
            Self::Hottext { .. } | Self::TextEntry(_) | Self::ExtendedText { .. } => false,
        }
    }

    /// The most characters that may be written, as [`crate::limit`] counts them; 0 where nothing is written.
    pub fn max_characters(&self) -> usize {
        match self {
            Self::ExtendedText { max_characters, .. } => *max_characters,
            _ => self.entry().map_or(0, |entry| entry.max_characters),
        }
    }

    /// The field for a short value, for the kinds that have one.
    pub fn entry(&self) -> Option<&Entry> {
        match self {
            Self::Hottext { correction, .. } => correction.as_ref(),
            Self::TextEntry(entry) => Some(entry),
            _ => None,
        }
    }
}
