//! The words for where a candidate stands.

use crate::outcome_names::decision_name;
use crate::routes::{self, Tab};
use crate::workspace::CandidateRecord;
use assay_evaluation::review_event::Decision;
use assay_evaluation::roster::{Column, Status};
use assay_evaluation::{Cover, Row};

/// A candidate as exports and lists take them.
pub fn row<'a>(record: &'a CandidateRecord, cover: &'a Cover) -> Row<'a> {
    Row {
        opened: &record.opened,
        state: &record.state,
        policy: record.policy.as_deref(),
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

pub fn decision_word(decision: Option<Decision>) -> &'static str {
    decision.map_or(tr!(candidates.undecided), decision_name)
}

/// Returns the name of what the list is sorted by.
pub fn column_name(column: Column) -> &'static str {
    match column {
        Column::Name => tr!(candidates.col_name),
        Column::Started => tr!(candidates.col_started),
        Column::Version => tr!(candidates.col_version),
        Column::Test => tr!(candidates.col_test),
        Column::Interview => tr!(candidates.col_interview),
        Column::Overall => tr!(candidates.col_overall),
        Column::Status => tr!(candidates.status),
        Column::Recommendation => tr!(candidates.col_standing),
        Column::Decision => tr!(candidates.decision),
        Column::Findings => tr!(candidates.col_findings),
        Column::Related => tr!(candidates.col_related),
        Column::Time => tr!(candidates.col_time),
        Column::Pastes => tr!(candidates.col_pastes),
    }
}
