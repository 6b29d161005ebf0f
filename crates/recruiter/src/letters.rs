//! Letters to candidates: where their drafts are kept, and who sends them.

use crate::rating::Drafts;
use crate::workspace::Workspace;
use assay_evaluation::Sender;
use assay_evaluation::review_event::Decision;
use leptos::prelude::*;

/// A field about who sends letters. It is the same for all of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum SenderField {
    /// The team, as it signs.
    Team,
    /// Whom candidates write to.
    Contact,
}

impl SenderField {
    /// The identifier of the field on the page.
    pub fn id(self) -> &'static str {
        match self {
            Self::Team => "letter-team",
            Self::Contact => "letter-contact",
        }
    }

    /// The name that the field is kept under.
    pub fn key(self) -> String {
        ["letters ", self.id()].concat()
    }

    /// Returns the field: as it was typed on this page, or else as the configuration of the test has it; followed.
    pub fn text(self, workspace: Workspace, drafts: Drafts) -> String {
        let typed = drafts.get(&self.key());
        typed.unwrap_or_else(|| {
            workspace.sender.with(|sender| match self {
                Self::Team => sender.team.clone(),
                Self::Contact => sender.contact.clone(),
            })
        })
    }
}

/// Returns who sends letters from this page; followed.
pub fn sender(workspace: Workspace, drafts: Drafts) -> Sender {
    Sender {
        team: SenderField::Team.text(workspace, drafts),
        contact: SenderField::Contact.text(workspace, drafts),
    }
}

/// Returns the name that a letter is kept under once it is changed by hand: one for each decision, so that nothing of it is
/// lost over another decision.
pub fn letter_key(sha256: &str, decision: Option<Decision>) -> String {
    let decision = decision.map_or("undecided", Decision::name);
    ["letter ", sha256, " ", decision].concat()
}
