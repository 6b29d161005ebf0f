//! What should be improved in a pack or key.

use serde::Serialize;

/// The statistic that a warning comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Where right answers stand.
    Positions,
    /// Length and wording give right answers away.
    Cues,
    /// Reading and writing leave too little time.
    Pace,
    /// Guessing gets too far.
    Guessing,
    /// Words, options or stems are there twice.
    Duplicates,
    /// Forms share too much.
    Overlap,
    /// A stem is hard to read.
    Readability,
    /// A table or chart says too little.
    Tables,
    /// Pools differ in difficulty.
    Difficulty,
    /// What is said of the standard error is not what the simulation finds.
    StandardError,
}

/// Something that should be improved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The statistic that it comes from.
    pub topic: Topic,
    /// What it is about: the identifier of an item, section or pool, a kind of item, or "test".
    pub place: String,
    /// What is wrong, with figures and the limit.
    pub message: String,
}

impl Warning {
    pub(super) fn new(topic: Topic, place: &str, message: String) -> Self {
        Self {
            topic,
            place: place.into(),
            message,
        }
    }
}
