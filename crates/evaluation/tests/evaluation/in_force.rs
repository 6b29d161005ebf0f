//! Policy and key are what somebody put in force, by the log, and never what a file brought along.

use super::{events, pair, seal, subject};
use assay_core::assessment::Key;
use assay_core::document::Value;
use assay_evaluation::review_event::{ReviewAction, ReviewEvent};
use assay_evaluation::{
    Evaluation, Log, Own, ScoringPolicy, policy_by, policy_of, to_note, with_policy,
};

fn key() -> Key {
    pair().1
}

fn policy(version: &str, threshold_percent: u32) -> ScoringPolicy {
    ScoringPolicy {
        version: version.into(),
        threshold_percent,
        ..ScoringPolicy::of_key(&key())
    }
}

fn set(at: &str, by: &str, policy: &ScoringPolicy) -> ReviewEvent {
    let entry = serde_json::json!({
        "at": at, "by": by, "kind": "policy-set", "sha256": policy.sha256(), "policy": policy.to_value(),
        "reason": "Half a year of hires says so.",
    });
    ReviewEvent::from_entry(&entry).unwrap()
}

const EARLY: &str = "2026-11-21T10:00:00.000Z";
const LATE: &str = "2026-11-22T10:00:00.000Z";

fn version(own: &[ReviewEvent]) -> Option<String> {
    policy_by(own, &key()).map(|(_, upgrade)| upgrade.policy.version)
}

#[test]
fn the_policy_in_force_is_the_last_that_was_put_in_force_here() {
    let mut log = Log::about(subject());
    log.append("here", &set(EARLY, "Ann", &policy("2", 80)));
    log.append("here", &set(LATE, "Ann", &policy("3", 90)));
    let own = Own::default();
    assert_eq!(version(&own.events(&log)).as_deref(), Some("3"));
    assert_eq!(version(&own.events(&Log::about(subject()))), None);
}

#[test]
fn a_policy_in_a_merged_file_is_not_in_force_however_late_it_is() {
    let mut log = Log::about(subject());
    log.append("here", &set(EARLY, "Ann", &policy("2", 80)));
    let mut theirs = Log::about(subject());
    theirs.append("there", &set(LATE, "Ben", &policy("3", 90)));
    let (before, mut own) = (log.clone(), Own::default());
    log.merge("ben.json", &theirs).unwrap();
    own.merged(&before, &log);
    assert_eq!(log.events().len(), 2);
    assert_eq!(version(&own.events(&log)).as_deref(), Some("2"));
    // Put in force here, it counts.
    log.append(
        "here",
        &set("2026-11-23T10:00:00.000Z", "Ann", &policy("3", 90)),
    );
    assert_eq!(version(&own.events(&log)).as_deref(), Some("3"));
}

#[test]
fn a_file_that_lengthens_an_own_strand_puts_nothing_in_force_either() {
    let mut log = Log::about(subject());
    log.append("here", &set(EARLY, "Ann", &policy("2", 80)));
    let mut longer = log.clone();
    longer.append("here", &set(LATE, "Ben", &policy("3", 90)));
    let (before, mut own) = (log.clone(), Own::default());
    assert_eq!(log.merge("longer.json", &longer).unwrap().added, 1);
    own.merged(&before, &log);
    assert_eq!(version(&own.events(&log)).as_deref(), Some("2"));
    // Nor when it is opened once more.
    let before = log.clone();
    log.merge("longer.json", &longer).unwrap();
    own.merged(&before, &log);
    assert_eq!(version(&own.events(&log)).as_deref(), Some("2"));
}

#[test]
fn every_log_is_reported_once_and_candidates_who_come_later_too() {
    let key = key();
    let in_force = with_policy(Vec::new(), set(EARLY, "Ann", &policy("2", 80)));
    // A log without entries gets the event as it was, with who and why.
    let noted = to_note(&[], 0, &in_force, &key).unwrap();
    assert_eq!(noted, in_force[0]);
    // One that knows already gets nothing.
    assert_eq!(to_note(&in_force, 1, &in_force, &key), None);
    // One that goes by another gets it after all that it holds.
    let own = [set(LATE, "Ann", &policy("1b", 60))];
    let latest = assay_core::record::time::parse_rfc3339(LATE).unwrap();
    let noted = to_note(&own, latest, &in_force, &key).unwrap();
    assert_eq!(noted.at, "2026-11-22T10:00:00.001Z");
    assert_eq!(
        (noted.by.as_str(), noted.what),
        ("Ann", in_force[0].what.clone())
    );
}

#[test]
fn a_policy_for_other_sections_leaves_the_one_for_these_in_force() {
    let mut other = policy("9", 10);
    other.weights_percent = [("elsewhere".into(), 100)].into();
    other.minimum_percent.clear();
    let first = with_policy(Vec::new(), set(EARLY, "Ann", &policy("2", 80)));
    let both = with_policy(first, set(LATE, "Ann", &other));
    assert_eq!(both.len(), 2);
    assert_eq!(version(&both).as_deref(), Some("2"));
    let again = with_policy(both, set(LATE, "Ann", &policy("3", 90)));
    assert_eq!(again.len(), 2);
    assert_eq!(version(&again).as_deref(), Some("3"));
}

fn read(log: &Log, policy: &ScoringPolicy, key_sha256: &str) -> Evaluation {
    let text = Evaluation::write(log, key_sha256, policy, None);
    Evaluation::parse("theirs.json", &text).unwrap()
}

#[test]
fn where_the_file_names_another_policy_than_its_log_the_log_counts() {
    let mut log = Log::about(subject());
    log.append("there", &set(EARLY, "Ben", &policy("2", 80)));
    log.append("there", &set(LATE, "Ben", &policy("3", 90)));
    let honest = read(&log, &policy("3", 90), "d");
    assert!(!honest.is_policy_against_log());
    // Somebody writes another policy into the file, and seals it again.
    let text = Evaluation::write(&log, "d", &policy("3", 90), None);
    let mut value: Value = serde_json::from_str(&text).unwrap();
    value["policy"]["threshold_percent"] = 1.into();
    let changed = Evaluation::parse("changed.json", &seal(value)).unwrap();
    assert!(changed.is_policy_against_log());
    let (counts, event) = changed.policy_by_log().unwrap();
    assert_eq!(
        (counts.threshold_percent, event.unwrap().at.as_str()),
        (90, LATE)
    );
    // Without any event, nobody put the policy of the file in force.
    let unlogged = read(&Log::about(subject()), &policy("4", 50), "d");
    assert!(!unlogged.is_policy_against_log());
    let (offered, event) = unlogged.policy_by_log().unwrap();
    assert_eq!((offered.version.as_str(), event), ("4", None));
}

#[test]
fn where_the_file_names_another_key_than_its_log_that_is_said() {
    let mut log = Log::about(subject());
    let noted = read(&log, &policy("2", 80), "d");
    assert!(!noted.is_key_against_log());
    for event in events(&serde_json::json!([
        { "by": "Ann", "kind": "key-set", "content_sha256": "c", "from": "d", "to": "e", "reason": "The first one was for last year." },
    ])) {
        log.append("here", &event);
    }
    assert!(read(&log, &policy("2", 80), "d").is_key_against_log());
    assert!(!read(&log, &policy("2", 80), "e").is_key_against_log());
}

#[test]
fn an_entry_whose_policy_is_not_the_one_that_it_names_is_refused() {
    let mut event = set(EARLY, "Ann", &policy("2", 80));
    if let ReviewAction::PolicySet { policy, .. } = &mut event.what {
        policy["threshold_percent"] = 1.into();
    }
    assert_eq!(policy_of(&event), None);
    let mut log = Log::about(subject());
    log.append("here", &event);
    let text = Evaluation::write(&log, "d", &policy("2", 80), None);
    let problems = Evaluation::parse("e.json", &text).unwrap_err();
    assert_eq!(problems.0[0].path, "$.strands[0].entries[0]");
}

#[test]
fn a_change_of_key_without_a_reason_is_no_entry_and_the_reason_of_a_policy_is_a_sentence() {
    let key_set = |reason: &str| {
        ReviewEvent::from_entry(&serde_json::json!({
            "at": EARLY, "by": "Ann", "kind": "key-set", "content_sha256": "c", "from": "d", "to": "e", "reason": reason,
        }))
        .ok()
    };
    assert_eq!(key_set("too short"), None);
    assert!(key_set("The first one was for last year.").is_some());
    let policy_set = |reason: Option<&str>| {
        let policy = policy("2", 80);
        let mut entry = serde_json::json!({
            "at": EARLY, "by": "Ann", "kind": "policy-set", "sha256": policy.sha256(), "policy": policy.to_value(),
        });
        if let Some(reason) = reason {
            entry["reason"] = reason.into();
        }
        ReviewEvent::from_entry(&entry).ok()
    };
    assert_eq!(policy_set(Some("because")), None);
    assert!(policy_set(Some("Half a year of hires says so.")).is_some());
    // Entries of the first version have none, and no identifier of a person either.
    let earlier = policy_set(None).unwrap();
    let mut entry = earlier.to_entry();
    entry["by_id"] = "7a0e12d4-0b6f-4d50-9c1c-7d6c3a1d9a01".into();
    assert!(ReviewEvent::from_entry(&entry).is_err());
}
