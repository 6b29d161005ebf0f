//! What is being typed and made on the screen that gives time back.

use crate::invitations::Inviting;
use crate::rating::Drafts;
use crate::workspace::Workspace;
use assay_evaluation::{GrantDraft, GrantField, GrantProblems, InvitationField};
use assay_web::browser::screen;
use leptos::prelude::*;

/// Whom time is given back to, as far as it is known here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// The invitation, or the attempt where there was none.
    pub attempt: String,
    /// How the team refers to the candidate; may be empty.
    pub reference: String,
    /// Name; may be empty.
    pub name: String,
    /// E-mail address; may be empty.
    pub email: String,
}

impl About {
    /// Whoever has an invitation.
    pub fn of_invitation(workspace: Workspace, id: String) -> Self {
        let known = workspace.invitation(&id);
        let text = |text: Option<&String>| text.cloned().unwrap_or_default();
        let known = known.as_deref();
        Self {
            attempt: id,
            reference: known.map_or_else(String::new, |one| one.reference().into()),
            name: text(known.and_then(|one| one.name.as_ref())),
            email: text(known.and_then(|one| one.email.as_ref())),
        }
    }

    /// Whoever sent an answer bundle; `None` where it is not here, and while names are hidden.
    pub fn of_person(workspace: Workspace, sha256: &str) -> Option<Self> {
        if workspace.is_blind.get() {
            return None;
        }
        let opened = workspace.record(sha256)?.opened.clone();
        let candidate = &opened.candidate;
        let attempt = match opened.invitation.as_str() {
            "" => opened.attempt_id.clone(),
            invitation => invitation.into(),
        };
        Some(Self {
            attempt,
            reference: candidate.reference.clone(),
            name: candidate.name.clone(),
            email: candidate.email.clone(),
        })
    }
}

/// A grant that was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedGrant {
    /// The code.
    pub code: String,
    /// The link.
    pub link: String,
    /// The minutes.
    pub minutes: u32,
    /// Until when, in words.
    pub until: String,
    /// Whom it is for.
    pub about: About,
}

/// What is being typed and made; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Giving {
    /// The workspace.
    pub workspace: Workspace,
    /// What the fields hold.
    pub draft: RwSignal<GrantDraft>,
    /// What is wrong with them.
    pub found: RwSignal<GrantProblems>,
    /// The grant that was made last.
    pub made: RwSignal<Option<SignedGrant>>,
    /// Whom it is for.
    pub whom: RwSignal<About>,
    /// Texts of letters that were changed.
    pub drafts: Drafts,
    inviting: Inviting,
}

impl Giving {
    /// An empty form, with what the page knows: the time zone, and the address of the test where it was typed for invitations.
    pub fn new(workspace: Workspace) -> Self {
        let inviting = Inviting::here(workspace);
        let mut draft = GrantDraft::default();
        draft.write(GrantField::TimeZone, screen::time_zone());
        inviting.draft.with_untracked(|known| {
            draft.write(GrantField::Site, known.text(InvitationField::Site));
        });
        Self {
            workspace,
            draft: RwSignal::new(draft),
            found: RwSignal::new(GrantProblems::new()),
            made: RwSignal::new(None),
            whom: RwSignal::new(About::default()),
            drafts: Drafts::new(workspace),
            inviting,
        }
    }

    /// Fills in whom it is for.
    pub fn about(self, about: About) {
        self.write(GrantField::Attempt, about.attempt.clone());
        self.whom.set(about);
    }

    /// Writes what was typed into a field. What was said about it goes, and so does a link that no longer fits.
    pub fn write(self, field: GrantField, text: String) {
        if field == GrantField::Site {
            let site = text.clone();
            self.inviting
                .draft
                .update(|draft| draft.write(InvitationField::Site, site));
        }
        self.draft.update(|draft| draft.write(field, text));
        self.found.update(|found| {
            found.remove(&field);
        });
        self.made.set(None);
    }
}
