//! Documents of a made-up kind, with mistakes of every sort.

use super::Structure;
use serde_json::{Value, json};

fn structure() -> Structure {
    Structure::new(json!({
        "type": "object",
        "properties": {
            "title": { "$ref": "#/$defs/Title" },
            "pages": { "type": ["integer", "null"], "minimum": 1, "maximum": 5000 },
            "cover": { "anyOf": [{ "$ref": "#/$defs/Cover" }, { "type": "null" }] },
            "parts": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/Part" } }
        },
        "required": ["title"],
        "additionalProperties": false,
        "$defs": {
            "Title": {
                "type": "string",
                "pattern": r"\S",
                "patternErrorMessage": "A title is needed here. Write one."
            },
            "Cover": { "oneOf": [
                { "type": "string", "const": "soft" },
                { "type": "string", "const": "hard" }
            ] },
            "Part": { "oneOf": [
                {
                    "type": "object",
                    "properties": { "kind": { "const": "chapter" }, "pages": { "type": "integer" } },
                    "required": ["kind", "pages"],
                    "additionalProperties": false
                },
                {
                    "type": "object",
                    "properties": {
                        "kind": { "const": "group" },
                        "parts": { "type": "array", "items": { "$ref": "#/$defs/Part" } }
                    },
                    "required": ["kind", "parts"],
                    "additionalProperties": false
                }
            ] }
        }
    }))
}

/// Path, message and remedy of each mistake.
fn found(document: &Value) -> Vec<[String; 3]> {
    let problems = structure().check("book.json", document).0;
    let found = problems.into_iter().map(|problem| {
        assert_eq!(problem.file, "book.json");
        [problem.path, problem.message, problem.remedy]
    });
    found.collect()
}

#[track_caller]
fn is_said(document: &Value, path: &str, message: &str, remedy: &str) {
    assert_eq!(found(document), [[path, message, remedy]]);
}

#[test]
fn a_sound_document_has_no_mistakes() {
    assert!(structure().is_sound());
    let sound = json!({
        "title": "t", "pages": null, "cover": null,
        "parts": [{ "kind": "group", "parts": [{ "kind": "chapter", "pages": 1 }] }]
    });
    assert_eq!(found(&sound), [[""; 3]; 0]);
}

#[test]
fn a_mistake_is_said_once_with_place_and_remedy() {
    is_said(&json!({}), "$.title", "This field is missing.", "Add it.");
    is_said(
        &json!({ "title": " " }),
        "$.title",
        "A title is needed here.",
        "Write one.",
    );
    is_said(
        &json!({ "title": 7 }),
        "$.title",
        "Text is needed here.",
        "Write it in quotes.",
    );
    for pages in [json!(0), json!(9_999)] {
        is_said(
            &json!({ "title": "t", "pages": pages }),
            "$.pages",
            "This number is out of bounds.",
            "Write a whole number from 1 to 5000.",
        );
    }
    is_said(
        &json!({ "title": "t", "pages": "many" }),
        "$.pages",
        "A whole number is needed here.",
        "Write a whole number from 1 to 5000.",
    );
    is_said(
        &json!({ "title": "t", "parts": [] }),
        "$.parts",
        "This list has too few entries.",
        "Write 1 or more.",
    );
    is_said(
        &json!({ "title": "t", "titel": 1 }),
        "$.titel",
        "This field is not known here.",
        "Correct its spelling or remove it; known here: cover, pages, parts, title.",
    );
    is_said(
        &json!([]),
        "$",
        "An object { } is needed here.",
        "Write fields in curly brackets.",
    );
}

#[test]
fn words_that_are_allowed_are_named() {
    for cover in [json!("stone"), json!(1)] {
        is_said(
            &json!({ "title": "t", "cover": cover }),
            "$.cover",
            "This word is not known here.",
            "Write one of: soft, hard.",
        );
    }
}

#[test]
fn an_alternative_is_chosen_by_its_tag_and_its_own_mistakes_are_said() {
    let parts = |parts: Value| json!({ "title": "t", "parts": parts });
    is_said(
        &parts(json!([{ "kind": "group", "parts": [{ "kind": "chapter", "pages": "x" }] }])),
        "$.parts[0].parts[0].pages",
        "A whole number is needed here.",
        "Write a whole number, without quotes.",
    );
    is_said(
        &parts(json!([{ "kind": "chapter" }])),
        "$.parts[0].pages",
        "This field is missing.",
        "Add it.",
    );
    is_said(
        &parts(json!([{ "kind": "page", "pages": 1 }])),
        "$.parts[0].kind",
        "This word is not known here.",
        "Write one of: chapter, group.",
    );
    is_said(
        &parts(json!([{ "pages": 1 }])),
        "$.parts[0].kind",
        "This field is missing.",
        "Add it.",
    );
    is_said(
        &parts(json!(["chapter"])),
        "$.parts[0]",
        "An object { } is needed here.",
        "Write fields in curly brackets.",
    );
}

#[test]
fn every_mistake_of_a_document_is_listed() {
    let document = json!({
        "pages": "x", "color": 1, "size": 2, "cover": "stone",
        "parts": [{ "kind": "chapter", "pages": "x", "note": 1 }, { "kind": "x" }]
    });
    let mut paths: Vec<String> = found(&document)
        .into_iter()
        .map(|[path, ..]| path)
        .collect();
    paths.sort();
    assert_eq!(
        paths,
        [
            "$.color",
            "$.cover",
            "$.pages",
            "$.parts[0].note",
            "$.parts[0].pages",
            "$.parts[1].kind",
            "$.size",
            "$.title"
        ]
    );
}

#[test]
fn unknown_fields_are_taken_out_wherever_they_stand() {
    let document = json!({
        "title": "t", "color": 1, "parts": [{ "kind": "chapter", "pages": 1, "note": 1 }]
    });
    assert_eq!(
        structure().without_unknown_fields(&document),
        json!({ "title": "t", "parts": [{ "kind": "chapter", "pages": 1 }] })
    );
}

#[test]
fn a_document_that_was_sent_cannot_make_the_list_as_long_as_it_likes() {
    let parts: Vec<Value> = (0..10_000).map(|_| json!({ "kind": "x" })).collect();
    let names = (0..10_000).map(|at| (format!("x{at}"), json!(1)));
    let mut document: serde_json::Map<String, Value> = names.collect();
    document.insert("parts".into(), parts.into());
    assert_eq!(found(&Value::Object(document)).len(), 200);
}
