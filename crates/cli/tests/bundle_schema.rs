//! The published schema of bundles: it takes in every bundle, and refuses what is not of the form of one, at its place.

use assay_cli::BundleSchema;
use assay_core::document::{self, Value};
use serde_json::json;

const FOLDER: &str = "tests/data/golden/bundles";

fn bundle(name: &str) -> Value {
    let text = assay_test_support::text(&format!("{FOLDER}/{name}/bundle.json"));
    document::parse("bundle.json", &text).unwrap()
}

#[test]
fn every_honest_bundle_follows_it() {
    let schema = BundleSchema::new();
    let folders = std::fs::read_dir(assay_test_support::root().join(FOLDER)).unwrap();
    for folder in folders {
        let name = folder.unwrap().file_name().into_string().unwrap();
        if !name.starts_with("tampered-") {
            assert_eq!(schema.check(&name, &bundle(&name)), Ok(()));
        }
    }
}

/// Changes that break the form of a bundle; nothing where a field is taken out.
fn faults() -> Vec<(&'static str, Option<Value>)> {
    let taken_out = [
        "/schema",
        "/app",
        "/app/version",
        "/attempt_id",
        "/campaign",
        "/candidate",
        "/content/sha256",
        "/form/generator",
        "/acknowledgements",
        "/acknowledgements/0/at",
        "/timing/ended_by",
        "/timing/disagreements",
        "/sections/0/limit_ms",
        "/sections/0/items/0/response",
        "/sections/0/items/0/normalised",
        "/events",
        "/events/0/link",
        "/explanation",
        "/environment",
        "/grade",
        "/integrity/sha256",
        "/integrity/events_head",
        "/earlier_attempts/0/ended_at",
    ];
    let changed = [
        ("/attempt_id", json!("6405FB6D-3586-4A0F-AC62-6185BEDD2E32")),
        ("/content/sha256", json!("abc")),
        ("/integrity/sha256", json!("")),
        ("/integrity/canonicalization", json!("RFC 1")),
        ("/timing/started_at", json!("yesterday")),
        ("/timing/time_percent", json!(99)),
        ("/timing/elapsed_ms", json!(-1)),
        ("/timing/granted_ms", json!(1.5)),
        ("/timing/ended_by", json!("nobody")),
        ("/timing/accommodation", json!(7)),
        ("/timing/damaged_records", json!(-1)),
        ("/sections", json!([])),
        ("/sections/0/items/0/kind", json!("riddle")),
        ("/sections/0/items/0/status", json!("pondered")),
        ("/sections/0/items/0/visits", json!(-1)),
        ("/sections/0/items/0/duration_ms", json!(-1)),
        ("/sections/0/items/0/normalised", json!("7")),
        ("/sections/0/items/0/response", json!({"choices": [7]})),
        ("/sections/0/items/0/response", json!({"matches": {"a": 7}})),
        ("/sections/0/items/0/presented", json!([7])),
        ("/events/1/times", json!(1)),
        ("/events/0/link", json!("3754E402")),
        ("/earlier_attempts/0/started_at", json!("yesterday")),
        ("/grade", json!({"status": "provisional"})),
        ("/grade", json!({"status": "not-graded"})),
        ("/grade/key_sha256", json!("abc")),
        ("/grade/schema", json!("assay/grade/3")),
        ("/grade/sections", json!({})),
        ("/candidate/name", json!(7)),
        ("/invitation", json!(7)),
    ];
    let taken_out = taken_out.map(|at| (at, None));
    let changed = changed.map(|(at, value)| (at, Some(value)));
    taken_out.into_iter().chain(changed).collect()
}

#[test]
fn what_breaks_the_form_of_a_bundle_is_refused_at_its_place() {
    let schema = BundleSchema::new();
    let mut whole = bundle("told-everything");
    whole["sections"][0]["items"][0]["late"] = json!({"choices": ["a"]});
    assert_eq!(schema.check("bundle.json", &whole), Ok(()));
    for (at, value) in faults() {
        let mut broken = whole.clone();
        let (parent, name) = at.rsplit_once('/').unwrap();
        let parent_at = broken.pointer_mut(parent).unwrap();
        match value {
            Some(value) => parent_at[name] = value,
            None => drop(parent_at.as_object_mut().unwrap().remove(name)),
        }
        let problems = schema.check("bundle.json", &broken).expect_err(at).0;
        let section = at.split('/').nth(1).unwrap();
        let is_named = problems
            .iter()
            .any(|one| one.path == "$" || one.path.contains(section));
        assert!(is_named, "{at}: {problems:?}");
    }
}
