//! The recruiter's side: totals worked out by hand, logs, merging, documents, bundles that do not hold.

mod blindness;
mod bound;
mod bundles;
mod documents;
mod exports;
mod in_force;
mod keys;
mod narrative;
mod person_text;
mod schema;
mod totals;

use assay_core::assessment::{Assessment, CoreArea, Key};
use assay_core::digest::content_digest;
use assay_core::document::Value;
use assay_core::scoring::SectionAnswers;
use assay_evaluation::review_event::ReviewEvent;
use assay_evaluation::{
    ChanceLevels, InterviewQuestion, Scorecard, ScoringPolicy, Sources, State, Subject,
};

fn read(name: &str) -> Value {
    let path = format!(
        "{}/tests/data/{name}.json",
        concat!(env!("CARGO_MANIFEST_DIR"), "/../..")
    );
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The small pack with its key, bound to each other.
fn pair() -> (Assessment, Key) {
    let pack = read("scoring/pack");
    let mut key = read("scoring/key");
    key["assessment"]["sha256"] = content_digest(&pack).into();
    (
        Assessment::parse("pack", &pack).unwrap(),
        Key::parse("key", &key).unwrap(),
    )
}

/// Returns what the evaluations of these tests are about.
fn subject() -> Subject {
    Subject {
        attempt_id: "a".into(),
        bundle_sha256: "b".into(),
        content_sha256: "c".into(),
    }
}

/// A document with its digest made again, as whoever changes it by hand can.
fn seal(mut document: Value) -> String {
    document.as_object_mut().unwrap().remove("integrity");
    let sha256 = content_digest(&document);
    document["integrity"] = serde_json::json!({ "sha256": sha256 });
    document.to_string()
}

/// Acts from a list of entries; the first is at second 1, the next at second 2, and so on.
fn events(entries: &Value) -> Vec<ReviewEvent> {
    let entries = entries.as_array().unwrap().iter().zip(1..);
    entries
        .map(|(entry, second)| {
            let mut entry = entry.clone();
            entry["at"] = format!("2026-11-21T10:00:{second:02}.000Z").into();
            ReviewEvent::from_entry(&entry)
                .unwrap_or_else(|error| panic!("no event: {error}: {entry}"))
        })
        .collect()
}

fn scorecard(policy: &ScoringPolicy, answers: &[SectionAnswers], state: &State) -> Scorecard {
    let (pack, key) = pair();
    let named = |names: &[&str]| -> Vec<(String, String)> {
        names
            .iter()
            .map(|name| (String::from(*name), name.to_uppercase()))
            .collect()
    };
    let questions: Vec<InterviewQuestion> = named(&["q1", "q2"])
        .into_iter()
        .map(|(id, title)| InterviewQuestion {
            id,
            title,
            area: CoreArea::Technical,
        })
        .collect();
    let flags = named(&["f1"]);
    let sources = Sources {
        pack: &pack,
        key: &key,
        upgrade: &policy.upgraded(&key),
        chance: &ChanceLevels::of(&pack, &key),
        questions: &questions,
        flags: &flags,
    };
    Scorecard::of(&sources, answers, state).unwrap()
}
