//! Time that is given back: to an attempt that runs, to one that has ended, once; and what the record says of it.

use crate::session::{NOON_MS, Session, pack, sample, text};
use assay_core::attempt::{
    Attempt, ClockSample, Continuation, Effect, EndedBy, Event, GrantedTime, Invited, MOST_GRANTS,
    PageEvent, Place, TimeGranted,
};
use assay_core::document::{self, Value, to_value};
use assay_core::record::{
    AnswerBundle, GrantSays, NotGraded, Receipt, Signatures, bundle, chain, sealed_digest, verify,
    verify_signed,
};
use proptest::prelude::*;
use serde_json::json;

const MINUTE_MS: i64 = 60_000;

/// A grant of some minutes. The token says what it is, as the signed one does.
fn grant(id: &str, minutes: u32, continuation: Option<Continuation>) -> Event {
    Event::TimeGranted(TimeGranted {
        id: id.into(),
        minutes,
        token: format!("{id}/{minutes}/id"),
        continuation,
    })
}

fn read_grant(token: &str) -> Option<GrantSays> {
    let mut parts = token.split('/');
    Some(GrantSays {
        id: parts.next()?.into(),
        minutes: parts.next()?.parse().ok()?,
        attempt: parts.next()?.into(),
    })
}

fn made(attempt: &Attempt) -> Value {
    let grade = to_value(&NotGraded::because("no key"));
    document::parse("bundle", &bundle(attempt, grade).unwrap()).unwrap()
}

fn seal_of(bundle: &Value) -> String {
    bundle["integrity"]["sha256"].as_str().unwrap().into()
}

fn signed_complaints(
    bundle: &Value,
    pack: Option<&assay_core::assessment::Assessment>,
) -> Vec<String> {
    let signatures = Signatures {
        grant: Some(&read_grant),
        ..Signatures::default()
    };
    let found = verify_signed("bundle", bundle, pack, None, signatures);
    assert_eq!(found.unchecked.0, []);
    let found = found.contradictions.0.into_iter();
    found
        .map(|problem| format!("{} {}", problem.path, problem.message))
        .collect()
}

fn complaints(bundle: &Value, session: &Session) -> Vec<String> {
    signed_complaints(bundle, Some(&session.attempt.assessment))
}

impl Session {
    /// Uses a grant, as the page does: an attempt that has ended goes on from its bundle, under another identifier.
    fn granted(&mut self, id: &str, minutes: u32) -> Option<Value> {
        let former = self.attempt.seal.map(|_| made(&self.attempt));
        let next = self.attempt.former_ids().len() + 2;
        let continuation = former.as_ref().map(|former| Continuation {
            attempt_id: format!("id-{next}"),
            sha256: seal_of(former),
        });
        self.at(grant(id, minutes, continuation));
        former
    }

    fn announced(&self) -> Vec<i64> {
        let said = |effect: &Effect| match effect {
            Effect::Announce { left_seconds } => Some(*left_seconds),
            _ => None,
        };
        self.effects.iter().filter_map(said).collect()
    }
}

#[test]
fn a_running_attempt_has_the_minutes_at_once_and_its_notices_again() {
    let mut session = Session::start(false);
    session.pass(100_000);
    assert_eq!(session.announced(), [60]);
    assert_eq!(session.granted("g1", 5), None);
    assert_eq!(session.attempt.left_ms(), 20_000 + 5 * MINUTE_MS);
    assert_eq!(session.attempt.granted_ms(), 120_000 + 5 * MINUTE_MS);
    session.pass(4 * MINUTE_MS);
    session.pass(30_000);
    assert_eq!(session.announced(), [60, 210, 60]);
    session.pass(50_000);
    let seal = session.attempt.seal.unwrap();
    assert_eq!((seal.by, seal.elapsed_ms), (EndedBy::Timeout, 420_000));
    let bundle = made(&session.attempt);
    assert_eq!(complaints(&bundle, &session), Vec::<String>::new());
    assert_eq!(bundle["attempt_id"], "id");
    assert_eq!(bundle["timing"]["granted_ms"], 420_000);
    assert_eq!(
        bundle["timing"]["grants"],
        json!([{"id": "g1", "minutes": 5, "at_ms": 100_000, "token": "g1/5/id"}])
    );
    assert!(bundle.get("continues").is_none());
    let mut events = bundle["events"].as_array().unwrap().iter();
    let line = events
        .find(|event| event["kind"] == "time-granted")
        .unwrap();
    assert_eq!(
        (&line["at_ms"], &line["amount"]),
        (&100_000.into(), &300_000.into())
    );
    let receipt = Receipt::of(&session.attempt).unwrap();
    assert_eq!(receipt.granted_ms, 420_000);
}

#[test]
fn an_attempt_that_ran_out_goes_on_with_its_answers_and_hands_in_a_bundle_that_names_the_first() {
    let mut session = Session::start(false);
    session.write(0, "in time");
    session.at(Event::Viewed(Place::Item(1)));
    session.pass(130_000);
    session.write(1, "late");
    assert_eq!(session.attempt.slots[1].late, Some(text("late")));
    assert_eq!(session.delivered(), 1);
    session.pass(40 * MINUTE_MS);
    let first = session.granted("g1", 10).unwrap();
    assert_eq!(session.attempt.seal, None);
    assert_eq!(session.attempt.place, Place::Item(1));
    assert_eq!(session.attempt.elapsed_ms(), 120_000);
    assert_eq!(session.attempt.left_ms(), 10 * MINUTE_MS);
    assert_eq!(session.text(0), Some(&text("in time")));
    assert_eq!(session.text(1), Some(&text("late")), "it is time again");
    assert_eq!(session.attempt.id(), "id-2");
    assert_eq!(
        session.attempt.plan.attempt_id, "id",
        "the journal stays under it"
    );
    assert_eq!(
        session.attempt.ends_wall_ms(),
        Some(NOON_MS + session.true_ms + 10 * MINUTE_MS)
    );
    session.pass(MINUTE_MS);
    session.write(2, "afterwards");
    session.at(Event::Submitted);
    assert_eq!(session.delivered(), 2);
    let second = made(&session.attempt);
    assert_eq!(complaints(&first, &session), Vec::<String>::new());
    assert_eq!(complaints(&second, &session), Vec::<String>::new());
    assert_eq!(second["attempt_id"], "id-2");
    assert_eq!(
        second["continues"],
        json!({"attempt_id": "id", "sha256": seal_of(&first)})
    );
    for same in ["campaign", "invitation", "candidate", "form", "content"] {
        assert_eq!(second[same], first[same], "{same}");
    }
    assert_eq!(second["timing"]["elapsed_ms"], 120_000 + MINUTE_MS);
    assert_eq!(Receipt::of(&session.attempt).unwrap().attempt_id, "id-2");
    let events = second["events"].as_array().unwrap();
    let head = second["integrity"]["events_head"].as_str().unwrap();
    assert_eq!(chain::follow("id-2", events, head), Ok(()));
}

#[test]
fn a_test_that_was_handed_in_by_mistake_has_the_minutes_from_its_end() {
    let mut session = Session::start(false);
    session.pass(30_000);
    session.at(Event::Submitted);
    session.at(Event::Noted(PageEvent::Hidden));
    session.pass(20_000);
    session.granted("g1", 1);
    assert_eq!(session.attempt.elapsed_ms(), 30_000);
    assert_eq!(session.attempt.granted_ms(), 90_000);
    session.pass(60_000);
    assert_eq!(session.attempt.seal.unwrap().elapsed_ms, 90_000);
    let bundle = made(&session.attempt);
    assert_eq!(complaints(&bundle, &session), Vec::<String>::new());
}

#[test]
fn a_grant_is_good_once_also_after_a_reload_and_there_are_only_so_many() {
    let mut session = Session::start(false);
    session.granted("g1", 1);
    session.granted("g1", 1);
    session.reload(1_000);
    session.granted("g1", 1);
    assert_eq!(session.attempt.refused, 2);
    assert_eq!(session.attempt.granted_ms(), 180_000);
    for number in 2..=MOST_GRANTS + 1 {
        session.granted(&format!("g{number}"), 1);
    }
    assert_eq!(session.attempt.grants().len(), MOST_GRANTS);
    assert_eq!(session.attempt.refused, 3);
    session.at(Event::Submitted);
    assert_eq!(
        complaints(&made(&session.attempt), &session),
        Vec::<String>::new()
    );
}

#[test]
fn what_no_grant_says_gives_no_time() {
    for minutes in [0, 1_441] {
        let mut session = Session::start(false);
        session.granted("g1", minutes);
        assert_eq!(
            (session.attempt.refused, session.attempt.granted_ms()),
            (1, 120_000)
        );
    }
    let untimed = Invited {
        time: GrantedTime::Untimed,
        ..Invited::default()
    };
    let mut session = Session::invited(false, &untimed);
    session.granted("g1", 10);
    assert_eq!(session.attempt.refused, 1);
    assert!(session.attempt.grants().is_empty());
}

#[test]
fn the_end_of_the_window_does_not_cut_a_grant_short() {
    let invited = Invited {
        finish_by_ms: Some(NOON_MS + 61_000),
        ..Invited::default()
    };
    let mut session = Session::invited(false, &invited);
    let granted_ms = session.attempt.granted_ms();
    assert!(granted_ms <= 61_000);
    session.pass(MINUTE_MS + 5_000);
    session.granted("g1", 10);
    session.pass(9 * MINUTE_MS);
    assert_eq!(session.attempt.left_ms(), MINUTE_MS);
    session.at(Event::Submitted);
    let found = verify("bundle", &made(&session.attempt), Some(&pack(false)), None);
    assert_eq!(found.contradictions.0, []);
}

#[test]
fn from_a_grant_on_the_limits_of_sections_bind_no_more() {
    for ends in [false, true] {
        let mut session = Session::start(true);
        session.write(0, "first");
        session.pass(60_000);
        session.write(0, "too late");
        assert!(!session.attempt.is_open(Place::Item(0)));
        if ends {
            session.pass(60_000);
        }
        session.granted("g1", 3);
        assert_eq!(session.attempt.open_section(), None);
        assert!(session.attempt.is_open(Place::Item(0)));
        assert_eq!(session.text(0), Some(&text("too late")));
        session.at(Event::SectionFinished);
        assert_eq!(session.attempt.refused, 1);
        session.at(Event::Viewed(Place::Item(0)));
        session.pass(100_000);
        session.at(Event::Submitted);
        assert_eq!(
            complaints(&made(&session.attempt), &session),
            Vec::<String>::new()
        );
    }
}

#[test]
fn the_host_is_asked_when_the_clock_goes_on_and_settles_what_follows() {
    let mut session = Session::start(false);
    session.pass(120_000);
    session.pass(5 * MINUTE_MS);
    session.wall_ahead_ms = 3_600_000;
    let former = seal_of(&made(&session.attempt));
    let continuation = Continuation {
        attempt_id: "id-2".into(),
        sha256: former,
    };
    let now = session.now();
    let effects = session
        .attempt
        .update(now, grant("g1", 10, Some(continuation)));
    assert!(effects.contains(&Effect::AskHost));
    session.perform(effects);
    assert_eq!(
        session.attempt.elapsed_ms(),
        120_000,
        "a clock set meanwhile costs nothing"
    );
    session.wall_ahead_ms = -3_600_000;
    session.reload(30_000);
    let heard = sample(NOON_MS + session.true_ms, session.now());
    session.at(Event::HostHeard(heard));
    assert!((session.attempt.elapsed_ms() - 150_000).abs() <= 1_000);
}

#[test]
fn a_third_bundle_names_the_second_and_the_first() {
    let mut session = Session::start(false);
    session.pass(120_000);
    session.granted("g1", 1);
    session.pass(60_000);
    let second = session.granted("g2", 1).unwrap();
    session.at(Event::Submitted);
    let third = made(&session.attempt);
    assert_eq!(complaints(&third, &session), Vec::<String>::new());
    assert_eq!(
        third["continues"],
        json!({"attempt_id": "id-2", "sha256": seal_of(&second), "earlier": ["id"]})
    );
}

#[test]
fn grants_that_the_team_did_not_give_so_are_found() {
    let mut session = Session::start(false);
    session.pass(120_000);
    session.granted("g1", 5);
    session.pass(30_000);
    session.at(Event::Submitted);
    let sound = made(&session.attempt);
    let found = |change: &dyn Fn(&mut Value)| {
        let mut changed = sound.clone();
        change(&mut changed);
        let head = &mut changed["events"];
        let mut link = chain::start("id-2");
        for event in head.as_array_mut().unwrap() {
            event.as_object_mut().unwrap().remove("link");
            link = chain::bind(&link, event);
        }
        changed["integrity"]["events_head"] = link.into();
        changed["integrity"]["sha256"] = sealed_digest(&changed).into();
        let found = complaints(&changed, &session);
        found
            .iter()
            .map(|one| one.split(' ').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(found(&|_| {}), Vec::<String>::new());
    let grant_is = |name: &'static str, is: Value| {
        move |bundle: &mut Value| bundle["timing"]["grants"][0][name] = is.clone()
    };
    let grants = "$.timing.grants";
    let first = |name: &str| format!("$.timing.grants[0].{name}");
    for (change, expected) in [
        (
            grant_is("token", "g1/5/another".into()),
            vec![first("token")],
        ),
        (grant_is("token", "g9/5/id".into()), vec![first("id")]),
        (grant_is("token", "nobody's".into()), vec![first("token")]),
        (
            grant_is("minutes", 50.into()),
            vec![
                grants.into(),
                "$.timing.granted_ms".into(),
                first("minutes"),
            ],
        ),
        (
            grant_is("at_ms", 60_000.into()),
            vec![grants.into(), "$.timing.granted_ms".into()],
        ),
    ] {
        let mut expected: Vec<String> = expected;
        let mut found = found(&change);
        expected.sort();
        found.sort();
        assert_eq!(found, expected);
    }
    let twice = found(&|bundle| {
        let grants = bundle["timing"]["grants"].as_array_mut().unwrap();
        grants.push(grants[0].clone());
        bundle["timing"]["granted_ms"] = 720_000.into();
    });
    assert!(twice.contains(&grants.into()));
    let without = found(&|bundle| {
        bundle["timing"].as_object_mut().unwrap().remove("grants");
    });
    assert!(without.contains(&"$.continues".into()) && without.contains(&grants.into()));
    let itself = found(&|bundle| bundle["continues"]["attempt_id"] = "id-2".into());
    assert!(itself.contains(&"$.continues.attempt_id".into()));
}

#[test]
fn a_record_without_grants_says_nothing_of_them() {
    let mut session = Session::start(false);
    session.at(Event::Submitted);
    let text = bundle(&session.attempt, json!({})).unwrap();
    assert!(!text.contains("grants") && !text.contains("continues"));
}

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
