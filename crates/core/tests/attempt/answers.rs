//! What is answered is kept, up to the end.

use crate::session::{NOON_MS, Session, sample, text};
use assay_core::attempt::{EndedBy, Event, Place};

#[test]
fn an_answer_is_kept_changed_and_cleared() {
    let mut session = Session::start(false);
    session.write(0, "one");
    session.write(0, "two");
    assert_eq!(session.text(0), Some(&text("two")));
    session.reload(1_000);
    assert_eq!(session.text(0), Some(&text("two")));
    session.write(0, "  ");
    assert_eq!(session.text(0), None);
    assert_eq!(session.attempt.slots[0].changes, 3);
}

#[test]
fn what_is_answered_after_a_section_ran_out_is_the_same_after_a_reload() {
    let mut session = Session::start(true);
    session.pass(59_999);
    // The page notices the end of the section, and nothing else happens before the answer.
    session.pass(1);
    session.write(2, "first");
    session.write(2, "second");
    assert_eq!(session.text(2), Some(&text("second")));
    let resumed = session.resumed();
    assert_eq!(resumed.slots[2].response, Some(text("second")));
    assert_eq!(resumed.slots[2].late, None);
    session.reload(1_000);
}

#[test]
fn a_clock_that_was_set_before_a_section_was_finished_gives_no_time_in_the_next() {
    let mut session = Session::start(true);
    session.pass(5_000);
    session.wall_ahead_ms += 40_000;
    let now = session.now();
    // The section is finished before the host has answered.
    session.attempt.update(now, Event::SectionFinished);
    assert_eq!(session.attempt.elapsed_ms(), 45_000);
    let heard = Event::HostHeard(sample(NOON_MS + 5_000, now));
    session.attempt.update(now, heard);
    assert_eq!(session.attempt.elapsed_ms(), 5_000);
    assert_eq!(session.attempt.left_ms(), 60_000);
}

#[test]
fn at_the_end_the_attempt_is_sealed_once_and_delivered_once() {
    let mut session = Session::start(false);
    session.write(0, "draft");
    session.pass(120_000);
    let seal = session.attempt.seal.unwrap();
    assert_eq!((seal.by, seal.elapsed_ms), (EndedBy::Timeout, 120_000));
    session.pass(5_000);
    session.reload(5_000);
    assert_eq!(session.delivered(), 1);
    assert_eq!(session.text(0), Some(&text("draft")));
}

#[test]
fn an_attempt_that_ended_while_the_page_was_closed_is_sealed_on_the_next_visit() {
    let mut session = Session::start(false);
    session.write(1, "kept");
    session.reload(600_000);
    let seal = session.attempt.seal.unwrap();
    assert_eq!(seal.elapsed_ms, 120_000);
    assert_eq!(seal.wall_ms, NOON_MS + 120_000);
    assert_eq!(session.delivered(), 1);
    assert_eq!(session.text(1), Some(&text("kept")));
}

#[test]
fn what_was_typed_before_the_end_counts_and_what_comes_later_is_kept_as_late() {
    let mut session = Session::start(false);
    session.pass(119_000);
    let typed = session.now();
    session.true_ms += 2_000;
    let effects = session.attempt.update(
        typed,
        Event::Answered {
            item: 0,
            response: text("in time"),
        },
    );
    session.perform(effects);
    session.at(Event::Ticked);
    session.write(0, "too late");
    assert_eq!(session.text(0), Some(&text("in time")));
    assert_eq!(session.attempt.slots[0].late, Some(text("too late")));
}

#[test]
fn nothing_but_late_answers_happens_after_the_end() {
    let mut session = Session::start(false);
    session.at(Event::Submitted);
    assert_eq!(session.attempt.seal.unwrap().by, EndedBy::Candidate);
    let place = session.attempt.place;
    session.at(Event::Viewed(Place::Item(2)));
    session.at(Event::Flagged { item: 0, on: true });
    assert_eq!(session.attempt.place, place);
    assert_eq!(session.attempt.refused, 2);
    assert_eq!(session.delivered(), 1);
}
