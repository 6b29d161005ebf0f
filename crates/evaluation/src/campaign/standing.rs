//! Where one candidate stands, and how far along the way that is.

use super::candidacy::{Candidacy, Stage, asks_for, has_interview};
use super::next::{NextAct, next_act};
use crate::policy::ScoringPolicy;
use crate::review_event::Milestone;

/// Where a candidate stands: the stage, what comes next, and which step of how many that is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Standing {
    /// The stage.
    pub stage: Stage,
    /// What comes next.
    pub act: NextAct,
    /// The step that the stage belongs to, from 1.
    pub step: usize,
    /// The number of steps on this candidate's way.
    pub steps: usize,
}

impl Standing {
    /// Returns where a candidate stands.
    pub fn of(candidacy: &Candidacy<'_>) -> Self {
        let (stage, act) = next_act(candidacy);
        let way = way(candidacy.policy);
        let passed = way.iter().filter(|step| **step <= stage).count();
        Self {
            stage,
            act,
            step: passed.max(1),
            steps: way.len(),
        }
    }
}

/// Returns the steps of the way by a policy, each by the stage that it begins with: settling belongs to rating, and
/// shortlist and interview are left out where nothing asks for them.
fn way(policy: Option<&ScoringPolicy>) -> Vec<Stage> {
    let asks = |stage| policy.is_some_and(|policy| asks_for(policy, stage));
    let mut way = vec![Stage::Arrived, Stage::ToRate];
    if asks(Milestone::Test) || asks(Milestone::Shortlist) {
        way.push(Stage::Shortlist);
    }
    if policy.is_none_or(has_interview) {
        way.push(Stage::Interview);
    }
    way.push(Stage::ToDecide);
    way
}
