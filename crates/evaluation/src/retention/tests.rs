use super::*;
use crate::library::Library;
use crate::review_event::{Decision, ReviewAction, ReviewEvent};

/// The golden bundle, which ended then.
fn opened() -> OpenedBundle {
    let text = assay_test_support::text("tests/data/golden/bundles/end-handed-in/bundle.json");
    let mut opened = OpenedBundle::open("bundle.json", &text, &Library::default()).unwrap();
    opened.bundle.timing.ended_at = "2026-03-02T10:00:00.000Z".into();
    opened.bundle.timing.host_offset_ms = None;
    opened
}

fn ms(text: &str) -> i64 {
    parse_rfc3339(text).unwrap()
}

fn after(events: &[(&str, ReviewAction)]) -> State {
    let events: Vec<ReviewEvent> = events
        .iter()
        .map(|(at, what)| ReviewEvent {
            at: (*at).into(),
            by: "Ann".into(),
            by_id: "aaaa1111-0b6f".into(),
            what: what.clone(),
        })
        .collect();
    State::after(&events)
}

fn decided(decision: Option<Decision>) -> ReviewAction {
    ReviewAction::Decided {
        decision,
        recommendation: "open".into(),
        reason: "Read twice, and as the interview shows.".into(),
    }
}

const LATER: &str = "2027-01-01T00:00:00.000Z";

#[test]
fn the_period_runs_from_the_end_of_the_attempt() {
    let period = RetentionPeriod::of(&opened(), &State::default(), 10, ms(LATER));
    assert_eq!(period.ends_ms, ms("2026-03-12T10:00:00.000Z"));
    assert_eq!(period.days_left(ms("2026-03-11T10:00:00.000Z")), 1);
    assert_eq!(period.days_left(ms("2026-03-11T09:59:59.999Z")), 2);
    assert_eq!(period.days_left(ms("2026-03-12T09:59:59.999Z")), 1);
    assert!(!period.is_over(ms("2026-03-12T09:59:59.999Z")));
    assert!(period.is_over(ms("2026-03-12T10:00:00.000Z")));
    assert_eq!(period.days_left(ms(LATER)), 0);
    assert_eq!(period.days_over(ms("2026-03-14T11:00:00.000Z")), 2);
}

#[test]
fn a_decision_begins_it_anew_and_nothing_else_does() {
    let noted = ReviewAction::Noted {
        text: "A note.".into(),
    };
    let state = after(&[("2026-05-01T10:00:00.000Z", noted)]);
    let of = |state: &State| RetentionPeriod::of(&opened(), state, 10, ms(LATER)).ends_ms;
    assert_eq!(of(&state), ms("2026-03-12T10:00:00.000Z"));
    let first = ("2026-04-01T10:00:00.000Z", decided(Some(Decision::Decline)));
    assert_eq!(
        of(&after(std::slice::from_ref(&first))),
        ms("2026-04-11T10:00:00.000Z")
    );
    // Taken back, it is as if nobody had decided.
    let back = ("2026-04-02T10:00:00.000Z", decided(None));
    assert_eq!(of(&after(&[first, back])), ms("2026-03-12T10:00:00.000Z"));
}

#[test]
fn the_host_s_clock_counts_where_it_is_known() {
    let mut opened = opened();
    opened.bundle.timing.host_offset_ms = Some(DAY_MS);
    let period = RetentionPeriod::of(&opened, &State::default(), 10, ms(LATER));
    assert_eq!(period.ends_ms, ms("2026-03-11T10:00:00.000Z"));
}

#[test]
fn an_end_that_lies_ahead_is_not_believed() {
    let mut opened = opened();
    opened.bundle.timing.ended_at = "2099-01-01T00:00:00.000Z".into();
    let now_ms = ms(LATER);
    let period = RetentionPeriod::of(&opened, &State::default(), 10, now_ms);
    assert_eq!(period.days_left(now_ms), 10);
    let state = after(&[("2026-04-01T10:00:00.000Z", decided(Some(Decision::Hold)))]);
    let period = RetentionPeriod::of(&opened, &state, 10, now_ms);
    assert_eq!(period.ends_ms, ms("2026-04-11T10:00:00.000Z"));
}
