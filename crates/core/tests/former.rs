//! Bundles that are out there: made with the former pack, graded as version 1 did. They verify and grade as they did.

use assay_core::assessment::Key;
use assay_core::digest::canonical;
use assay_core::document::{self, Value};
use assay_core::record::{AnswerBundle, Findings, verify};
use assay_core::scoring::{former_grade, grade};
use assay_test_support::changes::seal_again;
use assay_test_support::session::Content;

/// Bundles as they were written while grades were of version 1.
const FOLDER: &str = "tests/data/bundles/grade-1";

/// The tests that they were taken with.
fn contents() -> Vec<Content> {
    let mut all = vec![Content::former()];
    for (name, enforce) in [("small", false), ("small", true), ("drawn", false)] {
        let file =
            |end: &str| assay_test_support::read(&format!("tests/data/golden/content/{name}{end}"));
        let mut pack = file(".json");
        if enforce {
            pack["enforce_section_limits"] = true.into();
        }
        all.push(Content::of(pack, file(".key.json")));
    }
    all
}

/// Every bundle by its name, with the test that it was taken with.
fn each(look: impl Fn(&str, &Value, &Content)) {
    let contents = contents();
    let folder = std::fs::read_dir(assay_test_support::root().join(FOLDER)).unwrap();
    let mut count = 0;
    for file in folder {
        let name = file.unwrap().file_name().into_string().unwrap();
        let bundle = assay_test_support::read(&format!("{FOLDER}/{name}"));
        let sha256 = bundle["content"]["sha256"].as_str().unwrap();
        let mut contents = contents.iter();
        let content = contents.find(|content| content.pack.sha256 == sha256);
        look(&name, &bundle, content.expect(&name));
        count += 1;
    }
    assert_eq!(count, 16);
}

/// The excerpt of a key as it was deployed then: it had the reasons.
fn former_excerpt(content: &Content) -> Key {
    let mut excerpt = content.documents[1].1.clone();
    excerpt["excerpt_of"] = content.whole.sha256.as_str().into();
    Key::parse("excerpt", &excerpt).unwrap()
}

fn is_tampered(name: &str) -> bool {
    name.starts_with("tampered-")
}

#[test]
fn bundles_of_the_former_pack_are_among_them() {
    let former = Content::former();
    assert_eq!(former.pack.version, "2026.1");
    let sha256 = former.pack.sha256.clone();
    let name = format!("{FOLDER}/shipped-handed-in.json");
    assert_eq!(assay_test_support::read(&name)["content"]["sha256"], sha256);
}

#[test]
fn they_hold_with_every_key() {
    each(|name, bundle, content| {
        if is_tampered(name) {
            return;
        }
        let pack = Some(&*content.pack);
        let then = former_excerpt(content);
        for (pack, key) in [
            (None, None),
            (pack, None),
            (pack, Some(&content.whole)),
            (None, Some(&content.whole)),
        ] {
            assert_eq!(
                verify(name, bundle, pack, key),
                Findings::default(),
                "{name}"
            );
        }
        let has_grade = bundle["grade"]["status"] == "provisional";
        for key in [&content.excerpt, &then] {
            let found = verify(name, bundle, pack, Some(key));
            assert_eq!(found.contradictions.0, [], "{name}");
            let told: Vec<&str> = found.unchecked.0.iter().map(|it| &*it.message).collect();
            let expected =
                "The reasons in this grade were not compared: the excerpt of a key has none.";
            assert_eq!(told, vec![expected; usize::from(has_grade)], "{name}");
        }
    });
}

#[test]
fn what_was_changed_in_their_grades_is_still_found() {
    each(|name, bundle, content| {
        if is_tampered(name) {
            for (with, key) in content.keys() {
                let found = verify(name, bundle, Some(&content.pack), Some(key));
                assert!(!found.contradictions.0.is_empty(), "{name}, with {with}");
            }
        }
    });
}

#[test]
fn their_answers_earn_what_they_did() {
    each(|name, bundle, content| {
        let given = &bundle["grade"];
        if given["status"] != "provisional" || is_tampered(name) {
            return;
        }
        let read: AnswerBundle = document::read(name, bundle).unwrap();
        let answers = read.answers();
        let former = former_grade(&content.whole, &answers);
        assert_eq!(canonical(&former), canonical(given), "{name}");
        for (_, key) in content.keys() {
            let now = grade(key, &answers);
            assert_eq!(now["schema"], "assay/grade/2");
            for field in ["total", "minima", "findings", "key_sha256", "assessment"] {
                assert_eq!(now[field], given[field], "{name}: {field}");
            }
        }
    });
}

#[test]
fn a_reason_that_was_changed_is_found_by_whoever_has_the_reasons() {
    let name = "answers-everything-right.json";
    let mut bundle = assay_test_support::read(&format!("{FOLDER}/{name}"));
    let content = &contents()[1];
    let item = &mut bundle["grade"]["sections"][0]["items"][0];
    assert!(item["reason"].is_string(), "{item}");
    item["reason"] = "Because.".into();
    seal_again(&mut bundle);
    let found = |key| verify(name, &bundle, Some(&content.pack), Some(key)).contradictions;
    let paths: Vec<String> = found(&content.whole)
        .0
        .into_iter()
        .map(|it| it.path)
        .collect();
    assert_eq!(paths, ["$.grade.sections[0].items[0].reason"]);
    assert_eq!(found(&content.excerpt).0, []);
}
