//! No honest bundle is accused: whatever end an attempt came to and whatever happened on the way, its bundle holds
//! with every available key, in `assay verify` and on the recruiter's page, whichever key it was graded with.

use assay_core::attempt::{Event, Response};
use assay_core::digest::canonical;
use assay_core::document::Value;
use assay_core::record::{Findings, verify};
use assay_core::scoring;
use assay_evaluation::{Library, OpenedBundle};
use assay_test_support::ends::{ENDS, by_sections, run_out};
use assay_test_support::random::{Chance, at_random};
use assay_test_support::session::{Content, Session, as_before};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Everything that some kind of reader finds in a bundle.
fn found(content: &Content, bundle: &Value) -> Vec<(&'static str, Findings)> {
    let pack = Some(&*content.pack);
    let mut all = vec![
        ("nothing", verify("b", bundle, None, None)),
        ("pack", verify("b", bundle, pack, None)),
    ];
    for (name, key) in content.keys() {
        all.push((name, verify("b", bundle, pack, Some(key))));
        all.push((name, verify("b", bundle, None, Some(key))));
    }
    all
}

fn assert_verifies(name: &str, content: &Content, bundle: &Value) {
    // An excerpt has no reasons to compare those with that a grade of version 1 quotes.
    let open = |with: &str| {
        let is_former = bundle["grade"]["schema"] == scoring::FORMER_SCHEMA;
        usize::from(is_former && with == "excerpt")
    };
    for (with, findings) in found(content, bundle) {
        let Findings {
            contradictions,
            unchecked,
        } = findings;
        assert_eq!(contradictions.0, [], "{name}, verified with {with}");
        assert_eq!(
            unchecked.0.len(),
            open(with),
            "{name}, verified with {with}"
        );
        for problem in unchecked.0 {
            assert!(problem.message.contains("reasons"), "{name}: {problem}");
        }
    }
    for (with, key) in content.keys() {
        let mut library = Library::default();
        library.add_pack((*content.pack).clone());
        library.add_key(key.clone());
        let opened = OpenedBundle::read("b.json", bundle.clone(), &library).unwrap();
        assert_eq!(
            opened.problems.0.len(),
            open(with),
            "{name}, on the recruiter's page with {with}"
        );
        assert_eq!(opened.contradictions.0, []);
    }
}

/// The bundles of a session: graded with each key, as version 1 did, as the first versions did, and not at all.
fn bundles(content: &Content, session: &Session) -> Vec<(&'static str, Value)> {
    let whole = &content.documents[1].1;
    let not_graded = json!({"status": "not-graded", "reason": "graded by the reviewer"});
    vec![
        (
            "excerpt",
            session.bundle(|answers| scoring::grade(&content.excerpt, answers)),
        ),
        (
            "whole",
            session.bundle(|answers| scoring::grade(&content.whole, answers)),
        ),
        (
            "former",
            session.bundle(|answers| scoring::former_grade(&content.whole, answers)),
        ),
        (
            "before",
            session.bundle(|answers| {
                as_before(&scoring::former_grade(&content.whole, answers), whole)
            }),
        ),
        ("none", session.bundle(|_| not_graded.clone())),
    ]
}

#[test]
fn a_grade_says_the_same_whichever_of_the_two_keys_made_it() {
    for content in [
        Content::shipped(),
        Content::of_every_kind(false),
        Content::weighted(),
    ] {
        for (name, end) in ENDS {
            let session = end(&content);
            let [excerpt, whole] = [&content.excerpt, &content.whole]
                .map(|key| canonical(&session.bundle(|answers| scoring::grade(key, answers))));
            assert_eq!(excerpt, whole, "{name}");
        }
    }
}

#[test]
fn every_honest_bundle_verifies_with_every_key_whichever_it_was_graded_with() {
    let mut kinds = BTreeSet::new();
    let mut count = 0;
    for content in [
        Content::shipped(),
        Content::of_every_kind(false),
        Content::weighted(),
    ] {
        for (name, end) in ENDS {
            let session = end(&content);
            for (graded, bundle) in bundles(&content, &session) {
                assert_verifies(&format!("{name}, graded with {graded}"), &content, &bundle);
                let items = bundle["sections"].as_array().unwrap().iter();
                for item in items.flat_map(|section| section["items"].as_array().unwrap()) {
                    if !item["response"].is_null() {
                        kinds.insert(String::from(item["kind"].as_str().unwrap()));
                    }
                }
                count += 1;
            }
        }
    }
    let all = [
        "best-worst",
        "choice",
        "extended-text",
        "hottext",
        "match",
        "order",
        "text-entry",
    ];
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), all);
    assert_eq!(count, 390);
}

#[test]
fn bundles_hold_where_limits_bind_by_section() {
    let content = Content::of_every_kind(true);
    let mut sessions = vec![
        ("finished", by_sections(&content, true)),
        ("slept through", by_sections(&content, false)),
    ];
    for (name, end) in ENDS {
        let mut session = end(&content);
        run_out(&mut session);
        sessions.push((name, session));
    }
    for (name, session) in sessions {
        for (_, bundle) in bundles(&content, &session) {
            assert_verifies(&format!("{name}, by section"), &content, &bundle);
        }
    }
}

#[test]
fn random_sessions_hold() {
    // Many more for a longer look.
    let wanted = std::env::var("HONEST_SESSIONS").ok();
    let times = wanted.map_or(60, |count| count.parse().unwrap());
    for enforce in [false, true] {
        let content = Content::of_every_kind(enforce);
        for seed in 0..times {
            let session = at_random(&content, &mut Chance(seed));
            let bundle = session.bundle(|answers| scoring::grade(&content.excerpt, answers));
            let pack = Some(&*content.pack);
            for (pack, key) in [(None, None), (pack, Some(&content.whole))] {
                let findings = verify("b", &bundle, pack, key);
                assert_eq!(
                    findings,
                    Findings::default(),
                    "{enforce}, {seed}: {bundle:#}"
                );
            }
        }
    }
}

fn write(folder: &Path, name: &str, value: &Value) -> PathBuf {
    let file = folder.join(name);
    std::fs::write(&file, canonical(value)).unwrap();
    file
}

#[test]
fn the_program_verifies_every_honest_bundle_and_grades_it_as_the_browser() {
    let content = Content::shipped();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("honest");
    std::fs::create_dir_all(&folder).unwrap();
    let [pack, whole, excerpt] = content
        .documents
        .each_ref()
        .map(|(name, value)| write(&folder, &format!("{name}.json"), value));
    let (mut files, mut grades) = (Vec::new(), Vec::new());
    for (at, (_, end)) in ENDS.iter().enumerate() {
        for (graded, bundle) in bundles(&content, &end(&content)).into_iter().take(4) {
            files.push(write(&folder, &format!("{at}-{graded}.json"), &bundle));
            if graded == "excerpt" {
                grades.push(canonical(&bundle["grade"]));
            }
        }
    }
    let program = || {
        let mut program = Command::new(env!("CARGO_BIN_EXE_assay"));
        program.current_dir(assay_test_support::root());
        program
    };
    for key in [&whole, &excerpt] {
        let mut command = program();
        command
            .args(["verify", "--pack"])
            .arg(&pack)
            .arg("--key")
            .arg(key);
        let output = command.args(&files).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let doubts = String::from_utf8(output.stderr).unwrap();
        // A grade of the former version quotes reasons, which an excerpt does not have.
        let is_former = |file: &&PathBuf| {
            let name = file.display().to_string();
            key == &excerpt && (name.ends_with("-former.json") || name.ends_with("-before.json"))
        };
        let unread = files.iter().filter(is_former).count();
        let is_about_reasons =
            |line: &str| line.contains("The reasons in this grade were not compared");
        assert!(doubts.lines().all(is_about_reasons), "{doubts}");
        assert_eq!(doubts.lines().count(), unread);
        assert_eq!(printed.matches(": holds.").count(), files.len() - unread);
        assert_eq!(output.status.success(), unread == 0);
        let mut command = program();
        command
            .args(["grade", "--key"])
            .arg(key)
            .args(files.iter().step_by(4));
        let output = command.output().unwrap();
        let lines = String::from_utf8(output.stdout).unwrap();
        assert!(lines.lines().eq(grades.iter().map(String::as_str)));
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_grade_that_an_earlier_version_made_of_the_same_answers_is_no_contradiction() {
    let pack = assay_test_support::read("tests/data/scoring/pack.json");
    let mut key = assay_test_support::read("tests/data/scoring/key.json");
    key["items"]["value"]["text"]["accepted"] = json!(["Straße"]);
    let content = Content::of(pack, key);
    let mut session = Session::start(&content.pack);
    session.answer_all(0);
    let slots = &session.attempt.slots;
    let item = (0..slots.len())
        .find(|at| session.attempt.item(&slots[*at]).id == "value")
        .unwrap();
    session.view(item);
    let response = Response::Text("STRASSE".into());
    session.at(Event::Answered { item, response });
    session.at(Event::Submitted);
    let former = content.whole.with_former_comparison();
    let bundle = session.bundle(|answers| scoring::grade(&former, answers));
    let today = session.bundle(|answers| scoring::grade(&content.whole, answers));
    let first = session.bundle(|answers| scoring::former_grade(&former, answers));
    assert_ne!(bundle["grade"]["total"], today["grade"]["total"]);
    for bundle in [bundle, first] {
        let findings = verify("b", &bundle, Some(&content.pack), Some(&content.whole));
        assert_eq!(findings.contradictions.0, []);
        assert_eq!(findings.unchecked.0.len(), 1);
        assert!(findings.unchecked.0[0].message.contains("earlier version"));
    }
    assert_verifies("graded today", &content, &today);
}
