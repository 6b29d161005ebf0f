//! What an invitation grants is what the candidate has, also after a reload, and what the record says.

use crate::session::{NOON_MS, Session, pack};
use assay_core::attempt::{Effect, EndedBy, Event, Granted, GrantedTime, Invited};
use assay_core::document::{self, Value, to_value};
use assay_core::record::{NotGraded, bundle, sealed_digest, verify, verify_invited};
use serde_json::json;

const HOUR_MS: i64 = 3_600_000;

fn invited(time: GrantedTime) -> Invited {
    Invited {
        id: "inv-7".into(),
        campaign: "cto-2026".into(),
        reference: Some("C-0042".into()),
        pack_sha256: pack(false).sha256.clone(),
        time,
        finish_by_ms: None,
        is_narrative: false,
    }
}

fn limited(percent: u32, extra_minutes: u32) -> GrantedTime {
    GrantedTime::Limited {
        percent,
        extra_minutes,
    }
}

/// The bundle of an attempt that has ended; it contradicts neither itself nor the test nor the invitation.
fn sound_bundle(session: &Session, invited: &Invited) -> Value {
    let grade = to_value(&NotGraded::because("no key"));
    let text = bundle(&session.attempt, grade).unwrap();
    let value = document::parse("bundle", &text).unwrap();
    assert_eq!(complaints(&value, Some(invited)), Vec::<String>::new());
    assert_eq!(complaints(&value, None), ["$.invitation_token"]);
    let unread = verify("bundle", &value, Some(&session.attempt.assessment), None);
    assert_eq!(unread.contradictions.0, []);
    value
}

fn complaints(bundle: &Value, signed: Option<&Invited>) -> Vec<String> {
    let read_token = |token: &str| {
        assert_eq!(token, "TOKEN");
        signed.cloned()
    };
    let found = verify_invited("bundle", bundle, Some(&pack(false)), None, &read_token);
    let contradictions = found.contradictions.0.into_iter();
    contradictions.map(|problem| problem.path).collect()
}

#[test]
fn the_multiplier_applies_to_every_limit_and_minutes_are_added_once() {
    let whole = |time| Granted::with(&pack(false), time);
    assert_eq!(whole(limited(150, 0)).total_ms, 180_000);
    assert_eq!(whole(limited(150, 0)).sections_ms, [90_000, 90_000]);
    assert_eq!(whole(limited(150, 5)).total_ms, 480_000);
    assert_eq!(whole(limited(150, 5)).sections_ms, [90_000, 90_000]);
}

#[test]
fn where_section_limits_bind_the_sections_share_the_minutes() {
    let granted = Granted::with(&pack(true), limited(100, 1));
    assert_eq!(granted.total_ms, 180_000);
    assert_eq!(granted.sections_ms, [90_000, 90_000]);
    let mut session = Session::invited(true, &invited(limited(100, 1)));
    assert_eq!(session.attempt.left_ms(), 90_000);
    session.pass(90_000);
    assert_eq!(session.attempt.left_ms(), 90_000, "the second section");
}

#[test]
fn more_time_stands_in_the_record_with_the_token() {
    let invited = invited(limited(150, 5));
    let mut session = Session::invited(false, &invited);
    session.pass(479_000);
    assert_eq!(session.attempt.seal, None);
    session.pass(1_000);
    let bundle = sound_bundle(&session, &invited);
    assert_eq!(bundle["invitation"], "inv-7");
    assert_eq!(bundle["invitation_token"], "TOKEN");
    assert_eq!(bundle["candidate"]["reference"], "C-0042");
    assert_eq!(bundle["timing"]["time_percent"], 150);
    assert_eq!(bundle["timing"]["extra_minutes"], 5);
    assert_eq!(bundle["timing"]["ended_by"], "timeout");
}

#[test]
fn a_record_without_an_invitation_says_nothing_of_one() {
    let mut session = Session::start(false);
    session.at(Event::Submitted);
    let text = bundle(&session.attempt, json!({})).unwrap();
    for name in ["invitation_token", "extra_minutes", "untimed", "finish_by"] {
        assert!(!text.contains(name), "{name}");
        assert!(!session.records[0].contains(name), "{name}");
    }
}

#[test]
fn without_a_limit_nothing_ends_and_no_time_is_said() {
    let invited = invited(GrantedTime::Untimed);
    for enforce in [false, true] {
        let mut session = Session::invited(enforce, &invited);
        for _ in 0..72 {
            session.pass(HOUR_MS);
        }
        assert_eq!(session.attempt.seal, None);
        assert!(!session.attempt.shows_time_left());
        let is_said = |effect: &Effect| matches!(effect, Effect::Announce { .. });
        assert!(!session.effects.iter().any(is_said));
    }
    let mut session = Session::invited(false, &invited);
    session.pass(10 * HOUR_MS);
    session.at(Event::Submitted);
    let bundle = sound_bundle(&session, &invited);
    assert_eq!(bundle["timing"]["untimed"], true);
    assert_eq!(bundle["timing"]["ended_by"], "candidate");
}

#[test]
fn the_end_of_the_window_cuts_the_time_short() {
    let invited = Invited {
        finish_by_ms: Some(NOON_MS + 90_500),
        ..invited(limited(100, 0))
    };
    let mut session = Session::invited(false, &invited);
    // The host is known to be half a second further than the wall clock at most; the rest of a second is not granted.
    let granted_ms = session.attempt.granted_ms();
    assert!((89_000..=90_000).contains(&granted_ms), "{granted_ms}");
    session.pass(granted_ms);
    let seal = session.attempt.seal.unwrap();
    assert_eq!((seal.by, seal.elapsed_ms), (EndedBy::Timeout, granted_ms));
    sound_bundle(&session, &invited);
}

#[test]
fn an_end_of_the_window_after_the_limit_changes_nothing() {
    let invited = Invited {
        finish_by_ms: Some(NOON_MS + 24 * HOUR_MS),
        ..invited(limited(100, 0))
    };
    let session = Session::invited(false, &invited);
    assert_eq!(session.attempt.granted_ms(), 120_000);
}

#[test]
fn the_last_hour_of_a_window_is_said_also_to_those_without_a_limit() {
    let invited = Invited {
        finish_by_ms: Some(NOON_MS + 3 * HOUR_MS),
        ..invited(GrantedTime::Untimed)
    };
    let mut session = Session::invited(false, &invited);
    session.pass(HOUR_MS);
    assert!(!session.attempt.shows_time_left());
    session.pass(HOUR_MS + 60_000);
    assert!(session.attempt.shows_time_left());
    session.pass(HOUR_MS);
    let seal = session.attempt.seal.unwrap();
    assert_eq!(seal.by, EndedBy::Timeout);
    sound_bundle(&session, &invited);
}

#[test]
fn a_reload_finds_the_time_and_the_token_of_the_start() {
    let invited = Invited {
        finish_by_ms: Some(NOON_MS + 400_000),
        ..invited(limited(200, 10))
    };
    let mut session = Session::invited(false, &invited);
    let (plan, granted_ms) = (session.attempt.plan.clone(), session.attempt.granted_ms());
    session.pass(30_000);
    session.reload(20_000);
    assert_eq!(session.attempt.plan, plan);
    assert_eq!(session.attempt.granted_ms(), granted_ms);
    assert_eq!(session.attempt.left_ms(), granted_ms - 50_000);
    session.at(Event::Submitted);
    sound_bundle(&session, &invited);
}

#[test]
fn a_bundle_that_claims_more_than_its_invitation_is_found() {
    let invited = invited(limited(150, 0));
    let mut session = Session::invited(false, &invited);
    session.at(Event::Submitted);
    let bundle = sound_bundle(&session, &invited);
    let other = |change: &dyn Fn(&mut Invited)| {
        let mut other = invited.clone();
        change(&mut other);
        complaints(&bundle, Some(&other))
    };
    assert_eq!(
        other(&|it| it.time = limited(100, 0)),
        ["$.timing.granted_ms"]
    );
    assert_eq!(
        other(&|it| it.time = limited(150, 1)),
        ["$.timing.granted_ms"]
    );
    assert_eq!(
        other(&|it| it.finish_by_ms = Some(NOON_MS)),
        ["$.timing.finish_by"]
    );
    assert_eq!(other(&|it| it.id = "inv-8".into()), ["$.invitation"]);
    assert_eq!(
        other(&|it| it.reference = Some("C-0043".into())),
        ["$.candidate.reference"]
    );
    assert_eq!(other(&|it| it.campaign = "cfo".into()), ["$.campaign"]);
    assert_eq!(
        other(&|it| it.pack_sha256 = String::new()),
        ["$.content.sha256"]
    );
}

#[test]
fn time_that_only_an_invitation_grants_needs_one() {
    let invited = invited(limited(150, 5));
    let mut session = Session::invited(false, &invited);
    session.at(Event::Submitted);
    let mut bundle = sound_bundle(&session, &invited);
    bundle.as_object_mut().unwrap().remove("invitation_token");
    bundle["integrity"]["sha256"] = sealed_digest(&bundle).into();
    let found = complaints(&bundle, None);
    assert_eq!(found, ["$.timing.extra_minutes", "$.timing.time_percent"]);
}
