//! All that is held about one person, as a document for them (GDPR, Article 15): a page that can be read and printed, and
//! the same as JSON.
//!
//! What is the candidate's own is given as it is: answers, record, particulars. What others wrote about them stands in full,
//! under numbers instead of names unless the team chooses otherwise: who works for the team is no recipient of the data
//! (CJEU, C-579/21), and has rights of their own (Article 15(4)). Questions and answer key are left out: they are no data
//! about the candidate (CJEU, C-434/16, paragraph 58), and the next candidate is asked the same.
//!
//! What is covered for whoever takes the record out stays covered, as in every other export; the page reveals it first and
//! writes that down.

mod document;
mod html;
mod markup;
mod raters;

pub use document::SCHEMA;
pub use raters::with_numbered_raters;

use super::cover::Cover;
use super::opened_bundle::OpenedBundle;
use super::review_event::ReviewEvent;
use super::scorecard::Scorecard;
use assay_core::assessment::Assessment;
#[cfg(feature = "schema")]
use document::PersonDocument;

/// Something that somebody did about a candidate, with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedAct {
    /// The event, with the name that is told.
    pub event: ReviewEvent,
    /// What was done, in words.
    pub what: String,
    /// Why, in the words of whoever did it; may be empty.
    pub why: String,
    /// Whether what it gives is covered.
    pub is_covered: bool,
}

/// A text that was being written and is in no log.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DraftedText {
    /// What it is, such as "letter decline".
    pub name: String,
    /// The text.
    pub text: String,
}

/// All that is held about one person.
#[derive(Debug, Clone)]
pub struct PersonRecord<'a> {
    /// When the record is written, as RFC 3339 in UTC.
    pub written_at: String,
    /// Until when it is kept, as RFC 3339 in UTC; `None` where no period is configured.
    pub kept_until: Option<String>,
    /// Whether raters stand in it by their names.
    pub has_rater_names: bool,
    /// The bundle.
    pub opened: &'a OpenedBundle,
    /// The pack, for titles and options in words; without it identifiers stand for themselves.
    pub pack: Option<&'a Assessment>,
    /// The result; `None` where it cannot be scored.
    pub scorecard: Option<&'a Scorecard>,
    /// The part of it that is covered.
    pub cover: &'a Cover,
    /// Everything that was done, in the order of time.
    pub acts: Vec<RecordedAct>,
    /// What is out of the ordinary, in words.
    pub oddities: Vec<String>,
    /// Texts that are in no log.
    pub drafts: Vec<DraftedText>,
}

impl PersonRecord<'_> {
    /// Returns the record as a page of its own, which needs nothing else: no script, no file beside it.
    pub fn to_html(&self) -> String {
        html::page(self)
    }

    /// Returns the record as JSON, in canonical form.
    pub fn to_json(&self) -> String {
        document::write(self)
    }

    /// Returns the JSON Schema of the record: `public/schema/person-record-1.json`.
    #[cfg(feature = "schema")]
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(PersonDocument<'static>)
    }
}

#[cfg(test)]
mod tests;
