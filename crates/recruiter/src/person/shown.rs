//! The candidate on screen, and the tabs.

use crate::rating::Drafts;
use crate::routes::{self, Tab};
use crate::workspace::{CandidateRecord, Workspace};
use assay_core::assessment::{Assessment, Key};
use assay_evaluation::review_event::{RevealedRatings, ReviewAction};
use assay_evaluation::{Cover, Kit};
use assay_web::browser::page;
use leptos::prelude::*;
use std::sync::Arc;

/// The content that a page is built for. Where any of it changes, the page is built again.
#[derive(Clone, PartialEq)]
pub struct Frame {
    pub first: Seen,
    pub content: Option<(Arc<Assessment>, Arc<Key>)>,
    pub kit: Option<Arc<Kit>>,
    pub is_scored: bool,
}

impl Frame {
    pub fn of(workspace: Workspace, sha256: &str) -> Option<Self> {
        let record = workspace.record(sha256)?;
        Some(Self {
            content: workspace.content(&record.opened),
            kit: workspace.kit.get(),
            is_scored: record.scorecard.is_some(),
            first: Seen {
                record,
                is_by_bundle: true,
            },
        })
    }
}

/// A record, compared without reading all of it.
#[derive(Clone)]
pub struct Seen {
    pub record: Arc<CandidateRecord>,
    /// Whether only another bundle makes a difference.
    pub is_by_bundle: bool,
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        if self.is_by_bundle {
            self.record.opened.sha256 == other.record.opened.sha256
                && self.record.opened.problems == other.record.opened.problems
        } else {
            Arc::ptr_eq(&self.record, &other.record)
        }
    }
}

/// The candidate whom a page is about; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Person {
    pub workspace: Workspace,
    pub frame: StoredValue<Frame>,
    pub seen: Memo<Seen>,
    /// The texts that are being written and are not in the log.
    pub drafts: Drafts,
}

impl Person {
    pub fn of(workspace: Workspace, frame: Frame) -> Self {
        let first = frame.first.record.clone();
        let follow = move || Seen {
            // A candidate taken off the workspace is shown as last seen, until the page is gone too.
            record: workspace
                .record(&first.opened.sha256)
                .unwrap_or_else(|| first.clone()),
            is_by_bundle: false,
        };
        Self {
            workspace,
            frame: StoredValue::new(frame),
            seen: Memo::new(move |_| follow()),
            drafts: Drafts::new(workspace),
        }
    }

    /// The record, followed.
    pub fn record(self) -> Arc<CandidateRecord> {
        self.seen.with(|seen| seen.record.clone())
    }

    /// The record as it is now.
    pub fn now(self) -> Arc<CandidateRecord> {
        self.seen.with_untracked(|seen| seen.record.clone())
    }

    /// Pack and key, where both are available.
    pub fn content(self) -> Option<(Arc<Assessment>, Arc<Key>)> {
        self.frame.with_value(|frame| frame.content.clone())
    }

    /// The interview kit, where it is available.
    pub fn kit(self) -> Option<Arc<Kit>> {
        self.frame.with_value(|frame| frame.kit.clone())
    }

    /// The address of a tab.
    pub fn address(self, tab: Tab) -> String {
        routes::person(&self.now().opened.sha256, tab)
    }

    /// Does something about the candidate; tells whether it was done. It is not while nobody has said who they are:
    /// then the field for that has the focus.
    pub fn record_action(self, what: ReviewAction) -> bool {
        self.workspace
            .record_action(&self.now().opened.sha256, what);
        let is_known = self.workspace.who.with_untracked(|who| !who.is_empty());
        if !is_known {
            page::focus_id("who");
        }
        is_known
    }

    /// Returns the cover of the evaluation for the person at the workspace; followed.
    pub fn cover(self) -> Cover {
        self.workspace.cover(&self.record())
    }

    /// Returns whether every rating is revealed to the person at the workspace; tracked.
    pub fn is_revealed(self) -> bool {
        self.workspace
            .is_revealed(&self.record().opened.sha256, RevealedRatings::Answers)
    }
}
