//! What stands in the exports of somebody who was decided about: columns and ranges by name.

use super::totals::answers;
use super::{events, pair, read, scorecard};
use assay_core::document::Value;
use assay_evaluation::{
    Cover, Library, OpenedBundle, Row, Scorecard, ScoringPolicy, State, ats_summary, csv,
};
use assay_test_support::bundle::bundle;
use std::collections::BTreeMap;

/// The line of one candidate in the table, by the names of the columns, and the object in the summary.
fn exported(
    entries: &Value,
    cover: &Cover,
    harmful: &[usize],
) -> (BTreeMap<String, String>, Value) {
    let opened = OpenedBundle::open("b.json", &bundle("word"), &Library::default()).unwrap();
    let (_, key) = pair();
    let policy = ScoringPolicy::of_key(&key);
    let state = State::after(&events(entries));
    let mut card: Scorecard = scorecard(
        &policy,
        &answers(&read("evaluation/totals")[0]["answers"]),
        &state,
    );
    for at in harmful {
        card.sections[0].items[*at].harmful = Some(("An option".into(), "It harms.".into()));
    }
    let row = Row {
        opened: &opened,
        state: &state,
        policy: Some(&policy),
        scorecard: Some(&card),
        cover,
    };
    let table = csv(&[row], false);
    let mut lines = table.trim_start_matches('\u{feff}').split("\r\n");
    let mut fields = || {
        let line = lines.next().unwrap();
        let line = line.strip_prefix('"').unwrap().strip_suffix('"').unwrap();
        line.split("\",\"").map(String::from).collect::<Vec<_>>()
    };
    let (head, line) = (fields(), fields());
    assert_eq!(head.len(), line.len());
    let last = [
        "harmful_picks",
        "red_flags",
        "decided_at",
        "standing_when_decided",
        "override",
        "policy_version",
        "completed_at",
        "test_verdict",
        "shortlist_verdict",
        "interview_verdict",
        "offer_verdict",
        "standard_error_percent",
        "policy_notes",
    ];
    assert!(head.ends_with(&last.map(String::from)), "{head:?}");
    let summary: Value = serde_json::from_str(&ats_summary(&[row], false)).unwrap();
    (head.into_iter().zip(line).collect(), summary[0].clone())
}

fn decided(decision: &str, standing: &str) -> Value {
    serde_json::json!([{
        "by": "Ann", "kind": "decided", "decision": decision, "standing": standing,
        "reason": "As the answers show, read twice."
    }])
}

#[test]
fn a_decision_stands_with_its_date_and_whether_it_went_against_the_rules() {
    for (decision, standing, expected) in [
        ("advance", "not-pass", "yes"),
        ("decline", "pass", "yes"),
        ("advance", "pass", "no"),
        ("hold", "not-pass", "no"),
        ("advance", "open", "no"),
    ] {
        let (line, _) = exported(&decided(decision, standing), &Cover::default(), &[]);
        assert_eq!(line["override"], expected, "{decision} at {standing}");
        assert_eq!(line["standing_when_decided"], standing);
        assert_eq!(line["decided_at"], "2026-11-21T10:00:01.000Z");
        assert_eq!(line["decision_reason"], "As the answers show, read twice.");
        let (_, key) = pair();
        assert_eq!(line["policy_version"], key.assessment_version);
    }
    let (line, _) = exported(&serde_json::json!([]), &Cover::default(), &[]);
    for name in [
        "override",
        "standing_when_decided",
        "decided_at",
        "harmful_picks",
        "red_flags",
    ] {
        assert_eq!(line[name], "", "{name}");
    }
}

#[test]
fn verdicts_on_stages_stand_with_the_arrival_unless_they_are_covered() {
    let mut entries = serde_json::json!([
        { "by": "Ann", "kind": "stage-judged", "stage": "test", "verdict": "yes", "reason": "Clear." },
        { "by": "Ann", "kind": "stage-judged", "stage": "shortlist", "verdict": "no", "reason": "Others fit this role better." },
    ]);
    let (line, _) = exported(&entries, &Cover::default(), &[]);
    let names = ["test", "shortlist", "interview", "offer"];
    let verdicts = |line: &BTreeMap<String, String>| {
        names.map(|name| line[&[name, "_verdict"].concat()].clone())
    };
    assert_eq!(verdicts(&line), ["yes", "no", "", ""]);
    let opened = OpenedBundle::open("b.json", &bundle("word"), &Library::default()).unwrap();
    assert_eq!(line["completed_at"], opened.ended_at);
    assert_eq!(
        (&*line["standard_error_percent"], &*line["policy_notes"]),
        ("", "")
    );
    entries.as_array_mut().unwrap().push(serde_json::json!({
        "by": "Ann", "by_id": "aaaa1111-0b6f-4d50-9c1c-7d6c3a1d9a01", "kind": "interviewed",
        "question": "q1", "rating": 4, "note": ""
    }));
    let state = State::after(&events(&entries));
    let cover = Cover::of(&state, "", assay_evaluation::Revealed::default());
    let (line, _) = exported(&entries, &cover, &[]);
    assert_eq!(verdicts(&line), [""; 4]);
}

#[test]
fn findings_stand_with_what_people_made_of_them() {
    let (pack, _) = pair();
    let items: Vec<&str> = pack.sections[0]
        .items
        .iter()
        .map(|item| item.id.as_str())
        .collect();
    let entries = serde_json::json!([
        { "by": "Ann", "kind": "pick-settled", "item": items[0], "verdict": "confirmed",
          "reason": "Said again in the interview." },
        { "by": "Ann", "kind": "flagged", "flag": "f1", "ticked": true, "evidence": "“Never.”" },
        { "by": "Ann", "kind": "flagged", "flag": "f2", "ticked": true, "evidence": "“Ever.”" },
        { "by": "Ben", "kind": "flag-settled", "flag": "f1", "verdict": "dismissed", "reason": "Of one night." },
    ]);
    let (line, _) = exported(&entries, &Cover::default(), &[0, 1]);
    let picks = format!("{}: confirmed; {}: open", items[0], items[1]);
    assert_eq!(line["harmful_picks"], picks);
    assert_eq!(line["red_flags"], "f1: dismissed; f2: open");
}

#[test]
fn what_the_rules_said_then_is_covered_with_the_rest() {
    let mut entries = decided("advance", "not-pass");
    entries.as_array_mut().unwrap().push(serde_json::json!({
        "by": "Ann", "by_id": "aaaa1111-0b6f-4d50-9c1c-7d6c3a1d9a01", "kind": "interviewed",
        "question": "q1", "rating": 4, "note": ""
    }));
    let state = State::after(&events(&entries));
    let cover = Cover::of(&state, "", assay_evaluation::Revealed::default());
    assert!(cover.any());
    let (line, _) = exported(&entries, &cover, &[]);
    assert_eq!(
        (&*line["override"], &*line["standing_when_decided"]),
        ("", "")
    );
    assert_eq!(line["decision"], "advance");
}

#[test]
fn every_number_of_the_summary_is_a_range() {
    let (_, summary) = exported(&serde_json::json!([]), &Cover::default(), &[]);
    let fields = summary.as_object().unwrap();
    let scores: Vec<&String> = fields
        .keys()
        .filter(|name| {
            let is_section = name.starts_with("section_") && !name.ends_with("_highest");
            is_section || ["score", "test_score", "interview_score"].contains(&name.as_str())
        })
        .collect();
    assert!(scores.len() > 3, "{scores:?}");
    for name in scores {
        let highest = &fields[&[name.as_str(), "_highest"].concat()];
        assert!(fields[name].as_i64() <= highest.as_i64(), "{name}");
    }
    // Nobody has interviewed yet, so that everything is still possible there.
    assert_eq!(
        (
            &summary["interview_score"],
            &summary["interview_score_highest"]
        ),
        (&0.into(), &10_000.into())
    );
}

#[test]
fn the_form_is_named_only_where_somebody_answered_in_words() {
    let open = |text: &str| OpenedBundle::open("b.json", text, &Library::default()).unwrap();
    let standard = open(&bundle("word"));
    let in_words = open(&assay_test_support::bundle::narrative_bundle("word"));
    let state = State::default();
    let cover = Cover::default();
    let row = |opened| Row {
        opened,
        state: &state,
        policy: None,
        scorecard: None,
        cover: &cover,
    };
    let forms = |rows: &[Row<'_>]| -> Vec<String> {
        let table = csv(rows, false);
        let lines = table.trim_start_matches('\u{feff}').lines();
        lines
            .map(|line| line.rsplit(',').next().unwrap_or_default())
            .map(|field| field.trim_matches('"').into())
            .collect()
    };
    assert_eq!(forms(&[row(&standard)])[0], "policy_notes");
    assert_eq!(
        forms(&[row(&standard), row(&in_words)]),
        ["form", "standard", "narrative"]
    );
    let summary: Value = ats_summary(&[row(&standard), row(&in_words)], false)
        .parse()
        .unwrap();
    assert_eq!(
        (&summary[0]["form"], &summary[1]["form"]),
        (&Value::Null, &"narrative".into())
    );
}
