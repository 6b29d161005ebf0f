//! Which scoring policy counts: what somebody at this workspace put in force, by name and with a reason, and otherwise
//! what lies beside the page or comes with the key. A policy that was opened is an offer.

use super::opened_files;
use super::persistence;
use super::workspace::{CandidateRecord, Workspace};
use crate::message::Level;
use assay_core::assessment::Key;
use assay_core::document::{self, Value};
use assay_evaluation::review_event::{ReviewAction, ReviewEvent};
use assay_evaluation::{
    Kept, OpenedBundle, ScoringPolicy, Upgrade, policy_by, policy_of, to_note, with_policy,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The setting that holds the events that put policies in force.
pub const IN_FORCE: &str = "policies";
/// The setting in which earlier versions kept the policy that counted.
const FORMER: &str = "policy";

impl Workspace {
    /// Returns the policy in force for the candidates of a key, for the screen of the policy. What a candidate is scored
    /// with is in the record.
    pub fn policy_for(self, key: &Key) -> Arc<ScoringPolicy> {
        let set = self
            .in_force
            .with(|events| policy_by(events, key).map(|(_, upgrade)| upgrade));
        Arc::new(set.unwrap_or_else(|| self.default_policy(key)).policy)
    }

    /// Returns the policy in force for a candidate, by the candidate's log, as it applies to the test.
    pub fn policy_of(self, record: &CandidateRecord, key: &Key) -> Upgrade {
        let own = record.own.events(&record.log);
        match policy_by(&own, key) {
            Some((_, upgrade)) => upgrade,
            None => self.default_policy(key),
        }
    }

    /// The policy that counts where nobody put another in force: the one beside the page as it applies to the test, or else
    /// the key's.
    fn default_policy(self, key: &Key) -> Upgrade {
        let beside = self.beside.with_untracked(|policies| {
            let fits = |policy: &&Arc<ScoringPolicy>| policy.check_pair("policy.json", key).is_ok();
            policies.iter().rev().find(fits).cloned()
        });
        beside.map_or_else(
            || ScoringPolicy::of_key(key).upgraded(key),
            |policy| policy.upgraded(key),
        )
    }

    /// Puts a policy in force, for every candidate: that is written into each log, and into those of candidates that
    /// come later.
    pub fn put_policy(self, policy: &ScoringPolicy, reason: &str) {
        let what = ReviewAction::PolicySet {
            sha256: policy.sha256(),
            policy: policy.to_value(),
            reason: reason.trim().into(),
        };
        let Some(event) = self.signed(what) else {
            return;
        };
        self.set_in_force(with_policy(self.in_force.get_untracked(), event));
        opened_files::remove(self, &Kept::OfferedPolicy(policy.sha256()));
        self.note_policies();
        self.rescore_all();
    }

    fn set_in_force(self, events: Vec<ReviewEvent>) {
        let text = document::to_text(&events.iter().map(ReviewEvent::to_entry).collect());
        self.in_force.set(events);
        persistence::in_force(self, IN_FORCE, &text);
    }

    /// Writes into each log that does not know it yet which policy was put in force for every candidate.
    pub fn note_policies(self) {
        let events = self.in_force.get_untracked();
        if events.is_empty() {
            return;
        }
        let mut all = self.records.get_untracked();
        let mut is_changed = false;
        for one in &mut all {
            let key = self
                .library
                .with_untracked(|library| library.key(&one.opened.content_sha256).cloned());
            let Some(key) = key else { continue };
            let own = one.own.events(&one.log);
            if let Some(event) = to_note(&own, one.log.latest_ms(), &events, &key) {
                let mut record = CandidateRecord::clone(one);
                self.write(&mut record, &event);
                *one = Arc::new(record);
                is_changed = true;
            }
        }
        if is_changed {
            self.records.set(all);
        }
    }

    /// Keeps a policy that was opened as an offer, and says so. `event` is what put it in force elsewhere.
    pub fn offer_policy(self, file: &str, policy: ScoringPolicy, event: Option<&ReviewEvent>) {
        let sha256 = policy.sha256();
        let is_counting = |events: &Vec<ReviewEvent>| {
            let mut set = events.iter().filter_map(policy_of);
            set.any(|set| set.sha256() == sha256)
        };
        let is_default = self
            .first_key()
            .is_some_and(|key| self.policy_for(&key).sha256() == sha256);
        if is_default || self.in_force.with_untracked(is_counting) {
            self.notify(
                Level::Ok,
                tr!(
                    workspace.policy_known,
                    file = file,
                    version = policy.version
                ),
            );
            return;
        }
        let from = match event.map(|event| (event.by.as_str(), &event.what)) {
            Some((by, ReviewAction::PolicySet { reason, .. })) if reason.is_empty() => {
                tr!(workspace.offered_by, file = file, author = by)
            }
            Some((by, ReviewAction::PolicySet { reason, .. })) => {
                tr!(
                    workspace.offered_because,
                    file = file,
                    author = by,
                    reason = reason
                )
            }
            _ => file.into(),
        };
        let text = document::to_text(&policy.to_value());
        opened_files::keep(self, Kept::OfferedPolicy(sha256), &from, &text);
        self.notify(
            Level::Warning,
            tr!(
                workspace.policy_offered,
                file = file,
                version = policy.version
            ),
        );
    }

    /// Offers the policy that the evaluation of a candidate goes by, where it is not the one in force for the
    /// candidate here.
    pub fn offer_policy_of(
        self,
        opened: &OpenedBundle,
        file: &str,
        policy: ScoringPolicy,
        event: Option<&ReviewEvent>,
    ) {
        let Some(key) = self.key_of(opened) else {
            self.offer_policy(file, policy, event);
            return;
        };
        let Some(record) = self.record(&opened.sha256) else {
            return;
        };
        if self.policy_of(&record, &key).policy.sha256() == policy.sha256() {
            return;
        }
        match policy.check_pair(file, &key) {
            Ok(()) => self.offer_policy(file, policy, event),
            Err(problems) => self.notify_problems(&problems),
        }
    }

    /// Puts back which policies were put in force. Where an earlier version kept one that no log tells of, it is
    /// offered.
    pub fn restore_policies(self, settings: &[(String, String)]) {
        let kept = |name: &str| settings.iter().find(|one| one.0 == name).map(|one| &one.1);
        if kept(IN_FORCE).is_some() {
            self.learn_policies(settings);
            return;
        }
        let former = kept(FORMER).and_then(|text| document::parse(FORMER, text).ok());
        let former = former.and_then(|value| ScoringPolicy::parse(FORMER, &value).ok());
        let Some(former) = former else { return };
        let all = self.records.get_untracked();
        let mut events = all.iter().flat_map(|one| one.log.events());
        match events.find(|event| policy_of(event).is_some_and(|policy| policy == former)) {
            Some(event) => {
                self.set_in_force(vec![event]);
                self.note_policies();
            }
            None => {
                self.offer_policy(tr!(workspace.this_page), former, None);
                self.set_in_force(Vec::new());
            }
        }
    }

    /// Learns which policies another page of this workspace put in force.
    pub fn learn_policies(self, settings: &[(String, String)]) {
        let text = settings.iter().find(|one| one.0 == IN_FORCE);
        let list = text.and_then(|one| document::parse(IN_FORCE, &one.1).ok());
        let events = list.as_ref().and_then(Value::as_array);
        let events: Vec<ReviewEvent> = events
            .into_iter()
            .flatten()
            .filter_map(|entry| ReviewEvent::from_entry(entry).ok())
            .collect();
        if self.in_force.with_untracked(|known| *known != events) {
            self.in_force.set(events);
        }
    }
}
