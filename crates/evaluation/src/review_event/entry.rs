//! Events, and the entries of a log that they stand in: what has to be true of them beside the types of their fields.

use super::super::reason::reason_length;
use super::action::ReviewAction;
use assay_core::document::{self, Value, lenient};
use assay_core::person_text::is_blank;
use assay_core::record::time::parse_rfc3339;
use serde::de::{Deserializer, Error};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The beginning of 2200. No event is dated later, so that what is done next can always be dated after it: the latest
/// instant that can be written is in 9999.
const LATEST_MS: i64 = 7_258_118_400_000;

/// The most characters that the name of an author has.
const AUTHOR_CHARS: usize = 200;

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
    ///
    /// ```
    /// use assay_evaluation::review_event::ReviewEvent;
    /// use serde_json::json;
    ///
    /// let mut entry = json!({"at": "2026-03-02T10:00:00.000Z", "by": "Ann", "kind": "noted", "text": "Well."});
    /// assert_eq!(ReviewEvent::from_entry(&entry).unwrap().by, "Ann");
    /// entry["by"] = " ".into();
    /// assert!(ReviewEvent::from_entry(&entry).is_err());
    /// ```
    pub fn from_entry(entry: &Value) -> Result<Self, serde_json::Error> {
        Self::deserialize(entry)
    }
}

/// Who wrote an entry of a log and when, read before the entry is known to be sound. A field that is missing, or of
/// another type, is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct EntryHeader {
    /// When it was done, as RFC 3339 in UTC with milliseconds.
    #[serde(default, deserialize_with = "lenient")]
    pub at: Option<String>,
    /// The name of whoever did it.
    #[serde(default, deserialize_with = "lenient")]
    pub by: Option<String>,
    /// The identifier of whoever did it.
    #[serde(default, deserialize_with = "lenient")]
    pub by_id: Option<String>,
}

impl EntryHeader {
    /// Reads who wrote an entry and when.
    ///
    /// ```
    /// use assay_evaluation::review_event::EntryHeader;
    /// use serde_json::json;
    ///
    /// let header = EntryHeader::of(&json!({"by": "Ann", "by_id": 7, "kind": "noted"}));
    /// assert_eq!(header.by.as_deref(), Some("Ann"));
    /// assert_eq!(header.by_id, None);
    /// ```
    pub fn of(entry: &Value) -> Self {
        document::header(entry)
    }
}

/// An entry of a log, before it is checked.
#[derive(Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Entry {
    /// When it was done, as RFC 3339 in UTC with milliseconds.
    at: String,
    /// The name of whoever did it, 1 to 200 characters.
    by: String,
    /// The identifier of whoever did it; absent in entries of `assay/evaluation/1`.
    #[serde(default, deserialize_with = "author_id")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[A-Za-z0-9-]{8,64}$")))]
    by_id: String,
    /// The first digits of the SHA-256 that binds the entry to all before it.
    #[serde(default, rename = "link")]
    _link: Option<String>,
    #[serde(flatten)]
    what: ReviewAction,
}

fn author_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let id = String::deserialize(deserializer)?;
    let is_sound = (8..=64).contains(&id.len())
        && id
            .bytes()
            .all(|sign| sign.is_ascii_alphanumeric() || sign == b'-');
    is_sound.then_some(id).ok_or_else(|| {
        D::Error::custom("an author's identifier has 8 to 64 letters, digits and hyphens")
    })
}

impl TryFrom<Entry> for ReviewEvent {
    type Error = Refusal;

    fn try_from(entry: Entry) -> Result<Self, Refusal> {
        let event = Self {
            at: entry.at,
            by: entry.by,
            by_id: entry.by_id,
            what: entry.what,
        };
        if is_blank(&event.by) || event.by.chars().nth(AUTHOR_CHARS).is_some() {
            return Err(Refusal::Author);
        }
        if parse_rfc3339(&event.at).is_none_or(|ms| ms >= LATEST_MS) {
            return Err(Refusal::Time);
        }
        let least = event.least_reason();
        if reason_length(event.what.reason()) < least {
            return Err(Refusal::Reason(least));
        }
        Ok(event)
    }
}

impl ReviewEvent {
    /// Returns how many characters the reason has at least. Events without an identifier are of an earlier version:
    /// there any reason was long enough, and another policy needed none.
    fn least_reason(&self) -> usize {
        let least = self.what.least_reason();
        let is_earlier = self.by_id.is_empty();
        match &self.what {
            ReviewAction::PolicySet { reason, .. } if is_earlier && reason.is_empty() => 0,
            ReviewAction::PolicySet { .. } | ReviewAction::KeySet { .. } => least,
            _ if is_earlier => least.min(1),
            _ => least,
        }
    }
}

/// The reason why an entry is not an event, though its fields have the right types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing of the author's name can be seen, or it is too long.
    Author,
    /// The time is not one, or too late.
    Time,
    /// The reason has fewer characters than this.
    Reason(usize),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Author => f.write_str(
                "this entry has no author: nothing of the name can be seen, or it has more than 200 characters",
            ),
            Self::Time => {
                f.write_str("this entry has no time: `at` is not RFC 3339, or not before 2200")
            }
            Self::Reason(1) => f.write_str("this entry needs a reason, and has none"),
            Self::Reason(least) => write!(
                f,
                "this entry needs a reason of at least {least} characters that can be read"
            ),
        }
    }
}
