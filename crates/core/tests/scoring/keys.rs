//! Keys: what is accepted, and what is reported where.

use super::{pair, read, weighted};
use assay_core::assessment::{Assessment, Basis, ErrorBasis, Key, NO_ERROR, SecondRater};
use assay_core::document::{Problems, Value, json};

#[test]
fn a_key_that_fits_its_pack_is_accepted() {
    let (pack, key) = pair();
    key.check_pair("key", &pack).unwrap();
    key.check_pair("key", &pack).unwrap();
}

#[test]
fn every_fault_of_a_key_is_reported_at_its_place() {
    let (pack, _) = pair();
    for fault in read("key-faults").as_array().unwrap() {
        let mut key = read("key");
        key["assessment"]["sha256"] = pack.sha256.as_str().into();
        put(&mut key, fault);
        let problems: Problems = Key::parse("key", &key)
            .and_then(|key| key.check_pair("key", &pack))
            .expect_err(&fault.to_string());
        assert_reported(fault, &problems);
    }
}

/// Puts a fault into a document, or takes out what is at its place.
fn put(document: &mut Value, fault: &Value) {
    let (parent, name) = fault["at"].as_str().unwrap().rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap();
    match (fault.get("value"), parent) {
        (Some(value), Value::Array(list)) => list[name.parse::<usize>().unwrap()] = value.clone(),
        (Some(value), parent) => parent[name] = value.clone(),
        (None, parent) => drop(parent.as_object_mut().unwrap().remove(name).unwrap()),
    }
}

fn assert_reported(fault: &Value, problems: &Problems) {
    let text = |name: &str| fault[name].as_str().unwrap_or("");
    assert!(
        problems.0.iter().any(|problem| problem.path == text("path")
            && problem.message.contains(text("message"))
            && problem.remedy.contains(text("remedy"))),
        "{fault}\n{problems}"
    );
}

#[test]
fn every_fault_of_a_pack_is_reported_at_its_place() {
    for fault in read("pack-faults").as_array().unwrap() {
        let mut pack = read("weighted");
        put(&mut pack, fault);
        let problems = Assessment::parse("pack", &pack).expect_err(&fault.to_string());
        assert_reported(fault, &problems);
    }
}

#[test]
fn what_a_key_says_of_items_and_of_itself_is_read() {
    let (pack, key) = weighted();
    key.check_pair("key", &pack).unwrap();
    assert_eq!(pack.item("letter").unwrap().item_weight, 2);
    assert_eq!(pack.item("bill").unwrap().item_weight, 1);
    assert_eq!(key.policy.item_weight("letter"), 2);
    assert_eq!(key.policy.item_weight("bill"), 1);
    assert_eq!(pack.pass_rule, Some(key.policy.pass_rule()));
    assert_eq!(key.policy.second_rater, Some(SecondRater::NearLimits));
    let kind = |id: &str| &pack.item(id).unwrap().interaction.kind;
    assert_eq!(kind("bill").places(), ["L1C2", "L2C2", NO_ERROR]);
    assert_eq!(kind("clean").known_places(), ["L1", "L2", NO_ERROR]);
    assert!(pack.practice_key_of("practice-one").is_some());
    assert!(pack.practice_key_of("one").is_none());
    let error = key.validity.standard_error.unwrap();
    assert_eq!(error.percent.text(), "13/2");
    assert_eq!(error.basis, ErrorBasis::Simulated);
    assert_eq!(key.validity.summary, "Made for a test.");
    assert_eq!(key.difficulty[0].1.basis, Basis::Estimated);
    assert_eq!(key.blueprint[1].1.source, "The alphabet, first page");
}

#[test]
fn pack_and_key_share_weights_and_pass_rule() {
    let (_, key) = weighted();
    for (at, value, path) in [
        (
            "/sections/0/items/0/item_weight",
            2,
            "$.policy.item_weights.one",
        ),
        (
            "/sections/1/items/0/item_weight",
            2,
            "$.policy.item_weights.bill",
        ),
        (
            "/pass_rule/threshold_percent",
            60,
            "$.policy.threshold_percent",
        ),
        (
            "/pass_rule/minimum_percent/writing",
            60,
            "$.policy.minimum_percent",
        ),
        (
            "/pass_rule/rated_minimum_percent/writing",
            60,
            "$.policy.rated_minimum_percent",
        ),
    ] {
        let mut pack = read("weighted");
        put(&mut pack, &json!({"at": at, "value": value}));
        let mut pack = Assessment::parse("pack", &pack).unwrap();
        pack.sha256 = key.assessment_sha256.clone();
        let problems = key.check_pair("key", &pack).unwrap_err();
        let paths: Vec<&str> = problems.0.iter().map(|one| one.path.as_str()).collect();
        assert_eq!(paths, [path]);
        assert!(!problems.0[0].remedy.is_empty());
    }
}

#[test]
fn an_excerpt_needs_no_reasons() {
    let mut key = read("weighted.key");
    key["assessment"]["sha256"] = "a".repeat(64).into();
    for item in key["items"].as_object_mut().unwrap().values_mut() {
        item.as_object_mut().unwrap().remove("reason");
    }
    assert!(Key::parse("key", &key).is_err());
    key["excerpt_of"] = "b".repeat(64).into();
    assert!(Key::parse("key", &key).unwrap().is_excerpt());
}
