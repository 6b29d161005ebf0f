//! `assay verify`: a bundle as it was sealed holds, and whatever is changed afterwards is named.

#[path = "receiver/support.rs"]
mod support;

use assay_core::assessment::{Assessment, Key};
use assay_core::digest::content_digest;
use assay_core::document::Value;
use assay_core::record::verify;
use std::process::Command;
use support::{bundle, read};

const PACK: &str = "tests/data/packs/2026.1/cto-smb.json";
const KEY: &str = "tests/data/packs/2026.1/cto-smb.key.json";

/// Returns the findings in a bundle after a change by someone who knows how to seal it again.
fn found(change: impl FnOnce(&mut Value)) -> Vec<(String, String)> {
    let pack = Assessment::parse("pack", &read(PACK)).unwrap();
    let key = Key::parse("key", &read(KEY)).unwrap();
    let mut value: Value = serde_json::from_str(&bundle("word")).unwrap();
    change(&mut value);
    let mut sealed = value.clone();
    sealed.as_object_mut().unwrap().remove("integrity");
    value["integrity"]["sha256"] = content_digest(&sealed).into();
    verify("b.json", &value, Some(&pack), Some(&key))
        .contradictions
        .0
        .into_iter()
        .map(|problem| (problem.path, problem.message))
        .collect()
}

fn paths(change: impl FnOnce(&mut Value)) -> Vec<String> {
    found(change).into_iter().map(|(path, _)| path).collect()
}

#[test]
fn a_bundle_as_it_was_sealed_verifies() {
    assert_eq!(found(|_| {}), []);
}

#[test]
fn the_first_broken_link_is_named() {
    let changed = found(|bundle| bundle["events"][7]["at_ms"] = 1.into());
    assert_eq!(changed[0].0, "$.events[7]");
    assert!(changed[0].1.contains("0:01"), "{changed:?}");
    let removed = paths(|bundle| drop(bundle["events"].as_array_mut().unwrap().remove(3)));
    assert_eq!(removed[0], "$.events[3]");
    let cut = paths(|bundle| drop(bundle["events"].as_array_mut().unwrap().pop()));
    assert_eq!(cut, ["$.integrity.events_head", "$.events"]);
}

#[test]
fn an_answer_that_was_changed_no_longer_earns_its_grade() {
    let path = |bundle: &Value| {
        let items = bundle["sections"][0]["items"].as_array().unwrap();
        items
            .iter()
            .position(|item| item["kind"] == "choice")
            .unwrap()
    };
    let changed = paths(|bundle| {
        let item = path(bundle);
        let response = &mut bundle["sections"][0]["items"][item]["response"];
        let given = response["choices"][0].as_str().unwrap();
        let other = if given == "a" { "b" } else { "a" };
        response["choices"][0] = other.into();
    });
    assert_eq!(changed.len(), 2, "{changed:?}");
    let is_of_item = |path: &String| path.starts_with("$.grade.sections[0].items[");
    assert!(
        is_of_item(&changed[0]) && changed[0].ends_with(".given"),
        "{changed:?}"
    );
    assert_eq!(changed[1], "$.grade.total");
}

#[test]
fn items_that_the_seed_does_not_draw_are_named() {
    let swapped = paths(|bundle| {
        bundle["sections"][1]["items"]
            .as_array_mut()
            .unwrap()
            .swap(0, 1);
    });
    assert!(
        swapped.contains(&"$.sections[1].items".into()),
        "{swapped:?}"
    );
    let other = paths(|bundle| bundle["form"]["seed"] = "another".into());
    assert!(!other.is_empty());
}

#[test]
fn more_time_than_was_granted_is_named() {
    let more = paths(|bundle| bundle["timing"]["elapsed_ms"] = 1_800_001.into());
    assert_eq!(more, ["$.timing.elapsed_ms"]);
}

#[test]
fn the_program_names_each_file_with_what_the_receipt_shows() {
    let folder = std::env::temp_dir().join(format!("assay-verify-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (whole, broken) = (folder.join("whole.json"), folder.join("broken.json"));
    let text = bundle("word");
    std::fs::write(&whole, &text).unwrap();
    std::fs::write(&broken, text.replacen("\"answered\"", "\"pondered\"", 1)).unwrap();
    let run = |files: &[&std::path::Path]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assay"));
        command.current_dir(assay_test_support::root());
        command.args(["verify", "--pack", PACK, "--key", KEY]);
        let output = command.args(files).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        (
            output.status.success(),
            printed,
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    let (is_sound, printed, _) = run(&[&whole]);
    assert!(
        is_sound && printed.contains("whole.json: holds."),
        "{printed}"
    );
    assert!(printed.contains(&assay_core::digest::sha256_hex(text.as_bytes())));
    let (is_sound, printed, doubts) = run(&[&whole, &broken]);
    assert!(
        !is_sound && printed.contains("broken.json: does not hold."),
        "{printed}"
    );
    assert!(doubts.contains("$.integrity.sha256"), "{doubts}");
    std::fs::remove_dir_all(folder).unwrap();
}
