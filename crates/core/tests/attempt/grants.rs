//! Time that is given back: to an attempt that runs, to one that has ended, once; and what the record says of it.

use crate::session::{NOON_MS, Session, pack, sample, text};
use assay_core::attempt::{
    Attempt, Continuation, Effect, EndedBy, Event, GrantedTime, Invited, MOST_GRANTS, PageEvent,
    Place, TimeGranted,
};
use assay_core::document::{self, Value, to_value};
use assay_core::record::{
    GrantSays, NotGraded, Receipt, Signatures, bundle, chain, sealed_digest, verify, verify_signed,
};
use serde_json::json;

pub const MINUTE_MS: i64 = 60_000;

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

pub fn made(attempt: &Attempt) -> Value {
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

pub fn complaints(bundle: &Value, session: &Session) -> Vec<String> {
    signed_complaints(bundle, Some(&session.attempt.assessment))
}

impl Session {
    /// Uses a grant, as the page does: an attempt that has ended goes on from its bundle, under another identifier.
    pub fn granted(&mut self, id: &str, minutes: u32) -> Option<Value> {
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
