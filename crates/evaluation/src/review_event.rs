//! What recruiters do to an evaluation, one event after the other. Everything else is worked out from these.

mod action;
mod entry;
mod field;
mod verdict;

pub use action::ReviewAction;
pub use verdict::{Coverage, Decision, RevealedRatings, Verdict};

use assay_core::document::Value;
use entry::Entry;
use serde::{Deserialize, Serialize};

/// One thing that somebody did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Entry")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReviewEvent {
    /// When, as RFC 3339 in UTC with milliseconds.
    pub at: String,
    /// Who, by the name that they gave.
    pub by: String,
    /// Who, by the identifier that their browser made for them; empty in events of `assay/evaluation/1`, which knows
    /// people by their names alone.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub by_id: String,
    /// What.
    #[serde(flatten)]
    pub what: ReviewAction,
}

impl ReviewEvent {
    /// Returns the event as an entry of a log, without the link that binds it to the entries before it.
    pub fn to_entry(&self) -> Value {
        // Text and whole numbers under text names always have a JSON form.
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Reads an entry of a log. Fields that are not known are passed over.
    ///
    /// # Errors
    /// Returns what is wrong: a field that is missing or of another type, an author whose name cannot be seen, a time
    /// that is none, or a reason shorter than the app accepts. Events without an identifier are of an earlier version,
    /// which accepted a reason of any length.
    pub fn from_entry(entry: &Value) -> Result<Self, serde_json::Error> {
        Self::deserialize(entry)
    }
}

#[cfg(test)]
mod tests;
