//! How packs and keys are read: what may be left out, what is named twice at once, and what the digest covers.

use super::{PACKS, read, read_from};
use assay_core::assessment::{Assessment, Key};
use assay_core::digest::canonical;
use assay_core::document::{Problems, Value};
use serde_json::json;

/// Sets a place of a document.
fn set(document: &mut Value, place: &str, value: Value) {
    let (parent, name) = place.rsplit_once('/').unwrap();
    document.pointer_mut(parent).unwrap()[name] = value;
}

/// A document of the test that was shipped as 2026.1.
fn former(name: &str) -> Value {
    read_from("tests/data/packs/2026.1", name)
}

fn paths(problems: &Problems) -> Vec<&str> {
    problems.0.iter().map(|one| one.path.as_str()).collect()
}

#[test]
fn null_says_the_same_as_nothing() {
    let mut pack = former("cto-smb");
    let plain = Assessment::parse("pack", &pack).unwrap();
    for place in [
        "/practice",
        "/enforce_section_limits",
        "/sections/0/shuffle_items",
        "/sections/0/items/0/variant",
        "/sections/0/items/0/interaction/max_choices",
        "/sections/0/items/0/interaction/shuffle",
    ] {
        set(&mut pack, place, Value::Null);
    }
    let mut read = Assessment::parse("pack", &pack).unwrap();
    read.sha256 = plain.sha256.clone();
    let expected = Assessment {
        practice: Vec::new(),
        ..plain
    };
    assert_eq!(read, expected);
}

#[test]
fn everything_that_does_not_fit_together_is_reported_at_once() {
    let mut pack = former("cto-smb");
    let again = pack["sections"][0]["items"][1]["id"].clone();
    set(&mut pack, "/sections/0/weight_percent", 16.into());
    set(&mut pack, "/sections/0/draw/1/count", 99.into());
    set(&mut pack, "/sections/0/items/0/id", again);
    set(
        &mut pack,
        "/sections/0/items/2/interaction/max_choices",
        9.into(),
    );
    assert_eq!(
        paths(&Assessment::parse("pack", &pack).unwrap_err()),
        [
            "$.sections",
            "$.sections[0].draw",
            "$.sections[0].items[2].interaction.max_choices",
            "$",
        ]
    );
    let mut key = former("cto-smb.key");
    set(&mut key, "/assessment/sha256", "".into());
    set(&mut key, "/policy/weights_percent/cognitive", 16.into());
    set(&mut key, "/policy/minimum_percent/nowhere", 16.into());
    assert_eq!(
        paths(&Key::parse("key", &key).unwrap_err()),
        [
            "$.assessment.sha256",
            "$.policy.minimum_percent.nowhere",
            "$.policy.weights_percent",
        ]
    );
}

#[test]
fn a_rubric_is_needed_but_in_an_excerpt() {
    let mut key = former("cto-smb.key");
    let rubrics = key["items"].as_object_mut().unwrap().iter_mut();
    let mut rubrics = rubrics.filter(|(_, item)| item["rule"] == "rubric");
    let (id, rubric) = rubrics.next().unwrap();
    let path = format!("$.items.{id}.criteria");
    *rubric = json!({ "rule": "rubric" });
    assert_eq!(paths(&Key::parse("key", &key).unwrap_err()), [path]);
    key["excerpt_of"] = "a".repeat(64).into();
    assert!(Key::parse("key", &key).unwrap().is_excerpt());
}

#[test]
fn packs_and_keys_lead_an_editor_to_their_schema_and_the_digest_does_not_cover_it() {
    for name in PACKS {
        for (file, schema) in [
            (name.into(), "../schema/assessment-1.json"),
            (format!("{name}.key"), "../schema/key-1.json"),
        ] {
            let mut document = read(&file);
            assert_eq!(document["$schema"], schema, "{file}");
            let digest = |document: &Value| match Assessment::parse("pack", document) {
                Ok(pack) => pack.sha256,
                Err(_) => Key::parse("key", document).unwrap().sha256,
            };
            let hinted = digest(&document);
            document.as_object_mut().unwrap().remove("$schema");
            assert_eq!(digest(&document), hinted, "{file}");
        }
    }
}

/// RFC 8785 is what the record of an attempt says it was sealed by.
#[test]
fn the_canonical_form_is_the_one_of_rfc_8785() {
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden");
    let mut folders = vec![std::path::PathBuf::from(golden)];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "json") {
                let text = std::fs::read_to_string(&path).unwrap();
                let Ok(value) = assay_core::document::from_text(&text) else {
                    continue;
                };
                let theirs = serde_json_canonicalizer::to_string(&value).unwrap();
                assert_eq!(canonical(&value), theirs, "{}", path.display());
                count += 1;
            }
        }
    }
    assert!(count > 50, "{count}");
}
