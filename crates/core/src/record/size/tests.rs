//! Whether the parts of the estimate hold in an attempt that was given time back as often as it can be.

use super::*;
use crate::attempt::{
    Acknowledgement, Attempt, ClockSample, Continuation, EarlierAttempt, Event, MOST_GRANTS,
    PageEvent, Place, Plan, TimeGranted,
};
use crate::document::from_text;
use std::sync::Arc;

const ID: &str = "3f1f0c2e-8f1b-4a5e-9d55-0d5a3a1c7b11";
const INSTANT: &str = "2026-03-01T09:00:00.000Z";

/// The longest token of a grant: the two names have at most 100 bytes each.
const GRANT_TOKEN: usize = 520;

fn small() -> Arc<Assessment> {
    let text = include_str!("../../../../../tests/data/golden/content/small.json");
    let pack = Assessment::parse("small.json", &from_text(text).unwrap()).unwrap();
    Arc::new(pack)
}

/// An attempt with the longest of everything that stands outside of sections and record, and more of every event than a record
/// has lines, before each grant and after it.
fn fullest() -> Value {
    let pack = small();
    let earlier = EarlierAttempt {
        attempt_id: ID.into(),
        started_at: INSTANT.into(),
        ended_at: INSTANT.into(),
    };
    let long = "😀".repeat(2 * limit::NAMING);
    let plan = Plan {
        attempt_id: ID.into(),
        campaign: long.clone(),
        invitation: long.clone(),
        accommodation: long.clone(),
        seed: long,
        content_sha256: pack.sha256.clone(),
        acknowledgements: vec![Acknowledgement {
            id: "rules".into(),
            text_sha256: "f".repeat(64),
            wall_ms: 1_800_000_000_000,
        }],
        invitation_token: "A".repeat(limit::TOKEN),
        finish_by_ms: Some(1_900_000_000_000),
        time_percent: 400,
        earlier: vec![earlier; limit::EARLIER],
        ..Plan::default()
    };
    let mut at = ClockSample {
        wall_ms: 1_800_000_000_000,
        mono_ms: 0,
    };
    let (mut attempt, _) = Attempt::start(pack, plan, at);
    let mut happen = |attempt: &mut Attempt, event: Event| {
        at.wall_ms += 1;
        at.mono_ms += 1;
        attempt.update(at, event);
    };
    for stretch in 0..=MOST_GRANTS {
        if stretch > 0 {
            happen(&mut attempt, longest_grant(stretch));
            assert_eq!(attempt.grants().len(), stretch);
        }
        for turn in 0..MOST_LINES {
            let kind = PageEvent::ALL[turn % PageEvent::ALL.len()];
            happen(&mut attempt, Event::Noted(kind));
            happen(&mut attempt, Event::Viewed(Place::Review));
            for item in 0..attempt.slots.len() {
                for event in [
                    Event::Viewed(Place::Item(item)),
                    Event::Flagged { item, on: true },
                    Event::Flagged { item, on: false },
                    Event::Pasted { item, length: 9 },
                ] {
                    happen(&mut attempt, event);
                }
            }
        }
        happen(&mut attempt, Event::Submitted);
    }
    from_text(&super::super::bundle(&attempt, Value::Null).unwrap()).unwrap()
}

fn longest_grant(number: usize) -> Event {
    Event::TimeGranted(TimeGranted {
        id: format!("{number}{}", "\"".repeat(99)),
        minutes: 1_440,
        token: "A".repeat(GRANT_TOKEN),
        continuation: Some(Continuation {
            attempt_id: format!("{number}{}", &ID[1..]),
            sha256: "f".repeat(64),
        }),
    })
}

#[test]
fn four_grants_fit_into_what_is_reckoned_outside_of_sections_and_record() {
    let mut bundle = fullest();
    assert_eq!(bundle["timing"]["grants"].as_array().unwrap().len(), 4);
    let fields = bundle.as_object_mut().unwrap();
    for reckoned_apart in ["sections", "events", "grade", "candidate", "explanation"] {
        fields.remove(reckoned_apart);
    }
    let rest = to_text(&bundle).len();
    let names = 4 * limit::NAMING * CHARACTER_BYTES;
    let most = FIXED_BYTES + names + limit::TOKEN + limit::EARLIER * EARLIER_BYTES;
    assert!(rest <= most, "{rest} of {most}");
}

#[test]
fn four_grants_fit_into_the_lines_that_are_reckoned_for_a_record() {
    let bundle = fullest();
    let events = bundle["events"].as_array().unwrap();
    let items: usize = small().sections.iter().map(|one| one.items.len()).sum();
    let most = MOST_LINES + KINDS_WITH_ITEM * items + KINDS_WITHOUT;
    assert!(events.len() > MOST_LINES, "the record is full");
    assert!(events.len() <= most, "{} of {most}", events.len());
    let ends = events.iter().filter(|event| event["kind"] == "sealed");
    assert_eq!(ends.count(), MOST_GRANTS + 1);
    let longest = events.iter().map(|event| to_text(event).len()).max();
    let longest_id = small()
        .sections
        .iter()
        .flat_map(|one| &one.items)
        .map(|item| item.id.len())
        .max();
    assert!(longest.unwrap() <= EVENT_BYTES + longest_id.unwrap());
}
