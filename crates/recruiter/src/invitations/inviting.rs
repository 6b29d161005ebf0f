//! What is being typed and made on the screen of invitations. It lasts as long as the page.

use super::field_id::field_id;
use crate::private_key::held::OpenKey;
use crate::workspace::Workspace;
use assay_evaluation::{
    InvitationDraft, InvitationField, InvitationFieldProblems, KeptInvitation, RefusedLine,
};
use assay_web::browser::page;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// A link that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeLink {
    /// How the team refers to the candidate.
    pub reference: String,
    /// The link.
    pub link: String,
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadTable {
    /// The name of its file.
    pub file: String,
    /// How many were invited.
    pub count: usize,
    /// The lines that nobody was invited from.
    pub refused: Vec<RefusedLine>,
    /// The table for mail merge.
    pub table: String,
}

/// How it stands with inviting from a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum TableState {
    /// No table was chosen.
    #[default]
    Nothing,
    /// It is being read.
    Reading,
    /// Links are being signed: so many of so many.
    Signing(usize, usize),
    /// It is no such table, or something above it needs correcting; in words.
    Refused(String),
    /// It is done.
    Done(Arc<ReadTable>),
}

/// What is being typed and made; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Inviting {
    /// The workspace.
    pub workspace: Workspace,
    /// What the fields hold.
    pub draft: RwSignal<InvitationDraft>,
    /// What is wrong with them.
    pub found: RwSignal<InvitationFieldProblems>,
    /// The link that was made last.
    pub link: RwSignal<Option<MadeLink>>,
    /// How it stands with the table.
    pub table: RwSignal<TableState>,
    /// Whether names and addresses in tables are kept on the board.
    pub keeps_names: RwSignal<bool>,
}

impl Inviting {
    /// Keeps it for all that stands inside the component that calls this.
    pub fn provide(workspace: Workspace) {
        provide_context(Self::new(workspace));
    }

    /// Returns that of the page that a component stands in.
    pub fn here(workspace: Workspace) -> Self {
        use_context().unwrap_or_else(|| Self::new(workspace))
    }

    fn new(workspace: Workspace) -> Self {
        Self {
            workspace,
            draft: RwSignal::new(InvitationDraft::default()),
            found: RwSignal::new(InvitationFieldProblems::default()),
            link: RwSignal::new(None),
            table: RwSignal::new(TableState::Nothing),
            keeps_names: RwSignal::new(false),
        }
    }

    /// Writes what was typed into a field. What was said about it goes, and so does a link that no longer fits.
    pub fn write(self, field: InvitationField, text: String) {
        self.edit(|draft| draft.write(field, text));
        self.found
            .update(|found| found.0.retain(|problem| problem.field != field));
    }

    /// Changes the draft.
    pub fn edit(self, change: impl FnOnce(&mut InvitationDraft)) {
        self.draft.update(change);
        self.link.set(None);
    }

    /// Returns the draft, and with it whether the chosen questions can be answered in words.
    pub fn draft_to_read(self) -> InvitationDraft {
        let mut draft = self.draft.get_untracked();
        let sha256 = draft.text(InvitationField::Pack).trim().to_lowercase();
        let pack = self
            .workspace
            .library
            .with_untracked(|library| library.pack(&sha256).cloned());
        draft.no_narrative = pack.and_then(|pack| pack.no_narrative());
        draft
    }

    /// Fills in what an invitation says that is to be replaced. Where the address of the test is, nobody knows.
    pub fn replace(self, kept: &KeptInvitation) {
        self.found.update(|found| found.0.clear());
        self.edit(|draft| draft.replacing(&kept.invitation));
    }

    /// Says what is wrong, and goes to the first field on screen that it is about.
    pub fn refuse(self, found: InvitationFieldProblems) {
        let first = found.first();
        self.found.set(found);
        if let Some(first) = first {
            page::focus_id(field_id(first));
        }
    }

    /// Returns the key that signs; `None` while none is open.
    pub fn key(self) -> Option<Rc<OpenKey>> {
        self.workspace.key_ring.signing()
    }
}
