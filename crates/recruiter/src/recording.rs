//! Actions: signed, written to the log, kept, and everything computed again from it.

use crate::message::Level;
use crate::persistence;
use crate::workspace::{CandidateRecord, Workspace};
use assay_core::record::time::rfc3339;
use assay_evaluation::review_event::{ReviewAction, ReviewEvent};
use assay_web::browser::clock;
use leptos::prelude::*;
use std::sync::Arc;

impl Workspace {
    /// Does something about a candidate: writes it down, keeps it, computes everything again. Whoever does it must have
    /// said who they are.
    pub fn record_action(self, sha256: &str, what: ReviewAction) {
        self.record_action_for(&[sha256.to_owned()], &what);
    }

    /// Does the same about several candidates, at once.
    pub fn record_action_for(self, bundles: &[String], what: &ReviewAction) {
        let Some(event) = self.signed(what.clone()) else {
            return;
        };
        let mut all = self.records.get_untracked();
        for one in &mut all {
            if !bundles.contains(&one.opened.sha256) {
                continue;
            }
            let mut record = CandidateRecord::clone(one);
            let after = rfc3339(record.log.latest_ms() + 1);
            let mut event = event.clone();
            event.at = event.at.max(after);
            self.write(&mut record, &event);
            *one = Arc::new(record);
        }
        self.records.set(all);
    }

    /// Returns an event by the person who works here, now; `None`, with a message, where nobody has said who they are.
    pub fn signed(self, what: ReviewAction) -> Option<ReviewEvent> {
        let by = self.who.get_untracked();
        if by.is_empty() {
            self.notify(Level::Warning, tr!(workspace.who_first).into());
            return None;
        }
        Some(ReviewEvent {
            at: rfc3339(clock::now().wall_ms),
            by,
            by_id: self.who_id.get_untracked(),
            what,
        })
    }

    /// Writes an event into a log, keeps it, and works out what follows.
    pub fn write(self, record: &mut CandidateRecord, event: &ReviewEvent) {
        let log_id = self
            .storage
            .with_untracked(|storage| storage.log_id.clone());
        let written = record.log.append(&log_id, event);
        persistence::author_log(self, &record.opened.sha256, written, &record.own);
        self.rescore(record);
    }
}
