use super::*;
use crate::related::related;
use crate::related::tests::opened;
use assay_core::record::{Continued, UsedGrant};

/// A bundle that goes on from another, with minutes given back.
fn continuing(first: &OpenedBundle, attempt: &str, sha256: &str) -> OpenedBundle {
    let mut later = opened(attempt, "Ann", "", "2026-01-01");
    later.invitation = first.invitation.clone();
    later.bundle.continues = Some(Continued {
        attempt_id: first.attempt_id.clone(),
        sha256: sha256.into(),
        earlier: Vec::new(),
    });
    later.bundle.timing.grants = vec![UsedGrant {
        id: "grant-1".into(),
        minutes: 12,
        at_ms: 1_000,
        token: String::new(),
    }];
    later
}

fn first() -> OpenedBundle {
    let mut first = opened("1", "Ann", "", "2026-01-01");
    first.invitation = "inv-1".into();
    first
}

#[test]
fn a_bundle_that_goes_on_from_another_counts_in_its_place() {
    let first = first();
    let later = continuing(&first, "2", &first.sha256);
    let other = opened("3", "Bob", "", "2026-01-02");
    let all = [&other, &later, &first];
    let found = relations(&all);
    assert_eq!(found[1], [Relation::Continues(2)]);
    assert_eq!(found[2], [Relation::ContinuedBy(1)]);
    assert_eq!(found, related(&all));
    assert_eq!(found[1][0].told(true), Relation::LaterAttempt(2));
    assert_eq!(found[2][0].told(true), Relation::EarlierAttempt(1));
    assert_eq!(found[1][0].told(false), found[1][0]);
    assert_eq!(are_continued(&all), [false, false, true]);
    assert_eq!(later.given_back_minutes(), 12);
    assert_eq!(first.given_back_minutes(), 0);
}

#[test]
fn a_chain_of_continuations_has_one_that_counts() {
    let first = first();
    let second = continuing(&first, "2", &first.sha256);
    let third = continuing(&second, "3", &second.sha256);
    assert_eq!(
        are_continued(&[&first, &second, &third]),
        [true, true, false]
    );
    let other = opened("4", "Bob", "", "2026-01-02");
    let ids = |all: Vec<&OpenedBundle>| -> Vec<String> {
        let counting = without_continued(all, |one| one);
        counting.iter().map(|one| one.attempt_id.clone()).collect()
    };
    assert_eq!(ids(vec![&first, &other, &third, &second]), ["4", "3"]);
    // Only what is among them takes the place of another.
    assert_eq!(ids(vec![&first, &third]), ["1", "3"]);
    assert_eq!(ids(vec![&first]), ["1"]);
}

#[test]
fn another_seal_is_told_and_takes_nobodys_place() {
    let first = first();
    let later = continuing(&first, "2", "another");
    let all = [&first, &later];
    let found = relations(&all);
    assert_eq!(found[1], [Relation::ContinuesAnother(0)]);
    assert_eq!(found[1][0].told(true), Relation::Contradicts(0));
    assert_eq!(found[1][0].told(false), found[1][0]);
    assert_eq!(found[0], [Relation::EarlierAttempt(1)]);
    assert_eq!(are_continued(&all), [false, false]);
}

#[test]
fn nobody_goes_on_from_somebody_elses_attempt() {
    let first = first();
    let mut later = continuing(&first, "2", &first.sha256);
    later.invitation = "inv-2".into();
    assert_eq!(are_continued(&[&first, &later]), [false, false]);
    later.invitation = first.invitation.clone();
    later.campaign = "autumn".into();
    assert_eq!(are_continued(&[&first, &later]), [false, false]);
}

#[test]
fn what_is_named_and_not_opened_is_found_by_its_attempt_alone() {
    let first = first();
    let mut later = continuing(&first, "2", &first.sha256);
    later.candidate.name = "Anna".into();
    later.invitation = String::new();
    assert_eq!(related(&[&first, &later])[1], [Relation::Continues(0)]);
    assert!(related(&[&later])[0].is_empty());
}
