//! The veil over ratings of others. Whoever says that they do not rate may lift it; that is written to the log, so
//! that a rating which they give later is known to have been given after seeing the others. What is covered while it
//! is down says [`Cover`], on every screen and in every export.

use super::desk::{CandidateRecord, Desk};
use assay_evaluation::review_event::{RevealedRatings, ReviewAction};
use assay_evaluation::{Cover, Lifted};
use assay_web::browser::page;
use leptos::prelude::*;

/// The veil over every rating of a candidate.
pub const ANSWERS: &str = "answers";
/// The veil over the ratings of the interview.
pub const INTERVIEW: &str = "interview";

impl Desk {
    /// What of a candidate's evaluation is covered for the one at the desk; it is followed.
    pub fn cover(self, dossier: &CandidateRecord) -> Cover {
        let who = self.who_id.get();
        let lifted = self.lifted.with(|all| {
            let is_lifted = |of: &str| {
                let mut own = all.iter();
                own.any(|one| one.0 == dossier.case.sha256 && one.1 == who && one.2 == of)
            };
            Lifted {
                answers: is_lifted(ANSWERS),
                interview: is_lifted(INTERVIEW),
            }
        });
        Cover::of(&dossier.state, &who, lifted)
    }

    /// Whether a veil is lifted for the one at the desk: not for whoever sits down after them. Followed.
    pub fn is_lifted(self, sha256: &str, of: &'static str) -> bool {
        let who = self.who_id.get();
        self.lifted.with(|all| {
            let mut own = all.iter();
            own.any(|one| one.0 == sha256 && one.1 == who && one.2 == of)
        })
    }

    /// Lifts a veil over some cases or lets it down. It stays down while nobody has said who they are.
    pub fn lift(self, cases: &[String], of: &'static str, is_lifted: bool) {
        let who = self.who_id.get_untracked();
        if is_lifted && !who.is_empty() {
            self.note_unveiled(cases, of);
        }
        if who.is_empty() {
            self.tell("is-warning", crate::words::desk::words().who_first.into());
            page::focus_id("who");
        }
        // Also where it was refused: the box that was ticked goes back to what is so.
        self.lifted.update(|all| {
            all.retain(|one| !(cases.contains(&one.0) && one.1 == who && one.2 == of));
            if is_lifted && !who.is_empty() {
                all.extend(cases.iter().map(|sha256| (sha256.clone(), who.clone(), of)));
            }
        });
    }

    /// Writes into the logs of some cases that the one at the desk can see the ratings of others, where that is not
    /// there yet.
    pub fn note_unveiled(self, cases: &[String], of: &'static str) {
        let who = self.who_id.get_untracked();
        let is_known = |dossier: &CandidateRecord| {
            let mut revealed = dossier.state.revealed.iter();
            revealed.any(|one| dossier.state.is_by(one, &who) && one.value.name() == of)
        };
        let new: Vec<String> = self.dossiers.with_untracked(|all| {
            let new = all
                .iter()
                .filter(|one| cases.contains(&one.case.sha256) && !is_known(one));
            new.map(|one| one.case.sha256.clone()).collect()
        });
        if !new.is_empty() {
            let of = if of == INTERVIEW {
                RevealedRatings::Interview
            } else {
                RevealedRatings::Answers
            };
            self.act_on(&new, &ReviewAction::RatingsRevealed { of });
        }
    }
}
