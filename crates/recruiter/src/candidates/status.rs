//! The words for where a candidate stands.

use crate::routes::{self, Tab};
use crate::words::candidates::words;
use crate::workspace::CandidateRecord;
use assay_evaluation::review_event::Decision;
use assay_evaluation::roster::Status;
use assay_evaluation::{Cover, Recommendation, Row};

/// A candidate as exports and lists take them.
pub fn row<'a>(record: &'a CandidateRecord, cover: &'a Cover) -> Row<'a> {
    Row {
        case: &record.case,
        state: &record.state,
        scorecard: record.scorecard.as_deref(),
        cover,
    }
}

/// Where a candidate's own screen is.
pub fn address(record: &CandidateRecord) -> String {
    routes::person(&record.case.sha256, Tab::Scorecard)
}

pub fn status_word(status: Status) -> &'static str {
    let words = words();
    match status {
        Status::NotScored => words.not_scored,
        Status::Provisional => words.provisional,
        Status::Final => words.is_final,
    }
}

pub fn standing_word(standing: Recommendation) -> &'static str {
    let words = words();
    match standing {
        Recommendation::Pass => words.pass,
        Recommendation::NotPass => words.not_pass,
        Recommendation::Open => words.open,
    }
}

pub fn decision_word(decision: Option<Decision>) -> &'static str {
    let words = words();
    match decision {
        None => words.undecided,
        Some(Decision::Advance) => words.advance,
        Some(Decision::Hold) => words.hold,
        Some(Decision::Decline) => words.decline,
    }
}
