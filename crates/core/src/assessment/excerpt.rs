//! What of a key may be deployed, and how a key is told from other files.

use crate::digest::content_digest;
use crate::document::Value;
use serde_json::json;

/// The byte order mark with which some editors begin files.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Returns whether a file is a key, by its name or by what it says of itself, whatever its ending. A team may call its key
/// as it likes, and no key of theirs may be deployed by mistake.
///
/// # Errors
/// Says that a file that ends in `.json` is no JSON: nobody knows what is in it.
pub fn holds_key(name: &str, content: &[u8]) -> Result<bool, serde_json::Error> {
    if name.ends_with(".key.json") {
        return Ok(true);
    }
    let text = content.strip_prefix(MARK).unwrap_or(content);
    match serde_json::from_slice::<Value>(text) {
        Ok(document) => Ok(is_key(&document)),
        Err(error) if name.ends_with(".json") => Err(error),
        Err(_) => Ok(false),
    }
}

fn is_key(document: &Value) -> bool {
    let schema = document["schema"].as_str();
    schema.is_some_and(|schema| schema.starts_with("assay/key/"))
}

/// Returns the excerpt of a key that may be deployed: what rules grade by, and nothing else: no rubrics, no reasons, no difficulty, no
/// blueprint, nothing of the interview or of raters, and of its validity only the summary. It names the whole key, so
/// that grades made with either are the same. Other documents stay as they are.
pub fn key_excerpt(mut document: Value) -> Value {
    if !is_key(&document) || !document["excerpt_of"].is_null() {
        return document;
    }
    let whole = content_digest(&document);
    document["excerpt_of"] = whole.into();
    if let Some(summary) = document["validity"].get("summary").cloned() {
        document["validity"] = summary;
    }
    drop_fields(&mut document, &["difficulty", "blueprint"]);
    if let Some(policy) = document.get_mut("policy") {
        drop_fields(policy, &AFTER_THE_TEST);
    }
    if let Some(narrative) = document.get_mut("narrative") {
        *narrative = json!({});
    }
    for (_, item) in document["items"].as_object_mut().into_iter().flatten() {
        if item["rule"] == "rubric" {
            *item = json!({ "rule": "rubric" });
        }
        drop_fields(item, &REASONS);
        let options = item.get_mut("options").and_then(Value::as_object_mut);
        for (_, option) in options.into_iter().flatten() {
            drop_fields(option, &REASONS);
        }
    }
    document
}

/// What a policy says of the interview and of people who rate. No rule of the test goes by it.
const AFTER_THE_TEST: [&str; 3] = [
    "interview_minimum_percent",
    "interview_weights",
    "second_rater",
];

/// Why something is right: of an item or an option, and of the options of an item.
const REASONS: [&str; 2] = ["reason", "reasons"];

fn drop_fields(value: &mut Value, names: &[&str]) {
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|name, _| !names.contains(&name.as_str()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Assessment, Item, Key};
    use crate::attempt::Response;
    use crate::scoring::{SectionAnswers, grade};

    #[test]
    fn a_key_is_known_whatever_it_is_called() {
        let key = br#"{"schema": "assay/key/1"}"#;
        let marked = [MARK, key].concat();
        for (name, content) in [
            ("a.key.json", &b"{"[..]),
            ("answers.json", key),
            ("answers", key),
            ("answers.txt", &marked),
        ] {
            assert!(holds_key(name, content).unwrap(), "{name}");
        }
        assert!(!holds_key("pack.json", br#"{"schema": "assay/assessment/1"}"#).unwrap());
        assert!(!holds_key("page.html", b"<html>").unwrap());
        assert!(holds_key("answers.json", b"{").is_err());
    }

    #[test]
    fn an_excerpt_names_the_whole_key_and_keeps_what_rules_grade_by() {
        let key = json!({
            "schema": "assay/key/1",
            "validity": { "summary": "Some.", "known": ["secret"] },
            "policy": {
                "item_weights": { "a": 2 },
                "rated_minimum_percent": { "hard": 50 },
                "interview_minimum_percent": { "technical": 50 },
                "interview_weights": { "conflict": 5 },
                "second_rater": "near-limits",
            },
            "difficulty": { "a": { "right_percent": 50, "basis": "estimated" } },
            "blueprint": { "a": { "requirement": "secret" } },
            "items": {
                "a": { "rule": "choice", "correct": "b", "reason": "secret" },
                "b": { "rule": "best-worst", "options": {
                    "x": { "rank": 1, "reason": "secret" },
                    "y": { "rank": 2, "harmful": true, "reason": "secret" },
                } },
                "c": { "rule": "rubric", "anchors": ["secret"] },
                "d": { "rule": "match", "levels": { "reason": "high" }, "reasons": { "reason": "secret" } },
            },
        });
        let small = key_excerpt(key.clone());
        let expected = json!({
            "schema": "assay/key/1",
            "excerpt_of": content_digest(&key),
            "validity": "Some.",
            "policy": { "item_weights": { "a": 2 }, "rated_minimum_percent": { "hard": 50 } },
            "items": {
                "a": { "rule": "choice", "correct": "b" },
                "b": { "rule": "best-worst", "options": { "x": { "rank": 1 }, "y": { "rank": 2, "harmful": true } } },
                "c": { "rule": "rubric" },
                "d": { "rule": "match", "levels": { "reason": "high" } },
            },
        });
        assert_eq!(small, expected);
        assert_eq!(key_excerpt(small.clone()), small);
        let mut plain = key;
        plain["validity"] = "A sentence.".into();
        assert_eq!(key_excerpt(plain)["validity"], "A sentence.");
        let pack =
            json!({ "schema": "assay/assessment/1", "items": { "a": { "rule": "rubric" } } });
        assert_eq!(key_excerpt(pack.clone()), pack);
    }

    #[test]
    fn the_excerpt_of_the_shipped_key_belongs_to_its_pack_and_says_nothing_of_the_interview() {
        let read = |name: &str| assay_test_support::read(&format!("public/assessments/{name}"));
        let (pack, key) = (read("cto-smb.json"), read("cto-smb.key.json"));
        for name in AFTER_THE_TEST {
            assert!(!key["policy"][name].is_null(), "the whole key has {name}");
        }
        let small = key_excerpt(key.clone());
        for name in AFTER_THE_TEST {
            assert!(!small.to_string().contains(name), "{name}");
        }
        let pack = Assessment::parse("pack", &pack).unwrap();
        let key = Key::parse("key", &key).unwrap();
        let small = Key::parse("excerpt", &small).unwrap();
        assert!(small.check_pair("excerpt", &pack).is_ok());
        let answered = |item: &Item| {
            let text = Response::Text("Something.".into());
            let is_text = item.interaction.kind.entry().is_some();
            (item.id.clone(), is_text.then_some(text))
        };
        let sections: Vec<SectionAnswers> = pack
            .sections
            .iter()
            .map(|section| SectionAnswers {
                id: section.id.clone(),
                items: section.items.iter().map(answered).collect(),
            })
            .collect();
        assert_eq!(grade(&small, &sections), grade(&key, &sections));
    }
}
