//! Which scoring policy is in force for a candidate: the one that somebody on this desk put in force last, by the
//! candidate's log. What came with a file is an offer, whatever its log says, until somebody here puts it in force.

use super::log::{AuthorLog, Log};
use super::policy::ScoringPolicy;
use super::policy_set::policy_of;
use super::review_event::ReviewEvent;
use assay_core::assessment::Key;
use std::collections::BTreeMap;

/// The last of some acts that puts a policy in force for the test of a key, with that policy.
pub fn policy_by<'a>(
    acts: &'a [ReviewEvent],
    key: &Key,
) -> Option<(&'a ReviewEvent, ScoringPolicy)> {
    acts.iter().rev().find_map(|act| {
        let policy = policy_of(act)?;
        policy.check_pair("policy.json", key).ok()?;
        Some((act, policy))
    })
}

/// The acts that put policies in force, of which only the last counts for the same sections: with one more.
pub fn with_policy(mut acts: Vec<ReviewEvent>, act: ReviewEvent) -> Vec<ReviewEvent> {
    let sections = |act: &ReviewEvent| {
        let policy = policy_of(act)?;
        let mut names: Vec<String> = policy
            .weights_percent
            .into_iter()
            .map(|one| one.0)
            .collect();
        names.sort_unstable();
        Some(names)
    };
    let own = sections(&act);
    acts.retain(|former| sections(former) != own);
    acts.push(act);
    acts
}

/// What a log has to be told of the policy that was put in force for every candidate of a desk; `None` where it knows
/// already. The act comes after everything that the log holds.
pub fn to_note(
    own: &[ReviewEvent],
    latest_ms: i64,
    in_force: &[ReviewEvent],
    key: &Key,
) -> Option<ReviewEvent> {
    let (act, policy) = policy_by(in_force, key)?;
    let known = policy_by(own, key).map(|(_, known)| known.sha256());
    if known == Some(policy.sha256()) {
        return None;
    }
    let after = assay_core::record::time::rfc3339(latest_ms + 1);
    let mut act = act.clone();
    if latest_ms > 0 && act.at < after {
        act.at = after;
    }
    Some(act)
}

/// Which entries of a log were written on this desk, and which came with a file: of each strand, how many of its first
/// entries are own. Strands that it does not name are own to the end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Own(BTreeMap<String, usize>);

impl Own {
    /// How many of a strand's first entries are own.
    pub fn count(&self, strand: &AuthorLog) -> usize {
        let own = self.0.get(&strand.id).copied();
        own.unwrap_or(strand.entries.len())
    }

    /// Says how many of a strand's first entries are own.
    pub fn set(&mut self, strand: &AuthorLog, count: usize) {
        if count < strand.entries.len() {
            self.0.insert(strand.id.clone(), count);
        } else {
            self.0.remove(&strand.id);
        }
    }

    /// A file was merged: whatever is new came with it.
    pub fn merged(&mut self, before: &Log, after: &Log) {
        for strand in after.strands() {
            let known = before.strands().iter().find(|known| known.id == strand.id);
            let own = known.map_or(0, |known| self.count(known));
            self.set(strand, own);
        }
    }

    /// Takes over what is known of the strands of another log, as far as those are the ones in the merged log.
    pub fn take(&mut self, other: &Self, theirs: &Log, merged: &Log) {
        for strand in theirs.strands() {
            let mut all = merged.strands().iter();
            if all.any(|one| one.id == strand.id && one.entries.len() == strand.entries.len()) {
                self.set(strand, other.count(strand));
            }
        }
    }

    /// The own acts of a log, in their order.
    pub fn acts(&self, log: &Log) -> Vec<ReviewEvent> {
        log.acts_among(|strand| self.count(strand))
    }
}
