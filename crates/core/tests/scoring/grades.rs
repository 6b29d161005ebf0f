//! The grade: bounds, limits, flags, findings.

use super::pair;
use assay_core::assessment::ItemKey;
use assay_core::attempt::Response;
use assay_core::digest::canonical;
use assay_core::document::Value;
use assay_core::scoring::{SectionAnswers, grade};
use serde_json::json;

fn answers(reasoning: Value, writing: Value) -> Vec<SectionAnswers> {
    [("reasoning", reasoning), ("writing", writing)]
        .into_iter()
        .map(|(id, items)| SectionAnswers {
            id: id.into(),
            items: items
                .as_array()
                .unwrap()
                .iter()
                .map(|item| {
                    let response = serde_json::from_value(item[1].clone()).ok();
                    (item[0].as_str().unwrap().into(), response)
                })
                .collect(),
        })
        .collect()
}

fn good_reasoning() -> Value {
    json!([
        ["one", {"choices": ["b"]}],
        ["several", {"choices": ["a", "c"]}],
        ["scene", {"best": "a", "worst": "d"}],
        ["steps", {"order": ["a", "c", "b"]}]
    ])
}

fn good_writing() -> Value {
    json!([
        ["weigh", {"matches": {"a": "high", "b": "low"}}],
        ["report", {"hottext": ["L2C2"], "correction": "$3"}],
        ["value", {"text": "Word"}],
        ["letter", {"text": "Dear all, …"}]
    ])
}

#[test]
fn a_grade_gives_exact_bounds_while_people_have_not_rated() {
    let (_, key) = pair();
    let grade = grade(&key, &answers(good_reasoning(), good_writing()));
    assert_eq!(grade["status"], "provisional");
    assert_eq!(grade["sections"][0]["lowest_percent"]["exact"], "100");
    assert_eq!(grade["sections"][1]["earned"], "3");
    assert_eq!(grade["sections"][1]["settled"], "3");
    assert_eq!(grade["sections"][1]["open"], "1");
    assert_eq!(grade["sections"][1]["lowest_percent"]["exact"], "75");
    assert_eq!(grade["sections"][1]["pending_count"], 1);
    assert_eq!(grade["total"]["lowest_percent"]["rounded"], "90.00");
    assert_eq!(grade["total"]["highest_percent"]["rounded"], "100.00");
    assert_eq!(grade["total"]["threshold"], "reached");
    assert_eq!(
        grade["minima"],
        json!([
            {"section": "writing", "minimum_percent": 50, "result": "met"}
        ])
    );
    assert_eq!(grade["sections"][1]["items"][3]["state"], "pending");
    assert_eq!(grade["findings"], json!([]));
    assert_eq!(grade["key_sha256"], key.sha256);
}

#[test]
fn limits_are_judged_by_what_is_still_possible() {
    let (_, key) = pair();
    let nothing = json!([
        ["weigh", null],
        ["report", null],
        ["value", null],
        ["letter", null]
    ]);
    let done = grade(&key, &answers(good_reasoning(), nothing));
    assert_eq!(done["total"]["threshold"], "not-reached");
    assert_eq!(
        done["total"]["lowest_percent"],
        json!({"exact": "60", "rounded": "60.00"})
    );
    assert_eq!(done["minima"][0]["result"], "not-met");

    let one_open =
        json!([["weigh", null], ["report", null], ["value", null], ["letter", {"text": "x"}]]);
    let open = grade(&key, &answers(good_reasoning(), one_open));
    assert_eq!(open["total"]["threshold"], "pending");
    assert_eq!(
        open["minima"][0]["result"], "not-met",
        "a quarter can never be a half"
    );

    let two_open = json!([["weigh", null], ["report", null], ["value", {"text": "word"}], ["letter", {"text": "x"}]]);
    let open = grade(&key, &answers(good_reasoning(), two_open));
    assert_eq!(open["minima"][0]["result"], "pending");
}

#[test]
fn just_below_the_threshold_is_below_it() {
    let (_, mut key) = pair();
    key.policy.weights_percent = vec![("reasoning".into(), 100)];
    key.policy.minimum_percent = vec![("reasoning".into(), 67)];
    key.policy.threshold_percent = 67;
    let two_of_three =
        json!([["one", {"choices": ["b"]}], ["several", {"choices": ["a", "c"]}], ["steps", null]]);
    let grade = grade(&key, &answers(two_of_three, json!([]))[..1]);
    assert_eq!(
        grade["total"]["lowest_percent"],
        json!({"exact": "200/3", "rounded": "66.67"})
    );
    assert_eq!(grade["total"]["threshold"], "not-reached");
    assert_eq!(grade["minima"][0]["result"], "not-met");
    assert_eq!(grade["status"], "provisional");
}

#[test]
fn a_harmful_pick_is_flagged_for_a_person() {
    let (_, key) = pair();
    let mut reasoning = good_reasoning();
    reasoning[2][1] = json!({"best": "d", "worst": "a"});
    let nothing = json!([
        ["weigh", null],
        ["report", null],
        ["value", null],
        ["letter", null]
    ]);
    let grade = grade(&key, &answers(reasoning, nothing));
    assert_eq!(
        grade["knock_outs"],
        json!([
            {"item": "scene", "option": "d", "status": "unconfirmed"}
        ])
    );
    assert_eq!(
        grade["status"], "provisional",
        "nobody has confirmed or dismissed it"
    );
}

#[test]
fn every_item_says_what_was_expected_given_and_earned() {
    let (_, key) = pair();
    let mut writing = good_writing();
    writing[1][1] = json!({"hottext": ["L1C2"], "correction": "three"});
    let grade = grade(&key, &answers(good_reasoning(), writing));
    assert_eq!(
        grade["sections"][1]["items"][1],
        json!({
            "id": "report", "rule": "hottext/1", "state": "review",
            "score": {"exact": "0", "decimal": "0.0000"}, "open": "1/2",
            "parts": [
                {"part": "locate", "expected": ["L2C2"], "given": ["L1C2"], "of": "1/2", "points": "0", "note": "Right: 0 of 1. Wrong: 1."},
                {"part": "correct", "expected": "3", "given": "three", "of": "1/2", "points": null, "note": "Not readable as a number; a person decides."}
            ]
        })
    );
}

#[test]
fn the_grade_does_not_depend_on_the_order_of_items() {
    let (_, key) = pair();
    let forwards = grade(&key, &answers(good_reasoning(), good_writing()));
    let mut turned = answers(good_reasoning(), good_writing());
    turned.reverse();
    turned
        .iter_mut()
        .for_each(|section| section.items.reverse());
    let backwards = grade(&key, &turned);
    assert_eq!(forwards["total"], backwards["total"]);
    assert_eq!(
        forwards["sections"][0]["earned"],
        backwards["sections"][1]["earned"]
    );
    assert_eq!(
        canonical(&forwards),
        canonical(&grade(&key, &answers(good_reasoning(), good_writing())))
    );
}

#[test]
fn what_was_tampered_with_is_reported_and_earns_nothing() {
    let (_, key) = pair();
    let mut sections = answers(good_reasoning(), good_writing());
    let again = sections[0].items[0].clone();
    sections[0].items.push(again);
    sections[1].items.push(("smuggled".into(), None));
    let doubled = sections[0].clone();
    sections.push(doubled);
    sections.push(SectionAnswers {
        id: "extra".repeat(100),
        items: vec![],
    });
    let grade = grade(&key, &sections);
    assert_eq!(grade["findings"].as_array().unwrap().len(), 4);
    assert_eq!(grade["sections"].as_array().unwrap().len(), 2);
    assert_eq!(grade["sections"][0]["items_count"], 4);
    assert_eq!(
        grade["sections"][1]["items_count"], 5,
        "an unknown item only lowers the share"
    );
    assert_eq!(grade["sections"][1]["earned"], "3");
}

#[test]
fn a_missing_section_earns_nothing_and_is_reported() {
    let (_, key) = pair();
    let only_one = grade(&key, &answers(good_reasoning(), json!([]))[..1]);
    assert_eq!(only_one["total"]["highest_percent"]["exact"], "60");
    assert_eq!(
        only_one["findings"],
        json!([{"section": "writing", "finding": "This section is missing."}])
    );
    assert_eq!(only_one["minima"][0]["result"], "not-met");
    let none = grade(&key, &[]);
    assert_eq!(none["total"]["highest_percent"]["exact"], "0");
}

#[test]
fn points_too_fine_to_add_are_refused_not_rounded() {
    let (_, mut key) = pair();
    let mut items = Vec::new();
    for targets in (100..400).filter(|n| (2..*n).all(|d| n % d != 0)) {
        let correct: Vec<String> = (0..targets).map(|n: usize| n.to_string()).collect();
        let id = format!("many-{targets}");
        key.items.push((
            id.clone(),
            ItemKey::ChoicePartial {
                correct,
                neutral: vec![],
                reasons: vec![],
            },
        ));
        items.push((id, Some(Response::Choices(vec!["0".into()]))));
    }
    let sections = [SectionAnswers {
        id: "reasoning".into(),
        items,
    }];
    assert_eq!(grade(&key, &sections)["status"], "not-graded");
}
