//! Which scoring policy is in force for a candidate: the one that somebody in this workspace put in force last, by the
//! candidate's log. What came with a file is an offer, whatever its log says, until somebody here puts it in force.

use super::log::{AuthorLog, Log};
use super::policy::upgrade::Upgrade;
use super::policy_set::policy_of;
use super::review_event::ReviewEvent;
use assay_core::assessment::Key;
use std::collections::BTreeMap;

/// Returns the last of some events that puts a policy in force for the test of a key, with that policy as it applies to
/// the test: one of the former version has the rules that it cannot say from the key.
pub fn policy_by<'a>(events: &'a [ReviewEvent], key: &Key) -> Option<(&'a ReviewEvent, Upgrade)> {
    events.iter().rev().find_map(|event| {
        let policy = policy_of(event)?;
        policy.check_pair("policy.json", key).ok()?;
        Some((event, policy.upgraded(key)))
    })
}

/// Returns the events that put policies in force with one more; of those for the same sections only the last stays.
pub fn with_policy(mut events: Vec<ReviewEvent>, event: ReviewEvent) -> Vec<ReviewEvent> {
    let sections = |event: &ReviewEvent| {
        let policy = policy_of(event)?;
        let mut names: Vec<String> = policy
            .weights_percent
            .into_iter()
            .map(|one| one.0)
            .collect();
        names.sort_unstable();
        Some(names)
    };
    let own = sections(&event);
    events.retain(|former| sections(former) != own);
    events.push(event);
    events
}

/// Returns the event that a log lacks about the policy that was put in force for every candidate; `None` where the log
/// has it already. The event is dated after everything that the log holds.
pub fn to_note(
    own: &[ReviewEvent],
    latest_ms: i64,
    in_force: &[ReviewEvent],
    key: &Key,
) -> Option<ReviewEvent> {
    let (event, upgrade) = policy_by(in_force, key)?;
    let known = policy_by(own, key).map(|(_, known)| known.policy.sha256());
    if known == Some(upgrade.policy.sha256()) {
        return None;
    }
    let after = assay_core::record::time::rfc3339(latest_ms + 1);
    let mut event = event.clone();
    if latest_ms > 0 && event.at < after {
        event.at = after;
    }
    Some(event)
}

/// Which entries of a log were written in this workspace, and which came with a file: of each author log, how many of its
/// first entries are own. Author logs that it does not name are own to the end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Own(BTreeMap<String, usize>);

impl Own {
    /// Returns how many of the first entries of an author log are own.
    pub fn count(&self, author_log: &AuthorLog) -> usize {
        let own = self.0.get(&author_log.id).copied();
        own.unwrap_or(author_log.entries.len())
    }

    /// Sets how many of the first entries of an author log are own.
    pub fn set(&mut self, author_log: &AuthorLog, count: usize) {
        if count < author_log.entries.len() {
            self.0.insert(author_log.id.clone(), count);
        } else {
            self.0.remove(&author_log.id);
        }
    }

    /// Notes that a file was merged: whatever is new came with it.
    pub fn merged(&mut self, before: &Log, after: &Log) {
        for author_log in after.author_logs() {
            let known = before
                .author_logs()
                .iter()
                .find(|known| known.id == author_log.id);
            let own = known.map_or(0, |known| self.count(known));
            self.set(author_log, own);
        }
    }

    /// Takes over what is known of the author logs of another log, as far as those are the ones in the merged log.
    pub fn take(&mut self, other: &Self, theirs: &Log, merged: &Log) {
        for author_log in theirs.author_logs() {
            let mut all = merged.author_logs().iter();
            if all
                .any(|one| one.id == author_log.id && one.entries.len() == author_log.entries.len())
            {
                self.set(author_log, other.count(author_log));
            }
        }
    }

    /// Returns the own events of a log, in their order.
    pub fn events(&self, log: &Log) -> Vec<ReviewEvent> {
        log.events_among(|author_log| self.count(author_log))
    }
}
