//! The words for where a candidate stands.

use crate::routes::{self, Tab};
use crate::workspace::CandidateRecord;
use assay_evaluation::review_event::Decision;
use assay_evaluation::roster::Status;
use assay_evaluation::{Cover, Recommendation, Row};

/// A candidate as exports and lists take them.
pub fn row<'a>(record: &'a CandidateRecord, cover: &'a Cover) -> Row<'a> {
    Row {
        opened: &record.opened,
        state: &record.state,
        scorecard: record.scorecard.as_deref(),
        cover,
    }
}

/// Returns where a candidate's own screen is.
pub fn address(record: &CandidateRecord) -> String {
    routes::person(&record.opened.sha256, Tab::Scorecard)
}

pub fn status_word(status: Status) -> &'static str {
    match status {
        Status::NotScored => tr!(candidates.not_scored),
        Status::Provisional => tr!(candidates.provisional),
        Status::Final => tr!(candidates.is_final),
    }
}

pub fn standing_word(standing: Recommendation) -> &'static str {
    match standing {
        Recommendation::Pass => tr!(candidates.pass),
        Recommendation::NotPass => tr!(candidates.not_pass),
        Recommendation::Open => tr!(candidates.open),
    }
}

pub fn decision_word(decision: Option<Decision>) -> &'static str {
    match decision {
        None => tr!(candidates.undecided),
        Some(Decision::Advance) => tr!(candidates.advance),
        Some(Decision::Hold) => tr!(candidates.hold),
        Some(Decision::Decline) => tr!(candidates.decline),
    }
}
