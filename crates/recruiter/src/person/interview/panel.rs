//! The interview as somebody of the panel sees it.

use crate::rating::Drafts;
use crate::rating::shared::with_state;
use crate::workspace::Workspace;
use assay_evaluation::{Attributed, ScoringPolicy, State};
use leptos::prelude::*;
use std::sync::Arc;

/// The panel's work on one candidate; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Panel {
    pub workspace: Workspace,
    pub drafts: Drafts,
    /// Digest of the candidate's bundle.
    pub sha256: StoredValue<String>,
    /// Whether no rating can be given now.
    pub is_closed: Memo<bool>,
    pub said: RwSignal<String>,
}

impl Panel {
    /// Reads what stands, and follows it.
    pub fn read<R>(self, read: impl FnOnce(&State) -> R) -> Option<R> {
        with_state(self.workspace, &self.sha256.get_value(), read)
    }

    /// The policy that the candidate is scored with; it is followed.
    pub fn policy(self) -> Option<Arc<ScoringPolicy>> {
        let record = self.workspace.record(&self.sha256.get_value())?;
        record.policy.clone()
    }

    /// Everybody's ratings of a question; `None` while they are hidden from the person at the workspace.
    pub fn visible(self, question: &str) -> Option<Vec<Attributed<u32>>> {
        let ratings = self.read(|state| state.interview_of(question).to_vec());
        (!self.hides(question)).then(|| ratings.unwrap_or_default())
    }

    /// Returns whether others' ratings of a question are hidden from the person at the workspace.
    pub fn hides(self, question: &str) -> bool {
        let record = self.workspace.record(&self.sha256.get_value());
        record.is_some_and(|record| self.workspace.cover(&record).question_of(question))
    }
}
