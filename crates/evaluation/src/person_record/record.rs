//! What is told about one person.

use crate::cover::Cover;
use crate::opened_bundle::OpenedBundle;
use crate::review_event::ReviewEvent;
use crate::scorecard::Scorecard;
use assay_core::assessment::Assessment;

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
