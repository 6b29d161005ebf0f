//! Logs and evaluations: what was exported comes back as it was, two raters' files make one, and what was changed
//! by hand is named.

use super::{events, pair, read, seal, subject};
use assay_core::document::Value;
use assay_evaluation::review_event::ReviewEvent;
use assay_evaluation::{Evaluation, Log, ScoringPolicy, State};

fn log(log_id: &str, entries: &Value) -> Log {
    let mut log = Log::about(subject());
    for event in events(entries) {
        log.append(log_id, &event);
    }
    log
}

fn rated(by: &str, rating: u32) -> Value {
    serde_json::json!([{ "by": by, "kind": "rated", "item": "letter", "criterion": "clarity", "rating": rating, "note": "“So” it is" }])
}

fn written(log: &Log) -> String {
    let (_, key) = pair();
    Evaluation::write(log, "d", &ScoringPolicy::of_key(&key), None)
}

#[test]
fn what_was_exported_comes_back_as_it_was() {
    let entries = read("evaluation/totals")[15]["acts"].clone();
    let log = log("one", &entries);
    let text = written(&log);
    let read = Evaluation::parse("e.json", &text).unwrap();
    assert_eq!(read.log, log);
    assert_eq!(read.state(), State::after(&events(&entries)));
    assert_eq!(written(&read.log), text);
}

#[test]
fn two_raters_files_make_one_in_either_order() {
    let (ann, ben) = (log("ann", &rated("Ann", 4)), log("ben", &rated("Ben", 2)));
    let mut one = ann.clone();
    assert_eq!(one.merge("b", &ben).unwrap().added, 1);
    let mut other = ben.clone();
    assert_eq!(other.merge("a", &ann).unwrap().added, 1);
    assert_eq!(one, other);
    assert_eq!(one.merge("b", &ben).unwrap().added, 0);
    let state = State::after(&one.events());
    let ratings = state.ratings_of("letter", "clarity").iter();
    let given: Vec<(&str, u32)> = ratings
        .map(|attributed| (attributed.by.as_str(), attributed.value))
        .collect();
    assert_eq!(given, [("Ann", 4), ("Ben", 2)]);
}

#[test]
fn a_longer_copy_of_the_same_strand_takes_the_place_of_the_shorter() {
    let mut short = log("ann", &rated("Ann", 4));
    let mut long = short.clone();
    for event in events(&rated("Ann", 5)) {
        long.append("ann", &event);
    }
    assert_eq!(short.merge("x", &long).unwrap().added, 1);
    assert_eq!(long.merge("x", &short).unwrap().added, 0);
}

#[test]
fn logs_that_contradict_each_other_are_refused_and_nothing_is_lost() {
    let mut ours = log("ann", &rated("Ann", 4));
    let before = ours.clone();
    let problems = ours
        .merge("theirs.json", &log("ann", &rated("Ann", 1)))
        .unwrap_err();
    assert_eq!(problems.0[0].file, "theirs.json");
    assert!(problems.0[0].message.contains("contradicts"));
    assert_eq!(ours, before);
}

#[test]
fn an_evaluation_that_was_changed_is_refused_with_the_place() {
    let text = written(&log("one", &read("evaluation/totals")[0]["acts"]));
    let seal_broken =
        Evaluation::parse("e.json", &text.replace("\"rating\":5", "\"rating\":1")).unwrap_err();
    assert_eq!(seal_broken.0[0].path, "$.integrity.sha256");
    // Somebody who seals it again still breaks the chain.
    let mut value: Value = serde_json::from_str(&text).unwrap();
    value["strands"][0]["entries"][1]["rating"] = 1.into();
    let problems = Evaluation::parse("e.json", &seal(value)).unwrap_err();
    assert_eq!(problems.0[0].path, "$.strands[0].entries[1]");
}

#[test]
fn another_version_is_refused_kindly() {
    let text = written(&Log::about(subject())).replace("assay/evaluation/2", "assay/evaluation/9");
    let problems = Evaluation::parse("e.json", &text).unwrap_err();
    assert_eq!(problems.0[0].path, "$.schema");
}

#[test]
fn events_are_read_in_the_order_of_their_times_whoever_wrote_them() {
    let mut log = Log::about(subject());
    let all = events(&serde_json::json!([
        { "by": "Ann", "kind": "noted", "text": "first" },
        { "by": "Ben", "kind": "noted", "text": "second" },
        { "by": "Ann", "kind": "noted", "text": "third" },
    ]));
    log.append("z", &all[0]);
    log.append("a", &all[1]);
    log.append("z", &all[2]);
    let who: Vec<String> = log.events().into_iter().map(|event| event.by).collect();
    assert_eq!(who, ["Ann", "Ben", "Ann"]);
}

#[test]
fn the_kit_and_its_questions_are_sound() {
    let path = format!(
        "{}/public/kit/cto-smb.json",
        concat!(env!("CARGO_MANIFEST_DIR"), "/../..")
    );
    let value: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let kit = assay_evaluation::Kit::parse("kit", &value).unwrap();
    assert_eq!(
        (kit.core.len(), kit.bank.len(), kit.red_flags.len()),
        (6, 10, 7)
    );
    assert_eq!(kit.guide.responsibilities.len(), 7);
    let parts = [
        &kit.guide.hard_skills,
        &kit.guide.soft_skills,
        &kit.guide.attitude,
    ];
    assert_eq!(parts.map(Vec::len), [8, 7, 7]);
}

#[test]
fn a_judgment_without_a_reason_is_no_entry_of_a_log() {
    for (name, value) in [
        ("decided", "advance"),
        ("pick-settled", "dismissed"),
        ("flag-settled", "dismissed"),
    ] {
        let field = if name == "decided" {
            "decision"
        } else {
            "verdict"
        };
        let mut entry = serde_json::json!({
            "at": "2026-11-21T10:00:00.000Z", "by": "Ann", "kind": name,
            "item": "scene", "flag": "f1", "standing": "pass", "reason": "Read twice.",
        });
        entry[field] = value.into();
        assert!(ReviewEvent::from_entry(&entry).is_ok(), "{name}");
        entry["reason"] = " ".into();
        assert!(ReviewEvent::from_entry(&entry).is_err(), "{name}");
    }
}

#[test]
fn an_entry_whose_time_is_no_time_is_refused() {
    let mut entry = rated("Ann", 3)[0].clone();
    entry["at"] = "tomorrow".into();
    assert!(ReviewEvent::from_entry(&entry).is_err());
}

#[test]
fn taking_a_tick_back_does_not_take_a_confirmation_back() {
    let entries = serde_json::json!([
        { "by": "Ann", "kind": "flagged", "flag": "f1", "ticked": true, "evidence": "Said so." },
        { "by": "Ben", "kind": "flag-settled", "flag": "f1", "verdict": "confirmed", "reason": "Heard by both." },
        { "by": "Ann", "kind": "flagged", "flag": "f1", "ticked": false, "evidence": "" },
    ]);
    assert_eq!(State::after(&events(&entries)).raised_flags(), ["f1"]);
}

#[test]
fn one_person_is_one_rater_whatever_the_capitals() {
    let mut log = log("one", &rated("Ann Rater", 4));
    for event in events(&rated("ann  rater", 2)) {
        log.append("two", &event);
    }
    assert_eq!(
        State::after(&log.events())
            .ratings_of("letter", "clarity")
            .len(),
        1
    );
}

/// The places of what is wrong with an evaluation that was changed and sealed again.
fn places(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let text = written(&log("one", &read("evaluation/totals")[0]["acts"]));
    let mut value: Value = serde_json::from_str(&text).unwrap();
    change(&mut value);
    let problems = Evaluation::parse("e.json", &seal(value)).err();
    let problems = problems.unwrap_or_default().0.into_iter();
    problems.map(|problem| problem.path).collect()
}

#[test]
fn a_broken_policy_is_reported_where_it_stands_beside_what_is_wrong_with_the_log() {
    assert!(places(|_| ()).is_empty());
    let found = places(|evaluation| {
        evaluation["policy"]["raters"] = 3.into();
        evaluation["strands"][0]["entries"][0]["rating"] = 1.into();
    });
    assert_eq!(found, ["$.strands[0].entries[0]", "$.policy.raters"]);
}

#[test]
fn a_field_that_no_evaluation_has_is_named() {
    let found = places(|evaluation| evaluation["color"] = "red".into());
    assert_eq!(found, ["$.color"]);
    let found = places(|evaluation| evaluation["strands"][0]["color"] = "red".into());
    assert_eq!(found, ["$.strands[0].color"]);
}

#[test]
fn what_was_taken_back_is_null_and_never_left_out() {
    let entry = rated("Ann", 3)[0].clone();
    let read = |change: &dyn Fn(&mut serde_json::Map<String, Value>)| {
        let mut entry = entry.clone();
        entry["at"] = "2026-11-21T10:00:00.000Z".into();
        change(entry.as_object_mut().unwrap());
        ReviewEvent::from_entry(&entry).map_err(|error| error.to_string())
    };
    assert!(read(&|_| ()).is_ok());
    assert!(read(&|entry| entry["rating"] = Value::Null).is_ok());
    let error = read(&|entry| drop(entry.remove("rating"))).unwrap_err();
    assert_eq!(error, "missing field `rating`");
    // A note may be left out, and is no note where it is null.
    assert!(read(&|entry| drop(entry.remove("note"))).is_ok());
    assert!(read(&|entry| entry["note"] = Value::Null).is_err());
    // Fields that a later version writes beside these do not make an entry unreadable.
    assert!(read(&|entry| drop(entry.insert("color".into(), "red".into()))).is_ok());
}
