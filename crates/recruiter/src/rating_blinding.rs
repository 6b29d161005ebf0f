//! Rating blinding: nobody sees others' ratings before giving their own. Whoever says that they do not rate may reveal
//! them; the log records it, so that a rating which they give later is known to have come after seeing the others.
//! [`Cover`] says what is hidden, on every screen and in every export.

use super::workspace::{CandidateRecord, RevealedHere, Workspace};
use crate::message::Level;
use assay_evaluation::review_event::{RevealedRatings, ReviewAction};
use assay_evaluation::{Cover, Revealed};
use assay_web::browser::page;
use leptos::prelude::*;

impl Workspace {
    /// Returns the cover of a candidate's evaluation for the person at the workspace; followed.
    pub fn cover(self, record: &CandidateRecord) -> Cover {
        let sha256 = &record.opened.sha256;
        let revealed = Revealed {
            answers: self.is_revealed(sha256, RevealedRatings::Answers),
            interview: self.is_revealed(sha256, RevealedRatings::Interview),
        };
        Cover::of(&record.state, &self.who_id.get(), revealed)
    }

    /// Returns whether ratings are revealed to the person at the workspace, not to whoever comes after them; tracked.
    pub fn is_revealed(self, sha256: &str, of: RevealedRatings) -> bool {
        let who_id = self.who_id.get();
        let is_this =
            |one: &RevealedHere| one.sha256 == sha256 && one.who_id == who_id && one.of == of;
        self.revealed.with(|all| all.iter().any(is_this))
    }

    /// Reveals the ratings of some candidates or hides them again. They stay hidden while nobody has said who they are.
    pub fn reveal(self, bundles: &[String], of: RevealedRatings, is_revealed: bool) {
        let who = self.who_id.get_untracked();
        if is_revealed && !who.is_empty() {
            self.note_revealed(bundles, of);
        }
        if who.is_empty() {
            self.notify(Level::Warning, tr!(workspace.who_first).into());
            page::focus_id("who");
        }
        // Also where it was refused: the box that was ticked goes back to what is so.
        self.revealed.update(|all| {
            all.retain(|one| !(bundles.contains(&one.sha256) && one.who_id == who && one.of == of));
            if is_revealed && !who.is_empty() {
                all.extend(bundles.iter().map(|sha256| RevealedHere {
                    sha256: sha256.clone(),
                    who_id: who.clone(),
                    of,
                }));
            }
        });
    }

    /// Writes into the logs of some candidates that the person at the workspace can see the ratings of others, where
    /// that is not there yet.
    pub fn note_revealed(self, bundles: &[String], of: RevealedRatings) {
        let who = self.who_id.get_untracked();
        let is_known = |record: &CandidateRecord| {
            let mut revealed = record.state.revealed.iter();
            revealed.any(|one| record.state.is_by(one, &who) && one.value == of)
        };
        let new: Vec<String> = self.records.with_untracked(|all| {
            let new = all
                .iter()
                .filter(|one| bundles.contains(&one.opened.sha256) && !is_known(one));
            new.map(|one| one.opened.sha256.clone()).collect()
        });
        if !new.is_empty() {
            self.record_action_for(&new, &ReviewAction::RatingsRevealed { of });
        }
    }
}
