//! A change of the key that counts, from looking at it to the moment it is put in force.

use crate::focus::focus_later;
use crate::message::Level;
use crate::opened_files;
use crate::workspace::{CandidateRecord, Workspace};
use assay_core::assessment::{Assessment, Key};
use assay_evaluation::is_reason;
use assay_evaluation::review_event::ReviewAction;
use assay_web::browser::page;
use leptos::prelude::*;
use std::sync::Arc;

/// Identifier of the heading over what would change.
pub const REPORT: &str = "regrade";
/// Identifier of the field for the reason.
pub const REASON: &str = "key-reason";

/// A change of key that somebody looks at.
#[derive(Clone, PartialEq)]
pub struct Target {
    /// The pack that the key is for.
    pub pack: Arc<Assessment>,
    /// The key that would count; `None` where none would be left.
    pub to: Option<Arc<Key>>,
    /// Whether that is one that was offered; otherwise the one that was opened is removed.
    pub is_offered: bool,
}

/// A change of key that is under way; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Change {
    /// The workspace.
    pub workspace: Workspace,
    /// The change that somebody looks at before it is put in force.
    pub looked_at: RwSignal<Option<Arc<Target>>>,
    /// The reason why it is to be in force.
    pub reason: RwSignal<String>,
    /// The reason why it cannot be put in force yet.
    pub missing: RwSignal<Option<&'static str>>,
}

impl Change {
    /// Begins with nothing to look at.
    pub fn new(workspace: Workspace) -> Self {
        Self {
            workspace,
            looked_at: RwSignal::new(None),
            reason: RwSignal::new(String::new()),
            missing: RwSignal::new(None),
        }
    }

    /// Shows what a change would do.
    pub fn look(self, target: Target) {
        self.missing.set(None);
        self.looked_at.set(Some(Arc::new(target)));
        focus_later(REPORT);
    }

    /// Puts in force what was looked at: it is written into the log of every candidate of the test.
    pub fn put(self) {
        let Some(target) = self.looked_at.get_untracked() else {
            return;
        };
        let reason = self.reason.get_untracked();
        let missing = if self.workspace.who.with_untracked(String::is_empty) {
            Some(tr!(keys.who_first))
        } else if !is_reason(&reason) {
            Some(tr!(keys.reason_missing))
        } else {
            None
        };
        if missing.is_some() {
            self.missing.set(missing);
            page::focus_id(REASON);
            return;
        }
        let content = target.pack.sha256.clone();
        let to = target.to.as_ref().map(|key| key.sha256.clone());
        let from = self.workspace.library.with_untracked(|library| {
            let key = library.key(&content);
            key.map(|key| key.sha256.clone()).unwrap_or_default()
        });
        let bundles: Vec<String> = of_pack(self.workspace, &content)
            .iter()
            .map(|one| one.opened.sha256.clone())
            .collect();
        let what = ReviewAction::KeySet {
            content_sha256: content.clone(),
            from,
            to: to.clone().unwrap_or_default(),
            reason: reason.trim().into(),
        };
        self.workspace.record_action_for(&bundles, &what);
        self.looked_at.set(None);
        self.reason.set(String::new());
        let offered = to.filter(|_| target.is_offered);
        opened_files::switch_key(self.workspace, &content, offered.as_deref());
        self.workspace.note_policies();
        self.workspace.notify(Level::Ok, tr!(keys.done).into());
        page::focus_heading();
    }
}

/// The candidates who took a test with a pack.
pub fn of_pack(workspace: Workspace, sha256: &str) -> Vec<Arc<CandidateRecord>> {
    workspace.records.with_untracked(|all| {
        let own = all.iter().filter(|one| one.opened.content_sha256 == sha256);
        own.cloned().collect()
    })
}
