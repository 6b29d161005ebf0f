//! The policy that a candidate is scored with.

use super::*;
use assay_evaluation::review_event::ReviewAction;
use assay_test_support::{bundle::bundle, read};

fn key() -> Key {
    Key::parse("key", &read("tests/data/packs/2026.1/cto-smb.key.json")).unwrap()
}

/// A workspace with the test that was shipped as 2026.1, and a candidate who took it.
fn scored() -> (Workspace, CandidateRecord) {
    let pack = read("tests/data/packs/2026.1/cto-smb.json");
    let mut library = Library::default();
    library.add_pack(Assessment::parse("pack", &pack).unwrap());
    library.add_key(key());
    let opened = OpenedBundle::open("b.json", &bundle("word"), &library).unwrap();
    let workspace = Workspace::new();
    workspace.library.set(library);
    let mut record = CandidateRecord {
        log: Log::about(opened.subject()),
        opened: Arc::new(opened),
        own: Own::default(),
        state: State::default(),
        policy: None,
        scorecard: None,
    };
    workspace.rescore(&mut record);
    (workspace, record)
}

fn policy(test_percent: u32) -> ScoringPolicy {
    ScoringPolicy {
        version: "2".into(),
        test_percent,
        ..ScoringPolicy::of_key(&key())
    }
}

/// The event that puts a policy in force.
fn set(policy: &ScoringPolicy) -> ReviewEvent {
    ReviewEvent {
        at: "2026-11-21T10:00:00.000Z".into(),
        by: "Ann".into(),
        by_id: "7a0e12d4-0b6f-4d50-9c1c-7d6c3a1d9a01".into(),
        what: ReviewAction::PolicySet {
            sha256: policy.sha256(),
            policy: policy.to_value(),
            reason: "Half a year of hires says so.".into(),
        },
    }
}

/// Asserts what the test counts in the result, by the policy that explains it and by the result itself.
fn assert_counts(workspace: Workspace, record: &CandidateRecord, test_percent: u32) {
    let explained = record.policy.as_deref().unwrap();
    assert_eq!(explained.test_percent, test_percent);
    let upgrade = explained.upgraded(&key());
    let card = workspace.scored(&record.opened, &record.state, &key(), &upgrade);
    assert_eq!(record.scorecard.as_deref(), card.as_ref());
}

#[test]
fn a_result_is_explained_by_the_policy_of_its_own_log_where_the_setting_is_missing() {
    Owner::new().with(|| {
        let (workspace, mut record) = scored();
        record.log.append("here", &set(&policy(30)));
        workspace.rescore(&mut record);
        assert_eq!(workspace.policy_for(&key()).test_percent, 50);
        assert_counts(workspace, &record, 30);
    });
}

#[test]
fn a_result_is_explained_by_the_policy_of_its_own_log_where_the_setting_is_ahead() {
    Owner::new().with(|| {
        let (workspace, mut record) = scored();
        workspace.in_force.set(vec![set(&policy(70))]);
        workspace.rescore(&mut record);
        assert_eq!(workspace.policy_for(&key()).test_percent, 70);
        assert_counts(workspace, &record, 50);
    });
}
