//! Whoever changes a bundle, and then chains its record and seals it anew, is found out: what was changed is named
//! for what it is, with every key at hand.
#![cfg(not(target_arch = "wasm32"))]

#[path = "verify/changes.rs"]
mod changes;
#[path = "verify/sitting.rs"]
mod sitting;

use assay::assessment::Key;
use assay::attempt::{Event, Response};
use assay::digest::{canonical, content_digest};
use assay::evaluation::{Case, Library};
use assay::json::{Problem, Value};
use assay::record::{chain, verify};
use assay::scoring;
use changes::{TAMPERINGS, graded, item, section};
use serde_json::json;
use sitting::{Content, Sitting};
use std::path::Path;
use std::process::Command;

/// A bundle with answers to all but the last item, a disagreement of the clocks, a knock-out and a late answer.
fn honest(content: &Content) -> Value {
    let mut sitting = Sitting::start(&content.pack);
    sitting.answer_all(1);
    let harmful = json!({"best": harmful(content), "worst": "a"});
    let response = Response::from_json(&harmful).unwrap();
    sitting.at(Event::Answered { item: 2, response });
    sitting.at(Event::Flagged { item: 0, on: true });
    let last = sitting.attempt.slots.len() - 2;
    let response = sitting::nothing(sitting.kind(last));
    sitting.at(Event::Answered {
        item: last,
        response,
    });
    sitting.host_is_silent = true;
    sitting.sleep(5_000);
    sitting.at(Event::Submitted);
    sitting.true_ms += 100;
    sitting.answer(3, 2);
    let bundle = sitting.bundle(|answers| scoring::grade(&content.excerpt, answers));
    assert!(!bundle["grade"]["knock_outs"][0].is_null());
    assert!(!bundle["timing"]["disagreements"][0].is_null());
    bundle
}

fn harmful(content: &Content) -> String {
    let options = &content.documents[1].1["items"]["scene"]["options"];
    let mut options = options.as_object().unwrap().iter();
    let is_harmful = |(_, option): &(&String, &Value)| option["harmful"] == true;
    options.find(is_harmful).unwrap().0.clone()
}

/// Chains the record and seals the bundle anew, as the program would.
fn seal_again(bundle: &mut Value) {
    let id = String::from(bundle["attempt_id"].as_str().unwrap());
    let events = bundle["events"].as_array_mut().unwrap();
    for event in &mut *events {
        event.as_object_mut().unwrap().remove("link");
    }
    let head = chain::forge(&id, events);
    let mut sealed = bundle.clone();
    sealed.as_object_mut().unwrap().remove("integrity");
    bundle["integrity"]["events_head"] = head.into();
    bundle["integrity"]["sha256"] = content_digest(&sealed).into();
}

/// What is found in a bundle after a change that was sealed again, with a key.
fn found(content: &Content, bundle: &Value, key: &Key) -> Vec<Problem> {
    let findings = verify("b.json", bundle, Some(&content.pack), Some(key));
    findings.contradictions.0
}

#[test]
fn each_tampering_is_named_for_what_it_is_with_either_key_although_it_was_sealed_again() {
    let content = Content::of_every_kind(false);
    let whole = honest(&content);
    for (name, change, path, words) in TAMPERINGS {
        let mut bundle = whole.clone();
        change(&mut bundle);
        assert_ne!(bundle, whole, "{name}");
        seal_again(&mut bundle);
        for (with, key) in content.keys() {
            let found = found(&content, &bundle, key);
            let is_named = |problem: &Problem| {
                problem.path.starts_with(path)
                    && words.iter().all(|word| problem.message.contains(word))
            };
            assert!(
                found.iter().any(is_named),
                "{name}, with {with}: {found:#?}"
            );
        }
    }
}

#[test]
fn a_change_that_was_not_sealed_again_is_named_too() {
    let content = Content::of_every_kind(false);
    let mut bundle = honest(&content);
    item(&mut bundle, 0)["flagged"] = false.into();
    let found = found(&content, &bundle, &content.whole);
    let paths: Vec<&str> = found.iter().map(|problem| &*problem.path).collect();
    assert_eq!(
        paths,
        ["$.integrity.sha256", "$.sections[0].items[0].flagged"]
    );
}

#[test]
fn only_what_was_changed_is_named() {
    let content = Content::of_every_kind(false);
    let mut bundle = honest(&content);
    graded(&mut bundle, 0, 3)["parts"][0]["points"] = "1".into();
    seal_again(&mut bundle);
    let found = found(&content, &bundle, &content.whole);
    assert_eq!(found.len(), 1, "{found:#?}");
}

/// The key with another right answer, as a team corrects one.
fn corrected(content: &Content) -> Key {
    let mut key = content.documents[1].1.clone();
    key["items"]["one"]["correct"] = "a".into();
    Key::parse("corrected", &key).unwrap()
}

#[test]
fn a_grade_made_with_another_key_is_no_tampering() {
    let content = Content::of_every_kind(false);
    let bundle = honest(&content);
    let key = corrected(&content);
    let findings = verify("b.json", &bundle, Some(&content.pack), Some(&key));
    assert_eq!(findings.contradictions.0, []);
    assert_eq!(findings.unchecked.0.len(), 1);
    assert_eq!(findings.unchecked.0[0].path, "$.grade.key_sha256");
    let mut library = Library::default();
    library.add_pack((*content.pack).clone());
    library.add_key(key);
    let case = Case::read("b.json", bundle, &library).unwrap();
    assert_eq!(case.contradictions.0, []);
    assert_eq!(case.problems.0.len(), 1);
}

#[test]
fn naming_another_key_hides_no_tampering() {
    let content = Content::of_every_kind(false);
    for (change, path) in [
        (
            (|b| item(b, 0)["response"]["choices"] = json!(["a"])) as fn(&mut Value),
            "$.grade.sections[0].items[0].parts[0].given",
        ),
        (
            |b| graded(b, 0, 3)["parts"][0]["points"] = "1".into(),
            "$.grade.sections[0].items[3].score",
        ),
        (
            |b| section(b, 0)["earned"] = "4".into(),
            "$.grade.sections[0]",
        ),
        (
            |b| b["grade"]["total"]["highest_percent"]["exact"] = "99".into(),
            "$.grade.total",
        ),
    ] {
        let mut bundle = honest(&content);
        change(&mut bundle);
        bundle["grade"]["key_sha256"] = "0".repeat(64).into();
        seal_again(&mut bundle);
        let found = found(&content, &bundle, &content.whole);
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0].path, path);
    }
}

#[test]
fn a_file_full_of_contradictions_is_told_in_a_bounded_list() {
    let content = Content::of_every_kind(false);
    let mut bundle = honest(&content);
    let one = bundle["sections"][0].clone();
    bundle["sections"] = vec![one; 500].into();
    for section in bundle["sections"].as_array_mut().unwrap() {
        section["used_ms"] = 7.into();
    }
    seal_again(&mut bundle);
    let found = found(&content, &bundle, &content.whole);
    assert!((20..40).contains(&found.len()), "{}", found.len());
    assert!(
        found
            .last()
            .unwrap()
            .message
            .contains("contradictions more")
    );
}

#[test]
fn the_program_names_item_part_and_points_and_tells_another_key_from_tampering() {
    let content = Content::of_every_kind(false);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tampering");
    std::fs::create_dir_all(&folder).unwrap();
    let write = |name: &str, value: &Value| {
        let file = folder.join(name);
        std::fs::write(&file, canonical(value)).unwrap();
        file
    };
    let pack = write("pack.json", &content.documents[0].1);
    let bundle = honest(&content);
    let mut changed = bundle.clone();
    item(&mut changed, 0)["response"]["choices"] = json!(["a"]);
    seal_again(&mut changed);
    let mut other = content.documents[1].1.clone();
    other["items"]["one"]["correct"] = "a".into();
    let run = |key: &Value, bundle: &Value| {
        let key = write("key.json", key);
        let bundle = write("bundle.json", bundle);
        let mut command = Command::new(env!("CARGO_BIN_EXE_assay"));
        command
            .args(["verify", "--pack"])
            .arg(&pack)
            .arg("--key")
            .arg(key);
        let output = command.arg(bundle).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            text(output.stdout),
            text(output.stderr),
            output.status.success(),
        )
    };
    for (_, key) in &content.documents[1..] {
        let (told, doubts, holds) = run(key, &changed);
        assert!(
            !holds && told.contains("bundle.json: does not hold."),
            "{told}"
        );
        assert!(doubts.contains("Item “one”, part “choice”: the grade was made from “b”, and the bundle’s answer is “a”."), "{doubts}");
    }
    let (told, doubts, holds) = run(&other, &bundle);
    assert!(
        !holds && told.contains("bundle.json: could not be checked in full."),
        "{told}"
    );
    assert!(doubts.contains("made with another key"), "{doubts}");
    std::fs::remove_dir_all(folder).unwrap();
}
