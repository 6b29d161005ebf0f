//! What is written fits its field, whatever a page lets through; nothing that was there before is lost for it.

use crate::session::{Session, pack, reading, text};
use assay_core::assessment::Assessment;
use assay_core::attempt::{Attempt, Entry, Event, Plan, Response};
use assay_core::limit;
use assay_core::question::Question;
use assay_core::record::bundle;
use serde_json::json;

/// The usual limit on an answer in this pack.
const MOST: usize = limit::PROSE;

fn chars(text: &Response) -> usize {
    text.text_length()
}

/// Returns how many characters the record says were left out, for an item or for the explanation.
fn left_out(attempt: &Attempt, item: Option<usize>) -> i64 {
    let lines = attempt.log.iter();
    lines
        .filter(|line| line.kind == "shortened" && line.item == item)
        .filter_map(|line| line.amount)
        .sum()
}

#[test]
fn an_answer_that_is_too_long_keeps_what_fits_and_the_record_says_what_did_not() {
    let mut session = Session::start(false);
    session.write(0, "first");
    session.write(1, "second");
    session.at(Event::Pasted {
        item: 0,
        length: 1_000_000,
    });
    session.write(0, &["first ", &"😀".repeat(1_000_000)].concat());
    let wanted = ["first ", &"😀".repeat(MOST - 6)].concat();
    assert_eq!(session.text(0), Some(&text(&wanted)));
    assert_eq!(session.text(1), Some(&text("second")));
    assert_eq!(left_out(&session.attempt, Some(0)), 996_006);
    assert_eq!(session.attempt.refused, 0);
    let journal: usize = session.records.iter().map(String::len).sum();
    assert!(journal < 60_000, "{journal} bytes");
    assert_eq!(session.resumed(), session.attempt);
    session.at(Event::Submitted);
    let text = bundle(&session.attempt, json!({})).unwrap();
    assert!(text.contains("\"kind\":\"shortened\""));
    assert!(text.len() < 60_000, "{} bytes", text.len());
}

#[test]
fn what_comes_late_fits_as_well_and_replaces_nothing() {
    let mut session = Session::start(false);
    session.write(0, "in time");
    session.at(Event::Submitted);
    session.write(0, &"x".repeat(MOST + 5));
    assert_eq!(session.text(0), Some(&text("in time")));
    let late = session.attempt.slots[0].late.as_ref().unwrap();
    assert_eq!(chars(late), MOST);
    assert_eq!(left_out(&session.attempt, Some(0)), 5);
    // When the host was last heard is the page's own, and is asked again after a reload.
    let (resumed, left) = (session.resumed(), &session.attempt);
    assert_eq!((&resumed.slots, &resumed.log), (&left.slots, &left.log));
}

#[test]
fn an_explanation_has_a_limit_too() {
    let mut session = Session::start(false);
    session.at(Event::Explained("y".repeat(limit::EXPLANATION + 7)));
    assert_eq!(
        session.attempt.explanation.chars().count(),
        limit::EXPLANATION
    );
    assert_eq!(left_out(&session.attempt, None), 7);
    assert_eq!(session.resumed(), session.attempt);
}

#[test]
fn a_journal_from_before_there_were_limits_is_read_and_cut() {
    let mut session = Session::start(false);
    session.write(1, "short");
    let entry = Entry {
        seq: u32::try_from(session.records.len()).unwrap(),
        at: session.now(),
        event: Event::Answered {
            item: 0,
            response: Response::Text("z".repeat(300_000)),
        },
    };
    session.records.push(entry.to_record());
    let resumed = session.resumed();
    assert_eq!(resumed.damaged, 0);
    assert_eq!(resumed.slots[0].response.as_ref().map(chars), Some(MOST));
    assert_eq!(resumed.slots[1].response, Some(text("short")));
    assert_eq!(left_out(&resumed, Some(0)), 296_000);
}

#[test]
fn a_text_for_no_item_is_refused_and_does_no_harm() {
    let mut session = Session::start(false);
    session.write(0, "first");
    session.write(99, &"x".repeat(1_000_000));
    assert_eq!(session.text(0), Some(&text("first")));
    assert_eq!(session.attempt.refused, 1);
    assert_eq!(session.resumed(), session.attempt);
}

#[test]
fn control_characters_do_not_swell_what_is_kept() {
    let mut session = Session::start(false);
    session.write(0, &["a", &"\u{1}".repeat(50_000), "b"].concat());
    assert_eq!(session.text(0), Some(&text("ab")));
    assert_eq!(left_out(&session.attempt, Some(0)), 0);
    session.write(1, &"\u{0}".repeat(50_000));
    assert_eq!(session.text(1), None);
}

#[test]
fn a_pack_names_its_own_limits_and_has_usual_ones_otherwise() {
    let interaction = |kind: serde_json::Value| {
        let value = json!({"schema": "assay/assessment/1", "id": "p", "version": "1",
            "language": "en", "title": "t", "role": "r", "duration_seconds": 60, "sections": [
                {"id": "s", "title": "s", "measures": "m", "instructions": "i",
                 "weight_percent": 100, "duration_seconds": 60, "draw": [{"rule": "all"}],
                 "items": [{"id": "a", "title": "a", "interaction": kind}]}]});
        Assessment::parse("pack", &value)
            .map(|pack| pack.sections[0].items[0].interaction.kind.max_characters())
            .map_err(|problems| problems.0[0].path.clone())
    };
    let prose = |to: u32| json!({"kind": "extended-text", "prompt": "p", "suggested_words": {"from": 1, "to": to}});
    let entry = json!({"kind": "text-entry", "prompt": "p", "label": "l", "base_type": "text"});
    let with = |mut kind: serde_json::Value, most: i64| {
        kind["max_characters"] = most.into();
        kind
    };
    assert_eq!(interaction(prose(100)), Ok(limit::PROSE));
    assert_eq!(interaction(prose(1_000)), Ok(15_000));
    assert_eq!(interaction(entry.clone()), Ok(limit::ENTRY));
    assert_eq!(interaction(with(prose(100), 900)), Ok(900));
    assert_eq!(interaction(with(entry.clone(), 20)), Ok(20));
    for wrong in [0, 100_001] {
        let path = "$.sections[0].items[0].interaction.max_characters";
        assert_eq!(interaction(with(entry.clone(), wrong)), Err(path.into()));
    }
}

#[test]
fn what_a_link_and_a_browser_tell_is_bounded_and_still_distinguished() {
    let long = |end: &str| ["😀".repeat(100_000), end.into()].concat();
    let plan = |end: &str| Plan {
        attempt_id: "id".into(),
        campaign: long(end),
        invitation: long(end),
        seed: long(end),
        accommodation: long(end),
        user_agent: long(end),
        candidate: [Some(long(end)), Some(long(end)), None].into(),
        time_percent: 100,
        ..Plan::default()
    };
    let start = |end: &str| Attempt::start(pack(false), plan(end), reading(0, 0)).0.plan;
    let (one, other) = (start("1"), start("2"));
    let count = |text: &str| text.chars().count();
    for text in [
        &one.campaign,
        &one.invitation,
        &one.seed,
        &one.accommodation,
    ] {
        assert_eq!(count(text), limit::NAMING);
    }
    assert_ne!(one.invitation, other.invitation);
    assert_eq!(count(&one.user_agent), limit::USER_AGENT);
    for question in Question::ALL {
        let field = one.candidate.of(question).as_deref();
        assert!(field.is_none_or(|field| count(field) == question.limit()));
    }
}
