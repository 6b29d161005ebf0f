//! The policy that an act puts in force.

use super::policy::ScoringPolicy;
use super::review_event::ReviewAction;
use super::review_event::ReviewEvent;
/// The policy that an act puts in force; `None` where it does not, or where the policy is not the one that it names.
pub fn policy_of(act: &ReviewEvent) -> Option<ScoringPolicy> {
    let ReviewAction::PolicySet { sha256, policy, .. } = &act.what else {
        return None;
    };
    let policy = ScoringPolicy::parse("policy.json", policy).ok()?;
    (policy.sha256() == *sha256).then_some(policy)
}
