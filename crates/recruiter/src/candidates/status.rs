//! The words for where a candidate stands.

use crate::desk::CandidateRecord;
use crate::routes::{self, Tab};
use crate::words::candidates::words;
use assay_evaluation::review_event::Decision;
use assay_evaluation::roster::Status;
use assay_evaluation::{Cover, Recommendation, Row};

/// A candidate as exports and lists take them.
pub fn row<'a>(dossier: &'a CandidateRecord, cover: &'a Cover) -> Row<'a> {
    Row {
        case: &dossier.case,
        state: &dossier.state,
        scorecard: dossier.scorecard.as_deref(),
        cover,
    }
}

/// Where a candidate's own screen is.
pub fn address(dossier: &CandidateRecord) -> String {
    routes::person(&dossier.case.sha256, Tab::Scorecard)
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
