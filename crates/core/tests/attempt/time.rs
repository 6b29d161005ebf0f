//! No time is gained or lost, whatever becomes of pages, clocks and the host.

use crate::session::{NOON_MS, Session, reading, sample};
use assay_core::attempt::{Effect, EndedBy, Event, HostSample, Place};

#[test]
fn a_reload_never_adds_time() {
    let mut session = Session::start(false);
    session.pass(30_000);
    session.reload(20_000);
    assert_eq!(session.attempt.left_ms(), 70_000);
}

#[test]
fn a_clock_set_back_before_a_reload_adds_no_time() {
    let mut session = Session::start(false);
    session.pass(30_000);
    session.wall_ahead_ms = -3_600_000;
    session.reload(20_000);
    assert!((session.attempt.left_ms() - 70_000).abs() <= 1_000);
    assert!(!session.attempt.findings.is_empty());
}

#[test]
fn a_clock_set_forward_takes_no_time() {
    let mut session = Session::start(false);
    session.pass(30_000);
    session.wall_ahead_ms = 3_600_000;
    session.pass(1_000);
    assert_eq!(session.attempt.seal, None);
    assert!((session.attempt.left_ms() - 89_000).abs() <= 1_000);
}

#[test]
fn section_limits_bind_one_after_the_other_also_while_the_page_is_closed() {
    let mut session = Session::start(true);
    assert_eq!(session.attempt.left_ms(), 60_000);
    session.at(Event::Viewed(Place::Item(2)));
    assert_eq!(session.attempt.refused, 1);
    session.reload(70_000);
    assert_eq!(session.attempt.place, Place::Item(2));
    assert_eq!(session.attempt.left_ms(), 50_000);
    session.write(0, "section is closed");
    assert_eq!(session.text(0), None);
    assert!(session.attempt.slots[0].late.is_some());
    session.pass(50_000);
    assert_eq!(session.attempt.seal.unwrap().by, EndedBy::Timeout);
}

#[test]
fn time_saved_in_a_section_is_not_carried_over() {
    let mut session = Session::start(true);
    session.pass(10_000);
    session.at(Event::SectionFinished);
    assert_eq!(session.attempt.left_ms(), 60_000);
    assert!(!session.attempt.is_open(Place::Item(0)));
}

#[test]
fn extra_time_is_granted_in_full() {
    let mut session = Session::with(false, 125);
    session.pass(149_000);
    assert_eq!(session.attempt.seal, None);
    session.pass(1_000);
    assert_eq!(session.attempt.seal.unwrap().elapsed_ms, 150_000);
}

#[test]
fn after_a_sleep_only_the_latest_notice_is_given() {
    let mut session = Session::start(false);
    session.pass(110_000);
    let notices: Vec<&Effect> = session.effects.iter().collect();
    assert_eq!(notices, [&Effect::Announce { left_seconds: 15 }]);
}

#[test]
fn a_host_that_was_silent_is_asked_again_and_settles_what_was_in_doubt() {
    let mut session = Session::start(false);
    session.pass(10_000);
    session.host_is_silent = true;
    session.wall_ahead_ms = -60_000;
    session.reload(30_000);
    assert!(
        session.attempt.elapsed_ms() <= 11_000,
        "nobody has said otherwise"
    );
    assert!(session.attempt.is_unsure());
    let heard = sample(NOON_MS + session.true_ms, session.now());
    session.at(Event::HostHeard(heard));
    assert!((session.attempt.elapsed_ms() - 40_000).abs() <= 1_000);
    assert!(!session.attempt.is_unsure());
}

#[test]
fn a_clock_that_is_set_again_while_the_host_is_asked_leads_to_another_question() {
    let mut session = Session::start(false);
    let at = |wall_ms: i64, mono_ms: i64| reading(wall_ms, mono_ms);
    let asks = |effects: &[Effect]| effects.contains(&Effect::AskHost);
    const DAY_MS: i64 = 86_400_000;
    let ticked = session
        .attempt
        .update(at(10_000 + DAY_MS, 10_000), Event::Ticked);
    assert!(asks(&ticked));
    let late = HostSample::of_reply(NOON_MS + 10_000, at(0, 10_000), at(0, 10_000));
    let now = at(10_300 + DAY_MS + 1_000, 10_300);
    let heard = session.attempt.update(now, Event::HostHeard(late));
    assert!(asks(&heard), "the answer is older than the second change");
    let sample = HostSample::of_reply(NOON_MS + 10_000, now, now);
    let heard = session.attempt.update(now, Event::HostHeard(sample));
    assert!(!asks(&heard));
    assert!((session.attempt.elapsed_ms() - 10_300).abs() <= 1_000);
    assert!(!session.attempt.in_doubt());
}
