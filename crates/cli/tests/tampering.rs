//! Whoever changes a bundle, and then chains its record and seals it again, is found out: what was changed is named
//! for what it is, with every key.

use assay_core::assessment::Key;
use assay_core::attempt::Event;
use assay_core::digest::canonical;
use assay_core::document::{Problem, Value};
use assay_core::record::verify;
use assay_core::scoring;
use assay_evaluation::{Library, OpenedBundle};
use assay_test_support::changes::{TAMPERINGS, graded, honest, item, seal_again, section};
use assay_test_support::session::{Content, Session};
use serde_json::json;
use std::path::Path;
use std::process::Command;

/// Returns the findings in a bundle after a change that was sealed again, with a key.
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
    let opened = OpenedBundle::read("b.json", bundle, &library).unwrap();
    assert_eq!(opened.contradictions.0, []);
    assert_eq!(opened.problems.0.len(), 1);
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
fn a_weight_that_was_changed_is_named_with_key_or_pack_and_does_not_add_up_without() {
    let content = Content::weighted();
    let mut session = Session::start(&content.pack);
    session.answer_all(1);
    session.at(Event::Submitted);
    let mut bundle = session.bundle(|answers| scoring::grade(&content.excerpt, answers));
    let found_with = |bundle: &Value, key: Option<&Key>| {
        let found = verify("b.json", bundle, Some(&content.pack), key);
        let problems = found.contradictions.0.into_iter();
        problems.map(|problem| problem.path).collect::<Vec<_>>()
    };
    assert_eq!(found_with(&bundle, Some(&content.whole)), [""; 0]);
    assert_eq!(found_with(&bundle, None), [""; 0]);
    assert_eq!(graded(&mut bundle, 0, 0)["weight"], 3);
    graded(&mut bundle, 0, 0)["weight"] = 1.into();
    seal_again(&mut bundle);
    for (with, key) in content.keys() {
        let paths = found_with(&bundle, Some(key));
        assert_eq!(paths, ["$.grade.sections[0].items[0].weight"], "{with}");
    }
    assert_eq!(
        found_with(&bundle, None),
        ["$.grade.sections[0].items[0].weight"]
    );
    let alone = |bundle: &Value| verify("b.json", bundle, None, None).contradictions.0;
    let path = |found: Vec<Problem>| found.into_iter().map(|it| it.path).collect::<Vec<_>>();
    assert_eq!(path(alone(&bundle)), ["$.grade.sections[0]"]);
    for none in [json!(0), json!(101), json!("3"), json!(-1)] {
        graded(&mut bundle, 0, 0)["weight"] = none;
        seal_again(&mut bundle);
        let found = alone(&bundle);
        assert!(found[0].message.contains("weight"), "{found:#?}");
        assert_eq!(path(found), ["$.grade.sections[0].items[0].weight"]);
    }
}

#[test]
fn other_weights_of_sections_than_the_pack_has_are_named() {
    let content = Content::of_every_kind(false);
    let mut bundle = honest(&content);
    for section in bundle["grade"]["sections"].as_array_mut().unwrap() {
        section["weight_percent"] = 50.into();
    }
    bundle["grade"]["key_sha256"] = "0".repeat(64).into();
    seal_again(&mut bundle);
    for key in [None, Some(&content.whole)] {
        let found = verify("b.json", &bundle, Some(&content.pack), key)
            .contradictions
            .0;
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0].path, "$.grade.sections[0].weight_percent");
    }
}

#[test]
fn a_file_full_of_contradictions_is_reported_in_a_bounded_list() {
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
        command.current_dir(assay_test_support::root());
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
        let (printed, doubts, is_sound) = run(key, &changed);
        assert!(
            !is_sound && printed.contains("bundle.json: does not hold."),
            "{printed}"
        );
        assert!(doubts.contains("Item “one”, part “choice”: the grade was made from “b”, and the bundle’s answer is “a”."), "{doubts}");
    }
    let (printed, doubts, is_sound) = run(&other, &bundle);
    assert!(
        !is_sound && printed.contains("bundle.json: could not be checked in full."),
        "{printed}"
    );
    assert!(doubts.contains("made with another key"), "{doubts}");
    std::fs::remove_dir_all(folder).unwrap();
}
