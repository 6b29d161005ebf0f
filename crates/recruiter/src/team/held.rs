//! What the workspace holds of team files: the one that is looked at, what the last one added, the folder kept in step.

use assay_evaluation::{RatingPlan, TeamFile, TeamPreview, TeamUndo};
use assay_web::browser::folder::Folder;
use leptos::prelude::*;
use std::sync::Arc;

/// A team file that was opened and is looked at before it is taken in.
#[derive(Debug, Clone, PartialEq)]
pub struct Offered {
    /// The name of the file.
    pub file: String,
    /// The file.
    pub team: TeamFile,
    /// What it would add.
    pub preview: TeamPreview,
}

/// How it stands with the folder that is kept in step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum InStep {
    /// The last change is being written.
    #[default]
    Writing,
    /// Everything is written, since then, as RFC 3339.
    Written(String),
    /// The last change could not be written.
    Failed,
}

/// What the workspace holds of team files; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Team {
    /// The file that is looked at, or was last.
    pub offered: RwSignal<Option<Arc<Offered>>>,
    /// Whether it is looked at.
    pub is_looking: RwSignal<bool>,
    /// What the last file added that was taken in, until it is taken back.
    pub undo: RwSignal<Option<Arc<TeamUndo>>>,
    /// Who rates, and until when.
    pub plan: RwSignal<Option<Arc<RatingPlan>>>,
    /// The folder that is kept in step, until the page is closed.
    pub folder: RwSignal<Option<Folder>, LocalStorage>,
    /// How it stands with that folder.
    pub in_step: RwSignal<InStep>,
}

impl Team {
    /// Nothing is held.
    pub fn new() -> Self {
        Self {
            offered: RwSignal::new(None),
            is_looking: RwSignal::new(false),
            undo: RwSignal::new(None),
            plan: RwSignal::new(None),
            folder: RwSignal::new_local(None),
            in_step: RwSignal::new(InStep::default()),
        }
    }

    /// Puts back what was kept of the last file that was taken in.
    pub fn restore(self, settings: &[(String, String)]) {
        let kept = settings.iter().find(|one| one.0 == UNDO);
        let undo = kept.and_then(|one| TeamUndo::parse(&one.1).ok());
        self.undo.set(undo.map(Arc::new));
        let kept = settings.iter().find(|one| one.0 == PLAN);
        let plan = kept.and_then(|one| RatingPlan::parse(&one.1).ok());
        self.plan.set(plan.map(Arc::new));
    }
}

/// The setting that holds who rates, and until when; empty while nobody said so.
pub const PLAN: &str = "team-plan";
/// The setting that holds what the last team file added; empty once it was taken back.
pub const UNDO: &str = "team-undo";
