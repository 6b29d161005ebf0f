//! One test per rule, and the notations of numbers.

use super::{item_key, points, read};
use assay_core::assessment::NumberFormat;
use assay_core::attempt::Response;
use assay_core::document::{self, Value};
use assay_core::scoring::rules::judge;
use assay_core::scoring::{Fraction, number};
use serde_json::json;

fn check_rule(file: &str) {
    let cases = read(file);
    for group in cases["groups"].as_array().unwrap() {
        let key = item_key(&group["key"]);
        for case in group["cases"].as_array().unwrap() {
            let name = case["name"].as_str().unwrap();
            let response = &case["response"];
            let parsed = serde_json::from_value::<Response>(response.clone()).ok();
            assert!(parsed.is_some() || response.is_null(), "{file}: {name}");
            let outcome = judge(&key, parsed.as_ref());
            let (earned, open) = points(&outcome);
            assert_eq!(outcome.rule, cases["rule"], "{file}: {name}");
            assert_eq!(earned.text(), case["score"], "{file}: {name}");
            assert_eq!(
                open.text(),
                case["open"].as_str().unwrap_or("0"),
                "{file}: {name}"
            );
            let finds = case["finding"] == true;
            assert_eq!(!outcome.finding.is_empty(), finds, "{file}: {name}");
            assert_eq!(
                outcome.knock_out,
                case["knock_out"].as_str(),
                "{file}: {name}"
            );
            if let Some(reasons) = case["reasons"].as_array() {
                let named: Vec<&str> = outcome.reasons.iter().map(|reason| reason.0).collect();
                assert_eq!(
                    Value::from(named),
                    Value::from(reasons.as_slice()),
                    "{file}: {name}"
                );
            }
        }
    }
}

#[test]
fn one_right_option_is_all_or_nothing() {
    check_rule("choice");
}

#[test]
fn false_alarms_count_against_hits() {
    check_rule("choice-partial");
}

#[test]
fn best_and_worst_follow_the_table() {
    check_rule("best-worst");
}

#[test]
fn orders_are_judged_pair_by_pair() {
    check_rule("order");
}

#[test]
fn levels_are_judged_option_by_option() {
    check_rule("match");
}

#[test]
fn finding_and_correcting_are_halves_of_their_own() {
    check_rule("hottext");
}

#[test]
fn values_are_read_as_their_format_says() {
    check_rule("text-entry");
}

#[test]
fn prose_awaits_a_person() {
    check_rule("rubric");
}

#[test]
fn numbers_are_read_in_the_notations_of_the_world() {
    for group in read("numbers").as_array().unwrap() {
        let format: NumberFormat = document::read("format", &group["format"]).unwrap();
        for reading in group["readings"].as_array().unwrap() {
            let raw = reading[0].as_str().unwrap();
            let expected = match &reading[1] {
                Value::Null => Value::Null,
                Value::Bool(_) => json!({"unreadable": true}),
                Value::Array(pair) => json!({"ambiguous": pair}),
                number => json!({"number": number}),
            };
            let read = number::normalize(raw, &format);
            assert_eq!(read, expected, "{raw:?} in {}", group["format"]);
        }
    }
}

#[test]
fn who_guesses_best_and_worst_gets_three_eighths_on_average() {
    let key = item_key(&read("best-worst")["groups"][0]["key"]);
    let (mut sum, mut count) = (Fraction::ZERO, 0);
    for best in ["w", "x", "y", "z"] {
        for worst in ["w", "x", "y", "z"] {
            if best != worst {
                let response = Response::BestWorst {
                    best: Some(best.into()),
                    worst: Some(worst.into()),
                };
                sum = sum.plus(points(&judge(&key, Some(&response))).0).unwrap();
                count += 1;
            }
        }
    }
    let mean = sum.times(Fraction::share(1, count)).unwrap();
    assert_eq!(mean.percent_text(1), "37.5");
}
