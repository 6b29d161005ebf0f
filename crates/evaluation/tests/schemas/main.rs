//! The JSON Schemas of policies, kits and the configuration of the recruiter's page: what is shipped is valid, and what
//! the program refuses in a single field is not.

use assay_core::assessment::Key;
use assay_core::document::{Value, parse};
use assay_evaluation::{
    Evaluation, Kit, Log, RatingPlan, RecruiterConfig, ScoringPolicy, Subject, TeamDraft,
    TeamDraftCandidate, TeamFile, TeamKey, Tombstones,
};
use jsonschema::Validator;
use std::path::Path;

fn file(name: &str) -> Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let text = std::fs::read_to_string(root.join(name)).unwrap();
    parse(name, &text).unwrap()
}

fn validator(schema: schemars::Schema) -> Validator {
    jsonschema::draft202012::new(schema.as_value()).unwrap()
}

/// Returns where a document does not fit its schema, as JSON pointers.
fn places(validator: &Validator, document: &Value) -> Vec<String> {
    let errors = validator.iter_errors(document);
    errors
        .map(|error| error.instance_path.to_string())
        .collect()
}

#[test]
fn the_shipped_kit_fits_its_schema() {
    let schema = validator(Kit::schema());
    for name in [
        "public/kit/cto-smb.json",
        "tests/data/golden/content/kit.json",
    ] {
        assert_eq!(places(&schema, &file(name)), [""; 0], "{name}");
    }
}

#[test]
fn a_broken_kit_does_not_fit() {
    let schema = validator(Kit::schema());
    let broken: [(&str, Value); 9] = [
        ("/role", " ".into()),
        ("/assessment_id", "a b".into()),
        ("/role_guide/tools", Value::Array(Vec::new())),
        ("/role_guide/focus", Value::Null),
        ("/interview/core/0/area", "behavioural".into()),
        ("/interview/core/0/anchors/4", "".into()),
        ("/interview/bank/0/id", "Two words".into()),
        ("/letters/0/id", "maybe".into()),
        ("/schema", "assay/kit/2".into()),
    ];
    for (pointer, value) in broken {
        let mut kit = file("public/kit/cto-smb.json");
        *kit.pointer_mut(pointer).unwrap() = value;
        assert_eq!(places(&schema, &kit), [pointer]);
        assert!(Kit::parse("kit.json", &kit).is_err(), "{pointer}");
    }
    let mut kit = file("public/kit/cto-smb.json");
    kit["panel_guide"][0]["ask"] = Value::Array(Vec::new());
    assert_eq!(places(&schema, &kit), [""; 0]);
    kit["panel_guide"][0]["color"] = 1.into();
    assert_eq!(places(&schema, &kit), ["/panel_guide/0"]);
}

#[test]
fn policies_fit_their_schema() {
    let schema = validator(ScoringPolicy::schema());
    assert_eq!(
        places(&schema, &file("tests/data/golden/content/policy.json")),
        [""; 0]
    );
    let key = file("tests/data/packs/2026.1/cto-smb.key.json");
    let key = Key::parse("key.json", &key).unwrap();
    let mut policy = ScoringPolicy::of_key(&key).to_value();
    policy["$schema"] = "../schema/policy-1.json".into();
    policy["minimum_percent"] = Value::Null;
    assert_eq!(places(&schema, &policy), [""; 0]);
    let broken: [(&str, Value); 6] = [
        ("/version", "".into()),
        ("/threshold_percent", 101.into()),
        ("/rating_percent/3", "50".into()),
        ("/raters", 3.into()),
        ("/adjudicate_from", 0.into()),
        ("/red_flag", "kills".into()),
    ];
    for (pointer, value) in broken {
        let mut broken = policy.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert_eq!(places(&schema, &broken), [pointer]);
    }
    policy["schema"] = "assay/policy/2".into();
    policy["rated_minimum_percent"] = serde_json::json!({ "hard-skills": 50 });
    policy["interview_minimum_percent"] = serde_json::json!({ "technical": 50 });
    policy["interview_weights"] = serde_json::json!({ "failure": 5 });
    policy["second_rater"] = "near-limits".into();
    assert_eq!(places(&schema, &policy), [""; 0]);
    let broken: [(&str, Value); 4] = [
        ("/rated_minimum_percent/hard-skills", 101.into()),
        ("/interview_minimum_percent/technical", "50".into()),
        ("/interview_weights/failure", 0.into()),
        ("/second_rater", "always".into()),
    ];
    for (pointer, value) in broken {
        let mut broken = policy.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        let found = places(&schema, &broken);
        assert!(
            found
                .iter()
                .all(|place| pointer.starts_with(place.as_str())),
            "{found:?}"
        );
        assert!(!found.is_empty(), "{pointer}");
    }
}

#[test]
fn the_shipped_configuration_fits_its_schema() {
    let schema = validator(RecruiterConfig::schema());
    let mut config = file("public/recruiter/recruiter.json");
    assert_eq!(places(&schema, &config), [""; 0]);
    config["keys"] = Value::Null;
    assert_eq!(places(&schema, &config), [""; 0]);
    config["packs"][0] = " ".into();
    assert_eq!(places(&schema, &config), ["/packs/0"]);
}

#[test]
fn a_team_file_fits_its_schema() {
    let schema = validator(TeamFile::schema());
    let log = Log::about(Subject {
        attempt_id: "6405".into(),
        bundle_sha256: "5e84".into(),
        content_sha256: "6c62".into(),
    });
    let draft = TeamDraft {
        written_at: "2026-03-02T11:00:00.000Z".into(),
        by: "Ben".into(),
        candidates: vec![TeamDraftCandidate {
            code: "Candidate 1A2B3".into(),
            evaluation: Evaluation::to_value(&log, None, None),
            bundle: None,
        }],
        policies: Vec::new(),
        keys: vec![TeamKey {
            content_sha256: "6c62".into(),
            sha256: "ab".into(),
            key: None,
        }],
        plan: RatingPlan::of_form("Ann", "2026-03-12", "2026-03-02T10:00:00.000Z", "Ben"),
        invitations: Vec::new(),
        erased: Tombstones::default(),
    };
    let team = parse("team.json", &draft.write()).unwrap();
    assert_eq!(places(&schema, &team), [""; 0]);
    let broken: [(&str, Value); 5] = [
        ("/schema", "assay/team/3".into()),
        ("/by", " ".into()),
        ("/candidates/0/evaluation/strands", 1.into()),
        ("/keys/0/sha256", Value::Null),
        ("/plan/raters", "Ann".into()),
    ];
    for (pointer, value) in broken {
        let mut broken = team.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        let found = places(&schema, &broken);
        assert!(
            found
                .iter()
                .any(|place| pointer.starts_with(place.as_str())),
            "{pointer}: {found:?}"
        );
    }
}

#[test]
fn every_field_says_what_it_is() {
    for schema in [
        Kit::schema(),
        ScoringPolicy::schema(),
        RecruiterConfig::schema(),
    ] {
        let schema = schema.as_value();
        assert!(schema["title"].is_string() && schema["description"].is_string());
        assert!(schema.get("$id").is_none());
        let inner = schema["$defs"].as_object().into_iter().flatten();
        let objects = inner.map(|(_, object)| object).chain([schema]);
        for properties in objects.filter_map(|object| object["properties"].as_object()) {
            for (name, property) in properties {
                assert!(property["description"].is_string(), "{name}");
            }
        }
    }
}
