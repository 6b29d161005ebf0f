//! Rating blinding: nobody sees others' ratings before giving their own. Whoever says that they do not rate may reveal
//! them; the log records it, so that a rating which they give later is known to have come after seeing the others.
//! [`Cover`] says what is hidden, on every screen and in every export.

use super::workspace::{CandidateRecord, Workspace};
use crate::message::Level;
use assay_evaluation::review_event::{RevealedRatings, ReviewAction};
use assay_evaluation::{Cover, Revealed};
use assay_web::browser::page;
use leptos::prelude::*;

/// Every rating of a candidate.
pub const ANSWERS: &str = "answers";
/// The ratings of the interview.
pub const INTERVIEW: &str = "interview";

impl Workspace {
    /// Returns what of a candidate's evaluation is covered for the person at the workspace; it is followed.
    pub fn cover(self, record: &CandidateRecord) -> Cover {
        let who = self.who_id.get();
        let revealed = self.revealed.with(|all| {
            let is_revealed = |of: &str| {
                let mut own = all.iter();
                own.any(|one| one.0 == record.opened.sha256 && one.1 == who && one.2 == of)
            };
            Revealed {
                answers: is_revealed(ANSWERS),
                interview: is_revealed(INTERVIEW),
            }
        });
        Cover::of(&record.state, &who, revealed)
    }

    /// Returns whether ratings are revealed to the person at the workspace, not to whoever comes after them; tracked.
    pub fn is_revealed(self, sha256: &str, of: &'static str) -> bool {
        let who = self.who_id.get();
        self.revealed.with(|all| {
            let mut own = all.iter();
            own.any(|one| one.0 == sha256 && one.1 == who && one.2 == of)
        })
    }

    /// Reveals the ratings of some candidates or hides them again. They stay hidden while nobody has said who they are.
    pub fn reveal(self, bundles: &[String], of: &'static str, is_revealed: bool) {
        let who = self.who_id.get_untracked();
        if is_revealed && !who.is_empty() {
            self.note_unveiled(bundles, of);
        }
        if who.is_empty() {
            self.notify(Level::Warning, tr!(workspace.who_first).into());
            page::focus_id("who");
        }
        // Also where it was refused: the box that was ticked goes back to what is so.
        self.revealed.update(|all| {
            all.retain(|one| !(bundles.contains(&one.0) && one.1 == who && one.2 == of));
            if is_revealed && !who.is_empty() {
                all.extend(
                    bundles
                        .iter()
                        .map(|sha256| (sha256.clone(), who.clone(), of)),
                );
            }
        });
    }

    /// Writes into the logs of some candidates that the person at the workspace can see the ratings of others, where
    /// that is not there yet.
    pub fn note_unveiled(self, bundles: &[String], of: &'static str) {
        let who = self.who_id.get_untracked();
        let is_known = |record: &CandidateRecord| {
            let mut revealed = record.state.revealed.iter();
            revealed.any(|one| record.state.is_by(one, &who) && one.value.name() == of)
        };
        let new: Vec<String> = self.records.with_untracked(|all| {
            let new = all
                .iter()
                .filter(|one| bundles.contains(&one.opened.sha256) && !is_known(one));
            new.map(|one| one.opened.sha256.clone()).collect()
        });
        if !new.is_empty() {
            let of = if of == INTERVIEW {
                RevealedRatings::Interview
            } else {
                RevealedRatings::Answers
            };
            self.record_action_for(&new, &ReviewAction::RatingsRevealed { of });
        }
    }
}
