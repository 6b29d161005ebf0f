use super::*;
use assay_core::document::{self, json};

fn shipped() -> Value {
    let text = include_str!("../../../../public/kit/cto-smb.json");
    document::parse("kit.json", text).unwrap()
}

fn paths(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut kit = shipped();
    change(&mut kit);
    let problems = Kit::parse("kit.json", &kit).err().unwrap_or_default();
    problems.0.into_iter().map(|problem| problem.path).collect()
}

#[test]
fn everything_that_is_blank_empty_or_twice_is_listed() {
    let found = paths(|kit| {
        kit["role"] = " ".into();
        kit["role_guide"]["tools"] = Value::Array(Vec::new());
        kit["red_flags"][0]["id"] = "Two words".into();
        kit["interview"]["core"][2]["anchors"]["4"] = "".into();
        kit["interview"]["core"][1]["id"] = kit["interview"]["core"][0]["id"].clone();
    });
    let expected = [
        "$.interview.core[2].anchors.4",
        "$.role",
        "$.role_guide.tools",
        "$.interview.core[1].id",
        "$.red_flags[0].id",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_theme_may_have_no_questions() {
    let empty = Value::Array(Vec::new());
    assert!(paths(|kit| kit["panel_guide"][0]["ask"] = empty).is_empty());
}

#[test]
fn a_field_that_nobody_reads_is_named() {
    assert_eq!(
        paths(|kit| kit["role_guide"]["salary"] = 1.into()),
        ["$.role_guide.salary"]
    );
    assert_eq!(
        paths(|kit| kit["letters"][0]["id"] = "maybe".into()),
        ["$.letters[0].id"]
    );
}

#[test]
fn depth_may_be_left_out() {
    let depth = |value: Value| {
        let mut kit = shipped();
        kit["interview"]["core"][0]["deep_dive"] = value;
        Kit::parse("kit.json", &kit).unwrap().core[0].is_deep_dive
    };
    assert!(depth(true.into()));
    assert!(!depth(Value::Null));
}

#[test]
fn sample_answers_come_with_ratings_from_1_to_5() {
    let mut kit = shipped();
    // Two for each prompt and outline of the test that comes with the kit.
    assert_eq!(Kit::parse("kit.json", &kit).unwrap().samples.len(), 12);
    kit.as_object_mut().unwrap().remove("samples");
    assert_eq!(Kit::parse("kit.json", &kit).unwrap().samples, []);
    let rating = |rating: u32| json!({"criterion": "tone", "rating": rating, "why": "Curt."});
    kit["samples"] = json!([{"item": "letter", "text": "Dear all.", "ratings": [rating(2)]}]);
    let read = Kit::parse("kit.json", &kit).unwrap();
    assert_eq!(read.samples[0].ratings[0].rating, 2);
    kit["samples"][0]["ratings"][0] = rating(6);
    let problems = Kit::parse("kit.json", &kit).unwrap_err();
    assert_eq!(problems.0[0].path, "$.samples[0].ratings[0].rating");
    kit["samples"][0]["ratings"] = json!([]);
    let problems = Kit::parse("kit.json", &kit).unwrap_err();
    assert_eq!(problems.0[0].path, "$.samples[0].ratings");
}
