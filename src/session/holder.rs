//! The attempt that holds what a time grant is for: its names, and the grants that it has had.

use crate::app::{App, Ended};
use crate::time_grant::GrantRefusal;
use assay_core::attempt::{Attempt, MOST_GRANTS};
use assay_core::document;
use assay_core::record::AnswerBundle;
use assay_crypto::{GrantProblem, TimeGrant, TokenProblem};
use leptos::prelude::*;

/// What has to be known of an attempt to give it time.
#[derive(Debug, PartialEq)]
pub struct Holder {
    /// The identifier of its journal.
    pub journal: String,
    /// All names by which it is known: identifiers, and its invitation.
    names: Vec<String>,
    /// The grants that it has had.
    used: Vec<String>,
    /// Whether it has no limit.
    is_untimed: bool,
}

impl Holder {
    /// Returns what is known of an attempt in hand.
    pub fn of_attempt(attempt: &Attempt) -> Self {
        let plan = &attempt.plan;
        let mut names = attempt.former_ids();
        names.extend([attempt.id().into(), plan.invitation.clone()]);
        Self {
            journal: plan.attempt_id.clone(),
            names,
            used: attempt.grants().iter().map(|one| one.id.clone()).collect(),
            is_untimed: plan.is_untimed,
        }
    }

    /// The attempt whose receipt is on screen; `None` where its answers are not here.
    fn of_ended(ended: &Ended) -> Option<Self> {
        let outgoing = ended.outgoing()?;
        let value = document::from_text(&outgoing.bundle).ok()?;
        let bundle: AnswerBundle = document::read("", &value).ok()?;
        let journal = outgoing.former.first().unwrap_or(&bundle.attempt_id);
        Some(Self {
            journal: journal.clone(),
            names: bundle.known_names().cloned().collect(),
            used: bundle.timing.grants.into_iter().map(|one| one.id).collect(),
            is_untimed: bundle.timing.untimed,
        })
    }

    /// The attempt on screen.
    pub fn on_screen(app: App) -> Option<Self> {
        let in_hand = app.with_attempt(Self::of_attempt);
        in_hand.or_else(|| app.ended.with_untracked(|it| Self::of_ended(it.as_ref()?)))
    }

    /// Checks whether a grant gives the attempt time now.
    ///
    /// # Errors
    /// Says why not.
    pub fn check(&self, grant: &TimeGrant, now_ms: i64) -> Result<(), GrantRefusal> {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        match grant.check(&names, &self.used, now_ms) {
            Err(GrantProblem::OtherAttempt) => Err(GrantRefusal::OtherAttempt),
            Err(GrantProblem::Used) => Err(GrantRefusal::Used),
            _ if self.is_untimed => Err(GrantRefusal::Untimed),
            _ if self.used.len() >= MOST_GRANTS => Err(GrantRefusal::TooMany),
            other => other.map_err(refusal),
        }
    }
}

/// Returns why a grant gives no time, as candidates are told.
pub fn refusal(problem: GrantProblem) -> GrantRefusal {
    match problem {
        GrantProblem::Token(TokenProblem::NotAToken | TokenProblem::Damaged) => {
            GrantRefusal::Damaged
        }
        GrantProblem::Token(
            TokenProblem::OtherKind | TokenProblem::UnknownKey | TokenProblem::Forged,
        )
        | GrantProblem::Unsound => GrantRefusal::Unconfirmed,
        GrantProblem::OtherAttempt => GrantRefusal::OtherAttempt,
        GrantProblem::Expired { until_ms } => GrantRefusal::Expired { until_ms },
        GrantProblem::Used => GrantRefusal::Used,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_crypto::{PrivateKeys, Seed, Trusted};

    fn grant() -> TimeGrant {
        TimeGrant {
            id: "grant-1".into(),
            attempt: "inv-7".into(),
            minutes: 12,
            until_ms: 2_000,
        }
    }

    fn holder() -> Holder {
        Holder {
            journal: "a".into(),
            names: ["a", "b", "inv-7"].map(String::from).to_vec(),
            used: Vec::new(),
            is_untimed: false,
        }
    }

    #[test]
    fn a_grant_is_for_the_attempt_by_any_of_its_names_and_until_its_end() {
        for name in ["a", "b", "inv-7"] {
            let attempt = name.into();
            let grant = TimeGrant { attempt, ..grant() };
            assert_eq!(holder().check(&grant, 2_000), Ok(()));
        }
        let expired = GrantRefusal::Expired { until_ms: 2_000 };
        assert_eq!(holder().check(&grant(), 2_001), Err(expired));
        let attempt = String::from("c");
        let other = TimeGrant { attempt, ..grant() };
        assert_eq!(holder().check(&other, 0), Err(GrantRefusal::OtherAttempt));
    }

    #[test]
    fn what_gives_nothing_says_the_first_reason() {
        let used = |ids: &[&str]| Holder {
            used: ids.iter().map(|id| (*id).into()).collect(),
            ..holder()
        };
        let refused = |holder: &Holder| holder.check(&grant(), 9_000).unwrap_err();
        assert_eq!(refused(&used(&["grant-1"])), GrantRefusal::Used);
        let many = used(&["w", "x", "y", "z"]);
        assert_eq!(refused(&many), GrantRefusal::TooMany);
        let untimed = Holder {
            is_untimed: true,
            ..holder()
        };
        assert_eq!(refused(&untimed), GrantRefusal::Untimed);
    }

    #[test]
    fn a_token_that_is_not_good_is_damaged_or_unconfirmed() {
        let keys = |seed: u8| PrivateKeys::of(&Seed::from_bytes([seed; 32]));
        let trusted = Trusted::of(&[keys(1).public("ours")]);
        let why = |token: &str| {
            TimeGrant::verify(token, &trusted)
                .map_err(refusal)
                .unwrap_err()
        };
        let token = grant().sign(&keys(1)).unwrap();
        assert_eq!(why(&token[..token.len() - 9]), GrantRefusal::Damaged);
        assert_eq!(why("see you, Ida"), GrantRefusal::Damaged);
        let others = grant().sign(&keys(2)).unwrap();
        assert_eq!(why(&others), GrantRefusal::Unconfirmed);
    }
}
