//! What is answered is kept, up to the end.

use crate::session::{NOON_MS, Sitting, text};
use assay_core::attempt::{EndedBy, Event, Place};

#[test]
fn an_answer_is_kept_changed_and_cleared() {
    let mut sitting = Sitting::start(false);
    sitting.write(0, "one");
    sitting.write(0, "two");
    assert_eq!(sitting.text(0), Some(&text("two")));
    sitting.reload(1_000);
    assert_eq!(sitting.text(0), Some(&text("two")));
    sitting.write(0, "  ");
    assert_eq!(sitting.text(0), None);
    assert_eq!(sitting.attempt.slots[0].changes, 3);
}

#[test]
fn at_the_end_the_attempt_is_sealed_once_and_delivered_once() {
    let mut sitting = Sitting::start(false);
    sitting.write(0, "draft");
    sitting.pass(120_000);
    let seal = sitting.attempt.seal.unwrap();
    assert_eq!((seal.by, seal.elapsed_ms), (EndedBy::Timeout, 120_000));
    sitting.pass(5_000);
    sitting.reload(5_000);
    assert_eq!(sitting.delivered(), 1);
    assert_eq!(sitting.text(0), Some(&text("draft")));
}

#[test]
fn an_attempt_that_ended_while_the_page_was_closed_is_sealed_on_the_next_visit() {
    let mut sitting = Sitting::start(false);
    sitting.write(1, "kept");
    sitting.reload(600_000);
    let seal = sitting.attempt.seal.unwrap();
    assert_eq!(seal.elapsed_ms, 120_000);
    assert_eq!(seal.wall_ms, NOON_MS + 120_000);
    assert_eq!(sitting.delivered(), 1);
    assert_eq!(sitting.text(1), Some(&text("kept")));
}

#[test]
fn what_was_typed_before_the_end_counts_and_what_comes_later_is_kept_as_late() {
    let mut sitting = Sitting::start(false);
    sitting.pass(119_000);
    let typed = sitting.now();
    sitting.true_ms += 2_000;
    let effects = sitting.attempt.update(
        typed,
        Event::Answered {
            item: 0,
            response: text("in time"),
        },
    );
    sitting.perform(effects);
    sitting.at(Event::Ticked);
    sitting.write(0, "too late");
    assert_eq!(sitting.text(0), Some(&text("in time")));
    assert_eq!(sitting.attempt.slots[0].late, Some(text("too late")));
}

#[test]
fn nothing_but_late_answers_happens_after_the_end() {
    let mut sitting = Sitting::start(false);
    sitting.at(Event::Submitted);
    assert_eq!(sitting.attempt.seal.unwrap().by, EndedBy::Candidate);
    let place = sitting.attempt.place;
    sitting.at(Event::Viewed(Place::Item(2)));
    sitting.at(Event::Flagged { item: 0, on: true });
    assert_eq!(sitting.attempt.place, place);
    assert_eq!(sitting.attempt.refused, 2);
    assert_eq!(sitting.delivered(), 1);
}
