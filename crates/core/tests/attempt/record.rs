//! The record of an attempt, and what of it travels in the bundle.

use crate::session::Session;
use assay_core::attempt::{Event, PageEvent, Place};
use serde_json::json;

#[test]
fn an_eventful_session_has_a_short_record_that_counts_everything() {
    let mut session = Session::start(false);
    for turn in 0..2_000 {
        session.at(Event::Noted(if turn % 2 == 0 {
            PageEvent::Blurred
        } else {
            PageEvent::Focused
        }));
        session.at(Event::Viewed(Place::Item(turn % 3)));
        session.at(Event::Pasted { item: 0, length: 2 });
    }
    let log = &session.attempt.log;
    assert!(log.len() < 320, "{}", log.len());
    let times = |kind: &str| -> u32 {
        let lines = log.iter().filter(|line| line.kind == kind);
        lines.map(|line| line.times).sum()
    };
    assert_eq!(times("blurred"), 1_000);
    assert_eq!(times("pasted"), 2_000);
    let pasted = log.iter().filter(|line| line.kind == "pasted");
    assert_eq!(pasted.filter_map(|line| line.amount).sum::<i64>(), 4_000);
}

#[test]
fn an_explanation_is_kept_with_the_attempt_and_travels_in_its_bundle() {
    let mut session = Session::start(false);
    session.at(Event::Explained("My screen reader took the focus.".into()));
    session.reload(1_000);
    session.at(Event::Submitted);
    let text = assay_core::record::bundle(&session.attempt, json!({})).unwrap();
    let bundle: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(bundle["explanation"], "My screen reader took the focus.");
}

#[test]
fn the_chain_of_events_in_a_bundle_is_unbroken_and_its_head_is_in_the_receipt() {
    use assay_core::record::{Receipt, bundle, chain};
    let mut session = Session::start(false);
    session.write(0, "first");
    session.at(Event::Submitted);
    let text = bundle(&session.attempt, json!({})).unwrap();
    let mut bundle: serde_json::Value = serde_json::from_str(&text).unwrap();
    let head = bundle["integrity"]["events_head"]
        .as_str()
        .unwrap()
        .to_owned();
    let receipt = Receipt::of(&session.attempt).unwrap();
    assert_eq!(receipt.events_head, head);
    let events = bundle["events"].as_array_mut().unwrap();
    assert_eq!(chain::follow("id", events, &head), Ok(()));
    events[2]["at_ms"] = 77.into();
    assert_eq!(
        chain::follow("id", events, &head),
        Err(chain::Broken::Event(2))
    );
}
