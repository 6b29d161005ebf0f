//! An [`Assessment`] with its sections, draws and items.

use super::fields::{Optional, Via, Weight};
use super::interaction::{Choice, Interaction, InteractionKind};
use super::key::{ItemKey, Key};
use super::narrative_words::NarrativeWords;
use super::pass_rule::PassRule;
use super::stem::StemBlock;
use crate::document::tagged::deserialize_tagged;
use crate::document::{Identifier, NonEmpty, Text, Whole};
use serde::{Deserialize, Deserializer};

/// The schema name of pack files.
pub const SCHEMA: &str = "assay/assessment/1";

/// The time that anything may last, in seconds. More than a day is a slip of the pen.
pub(super) type Seconds = Whole<1, 86_400>;

/// A whole assessment: what may be asked, in which composition, within which time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Identifier of the assessment, the same in all its versions.
    pub id: String,
    /// Version of the content, as its authors count.
    pub version: String,
    /// SHA-256 of the pack's content; binds key and bundles to exactly this content. See [`crate::digest::content_digest`].
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
    /// Untimed items to practice on; never scored and never recorded.
    pub practice: Vec<Item>,
    /// The keys of practice items, with their identifiers, for feedback.
    pub practice_key: Vec<(String, ItemKey)>,
    /// The pass rule as candidates are told of it; `None` where they are not.
    pub pass_rule: Option<PassRule>,
}

/// A part of the assessment with a bank of items and a rule for what is drawn from it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// Identifier, unique in the assessment.
    #[serde(with = "Via::<Identifier>")]
    pub id: String,
    /// Title for candidates.
    #[serde(with = "Via::<Text>")]
    pub title: String,
    /// What it measures, and why that matters for the job.
    #[serde(with = "Via::<Text>")]
    pub measures: String,
    /// How to answer and how answers are scored.
    #[serde(with = "Via::<Text>")]
    pub instructions: String,
    /// What is read instead by candidates who are invited to answer its scenarios in words: those items that ask for the
    /// best and the worst of some options. Where one section with such items has it, all have.
    #[serde(default)]
    pub narrative: Option<NarrativeWords>,
    /// Share of the score, in whole percent. All sections add up to 100.
    #[serde(with = "Via::<Whole<0, 100>>")]
    pub weight_percent: u32,
    /// The section's limit or pace, in seconds.
    #[serde(with = "Via::<Seconds>")]
    pub duration_seconds: u32,
    /// What is drawn from the bank.
    #[serde(with = "Via::<NonEmpty<Draw>>")]
    pub draw: Vec<Draw>,
    /// Whether the drawn items are put in an order that differs from candidate to candidate.
    #[serde(default, with = "Optional::<bool>")]
    pub shuffle_items: bool,
    /// The bank: every item that may be drawn.
    #[serde(with = "Via::<NonEmpty<Item>>")]
    pub items: Vec<Item>,
}

/// A rule for drawing items from a section's bank.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(remote = "Self", rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "Draw", tag = "rule")
)]
pub enum Draw {
    /// All items of the bank. No other draw may stand beside it.
    All {},
    /// Some items of a pool.
    Sample {
        /// The pool's name.
        #[serde(with = "Via::<Text>")]
        pool: String,
        /// How many items are drawn.
        #[serde(with = "Via::<Whole<1, 1000>>")]
        count: usize,
    },
    /// One item of each pool. Which pool is met in which variant differs from candidate to candidate.
    Assign {
        /// The pools, each met once.
        #[serde(with = "Via::<NonEmpty<Text>>")]
        pools: Vec<String>,
        /// The variants that are dealt to them, as many as there are pools.
        #[serde(with = "Via::<NonEmpty<Text>>")]
        variants: Vec<String>,
    },
}
deserialize_tagged!(Draw by "rule");

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Item {
    /// Identifier, unique in the assessment.
    #[serde(with = "Via::<Identifier>")]
    pub id: String,
    /// The pool that it is drawn from. It is not needed where the section draws everything.
    #[serde(default, with = "Optional::<Text>")]
    pub pool: String,
    /// The variant of its topic, for draws that assign variants.
    #[serde(default, with = "Optional::<Text>")]
    pub variant: String,
    /// A short label for overviews.
    #[serde(with = "Via::<Text>")]
    pub title: String,
    /// What the candidate reads before answering.
    #[serde(default, with = "Optional::<NonEmpty<StemBlock>>")]
    pub stem: Vec<StemBlock>,
    /// How much it counts among the items that are drawn from its section; 1 where it is not given.
    #[serde(default = "one", deserialize_with = "or_one")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Weight>"))]
    pub item_weight: u32,
    /// How the candidate answers.
    pub interaction: Interaction,
    /// The courses of action that a scenario asks about where it is answered in words: the candidate does not see them, and
    /// whoever rates the answer does. No file has them here.
    #[serde(skip)]
    pub acts: Vec<Choice>,
}

fn one() -> u32 {
    1
}

fn or_one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let given = Option::<Weight>::deserialize(deserializer)?;
    Ok(given.map_or_else(one, Weight::get))
}

impl Section {
    /// Returns whether the bank has prose, which people rate.
    pub fn has_prose(&self) -> bool {
        let is_prose =
            |item: &Item| matches!(item.interaction.kind, InteractionKind::ExtendedText { .. });
        self.items.iter().any(is_prose)
    }
}

impl Assessment {
    /// Returns the key of a practice item, where the pack has one.
    pub fn practice_key_of(&self, id: &str) -> Option<&ItemKey> {
        Key::beside(&self.practice_key, id)
    }

    /// Returns an item of any bank, or of the practice, by its identifier.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.sections
            .iter()
            .flat_map(|section| &section.items)
            .chain(&self.practice)
            .find(|item| item.id == id)
    }

    /// Returns a section by its identifier.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }
}
