//! The candidate on screen, and the tabs.

use crate::desk::{CandidateRecord, Desk};
use crate::rating::Drafts;
use crate::routes::{self, Tab};
use crate::veil::ANSWERS;
use assay_core::assessment::{Assessment, Key};
use assay_evaluation::review_event::ReviewAction;
use assay_evaluation::{Cover, Kit};
use assay_web::browser::page;
use leptos::prelude::*;
use std::sync::Arc;

/// What a page is built for. Where any of it changes, the page is built anew.
#[derive(Clone, PartialEq)]
pub struct Frame {
    pub first: Seen,
    pub content: Option<(Arc<Assessment>, Arc<Key>)>,
    pub kit: Option<Arc<Kit>>,
    pub is_scored: bool,
}

impl Frame {
    pub fn of(desk: Desk, sha256: &str) -> Option<Self> {
        let dossier = desk.dossier(sha256)?;
        Some(Self {
            content: desk.content(&dossier.case),
            kit: desk.kit.get(),
            is_scored: dossier.scorecard.is_some(),
            first: Seen {
                dossier,
                is_by_case: true,
            },
        })
    }
}

/// A dossier, compared without reading all of it.
#[derive(Clone)]
pub struct Seen {
    pub dossier: Arc<CandidateRecord>,
    /// Whether only another bundle makes a difference.
    pub is_by_case: bool,
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        if self.is_by_case {
            self.dossier.case.sha256 == other.dossier.case.sha256
                && self.dossier.case.problems == other.dossier.case.problems
        } else {
            Arc::ptr_eq(&self.dossier, &other.dossier)
        }
    }
}

/// The candidate whom a page is about; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Person {
    pub desk: Desk,
    pub frame: StoredValue<Frame>,
    pub seen: Memo<Seen>,
    /// What is being written and is not in the log.
    pub drafts: Drafts,
}

impl Person {
    pub fn of(desk: Desk, frame: Frame) -> Self {
        let first = frame.first.dossier.clone();
        let follow = move || Seen {
            // A candidate taken off the desk is shown as last seen, until the page is gone too.
            dossier: desk
                .dossier(&first.case.sha256)
                .unwrap_or_else(|| first.clone()),
            is_by_case: false,
        };
        Self {
            desk,
            frame: StoredValue::new(frame),
            seen: Memo::new(move |_| follow()),
            drafts: Drafts::new(desk),
        }
    }

    /// The dossier, followed.
    pub fn dossier(self) -> Arc<CandidateRecord> {
        self.seen.with(|seen| seen.dossier.clone())
    }

    /// The dossier as it is now.
    pub fn now(self) -> Arc<CandidateRecord> {
        self.seen.with_untracked(|seen| seen.dossier.clone())
    }

    /// Pack and key, where both are at hand.
    pub fn content(self) -> Option<(Arc<Assessment>, Arc<Key>)> {
        self.frame.with_value(|frame| frame.content.clone())
    }

    /// The interview kit, where it is at hand.
    pub fn kit(self) -> Option<Arc<Kit>> {
        self.frame.with_value(|frame| frame.kit.clone())
    }

    /// The address of a tab.
    pub fn address(self, tab: Tab) -> String {
        routes::person(&self.now().case.sha256, tab)
    }

    /// Does something about the candidate; tells whether it was done. It is not while nobody has said who they are:
    /// then the field for that has the focus.
    pub fn act(self, what: ReviewAction) -> bool {
        self.desk.act(&self.now().case.sha256, what);
        let is_known = self.desk.who.with_untracked(|who| !who.is_empty());
        if !is_known {
            page::focus_id("who");
        }
        is_known
    }

    /// What of the evaluation is covered for the one at the desk; followed.
    pub fn cover(self) -> Cover {
        self.desk.cover(&self.dossier())
    }

    /// Whether the veil over every rating is lifted for the one at the desk; followed.
    pub fn is_lifted(self) -> bool {
        self.desk.is_lifted(&self.dossier().case.sha256, ANSWERS)
    }
}
