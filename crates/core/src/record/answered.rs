//! The sections and items of a bundle, with what was answered.

#[cfg(feature = "schema")]
use super::pattern;
use crate::assessment::InteractionKind;
use crate::attempt::{EndedBy, Response};
use crate::document::Value;
use serde::{Deserialize, Deserializer, Serialize, de};

/// A section of a form, with what was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnsweredSection {
    /// Its identifier in the pack.
    pub id: String,
    /// Its limit or pace with the time granted, in milliseconds.
    #[serde(deserialize_with = "duration")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0)))]
    pub limit_ms: i64,
    /// How long its items were on screen, in milliseconds.
    #[serde(deserialize_with = "duration")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0)))]
    pub used_ms: i64,
    /// Who ended it.
    pub ended_by: EndedBy,
    /// Its items, in the order in which they stood.
    pub items: Vec<AnsweredItem>,
}

/// An item of a form, with what was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AnsweredItem {
    /// Its identifier in the pack.
    pub id: String,
    /// The kind of its interaction.
    pub kind: ItemKind,
    /// Its options in the order in which they stood.
    pub presented: Vec<String>,
    /// The response that counts; null where there is none.
    #[serde(deserialize_with = "present")]
    #[cfg_attr(feature = "schema", schemars(with = "pattern::OrNull<Response>"))]
    pub response: Option<Response>,
    /// What was typed, read as a number, where the item asks for one.
    #[serde(rename = "normalised")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "pattern::OrNull<pattern::Normalized>")
    )]
    pub normalized: Value,
    /// What became of it.
    pub status: Status,
    /// Whether the candidate had flagged it.
    pub flagged: bool,
    /// How long it was on screen, in milliseconds.
    #[serde(deserialize_with = "duration")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0)))]
    pub duration_ms: i64,
    /// How often it was gone to.
    pub visits: u32,
    /// How often its response was changed.
    pub changes: u32,
    /// A response that came after the end: kept, never scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<Response>,
}

/// The kind of an interaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum ItemKind {
    /// One or several of some options.
    Choice,
    /// The best and the worst of some options.
    BestWorst,
    /// All options, in an order.
    Order,
    /// A level for each option.
    Match,
    /// Places in a document, and a correction.
    Hottext,
    /// A short text or a number.
    TextEntry,
    /// Prose.
    ExtendedText,
}

impl From<&InteractionKind> for ItemKind {
    fn from(kind: &InteractionKind) -> Self {
        match kind {
            InteractionKind::Choice { .. } => Self::Choice,
            InteractionKind::BestWorst { .. } => Self::BestWorst,
            InteractionKind::Order { .. } => Self::Order,
            InteractionKind::Match { .. } => Self::Match,
            InteractionKind::Hottext { .. } => Self::Hottext,
            InteractionKind::TextEntry(_) => Self::TextEntry,
            InteractionKind::ExtendedText { .. } => Self::ExtendedText,
        }
    }
}

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Status {
    /// It has a response.
    Answered,
    /// It was gone to, and has no response.
    Skipped,
    /// It was never gone to.
    NotReached,
}

/// Reads a duration in milliseconds, which is never below 0.
pub(super) fn duration<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    let number = i64::deserialize(deserializer)?;
    let is_duration = number >= 0;
    is_duration.then_some(number).ok_or_else(|| {
        de::Error::custom("a time in milliseconds is needed here, and it is never below 0")
    })
}

/// Reads what may be null, and may not be missing.
fn present<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(deserializer)
}
