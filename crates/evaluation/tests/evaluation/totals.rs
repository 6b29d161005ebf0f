//! Totals worked out by hand, in `tests/data/evaluation/totals.json`, to the last digit.

use super::{events, pair, read, scorecard};
use assay_core::document::Value;
use assay_core::scoring::SectionAnswers;
use assay_evaluation::{Bounds, ScoringPolicy, State};

/// The policy of the key, with some fields in other ways.
fn policy(changes: &Value) -> ScoringPolicy {
    let (_, key) = pair();
    let mut value = ScoringPolicy::of_key(&key).to_value();
    for (name, change) in changes.as_object().into_iter().flatten() {
        value[name.as_str()] = change.clone();
    }
    let policy = ScoringPolicy::parse("policy", &value).unwrap();
    policy.check_pair("policy", &key).unwrap();
    policy
}

pub fn answers(responses: &Value) -> Vec<SectionAnswers> {
    let (pack, _) = pair();
    let sections = pack.sections.iter();
    sections
        .map(|section| SectionAnswers {
            id: section.id.clone(),
            items: section
                .items
                .iter()
                .map(|item| {
                    let response = responses.get(&item.id);
                    let response =
                        response.map(|given| serde_json::from_value(given.clone()).unwrap());
                    (item.id.clone(), response)
                })
                .collect(),
        })
        .collect()
}

/// "75", or "75 100" while it is open.
fn exact(bounds: Bounds) -> String {
    if bounds.is_settled() {
        bounds.lowest.text()
    } else {
        format!("{} {}", bounds.lowest.text(), bounds.highest.text())
    }
}

#[test]
fn every_total_is_as_worked_out_by_hand() {
    let cases = read("evaluation/totals");
    for case in cases.as_array().unwrap() {
        let name = case["name"].as_str().unwrap();
        let policy = policy(&case["policy"]);
        let state = State::after(&events(&case["acts"]));
        let card = scorecard(&policy, &answers(&case["answers"]), &state);
        let mut found = serde_json::json!({
            "test": exact(card.test),
            "interview": exact(card.interview),
            "overall": exact(card.overall),
            "standing": card.recommendation.name(),
            "status": if card.is_final() { "final" } else { "provisional" },
        });
        for section in &card.sections {
            found[section.id.as_str()] = exact(section.percent).into();
        }
        assert_eq!(found, case["expected"], "{name}: {}", case["worked"]);
        assert_eq!(card.is_final(), card.open.is_empty(), "{name}");
    }
}

#[test]
fn every_number_says_where_it_comes_from() {
    let cases = read("evaluation/totals");
    let case = &cases[2];
    let state = State::after(&events(&case["acts"]));
    let card = scorecard(&policy(&Value::Null), &answers(&case["answers"]), &state);
    assert_eq!(
        card.why,
        "Not a pass, because the overall result, 56.25 %, stays below the 70 % that is needed."
    );
    let scene = &card.sections[0].items[2];
    assert_eq!(scene.parts[0].given, "“B”");
    assert_eq!(scene.parts[0].expected, "“A”");
    let letter = &card.sections[1].items[3];
    assert_eq!(letter.parts[0].given, "Ann 3");
    assert_eq!(
        letter.parts[0].how,
        "A rating of 3 counts 50 %; single rater."
    );
    let report = &card.sections[1].items[1];
    assert_eq!(report.parts[0].given, "Y, row 2 (“2”)");
    assert_eq!(report.parts[1].given, "“4”");
}

#[test]
fn the_level_of_chance_is_worked_out_from_every_answer_there_is() {
    let card = scorecard(
        &policy(&Value::Null),
        &answers(&Value::Null),
        &State::default(),
    );
    // 1/2, 1/3, 3/8 and 1/3: 37/24 of 4 items.
    let chance = card.sections[0].chance_percent.unwrap();
    assert_eq!(chance.text(), "925/24");
    // Where people rate there is none.
    assert_eq!(card.sections[1].chance_percent, None);
}

#[test]
fn a_limit_that_rounding_would_reach_is_not_reached() {
    let cases = read("evaluation/totals");
    let case = &cases[4];
    let changes = serde_json::json!({
        "rating_percent": { "1": 0, "2": 30, "3": 50, "4": 70, "5": 100 },
        "weights_percent": { "reasoning": 59, "writing": 41 },
    });
    let state = State::after(&events(&case["acts"]));
    let card = scorecard(&policy(&changes), &answers(&case["answers"]), &state);
    // 44.25 + 25.625 = 69.875; with 70: 69.9375, which is 69.94.
    assert_eq!(card.overall.lowest.text(), "1119/16");
    assert_eq!(card.recommendation.name(), "not-pass");
}
