//! The invitations on the board: kept in this browser, without links. Whoever has a link can take the test, so links stay in
//! memory, for as long as the page is there.

use super::persistence;
use super::workspace::Workspace;
use assay_evaluation::KeptInvitation;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

impl Workspace {
    /// Puts invitations on the board, each with its link, and keeps all but the links. One that is there already keeps the
    /// time at which it was made.
    pub fn keep_invitations(self, made: Vec<(KeptInvitation, String)>) {
        let mut entries = Vec::new();
        let mut all = by_id(self.invitations.get_untracked());
        let mut links = self.links.get_untracked();
        for (mut kept, link) in made {
            let id = kept.invitation.id.clone();
            if let Some(known) = all.get(&id) {
                kept.made_ms = known.made_ms;
                kept.name = kept.name.or_else(|| known.name.clone());
                kept.email = kept.email.or_else(|| known.email.clone());
            }
            entries.push((kept.key(), kept.to_text()));
            links.insert(id.clone(), link);
            all.insert(id, Arc::new(kept));
        }
        self.links.set(links);
        self.invitations.set(in_order(all));
        persistence::invitations(self, entries);
    }

    /// Puts invitations on the board that came without links, and keeps them. One that is there already stays as it is.
    pub fn add_invitations(self, new: Vec<KeptInvitation>) {
        let mut all = by_id(self.invitations.get_untracked());
        let mut entries = Vec::new();
        for kept in new {
            let id = kept.invitation.id.clone();
            if let Entry::Vacant(place) = all.entry(id) {
                entries.push((kept.key(), kept.to_text()));
                place.insert(Arc::new(kept));
            }
        }
        if !entries.is_empty() {
            self.invitations.set(in_order(all));
            persistence::invitations(self, entries);
        }
    }

    /// Takes invitations off the board and out of this browser.
    pub fn take_off_invitations(self, ids: &[String]) {
        let mut names = Vec::new();
        self.invitations.update(|all| {
            all.retain(|one| {
                let stays = !ids.contains(&one.invitation.id);
                if !stays {
                    names.push(one.key());
                }
                stays
            });
        });
        self.links
            .update(|links| links.retain(|id, _| !ids.contains(id)));
        persistence::remove_invitations(self, names);
    }

    /// Puts back what this browser keeps. What cannot be read is of another version, and stays as it is.
    pub fn restore_invitations(self, settings: &[(String, String)]) {
        let kept = settings
            .iter()
            .filter(|(name, _)| KeptInvitation::is_key(name))
            .filter_map(|(_, text)| KeptInvitation::parse(text).ok())
            .map(Arc::new);
        let kept = in_order(by_id(kept.collect()));
        if self.invitations.with_untracked(|known| *known != kept) {
            self.invitations.set(kept);
        }
    }

    /// Returns an invitation on the board.
    pub fn invitation(self, id: &str) -> Option<Arc<KeptInvitation>> {
        self.invitations
            .with(|all| all.iter().find(|one| one.invitation.id == id).cloned())
    }
}

fn by_id(all: Vec<Arc<KeptInvitation>>) -> BTreeMap<String, Arc<KeptInvitation>> {
    all.into_iter()
        .map(|one| (one.invitation.id.clone(), one))
        .collect()
}

/// The invitations in the order in which they were made.
fn in_order(all: BTreeMap<String, Arc<KeptInvitation>>) -> Vec<Arc<KeptInvitation>> {
    let mut all: Vec<Arc<KeptInvitation>> = all.into_values().collect();
    all.sort_by_key(|one| one.made_ms);
    all
}
