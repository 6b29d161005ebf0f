//! Places in documents and in schemas.

use assay_core::document::Value;

/// A JSON pointer such as `/sections/0/id` as the path `$.sections[0].id`, as all messages have it.
pub fn json_path(document: &Value, pointer: &str) -> String {
    let mut path = String::from("$");
    let mut here = Some(document);
    for step in steps(pointer) {
        if here.is_some_and(Value::is_array) {
            path.push_str(&format!("[{step}]"));
        } else {
            path.push('.');
            path.push_str(&step);
        }
        here = here.and_then(|value| child(value, &step));
    }
    path
}

/// The part of a schema that holds a keyword; `pointer` leads to the keyword, through references.
pub fn keyword_owner<'a>(schema: &'a Value, pointer: &str) -> Option<&'a Value> {
    let (owner, _) = pointer.rsplit_once('/')?;
    let mut here = schema;
    for step in steps(owner) {
        here = child(here, &step)?;
        if step == "$ref"
            && let Some(target) = here.as_str()
        {
            here = schema.pointer(target.strip_prefix('#')?)?;
        }
    }
    Some(here)
}

fn child<'a>(value: &'a Value, step: &str) -> Option<&'a Value> {
    match value {
        Value::Object(fields) => fields.get(step),
        Value::Array(list) => list.get(step.parse::<usize>().ok()?),
        _ => None,
    }
}

fn steps(pointer: &str) -> impl Iterator<Item = String> {
    let steps = pointer.split('/').skip(1);
    steps.map(|step| step.replace("~1", "/").replace("~0", "~"))
}
