//! An author's log as a browser keeps it: with how much of it was written there.

use super::in_force::Own;
use super::log::{AuthorLog, Log};
use super::subject::Subject;
use assay_core::document::{self, Map, Problems, Value, lenient};
use serde::{Deserialize, Serialize};

/// An author's log as a browser keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptAuthorLog {
    /// How many of the first entries were written in this browser; absent where all were.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient"
    )]
    own: Option<usize>,
    /// The log as it stands in an evaluation.
    #[serde(flatten)]
    author_log: Map<String, Value>,
}

impl KeptAuthorLog {
    /// Returns an author's log with how much of it is own.
    pub fn of(author_log: &AuthorLog, own: &Own) -> Self {
        let count = own.count(author_log);
        let value = author_log.to_value();
        Self {
            own: (count < author_log.entries.len()).then_some(count),
            author_log: value.as_object().cloned().unwrap_or_default(),
        }
    }

    /// Returns the text in which it is kept.
    pub fn to_text(&self) -> String {
        document::to_text(&document::to_value(self))
    }

    /// Reads what was kept for a candidate; `file` is its name in messages.
    ///
    /// # Errors
    /// Returns the errors of [`Log::parse`], and a problem where the text is none that a browser keeps.
    pub fn parse(file: &str, text: &str, subject: Subject) -> Result<(Log, Own), Problems> {
        let kept: Self = document::read(file, &document::parse(file, text)?)?;
        let log = Log::parse(file, &vec![kept.author_log].into(), subject)?;
        let mut own = Own::default();
        for author_log in log.author_logs() {
            own.set(author_log, kept.own.unwrap_or(author_log.entries.len()));
        }
        Ok((log, own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review_event::{ReviewAction, ReviewEvent};

    #[test]
    fn what_is_kept_is_read_with_how_much_of_it_is_own() {
        let subject = Subject {
            attempt_id: "6405".into(),
            bundle_sha256: "5e84".into(),
            content_sha256: "6c62".into(),
        };
        let event = ReviewEvent {
            at: "2026-03-02T10:00:00.000Z".into(),
            by: "Ann".into(),
            by_id: "7a0e12d4-0b6f".into(),
            what: ReviewAction::Noted {
                text: "A note.".into(),
            },
        };
        let mut log = Log::about(subject.clone());
        log.append("page-one", &event);
        log.append("page-one", &event);
        let author_log = &log.author_logs()[0];
        for (count, text) in [(1, r#""own":1,"#), (2, "")] {
            let mut own = Own::default();
            own.set(author_log, count);
            let kept = KeptAuthorLog::of(author_log, &own).to_text();
            let plain = document::to_text(&author_log.to_value());
            assert_eq!(kept.replacen(text, "", 1), plain);
            let read = KeptAuthorLog::parse("kept", &kept, subject.clone()).unwrap();
            assert_eq!(read, (log.clone(), own));
        }
    }
}
