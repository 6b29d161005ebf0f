//! A small test for tests: a section that rules grade and one that people rate as well, with an interview of two areas.

use super::chance::ChanceLevels;
use super::kit::InterviewQuestion;
use super::policy::ScoringPolicy;
use super::review_event::ReviewEvent;
use super::rules::{Outcome, Rule};
use super::scorecard::Scorecard;
use super::sources::Sources;
use super::state::State;
use assay_core::assessment::{Assessment, CoreArea, Key};
use assay_core::digest::content_digest;
use assay_core::document::Value;
use assay_core::scoring::SectionAnswers;
use serde_json::json;

/// The small pack, in which the letter counts 3 of the 6 in its section, and its key.
pub fn content(change: impl FnOnce(&mut Value)) -> (Assessment, Key) {
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let mut pack = read(include_str!("../../../tests/data/scoring/pack.json"));
    let mut key = read(include_str!("../../../tests/data/scoring/key.json"));
    pack["sections"][1]["items"][3]["item_weight"] = 3.into();
    key["policy"]["item_weights"] = json!({ "letter": 3 });
    key["policy"]["minimum_percent"] = json!({});
    let second = &mut key["items"]["letter"]["criteria"];
    let mut tone = second[0].clone();
    tone["id"] = "tone".into();
    tone["title"] = "Tone".into();
    second.as_array_mut().unwrap().push(tone);
    change(&mut key);
    key["assessment"]["sha256"] = content_digest(&pack).into();
    (
        Assessment::parse("pack", &pack).unwrap(),
        Key::parse("key", &key).unwrap(),
    )
}

/// The answers: everything in the first section is right; in the second, what is named, and the letter is written.
pub fn answers(pack: &Assessment, second: &Value) -> Vec<SectionAnswers> {
    let mut given = json!({
        "one": { "choices": ["b"] }, "several": { "choices": ["a", "c"] },
        "scene": { "best": "a", "worst": "d" }, "steps": { "order": ["a", "b", "c"] },
        "letter": { "text": "Dear all" }
    });
    for (item, response) in second.as_object().unwrap() {
        given[item.as_str()] = response.clone();
    }
    let sections = pack.sections.iter();
    sections
        .map(|section| SectionAnswers {
            id: section.id.clone(),
            items: section
                .items
                .iter()
                .map(|item| {
                    let response = given.get(&item.id);
                    let read = |one: &Value| serde_json::from_value(one.clone()).unwrap();
                    (item.id.clone(), response.map(read))
                })
                .collect(),
        })
        .collect()
}

/// Events, one a second.
pub fn state(entries: &[Value]) -> State {
    let events: Vec<ReviewEvent> = entries
        .iter()
        .zip(1..)
        .map(|(entry, second)| {
            let mut entry = entry.clone();
            entry["at"] = format!("2026-11-21T10:00:{second:02}.000Z").into();
            ReviewEvent::from_entry(&entry).unwrap()
        })
        .collect();
    State::after(&events)
}

/// Somebody's rating of a criterion of the letter.
pub fn rated(by: &str, criterion: &str, rating: u32) -> Value {
    json!({ "by": by, "kind": "rated", "item": "letter", "criterion": criterion,
        "rating": rating, "note": "" })
}

/// Somebody's ratings of both criteria of the letter.
pub fn letter(by: &str, rating: u32) -> [Value; 2] {
    [rated(by, "clarity", rating), rated(by, "tone", rating)]
}

/// Ann's rating of a question of the interview.
pub fn asked(question: &str, rating: u32) -> Value {
    json!({ "by": "Ann", "kind": "interviewed", "question": question, "rating": rating, "note": "" })
}

/// The questions of the interview: two on technology, one on leadership.
pub fn questions() -> Vec<InterviewQuestion> {
    let areas = [
        ("q1", CoreArea::Technical),
        ("q2", CoreArea::Technical),
        ("q3", CoreArea::Leadership),
    ];
    areas
        .map(|(id, area)| InterviewQuestion {
            id: id.into(),
            title: id.to_uppercase(),
            area,
        })
        .into()
}

/// The scorecard of some answers and ratings.
pub fn scored(
    content: &(Assessment, Key),
    policy: &ScoringPolicy,
    second: &Value,
    entries: &[Value],
) -> Scorecard {
    let (pack, key) = content;
    let sources = Sources {
        pack,
        key,
        upgrade: &policy.upgraded(key),
        chance: &ChanceLevels::of(pack, key),
        questions: &questions(),
        flags: &[],
    };
    Scorecard::of(&sources, &answers(pack, second), &state(entries)).unwrap()
}

/// The policy of a key, by which the test alone makes the overall result.
pub fn test_alone(key: &Key) -> ScoringPolicy {
    ScoringPolicy {
        test_percent: 100,
        ..ScoringPolicy::of_key(key)
    }
}

/// The small test, with more in the policy of its key.
pub fn with_policy(policy: Value) -> (Assessment, Key) {
    content(|key| {
        for (name, value) in policy.as_object().unwrap() {
            key["policy"][name.as_str()] = value.clone();
        }
    })
}

/// A rule of a scorecard.
pub fn rule<'a>(card: &'a Scorecard, id: &str) -> Option<&'a Rule> {
    card.rules.iter().find(|rule| rule.id == id.into())
}

/// How a rule of a scorecard stands.
pub fn outcome(card: &Scorecard, id: &str) -> Option<Outcome> {
    rule(card, id).map(|rule| rule.result)
}

/// What in the second section is right, of the three items that rules grade and that count 1 each: half of the match.
pub fn half() -> Value {
    json!({ "weigh": { "matches": { "a": "high", "b": "high" } } })
}

/// The same and the value.
pub fn one_and_a_half() -> Value {
    json!({ "weigh": { "matches": { "a": "high", "b": "high" } }, "value": { "text": "word" } })
}

/// The small test, with a standard error, and with a second rater near limits.
pub fn with_error(percent: &str) -> (Assessment, Key) {
    content(|key| {
        key["policy"]["second_rater"] = "near-limits".into();
        key["validity"] = json!({
            "summary": "Made for a test.",
            "standard_error_percent": { "value": percent, "basis": "simulated", "how": "By hand." }
        });
    })
}
