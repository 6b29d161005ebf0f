use super::departure::Departure;
use super::*;
use assay_core::document;

const POLICY: &str = r#"{"adjudicate_from":2,"harmful_pick":"fails","minimum_percent":{"writing":50},"raters":1,"rating_percent":{"1":0,"2":25,"3":50,"4":75,"5":100},"red_flag":"noted","schema":"assay/policy/1","test_percent":50,"threshold_percent":70,"version":"1","weights_percent":{"reasoning":60,"writing":40}}"#;

fn policy_value() -> Value {
    document::parse("policy.json", POLICY).unwrap()
}

/// Returns what is wrong with the policy after a change: path and message.
fn problems(change: impl FnOnce(&mut Value)) -> Vec<(String, String)> {
    let mut value = policy_value();
    change(&mut value);
    let problems = ScoringPolicy::parse("policy.json", &value).unwrap_err();
    let problems = problems.0.into_iter();
    problems
        .map(|problem| (problem.path, problem.message))
        .collect()
}

#[test]
fn a_policy_is_written_as_it_was_read() {
    let policy = ScoringPolicy::parse("policy.json", &policy_value()).unwrap();
    assert_eq!(document::to_text(&policy.to_value()), POLICY);
    assert_eq!(policy.weight("reasoning"), 60);
    assert_eq!(policy.weight("elsewhere"), 0);
    assert_eq!(policy.share_of(2).text(), "1/4");
}

#[test]
fn the_address_of_the_schema_counts_for_nothing() {
    let mut value = policy_value();
    let sha256 = ScoringPolicy::parse("policy.json", &value)
        .unwrap()
        .sha256();
    value["$schema"] = "../schema/policy-1.json".into();
    let policy = ScoringPolicy::parse("policy.json", &value).unwrap();
    assert_eq!(policy.sha256(), sha256);
}

#[test]
fn minimums_may_be_left_out() {
    for absent in [None, Some(Value::Null)] {
        let mut value = policy_value();
        match absent {
            None => drop(value.as_object_mut().unwrap().remove("minimum_percent")),
            Some(null) => value["minimum_percent"] = null,
        }
        let policy = ScoringPolicy::parse("policy.json", &value).unwrap();
        assert!(policy.minimum_percent.is_empty());
    }
}

#[test]
fn every_broken_rule_is_listed() {
    let found = problems(|policy| {
        policy["weights_percent"]["writing"] = 30.into();
        policy["minimum_percent"]["drawing"] = 10.into();
        policy["rating_percent"]["4"] = 40.into();
    });
    let paths: Vec<&str> = found.iter().map(|problem| problem.0.as_str()).collect();
    assert_eq!(
        paths,
        [
            "$.weights_percent",
            "$.minimum_percent.drawing",
            "$.rating_percent"
        ]
    );
}

#[test]
fn a_field_that_does_not_fit_is_named() {
    let paths = [
        ("$.threshold_percent", "threshold_percent", Value::from(101)),
        ("$.raters", "raters", 3.into()),
        ("$.harmful_pick", "harmful_pick", "kills".into()),
        ("$.color", "color", 1.into()),
        ("$.version", "version", " ".into()),
        ("$.schema", "schema", "assay/policy/3".into()),
        (
            "$.interview_minimum_percent.sales",
            "interview_minimum_percent",
            serde_json::json!({ "sales": 50 }),
        ),
        (
            "$.interview_weights.pitch",
            "interview_weights",
            serde_json::json!({ "pitch": 0 }),
        ),
    ];
    for (path, field, value) in paths {
        let found = problems(|policy| policy[field] = value);
        assert_eq!(found[0].0, path);
    }
}

#[test]
fn a_policy_within_another_document_is_at_its_place_there() {
    let paths = |change: fn(&mut Value)| {
        let mut value = policy_value();
        change(&mut value);
        let problems = ScoringPolicy::parse_at("e.json", "$.policy", &value).unwrap_err();
        problems.0[0].path.clone()
    };
    assert_eq!(
        paths(|policy| policy["raters"] = 9.into()),
        "$.policy.raters"
    );
    assert_eq!(
        paths(|policy| policy["weights_percent"]["writing"] = 1.into()),
        "$.policy.weights_percent"
    );
    assert_eq!(paths(|policy| *policy = 1.into()), "$.policy");
}

#[test]
fn a_policy_is_a_field_of_a_larger_type() {
    #[derive(Debug, serde::Deserialize)]
    struct Envelope {
        policy: ScoringPolicy,
    }
    let envelope = |policy: Value| -> Result<Envelope, Problems> {
        let mut value = Value::Object(document::Map::new());
        value["policy"] = policy;
        document::read("e.json", &value)
    };
    assert_eq!(
        envelope(policy_value()).unwrap().policy.to_value(),
        policy_value()
    );
    let mut broken = policy_value();
    broken["weights_percent"]["writing"] = 1.into();
    let problems = envelope(broken).unwrap_err();
    assert_eq!(problems.0[0].path, "$.policy");
    assert!(problems.0[0].message.contains("do not add up to 100"));
}

#[test]
fn stages_may_be_left_out_and_come_in_order() {
    let mut value = policy_value();
    value["stages"] = Value::Null;
    let usual = ScoringPolicy::parse("policy.json", &value).unwrap();
    assert!(usual.stages.is_empty());
    assert_eq!(document::to_text(&usual.to_value()), POLICY);
    value["stages"] = serde_json::json!({ "interview": ["shortlisted", "answers-rated"] });
    let policy = ScoringPolicy::parse("policy.json", &value).unwrap();
    assert!(
        policy.stages.asks_for(Need::Shortlisted) && !policy.stages.asks_for(Need::Interviewed)
    );
    assert_eq!(
        policy.to_value()["stages"]["interview"],
        serde_json::json!(["answers-rated", "shortlisted"])
    );
    assert_ne!(policy.sha256(), usual.sha256());
    let found = problems(|policy| {
        policy["stages"] =
            serde_json::json!({ "shortlist": ["interviewed"], "decision": ["interviewed"] });
    });
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "$.stages.shortlist");
}

#[test]
fn the_present_version_says_more_and_is_written_as_it_was_read() {
    let mut value = policy_value();
    value["schema"] = SCHEMA.into();
    value["rated_minimum_percent"] = serde_json::json!({ "writing": 50 });
    value["interview_minimum_percent"] = serde_json::json!({ "leadership": 40, "technical": 50 });
    value["interview_weights"] = serde_json::json!({ "failure": 5 });
    value["second_rater"] = "near-limits".into();
    let policy = ScoringPolicy::parse("policy.json", &value).unwrap();
    assert_eq!(policy.to_value(), value);
    assert_eq!(policy.interview_minimum_percent[&CoreArea::Leadership], 40);
    assert_eq!(
        (
            policy.question_weight("failure"),
            policy.question_weight("budget")
        ),
        (5, 1)
    );
    let mut bare = policy_value();
    bare["schema"] = SCHEMA.into();
    let bare = ScoringPolicy::parse("policy.json", &bare).unwrap();
    assert!(!bare.has_new_rules());
    assert_ne!(
        bare.sha256(),
        ScoringPolicy::parse("policy.json", &policy_value())
            .unwrap()
            .sha256()
    );
    assert_eq!(bare.to_value()["second_rater"], "never");
}

#[test]
fn what_the_former_version_cannot_say_is_named_with_the_version_that_can() {
    let found = problems(|policy| {
        policy["rated_minimum_percent"] = serde_json::json!({ "drawing": 50 });
        policy["second_rater"] = "never".into();
    });
    let paths: Vec<&str> = found.iter().map(|problem| problem.0.as_str()).collect();
    assert_eq!(
        paths,
        [
            "$.rated_minimum_percent",
            "$.second_rater",
            "$.rated_minimum_percent.drawing"
        ]
    );
    assert_eq!(found[2].1, "This section has no weight.");
}

#[test]
fn what_a_policy_drops_or_changes_of_the_keys_own_rules_is_named() {
    let (_, key) = crate::test_content::with_policy(serde_json::json!({
        "minimum_percent": { "writing": 50 }, "rated_minimum_percent": { "writing": 40 },
        "interview_minimum_percent": { "technical": 50, "leadership": 60 },
        "interview_weights": { "q1": 2 }, "second_rater": "near-limits",
    }));
    let of_key = ScoringPolicy::of_key(&key);
    assert_eq!(of_key.departures(&key), []);
    let mut policy = of_key.clone();
    policy.threshold_percent = 60;
    policy.minimum_percent.clear();
    policy.rated_minimum_percent.insert("writing".into(), 30);
    policy
        .interview_minimum_percent
        .remove(&CoreArea::Leadership);
    policy.interview_weights = [("q2".into(), 3)].into();
    policy.second_rater = None;
    policy.raters = 2;
    let writing = || String::from("writing");
    let weight = |question: &str, key, policy| Departure::InterviewWeight {
        question: question.into(),
        key,
        policy,
    };
    let new_rules = [
        Departure::RatedMinimum {
            section: writing(),
            key: 40,
            policy: Some(30),
        },
        Departure::InterviewMinimum {
            area: CoreArea::Leadership,
            key: 60,
            policy: None,
        },
        weight("q1", 2, 1),
        weight("q2", 1, 3),
        Departure::SecondRater,
    ];
    let former_rules = [
        Departure::Threshold {
            key: 70,
            policy: 60,
        },
        Departure::Minimum {
            section: writing(),
            key: 50,
            policy: None,
        },
    ];
    let all = [&former_rules[..], &new_rules].concat();
    assert_eq!(policy.departures(&key), all);
    // One of the former version takes the new rules from the key, and drops the others.
    policy.edition = PolicyEdition::First;
    assert_eq!(policy.departures(&key), former_rules);
}
