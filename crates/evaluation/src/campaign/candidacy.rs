//! One candidate on the way: the stages, and what the stage follows from.

use crate::cover::Cover;
use crate::policy::{Need, ScoringPolicy};
use crate::queue::Sheet;
use crate::review_event::{Milestone, StageVerdict};
use crate::scorecard::Scorecard;
use crate::state::State;

/// Where a candidate is, in the order of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The answers are here, and the questions or the key are not.
    Arrived,
    /// Written answers wait for ratings.
    ToRate,
    /// Ratings differ, a value could not be read, or a finding waits for a verdict.
    ToSettle,
    /// The test is rated; a verdict on test or shortlist is asked for.
    Shortlist,
    /// The interview is next.
    Interview,
    /// Everything is there for a decision.
    ToDecide,
    /// Somebody decided.
    Decided,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 7] = [
        Self::Arrived,
        Self::ToRate,
        Self::ToSettle,
        Self::Shortlist,
        Self::Interview,
        Self::ToDecide,
        Self::Decided,
    ];
}

/// What the stage of a candidate follows from, for whoever works at the page.
#[derive(Clone, Copy)]
pub struct Candidacy<'a> {
    /// What stands about the candidate.
    pub state: &'a State,
    /// The result; `None` while questions or key are missing.
    pub card: Option<&'a Scorecard>,
    /// The policy that counts; `None` while the key is missing.
    pub policy: Option<&'a ScoringPolicy>,
    /// The written answers that people rate, in the order of whoever works at the page.
    pub sheets: &'a [Sheet],
    /// What is covered for whoever works at the page.
    pub cover: &'a Cover,
    /// Identifier of whoever works at the page; empty until they say who they are.
    pub who: &'a str,
}

impl Candidacy<'_> {
    /// Returns what somebody said about a stage.
    pub(super) fn verdict(&self, stage: Milestone) -> Option<StageVerdict> {
        self.state.stages.get(&stage).map(|given| given.value)
    }
}

/// Returns whether something that a stage can wait for is there.
pub(super) fn has(state: &State, card: Option<&Scorecard>, need: Need) -> bool {
    let is_said = |stage| {
        let given = state.stages.get(&stage);
        given.is_some_and(|given| given.value == StageVerdict::Yes)
    };
    match need {
        Need::AnswersRated => {
            card.is_some_and(|card| card.test.is_settled() && card.second_ratings.is_empty())
        }
        Need::TestPassed => is_said(Milestone::Test),
        Need::Shortlisted => is_said(Milestone::Shortlist),
        Need::Interviewed => is_said(Milestone::Interview),
    }
}

/// Returns whether a policy asks for the verdict on a stage: a later stage waits for it. An offer is never waited for.
pub(super) fn asks_for(policy: &ScoringPolicy, stage: Milestone) -> bool {
    let need = match stage {
        Milestone::Test => Need::TestPassed,
        Milestone::Shortlist => Need::Shortlisted,
        Milestone::Interview => Need::Interviewed,
        Milestone::Offer => return false,
    };
    policy.stages.asks_for(need)
}

/// Returns whether there is an interview: something depends on it, or its verdict is asked for.
pub(super) fn has_interview(policy: &ScoringPolicy) -> bool {
    policy.has_interview() || asks_for(policy, Milestone::Interview)
}
