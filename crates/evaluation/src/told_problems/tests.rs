use super::*;
use crate::related::tests::opened;

/// A bundle with contradictions at these places, each with a sentence that tells of time given back.
fn contradicting(paths: &[&str]) -> OpenedBundle {
    let mut found = opened("1", "Ann", "", "2026-01-01");
    for path in paths {
        let message = "The time that was given back is not what the record tells.";
        found.contradictions.add("ann.json", path, message, "Ask.");
    }
    found.problems = found.contradictions.clone();
    found
}

#[test]
fn while_names_are_hidden_nothing_tells_of_time_given_back() {
    let found = contradicting(&[
        "$.timing.grants",
        "$.timing.grants[0].token",
        "$.timing.granted_ms",
        "$.timing.elapsed_ms",
        "$.continues",
        "$.continues.attempt_id",
        "$.sections",
        "$.sections[1].limit_ms",
        "$.sections[1].used_ms",
        "$.sections[1].items[0].duration_ms",
        "$.events[4].at_ms",
        "$.events[4].until_ms",
    ]);
    for told in [found.told_problems(true), found.told_contradictions(true)] {
        let [only] = told.0.as_slice() else {
            panic!("{told}");
        };
        assert_eq!((only.file.as_str(), only.path.as_str()), ("ann.json", "$"));
        assert!(!told.to_string().contains("time"), "{told}");
    }
    assert_eq!(found.told_problems(false), found.problems);
    assert_eq!(found.told_contradictions(false), found.contradictions);
}

#[test]
fn what_tells_nothing_of_time_is_told_in_full_and_in_its_order() {
    let found = contradicting(&[
        "$.integrity.sha256",
        "$.timing.grants",
        "$.timings",
        "$.sections[0].items[0].response",
        "$.timing.ended_by",
    ]);
    let paths = |told: &Problems| -> Vec<String> {
        told.0.iter().map(|problem| problem.path.clone()).collect()
    };
    assert_eq!(
        paths(&found.told_problems(true)),
        [
            "$.integrity.sha256",
            "$",
            "$.timings",
            "$.sections[0].items[0].response",
        ]
    );
    assert!(contradicting(&[]).told_problems(true).0.is_empty());
}
