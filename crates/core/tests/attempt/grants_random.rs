//! Time that is given back, in random sessions: the journal tells it all, and no honest bundle is accused.

use crate::grants::{MINUTE_MS, complaints, made};
use crate::session::Session;
use assay_core::attempt::{Attempt, ClockSample, Event, PageEvent, Place};
use assay_core::document;
use assay_core::record::AnswerBundle;
use proptest::prelude::*;

/// Something that happens in a session; times in milliseconds.
#[derive(Debug, Clone)]
enum Deed {
    Passes(i64),
    Sleeps(i64),
    IsSet(i64),
    Reloads(i64),
    Writes(usize, String),
    Views(usize),
    Flags(usize, bool),
    Submits,
    Finishes,
    Hides,
    Grants(usize, u32),
    HostFallsSilent(bool),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (0..40_000_i64).prop_map(Deed::Passes),
        1 => (0..90_000_i64).prop_map(Deed::Sleeps),
        1 => (-90_000..90_000_i64).prop_map(Deed::IsSet),
        2 => (0..60_000_i64).prop_map(Deed::Reloads),
        4 => (0..3_usize, "[a-c]{0,3}").prop_map(|(item, text)| Deed::Writes(item, text)),
        2 => (0..3_usize).prop_map(Deed::Views),
        1 => (0..3_usize, any::<bool>()).prop_map(|(item, on)| Deed::Flags(item, on)),
        1 => Just(Deed::Submits),
        1 => Just(Deed::Finishes),
        1 => Just(Deed::Hides),
        3 => (0..5_usize, 1..4_u32).prop_map(|(grant, minutes)| Deed::Grants(grant, minutes)),
        1 => any::<bool>().prop_map(Deed::HostFallsSilent),
    ]
}

impl Session {
    fn does(&mut self, deed: &Deed) {
        match deed {
            Deed::Passes(ms) => self.pass(*ms),
            Deed::Sleeps(ms) => self.sleep(*ms),
            Deed::IsSet(by_ms) => self.wall_ahead_ms += by_ms,
            Deed::Reloads(away_ms) => self.reload(*away_ms),
            Deed::Writes(item, text) => self.write(*item, text),
            Deed::Views(item) => self.at(Event::Viewed(Place::Item(*item))),
            Deed::Flags(item, on) => self.at(Event::Flagged {
                item: *item,
                on: *on,
            }),
            Deed::Submits => self.at(Event::Submitted),
            Deed::Finishes => self.at(Event::SectionFinished),
            Deed::Hides => self.at(Event::Noted(PageEvent::Hidden)),
            Deed::Grants(grant, minutes) => {
                self.granted(&format!("g{grant}"), *minutes);
            }
            Deed::HostFallsSilent(is_silent) => self.host_is_silent = *is_silent,
        }
    }
}

/// All of an attempt that its journal has to give back.
fn told(attempt: &Attempt) -> impl PartialEq + std::fmt::Debug + use<> {
    let attempt = attempt.clone();
    let clock = (
        attempt.elapsed_ms(),
        attempt.left_ms(),
        attempt.limit_ms(),
        attempt.is_unsure(),
    );
    let time = (
        attempt.granted_ms(),
        attempt.ends_wall_ms(),
        attempt.grants().to_vec(),
    );
    let ids = (
        attempt.id().to_owned(),
        attempt.former_ids(),
        attempt.former_sha256().map(String::from),
    );
    (
        (attempt.slots, attempt.sections, attempt.place, attempt.seal),
        (
            attempt.log,
            attempt.findings,
            attempt.refused,
            attempt.explanation,
        ),
        (clock, time, ids),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// The journal gives back the attempt that was left, after whatever grants, and its bundle is never accused.
    #[test]
    fn a_journal_with_grants_gives_back_the_attempt_that_was_left(
        enforce: bool,
        deeds in prop::collection::vec(deed(), 1..40),
    ) {
        let mut session = Session::start(enforce);
        for deed in &deeds {
            session.does(deed);
            // A reading of the clock alone is not kept.
            session.at(Event::Noted(PageEvent::Shown));
            let resumed = session.resumed();
            prop_assert_eq!(told(&resumed), told(&session.attempt), "after {:?}", deed);
            let mut later = resumed;
            let now = session.now();
            let later_on = ClockSample { wall_ms: now.wall_ms + 700, mono_ms: now.mono_ms + 700 };
            let mut live = session.attempt.clone();
            later.update(later_on, Event::Ticked);
            live.update(later_on, Event::Ticked);
            prop_assert_eq!(later.elapsed_ms(), live.elapsed_ms());
            prop_assert!(session.attempt.elapsed_ms() <= session.attempt.granted_ms());
        }
        session.at(Event::Submitted);
        let bundle = made(&session.attempt);
        let read: AnswerBundle = document::read("bundle", &bundle).unwrap();
        prop_assert_eq!(read.timing.grants.len(), session.attempt.grants().len());
        prop_assert_eq!(complaints(&bundle, &session), Vec::<String>::new());
    }

    /// Time is given in full: neither what lay between an end and the press, nor a reload after it, costs or adds any.
    #[test]
    fn the_time_of_a_grant_is_there_in_full(
        before_ms in 0..150_000_i64,
        idle_ms in 0..100_000_000_i64,
        asleep: bool,
        set_ms in -9_000_000..9_000_000_i64,
        away_ms in 0..200_000_i64,
        minutes in 1..60_u32,
    ) {
        let mut session = Session::start(false);
        session.pass(before_ms);
        session.at(Event::Submitted);
        let used_ms = session.attempt.seal.unwrap().elapsed_ms;
        if asleep { session.sleep(idle_ms) } else { session.pass(idle_ms) }
        session.wall_ahead_ms += set_ms;
        session.granted("g1", minutes);
        let given_ms = i64::from(minutes) * MINUTE_MS;
        prop_assert_eq!(session.attempt.left_ms(), given_ms);
        prop_assert_eq!(session.attempt.granted_ms(), used_ms + given_ms);
        session.reload(away_ms);
        let left_ms = (given_ms - away_ms).max(0);
        prop_assert!((session.attempt.left_ms() - left_ms).abs() <= 1_000);
    }
}

#[test]
fn a_grant_of_before_an_end_that_the_host_moved_is_told_as_the_record_tells_it() {
    let mut session = Session::start(false);
    for deed in [
        Deed::HostFallsSilent(true),
        Deed::IsSet(-501),
        Deed::Reloads(1),
        Deed::HostFallsSilent(false),
        Deed::Grants(0, 1),
        Deed::Submits,
        Deed::Grants(1, 1),
    ] {
        session.does(&deed);
        session.at(Event::Noted(PageEvent::Shown));
    }
    session.at(Event::Submitted);
    let bundle = made(&session.attempt);
    assert_eq!(complaints(&bundle, &session), [""; 0]);
}
