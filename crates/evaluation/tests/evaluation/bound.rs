//! Evaluations are about the answers that their chains begin with, whatever their fields and their digest say.

use super::{events, pair, read, seal, subject};
use assay_core::document::Value;
use assay_evaluation::{Evaluation, Log, ScoringPolicy, State, Subject};

fn rated(log_id: &str, subject: Subject) -> Log {
    let mut log = Log::about(subject);
    let entries = serde_json::json!([
        { "by": "Ann", "kind": "rated", "item": "letter", "criterion": "clarity", "rating": 4, "note": "" },
        { "by": "Ann", "kind": "noted", "text": "Read twice." },
    ]);
    for event in events(&entries) {
        log.append(log_id, &event);
    }
    log
}

fn document(log: &Log) -> Value {
    let (_, key) = pair();
    let text = Evaluation::write(log, "d", &ScoringPolicy::of_key(&key), None);
    serde_json::from_str(&text).unwrap()
}

fn old() -> Value {
    read("evaluation/version-1")
}

#[test]
fn ratings_cannot_be_moved_to_another_persons_answers() {
    for field in ["bundle_sha256", "attempt_id", "content_sha256"] {
        let mut moved = document(&rated("one", subject()));
        moved[field] = "z".into();
        let problems = Evaluation::parse("moved.json", &seal(moved)).unwrap_err();
        let paths: Vec<&str> = problems.0.iter().map(|one| one.path.as_str()).collect();
        assert_eq!(paths, ["$.strands[0].start"], "{field}");
        let message = &problems.0[0].message;
        assert!(message.contains("written about other answers"), "{message}");
    }
}

#[test]
fn a_start_that_was_written_anew_still_does_not_fit_the_entries() {
    let mut moved = document(&rated("one", subject()));
    moved["bundle_sha256"] = "z".into();
    let elsewhere = Subject {
        bundle_sha256: "z".into(),
        ..subject()
    };
    moved["strands"][0]["start"] = elsewhere.start("one").into();
    let problems = Evaluation::parse("moved.json", &seal(moved)).unwrap_err();
    assert_eq!(problems.0[0].path, "$.strands[0].entries[0]");
}

#[test]
fn what_is_about_another_attempt_or_pack_than_the_bundle_at_hand_is_refused_by_name() {
    for (field, what) in [
        ("$.bundle_sha256", "the bundle"),
        ("$.attempt_id", "the attempt"),
        ("$.content_sha256", "the pack"),
    ] {
        let mut elsewhere = subject();
        match field {
            "$.bundle_sha256" => elsewhere.bundle_sha256 = "z".into(),
            "$.attempt_id" => elsewhere.attempt_id = "z".into(),
            _ => elsewhere.content_sha256 = "z".into(),
        }
        let theirs = seal(document(&rated("one", elsewhere)));
        let theirs = Evaluation::parse("theirs.json", &theirs).unwrap();
        let mut ours = Log::about(subject());
        let problems = ours.merge("theirs.json", &theirs.log).unwrap_err();
        assert_eq!(problems.0.len(), 1, "{field}");
        assert_eq!(problems.0[0].path, field);
        assert!(problems.0[0].message.contains(what), "{field}");
        assert!(ours.is_empty(), "{field}");
    }
}

#[test]
fn entries_of_one_file_do_not_fit_into_another_persons_file() {
    let mut theirs = document(&rated("two", subject()));
    let elsewhere = Subject {
        bundle_sha256: "z".into(),
        ..subject()
    };
    theirs["strands"] = document(&rated("one", elsewhere))["strands"].clone();
    let problems = Evaluation::parse("mixed.json", &seal(theirs)).unwrap_err();
    assert_eq!(problems.0[0].path, "$.strands[0].start");
}

#[test]
fn a_file_of_the_first_version_is_read_and_cannot_prove_what_it_is_about() {
    let read = Evaluation::parse("old.json", &old().to_string()).unwrap();
    assert_eq!(read.log.unbound(), 1);
    assert_eq!(read.log.subject(), &subject());
    let state = State::after(&read.log.events());
    assert_eq!(state.ratings_of("letter", "clarity")[0].value, 4);
    // Its entries are still bound to each other.
    let mut changed = old();
    changed["strands"][0]["entries"][0]["rating"] = 1.into();
    let problems = Evaluation::parse("old.json", &seal(changed)).unwrap_err();
    assert_eq!(problems.0[0].path, "$.strands[0].entries[0]");
    // And a file of this version can prove it.
    let new = seal(document(&rated("one", subject())));
    assert_eq!(
        Evaluation::parse("new.json", &new).unwrap().log.unbound(),
        0
    );
}

#[test]
fn an_old_strand_stays_as_it_is_and_another_goes_on_for_it() {
    let mut log = Evaluation::parse("old.json", &old().to_string())
        .unwrap()
        .log;
    let before = log.author_logs()[0].clone();
    let more = events(&serde_json::json!([
        { "by": "Ann", "kind": "noted", "text": "Once more." },
        { "by": "Ann", "kind": "noted", "text": "And again." },
    ]));
    let written: Vec<String> = more
        .iter()
        .map(|event| log.append("old-strand", event).id.clone())
        .collect();
    assert_eq!(written, ["old-strand+", "old-strand+"]);
    assert_eq!(log.author_logs()[0], before);
    assert!(log.author_logs()[1].is_bound());
    // It is exported in this version's form, and the logs of both authors come back as they were.
    let text = seal(document(&log));
    assert!(text.contains("assay/evaluation/2"));
    let again = Evaluation::parse("again.json", &text).unwrap();
    assert_eq!(again.log, log);
    assert_eq!(again.log.unbound(), 1);
    // Whoever still has the old file can open it beside.
    let mut kept = Evaluation::parse("old.json", &old().to_string())
        .unwrap()
        .log;
    assert_eq!(kept.merge("again.json", &again.log).unwrap().added, 2);
    assert_eq!(kept, log);
}

#[test]
fn a_new_strand_does_not_pass_for_an_old_one() {
    // Without its start, its entries do not follow from its identifier.
    let mut stripped = document(&rated("one", subject()));
    stripped["strands"][0]
        .as_object_mut()
        .unwrap()
        .remove("start");
    stripped["bundle_sha256"] = "z".into();
    let problems = Evaluation::parse("stripped.json", &seal(stripped)).unwrap_err();
    assert_eq!(problems.0[0].path, "$.strands[0].entries[0]");
}
