//! The link that the page was opened with.

use crate::app::App;
use assay_core::attempt::Identity;
use assay_core::limit;
use assay_core::record::{Trace, Whose};
use assay_web::browser::page;
use leptos::prelude::*;

/// The person whom the page's link is for, as far as it says.
pub struct InvitationLink {
    /// The invitation; empty where the link carries none.
    pub invitation: String,
    /// The invitation that it replaces; empty where it replaces none.
    replaces: String,
    /// The answers about the person that the link carries.
    pub identity: Identity,
}

impl InvitationLink {
    /// Reads the link of the page. An invitation that was verified says more than an identifier that anybody can write.
    pub fn of_page(app: App) -> Self {
        let admission = app.admission.get_untracked();
        let written = || page::query_parameter("invitation").unwrap_or_default();
        let id = admission
            .as_ref()
            .map_or_else(written, |admission| admission.invited.id.clone());
        let replaces = admission.and_then(|admission| admission.replaces.clone());
        Self {
            invitation: limit::naming(&id),
            replaces: limit::naming(&replaces.unwrap_or_default()),
            identity: Identity::from_fn(|question| {
                let answer = page::query_parameter(question.name())?;
                Some(limit::cut(&answer, question.limit()))
            }),
        }
    }

    /// Returns whether the link shows that an attempt is its owner's. `None`: the link does not say.
    pub fn is_of(&self, trace: &Trace) -> Option<bool> {
        let says = trace.is_of_link(&self.invitation, &self.identity);
        if says == Some(false) && !self.replaces.is_empty() {
            return trace.is_of_link(&self.replaces, &self.identity);
        }
        says
    }

    /// Returns whose an attempt is, for somebody who gave this and is about to begin.
    pub fn whose(&self, trace: &Trace, campaign: &str, given: &Identity) -> Whose {
        let is_replaced = !self.replaces.is_empty()
            && trace.whose(campaign, &self.replaces, &Identity::default()) == Whose::Theirs;
        if is_replaced {
            Whose::Theirs
        } else {
            trace.whose(campaign, &self.invitation, given)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::attempt::Plan;

    fn trace(invitation: &str) -> Trace {
        let plan = Plan {
            attempt_id: "a1".into(),
            campaign: "spring".into(),
            invitation: invitation.into(),
            ..Plan::default()
        };
        Trace::of(&plan, "2026-03-01T09:00:00.000Z", "")
    }

    fn link(invitation: &str, replaces: &str) -> InvitationLink {
        InvitationLink {
            invitation: invitation.into(),
            replaces: replaces.into(),
            identity: Identity::default(),
        }
    }

    #[test]
    fn a_new_invitation_finds_the_attempt_that_was_begun_with_the_one_that_it_replaces() {
        let trace = trace("inv-7");
        let nothing = Identity::default();
        for (link, is_theirs) in [
            (link("inv-7", ""), true),
            (link("inv-8", "inv-7"), true),
            (link("inv-8", "inv-6"), false),
            (link("inv-8", ""), false),
        ] {
            assert_eq!(link.is_of(&trace), Some(is_theirs));
            let whose = link.whose(&trace, "spring", &nothing);
            assert_eq!(whose == Whose::Theirs, is_theirs);
        }
    }
}
