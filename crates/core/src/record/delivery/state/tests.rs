//! Deliveries through outages, refusals and reloads.

use super::*;

fn ended(reply: Reply) -> DeliveryEvent {
    DeliveryEvent::Ended {
        reply,
        has_backup: false,
        random: 0,
        retry_after_ms: None,
    }
}

fn sending() -> DeliveryState {
    DeliveryState::default().after(0, DeliveryEvent::Started)
}

const WAITING: DeliveryState = DeliveryState::Waiting {
    tries: 1,
    next_at_ms: 5_250,
    trouble: Some(Trouble::Status(503)),
};

#[test]
fn an_outage_is_waited_out_and_then_the_bundle_arrives() {
    let state = sending().after(5_000, ended(Reply::TryAgain(Trouble::Status(503))));
    assert_eq!(state, WAITING);
    assert_eq!(state.due_in_ms(5_200), Some(50));
    let state = state.after(5_250, DeliveryEvent::Started);
    assert_eq!(state.due_in_ms(5_250), None);
    assert_eq!(
        state.after(6_000, ended(Reply::Delivered)),
        DeliveryState::Delivered { by_backup: false }
    );
}

#[test]
fn a_bundle_is_carried_step_by_step_until_it_has_arrived() {
    let state = DeliveryState::default();
    assert_eq!(state.next_step(0), DeliveryStep::Send);
    assert_eq!(sending().next_step(0), DeliveryStep::Rest);
    assert_eq!(WAITING.next_step(5_000), DeliveryStep::Wait { ms: 250 });
    assert_eq!(WAITING.next_step(0), DeliveryStep::Wait { ms: 500 });
    assert_eq!(WAITING.next_step(5_250), DeliveryStep::Send);
    let delivered = sending().after(7, ended(Reply::Delivered));
    assert_eq!(delivered.next_step(i64::MAX), DeliveryStep::Rest);
    let refused = sending().after(7, ended(Reply::Refused { status: 413 }));
    assert_eq!(refused.next_step(i64::MAX), DeliveryStep::Rest);
}

#[test]
fn a_page_that_died_while_sending_sends_again_when_opened() {
    let state = sending().after(9_000, DeliveryEvent::Opened);
    assert_eq!(state.due_in_ms(9_000), Some(0));
    let state = state.after(9_001, DeliveryEvent::Started);
    assert_eq!(
        state.after(9_500, ended(Reply::Duplicate)),
        DeliveryState::Delivered { by_backup: false }
    );
}

#[test]
fn one_send_is_in_flight_whatever_happens_meanwhile() {
    for event in [
        DeliveryEvent::CameOnline,
        DeliveryEvent::Asked,
        DeliveryEvent::Started,
    ] {
        assert_eq!(sending().after(1, event), sending());
    }
}

#[test]
fn a_refusal_waits_for_a_person_or_for_the_next_visit() {
    let refused = sending().after(7, ended(Reply::Refused { status: 413 }));
    assert_eq!(refused.after(8, DeliveryEvent::CameOnline), refused);
    assert_eq!(refused.after(8, DeliveryEvent::Started), refused);
    for event in [DeliveryEvent::Asked, DeliveryEvent::Opened] {
        assert_eq!(refused.after(8, event).due_in_ms(8), Some(0));
    }
}

#[test]
fn what_was_delivered_stays_delivered() {
    let delivered = sending().after(7, ended(Reply::Delivered));
    for event in [
        DeliveryEvent::Opened,
        DeliveryEvent::Asked,
        DeliveryEvent::Started,
        ended(Reply::Refused { status: 400 }),
    ] {
        assert_eq!(delivered.after(8, event), delivered);
    }
}

fn with_backup(reply: Reply) -> DeliveryEvent {
    DeliveryEvent::Ended {
        reply,
        has_backup: true,
        random: 0,
        retry_after_ms: None,
    }
}

#[test]
fn after_some_outages_the_backup_is_tried_and_then_they_take_turns() {
    let outage = with_backup(Reply::TryAgain(Trouble::Unreachable));
    let mut state = DeliveryState::default();
    let mut turns = Vec::new();
    for _ in 0..8 {
        turns.push(state.is_for_backup());
        state = state.after(0, DeliveryEvent::Started);
        assert_eq!(state.is_for_backup(), turns[turns.len() - 1]);
        state = state.after(0, outage);
    }
    let [no, yes] = [false, true];
    assert_eq!(turns, [no, no, no, no, yes, no, yes, no]);
    let state = state.after(0, DeliveryEvent::Started);
    assert!(state.is_for_backup());
    let state = state.after(9, with_backup(Reply::Delivered));
    assert!(state.is_for_backup(), "the backup has it");
}

#[test]
fn a_refusal_leads_to_the_backup_at_once_and_two_refusals_to_a_person() {
    let refusal = with_backup(Reply::Refused { status: 403 });
    let state = sending().after(5, refusal);
    assert!(state.is_for_backup());
    assert_eq!(state.due_in_ms(5), Some(0));
    let state = state.after(5, DeliveryEvent::Started).after(6, refusal);
    assert!(matches!(state, DeliveryState::Refused { status: 403, .. }));
}

#[test]
fn a_refusal_by_one_and_an_outage_of_the_other_go_on() {
    let refusal = with_backup(Reply::Refused { status: 403 });
    let outage = with_backup(Reply::TryAgain(Trouble::Status(503)));
    let mut state = sending().after(5, refusal);
    for event in [outage, refusal, outage, refusal] {
        state = state.after(6, DeliveryEvent::Started).after(6, event);
        assert!(matches!(state, DeliveryState::Waiting { .. }), "{state:?}");
    }
}

#[test]
fn a_clock_that_was_set_back_does_not_hold_the_answers_for_days() {
    assert_eq!(WAITING.due_in_ms(i64::MIN), Some(LONGEST_WAIT_MS));
    assert_eq!(WAITING.due_in_ms(i64::MAX), Some(0));
}

#[test]
fn after_a_clock_was_set_back_the_wait_still_comes_to_its_end() {
    let day_before_ms = -86_400_000;
    let waited = WAITING.after(day_before_ms, DeliveryEvent::Waited);
    let end_ms = day_before_ms.saturating_add_unsigned(LONGEST_WAIT_MS);
    assert_eq!(waited.next_step(end_ms), DeliveryStep::Send);
    assert_eq!(WAITING.after(5_000, DeliveryEvent::Waited), WAITING);
}

/// A state after it was kept.
fn kept(state: DeliveryState) -> DeliveryState {
    serde_json::from_value(serde_json::to_value(state).unwrap()).unwrap()
}

#[test]
fn what_was_delivered_is_read_back_and_all_else_is_sent_when_the_page_is_opened() {
    for by_backup in [false, true] {
        let delivered = DeliveryState::Delivered { by_backup };
        assert_eq!(kept(delivered), delivered);
    }
    let refused = sending().after(7, ended(Reply::Refused { status: 400 }));
    for state in [DeliveryState::default(), WAITING, sending(), refused] {
        let opened = kept(state).after(9, DeliveryEvent::Opened);
        assert_eq!(opened.due_in_ms(9), Some(0), "{state:?}");
        assert!(!opened.is_for_backup(), "{state:?}");
    }
    let nothing: DeliveryState = serde_json::from_str("{}").unwrap();
    assert_eq!(nothing, DeliveryState::default());
}
