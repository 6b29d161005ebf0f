//! What somebody who has not rated gets to see of what others gave: nothing, in no line and no file; and no file by
//! which a code could be laid beside a name.

use super::totals::answers;
use super::{events, pair, scorecard};
use assay_core::document::Value;
use assay_evaluation::review_event::ReviewEvent;
use assay_evaluation::roster::{Column, Line, ordered};
use assay_evaluation::{
    Cover, Library, MessageTemplate, OpenedBundle, Particulars, Revealed, Row, Scorecard,
    ScoringPolicy, State, ats_summary, csv, draft,
};
use assay_test_support::bundle::bundle;

const ANN: &str = "aaaa1111-0b6f-4d50-9c1c-7d6c3a1d9a01";
const BEN: &str = "bbbb2222-0b6f-4d50-9c1c-7d6c3a1d9a02";

fn opened() -> OpenedBundle {
    let mut opened = OpenedBundle::open("b.json", &bundle("word"), &Library::default()).unwrap();
    opened.candidate.name = "Ada Example".into();
    opened.candidate.email = "ada@example.com".into();
    opened.candidate.reference = "R-1".into();
    opened
}

/// Ann has rated everything and interviewed; nothing is open but what Ben wants.
fn rated() -> (State, Scorecard) {
    let (_, key) = pair();
    let everything_right = &super::read("evaluation/totals")[0];
    let mut given = everything_right["acts"].clone();
    for entry in given.as_array_mut().unwrap() {
        entry["by_id"] = ANN.into();
        entry["rating"] = 4.into();
    }
    let state = State::after(&events(&given));
    let card = scorecard(
        &ScoringPolicy::of_key(&key),
        &answers(&everything_right["answers"]),
        &state,
    );
    assert!(!state.ratings.is_empty() && !state.interview.is_empty());
    (state, card)
}

fn cover(state: &State, who: &str) -> Cover {
    Cover::of(state, who, Revealed::default())
}

#[test]
fn no_line_and_no_file_tells_what_others_gave() {
    let (opened, (state, card)) = (opened(), rated());
    let files = |who: &str| {
        let cover = cover(&state, who);
        let row = Row {
            opened: &opened,
            state: &state,
            policy: None,
            scorecard: Some(&card),
            cover: &cover,
        };
        let line = Line::of(&row, "Ada".into(), false, 0);
        (line, csv(&[row], false), ats_summary(&[row], false))
    };
    let overall = card.overall.lowest.decimal_text(2);
    let (line, table, summary) = files(ANN);
    assert_eq!(
        (line.overall, line.recommendation),
        (Some(card.overall), Some(card.recommendation))
    );
    assert!(table.contains(&overall) && !table.contains("covered"));
    assert!(summary.contains("\"score\"") && summary.contains(&card.why));

    // Ben, and whoever has not said who they are, and another Ann.
    for who in [BEN, "", "cccc3333-0b6f-4d50-9c1c-7d6c3a1d9a03"] {
        let (line, table, summary) = files(who);
        assert_eq!(
            (line.test, line.interview, line.overall, line.recommendation),
            (None, None, None, None)
        );
        for secret in [&overall, &card.test.lowest.decimal_text(2), &card.why] {
            assert!(!table.contains(secret.as_str()), "{secret} in {table}");
        }
        assert!(!table.contains(card.recommendation.name()) && table.contains("\"covered\""));
        let summary: Value = serde_json::from_str(&summary).unwrap();
        assert_eq!(summary[0]["score_status"], "covered");
        assert_eq!(summary[0]["partner_status"], "in-progress");
        for name in [
            "score",
            "score_highest",
            "test_score",
            "interview_score",
            "rules_say",
            "why",
        ] {
            assert!(summary[0].get(name).is_none(), "{name} in {summary}");
        }
    }
}

#[test]
fn the_order_of_covered_lines_tells_nothing() {
    let (opened, (state, card)) = (opened(), rated());
    let cover = cover(&state, BEN);
    let row = Row {
        opened: &opened,
        state: &state,
        policy: None,
        scorecard: Some(&card),
        cover: &cover,
    };
    let mut other = opened.clone();
    other.started_at = "2020-01-01T00:00:00.000Z".into();
    let first = Row {
        opened: &other,
        ..row
    };
    let lines = [
        Line::of(&row, "a".into(), false, 0),
        Line::of(&first, "b".into(), false, 0),
    ];
    for column in [
        Column::Test,
        Column::Interview,
        Column::Overall,
        Column::Recommendation,
    ] {
        for is_descending in [false, true] {
            // In the order of time, either way.
            assert_eq!(ordered(&lines, column, is_descending), [1, 0]);
        }
    }
}

#[test]
fn what_the_rules_work_out_without_ratings_stays_in_sight() {
    let (state, card) = rated();
    let cover = cover(&state, BEN);
    let by_rule: Vec<&str> = card
        .sections
        .iter()
        .filter(|section| cover.percent_of(section).is_some())
        .map(|section| section.id.as_str())
        .collect();
    assert!(!by_rule.is_empty() && by_rule.len() < card.sections.len());
}

#[test]
fn a_letter_names_no_section_that_is_covered() {
    let (state, card) = rated();
    let letter = MessageTemplate {
        id: assay_evaluation::review_event::Decision::Advance,
        title: String::new(),
        subject: "Subject".into(),
        body: vec!["{strengths}".into()],
    };
    let about = Particulars::default();
    let drafted = |who: &str| draft(&letter, &about, Some(&card), &cover(&state, who));
    let covered = card
        .sections
        .iter()
        .find(|section| cover(&state, BEN).section(section))
        .unwrap();
    assert!(drafted(ANN).contains(&covered.title));
    assert!(!drafted(BEN).contains(&covered.title));
}

#[test]
fn no_file_has_both_name_and_code() {
    let (opened, state) = (opened(), State::default());
    let cover = Cover::default();
    let row = Row {
        opened: &opened,
        state: &state,
        policy: None,
        scorecard: None,
        cover: &cover,
    };
    let code = opened.pseudonym();
    let naming = ["Ada Example", "ada@example.com", "R-1", &opened.attempt_id];
    let (named, hidden) = (csv(&[row], false), csv(&[row], true));
    assert!(naming.iter().all(|text| named.contains(text)) && !named.contains(&code));
    assert!(naming.iter().all(|text| !hidden.contains(text)) && hidden.contains(&code));
    let (named, hidden) = (ats_summary(&[row], false), ats_summary(&[row], true));
    assert!(naming.iter().all(|text| named.contains(text)) && !named.contains(&code));
    // The identifier of the attempt is what such a system knows it by; it stands beside no code.
    assert!(naming[..3].iter().all(|text| !hidden.contains(text)));
    assert!(hidden.contains(&opened.attempt_id) && !hidden.contains(&code));
}

#[test]
fn files_of_the_first_version_are_still_read() {
    // They have no identifiers, notes in every rating, and reasons of any length.
    let entries = serde_json::json!([
        { "at": "2026-11-21T10:00:00.000Z", "by": "Ann", "kind": "rated", "item": "i", "criterion": "c", "rating": 3, "note": "" },
        { "at": "2026-11-21T10:00:01.000Z", "by": "Ann", "kind": "flagged", "flag": "f", "ticked": true, "evidence": "e" },
        { "at": "2026-11-21T10:00:02.000Z", "by": "Ann", "kind": "flag-settled", "flag": "f", "verdict": "confirmed", "reason": "r" },
        { "at": "2026-11-21T10:00:03.000Z", "by": "Ann", "kind": "decided", "decision": "hold", "standing": "open", "reason": "r" },
    ]);
    let entries = entries.as_array().unwrap();
    let events: Vec<ReviewEvent> = entries
        .iter()
        .filter_map(|entry| ReviewEvent::from_entry(entry).ok())
        .collect();
    assert_eq!(events.len(), 4);
    assert!(
        events
            .iter()
            .zip(entries)
            .all(|(event, entry)| event.to_entry() == *entry)
    );
    let state = State::after(&events);
    assert_eq!(state.raised_flags(), ["f"]);
    assert!(state.flag_verdicts.contains_key("f") && state.void.is_empty());
    assert_eq!(state.ratings_of("i", "c")[0].by, "Ann");
}
