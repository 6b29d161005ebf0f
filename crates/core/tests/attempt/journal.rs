//! A damaged journal loses no more than what was damaged, and says so.

use crate::session::{Session, pack, text};
use assay_core::attempt::{Attempt, Entry};

#[test]
fn damaged_records_are_skipped_and_counted_and_the_rest_is_kept() {
    let mut session = Session::start(false);
    session.write(0, "first");
    session.write(1, "second");
    let torn = session.records.len() - 2;
    session.records[torn].truncate(20);
    let resumed = session.resumed();
    assert_eq!(resumed.damaged, 1);
    assert_eq!(resumed.slots[1].response, Some(text("second")));
}

#[test]
fn no_single_damage_to_a_journal_goes_unnoticed_or_costs_more_than_its_record() {
    let mut session = Session::start(false);
    session.write(0, "first");
    session.write(1, "second");
    session.write(2, "third");
    let whole = session.records.clone();
    let kept = |attempt: &Attempt| {
        let answered = attempt.slots.iter().filter(|slot| slot.response.is_some());
        answered.count()
    };
    for torn in 0..whole.len() {
        for at in 0..whole[torn].len() {
            let mut bytes = whole[torn].clone().into_bytes();
            bytes[at] ^= 1;
            let Ok(decayed) = String::from_utf8(bytes) else {
                continue;
            };
            session.records[torn] = decayed;
            let attempt = Attempt::resume(pack(false), &whole[0], &session.records).unwrap();
            assert_eq!(attempt.damaged, 1, "record {torn}, byte {at}");
            assert!(kept(&attempt) >= 2, "record {torn}, byte {at}");
        }
        session.records.clone_from(&whole);
    }
}

#[test]
fn a_number_beyond_reason_is_damage() {
    for (reasonable, number) in [
        (true, "253402300799999"),
        (false, "-9223372036854775808"),
        (false, "9223372036854775807"),
    ] {
        let text = format!(r#"{{"seq":1,"wall_ms":{number},"mono_ms":0,"kind":"hidden"}}"#);
        let check = assay_core::digest::sha256_hex(text.as_bytes());
        let record = [&check[..8], &text].concat();
        assert_eq!(
            Entry::from_record(&record).is_some(),
            reasonable,
            "{number}"
        );
    }
}

#[test]
fn records_that_are_missing_are_counted() {
    let mut session = Session::start(false);
    session.write(0, "first");
    session.write(1, "second");
    session.write(2, "third");
    let started = session.records[0].clone();
    let count = session.records.len();
    session.records.drain(count - 3..count - 1);
    assert_eq!(session.resumed().damaged, 2);
    session.records.remove(0);
    let resumed = Attempt::resume(pack(false), &started, &session.records).unwrap();
    assert_eq!(resumed.damaged, 3);
    assert_eq!(resumed.slots[2].response, Some(text("third")));
    assert!(Attempt::resume(pack(false), "", &session.records).is_none());
}
