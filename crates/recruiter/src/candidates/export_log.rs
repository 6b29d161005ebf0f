//! The entries that exports leave in the logs.

use crate::workspace::{CandidateRecord, Workspace};
use assay_evaluation::review_event::ReviewAction;
use leptos::prelude::*;
use std::sync::Arc;

/// Writes an export into the log of each whom it is about, where somebody has said who works here.
pub fn log_export(workspace: Workspace, exported: &[Arc<CandidateRecord>], form: &str) {
    if workspace.who.with_untracked(String::is_empty) {
        return;
    }
    for record in exported {
        workspace.record_action(
            &record.opened.sha256,
            ReviewAction::Exported { form: form.into() },
        );
    }
}
