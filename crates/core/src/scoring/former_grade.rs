//! Grades in the form of version 1, which quoted the key's reasons. Bundles that carry such a grade are held against one
//! that is made so.

use super::grader::{SectionAnswers, grade};
use super::rules::judge;
use crate::assessment::Key;
use crate::attempt::Response;
use crate::document::{Map, Value};

/// The schema name of grades of version 1.
pub const FORMER_SCHEMA: &str = "assay/grade/1";

/// Grades answers, and returns the grade as version 1 wrote it: with the key's reasons. An excerpt of a key may have none,
/// and the grade then lacks them.
///
/// ```
/// use assay_core::assessment::Key;
/// use assay_core::document;
/// use assay_core::scoring::{SectionAnswers, former_grade, grade};
///
/// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.key.json"));
/// let key = Key::parse("small.key.json", &document::parse("small.key.json", text).unwrap()).unwrap();
/// let sections = [SectionAnswers { id: "reasoning".into(), items: vec![("one".into(), None)] }];
/// let former = former_grade(&key, &sections);
/// assert!(former["sections"][0]["items"][0]["reason"].is_string());
/// assert!(grade(&key, &sections)["sections"][0]["items"][0]["reason"].is_null());
/// ```
pub fn former_grade(key: &Key, sections: &[SectionAnswers]) -> Value {
    let mut grade = grade(key, sections);
    let Some(fields) = grade
        .as_object_mut()
        .filter(|grade| grade.contains_key("schema"))
    else {
        return grade;
    };
    fields.insert("schema".into(), FORMER_SCHEMA.into());
    for section in members(fields, "sections") {
        for item in members(section, "items") {
            explain_item(key, sections, item);
        }
    }
    for knock_out in members(fields, "knock_outs") {
        explain_knock_out(key, sections, knock_out);
    }
    grade
}

/// The objects in a list of an object.
fn members<'a>(
    fields: &'a mut Map<String, Value>,
    name: &str,
) -> impl Iterator<Item = &'a mut Map<String, Value>> {
    let list = fields.get_mut(name).and_then(Value::as_array_mut);
    list.into_iter().flatten().filter_map(Value::as_object_mut)
}

/// Adds the reasons of an item: the one of its rule, and those of the options that play a part.
fn explain_item(key: &Key, sections: &[SectionAnswers], item: &mut Map<String, Value>) {
    let id = item.get("id").and_then(Value::as_str).unwrap_or_default();
    let Some(item_key) = key.item(id) else { return };
    let outcome = judge(item_key, response(sections, id));
    if !outcome.reason.is_empty() {
        item.insert("reason".into(), outcome.reason.into());
    }
    if !outcome.reasons.is_empty() {
        let reasons = outcome.reasons.iter();
        let reasons: Map<_, _> = reasons
            .map(|(option, reason)| ((*option).into(), (*reason).into()))
            .collect();
        item.insert("reasons".into(), reasons.into());
    }
}

/// Adds why an option is harmful.
fn explain_knock_out(key: &Key, sections: &[SectionAnswers], knock_out: &mut Map<String, Value>) {
    let text = |name: &str| knock_out.get(name).and_then(Value::as_str);
    let (item, option) = (text("item").unwrap_or_default(), text("option"));
    let outcome = key
        .item(item)
        .map(|key| judge(key, response(sections, item)));
    let reasons = outcome.map(|outcome| outcome.reasons).unwrap_or_default();
    let reason = reasons.iter().find(|reason| Some(reason.0) == option);
    let reason = reason.map_or("", |reason| reason.1);
    knock_out.insert("reason".into(), reason.into());
}

/// The response to an item, where it stands first: only that counts.
fn response<'a>(sections: &'a [SectionAnswers], id: &str) -> Option<&'a Response> {
    let mut items = sections.iter().flat_map(|section| &section.items);
    items.find(|item| item.0 == id)?.1.as_ref()
}
