//! Damage to a journal neither takes away time that was given back nor lets its grant be used again: the records of grants are
//! kept twice.

use crate::session::{Session, pack, text};
use assay_core::attempt::{Attempt, Event, is_kept_twice, with_second_copies};
use proptest::prelude::*;

/// An attempt that had time given back after its end and while it ran, with answers from all of it.
fn granted_twice() -> Session {
    let mut session = Session::start(false);
    session.write(0, "before the end");
    session.pass(30_000);
    session.at(Event::Submitted);
    session.granted("g1", 5);
    session.pass(20_000);
    session.write(1, "after the first grant");
    session.granted("g2", 7);
    session.pass(20_000);
    session.write(2, "after the second grant");
    session
}

fn copies(records: &[String]) -> Vec<String> {
    let twice = records.iter().filter(|record| is_kept_twice(record));
    twice.cloned().collect()
}

fn resumed(started: &str, records: &[String]) -> Attempt {
    Attempt::resume(pack(false), started, records).unwrap()
}

fn used(attempt: &Attempt) -> Vec<&str> {
    attempt.grants().iter().map(|one| one.id.as_str()).collect()
}

/// What a damaged record looks like: its check digits are not those of its text.
fn decayed(record: &str) -> String {
    record.replacen("\"mono_ms\"", "\"mono-ms\"", 1)
}

#[test]
fn a_damaged_or_missing_grant_is_still_used_and_its_answers_count() {
    let mut session = granted_twice();
    let whole = session.records.clone();
    let copies = copies(&whole);
    assert_eq!(copies.len(), 2);
    let granted_ms = session.attempt.granted_ms();
    for at in (0..whole.len()).filter(|at| is_kept_twice(&whole[*at])) {
        let mut damaged = whole.clone();
        damaged[at] = decayed(&whole[at]);
        let mut missing = whole.clone();
        missing.remove(at);
        for records in [damaged, missing] {
            // Without the copies, this grant could be used again.
            assert_eq!(resumed(&whole[0], &records).grants().len(), 1);
            let restored = with_second_copies(&records, &copies);
            assert_eq!(restored, whole);
            session.records = restored;
            session.attempt = session.resumed();
            assert_eq!(session.attempt.damaged, 0);
            assert_eq!(session.attempt.granted_ms(), granted_ms);
            assert_eq!(session.text(1), Some(&text("after the first grant")));
            assert_eq!(session.text(2), Some(&text("after the second grant")));
            session.granted("g1", 5);
            session.granted("g2", 7);
            assert_eq!(session.attempt.granted_ms(), granted_ms);
            assert_eq!(used(&session.attempt), ["g1", "g2"]);
        }
    }
}

#[test]
fn a_copy_that_is_damaged_or_of_another_kind_changes_nothing() {
    let session = granted_twice();
    let whole = session.records.clone();
    let grant = whole.iter().position(|record| is_kept_twice(record));
    let mut records = whole.clone();
    records[grant.unwrap()] = decayed(&whole[grant.unwrap()]);
    for copy in [
        decayed(&whole[grant.unwrap()]),
        whole[1].clone(),
        String::new(),
    ] {
        assert_eq!(with_second_copies(&records, &[copy]), records);
    }
    let mut without_second = whole.clone();
    without_second.remove(1);
    assert_eq!(
        with_second_copies(&without_second, &[whole[1].clone()]),
        without_second
    );
}

#[test]
fn where_only_copies_are_left_the_grants_are_used_all_the_same() {
    let whole = granted_twice().records.clone();
    let restored = with_second_copies(&[], &copies(&whole));
    let attempt = resumed(&whole[0], &restored);
    assert_eq!(used(&attempt), ["g1", "g2"]);
}

/// What becomes of a record.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Whole,
    Decayed,
    Missing,
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![4 => Just(Fate::Whole), 1 => Just(Fate::Decayed), 1 => Just(Fate::Missing)]
}

proptest! {
    #[test]
    fn whatever_is_damaged_no_grant_is_good_twice(fates in prop::collection::vec(fate(), 40)) {
        let session = granted_twice();
        let whole = session.records.clone();
        let copies = copies(&whole);
        let records: Vec<String> = whole
            .iter()
            .zip(fates.iter().chain(std::iter::repeat(&Fate::Whole)))
            .filter_map(|(record, fate)| match fate {
                Fate::Whole => Some(record.clone()),
                Fate::Decayed => Some(decayed(record)),
                Fate::Missing => None,
            })
            .collect();
        let restored = with_second_copies(&records, &copies);
        let attempt = resumed(&whole[0], &restored);
        prop_assert_eq!(used(&attempt), ["g1", "g2"]);
        // No record that is whole is lost, and none changes its place.
        let mut rest = restored.iter();
        for record in records.iter().filter(|record| whole.contains(record)) {
            prop_assert!(rest.any(|one| one == record));
        }
    }
}
