//! The policy that a review event puts in force.

use super::policy::ScoringPolicy;
use super::review_event::ReviewAction;
use super::review_event::ReviewEvent;

/// Returns the policy that a review event puts in force; `None` where it puts none in force, or where the policy is not
/// the one that its digest names.
pub fn policy_of(event: &ReviewEvent) -> Option<ScoringPolicy> {
    let ReviewAction::PolicySet { sha256, policy, .. } = &event.what else {
        return None;
    };
    let policy = ScoringPolicy::parse("policy.json", policy).ok()?;
    (policy.sha256() == *sha256).then_some(policy)
}
