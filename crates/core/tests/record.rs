//! Bundles that exist already are read, written again as they are, and refused at the place that does not fit.

use assay_core::digest::canonical;
use assay_core::document::{self, Value, to_value};
use assay_core::record::{AnswerBundle, sealed_digest, verify};
use serde_json::json;

const FOLDER: &str = "tests/data/golden/bundles";

fn bundle(name: &str) -> Value {
    let text = assay_test_support::text(&format!("{FOLDER}/{name}/bundle.json"));
    document::parse("bundle.json", &text).unwrap()
}

#[test]
fn every_bundle_is_written_again_byte_for_byte() {
    let folders = std::fs::read_dir(assay_test_support::root().join(FOLDER)).unwrap();
    let mut count = 0;
    for folder in folders {
        let name = folder.unwrap().file_name().into_string().unwrap();
        if name == "tampered-the-seal-taken-off" {
            continue;
        }
        let value = bundle(&name);
        let read: AnswerBundle = document::read(&name, &value).unwrap();
        assert_eq!(canonical(&to_value(&read)), canonical(&value), "{name}");
        count += 1;
    }
    assert!(count >= 150, "{count}");
}

#[test]
fn what_is_not_of_the_form_of_a_bundle_is_named_and_nothing_else() {
    let changes: [(&str, &str, Value); 9] = [
        ("/sections/0/items/0/response", "response", json!(7)),
        ("/sections/0/items/0/kind", "kind", json!("riddle")),
        ("/sections/0/items/0/visits", "visits", json!(-1)),
        ("/sections/0/used_ms", "used_ms", json!(-1)),
        ("/timing/ended_by", "ended_by", json!("nobody")),
        ("/timing/granted_ms", "granted_ms", json!("600000")),
        ("/events/1/at_ms", "at_ms", Value::Null),
        ("/candidate", "color", json!({"color": "red"})),
        (
            "/integrity/canonicalization",
            "canonicalization",
            json!("RFC 1"),
        ),
    ];
    for (at, field, value) in changes {
        let mut changed = bundle("end-handed-in");
        *changed.pointer_mut(at).unwrap() = value;
        changed["integrity"]["sha256"] = sealed_digest(&changed).into();
        let found = verify("bundle.json", &changed, None, None);
        let [problem] = &found.contradictions.0[..] else {
            panic!("{at}: {found:?}");
        };
        assert!(problem.path.contains(field), "{at}: {problem}");
        assert!(!problem.remedy.is_empty(), "{at}");
    }
}

#[test]
fn a_seal_that_was_taken_off_is_found() {
    let found = verify(
        "bundle.json",
        &bundle("tampered-the-seal-taken-off"),
        None,
        None,
    );
    let paths: Vec<_> = found
        .contradictions
        .0
        .iter()
        .map(|one| &*one.path)
        .collect();
    assert_eq!(paths, ["$.integrity.sha256"]);
}
