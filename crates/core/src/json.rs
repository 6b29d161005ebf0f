//! Reading JSON that people write by hand: packs, keys, configurations.
//!
//! A [`Reader`] walks a parsed value and collects a [`Problem`] for everything that is wrong,
//! each with file, JSON path and remedy. It never stops at the first mistake and never panics:
//! a missing or ill-typed value reads as an empty one, and the caller refuses the whole document
//! when any problem was collected.
use std::cell::RefCell;
use std::ops::RangeInclusive;
use std::sync::Arc;

pub use crate::document::{
    Map, Problem, Problems, SyntaxError, SyntaxFault, Value, from_text, parse, to_text,
};

/// A JSON object from names and values.
pub fn object<const N: usize>(mut fields: [(&str, Value); N]) -> Value {
    filled(&mut fields)
}

/// Inserts one after the other: collecting into a map would bring a sort along.
#[inline(never)]
fn filled(fields: &mut [(&str, Value)]) -> Value {
    let mut map = Map::new();
    for (name, value) in fields {
        map.insert((*name).into(), value.take());
    }
    Value::Object(map)
}

/// A place in a document, with everything found wrong so far.
#[derive(Clone)]
pub struct Reader<'a> {
    file: &'a str,
    path: String,
    value: &'a Value,
    found: Arc<RefCell<Vec<Problem>>>,
}

static NULL: Value = Value::Null;

impl<'a> Reader<'a> {
    /// Starts at the top of a document; `file` is the name used in messages.
    pub fn root(file: &'a str, value: &'a Value) -> Self {
        Self {
            file,
            path: "$".into(),
            value,
            found: Arc::default(),
        }
    }

    fn at(&self, path: String, value: &'a Value) -> Self {
        Self {
            file: self.file,
            path,
            value,
            found: self.found.clone(),
        }
    }

    /// The raw value at this place.
    pub fn value(&self) -> &'a Value {
        self.value
    }

    /// Notes that something is wrong here.
    pub fn problem(&self, message: &str, remedy: &str) {
        let problem = self.finding(message, remedy);
        self.found.borrow_mut().push(problem);
    }

    /// What could be better here, without it being wrong; the caller keeps it.
    pub fn finding(&self, message: &str, remedy: &str) -> Problem {
        Problem {
            file: self.file.into(),
            path: self.path.clone(),
            message: message.into(),
            remedy: remedy.into(),
        }
    }

    /// Ends the reading: the value, or everything that was wrong.
    pub fn finish<T>(&self, value: T) -> Result<T, Problems> {
        let found = self.found.take();
        if found.is_empty() {
            Ok(value)
        } else {
            Err(Problems(found))
        }
    }

    fn child(&self, name: &str, value: &'a Value) -> Self {
        let mut path = self.path.clone();
        path.push('.');
        path.push_str(name);
        self.at(path, value)
    }

    /// A field that must be there.
    pub fn field(&self, name: &str) -> Self {
        match self.value.get(name) {
            Some(value) => self.child(name, value),
            None => {
                let child = self.child(name, &NULL);
                child.problem("This field is missing.", "Add it.");
                // A missing field has been reported once; what reads it must not report again.
                Self {
                    found: Arc::default(),
                    ..child
                }
            }
        }
    }

    /// A field that may be absent or null.
    pub fn optional(&self, name: &str) -> Option<Self> {
        match self.value.get(name) {
            None | Some(Value::Null) => None,
            Some(value) => Some(self.child(name, value)),
        }
    }

    /// Reports fields that are not in `allowed`: nearly always a spelling mistake.
    pub fn only(&self, allowed: &[&str]) {
        match self.value.as_object() {
            Some(map) => {
                for (name, value) in map {
                    if !allowed.contains(&name.as_str()) {
                        self.child(name, value).problem(
                            "This field is not known here.",
                            "Correct its spelling or remove it.",
                        );
                    }
                }
            }
            None => self.problem("An object { } is needed here.", "Write an object."),
        }
    }

    /// Text that is not blank.
    pub fn text(&self) -> String {
        match self.value.as_str() {
            Some(text) if !text.trim().is_empty() => text.into(),
            _ => {
                self.problem("Text is needed here.", "Write it in quotes; not empty.");
                String::new()
            }
        }
    }

    /// Text, or the default where the field is absent.
    pub fn text_or(&self, name: &str, default: &str) -> String {
        self.optional(name)
            .map_or_else(|| default.into(), |reader| reader.text())
    }

    /// A whole number within a range.
    pub fn integer(&self, range: RangeInclusive<i64>) -> i64 {
        match self.value.as_i64() {
            Some(number) if range.contains(&number) => number,
            _ => {
                let mut remedy = String::from("Write a whole number from ");
                remedy.push_str(&range.start().to_string());
                remedy.push_str(" to ");
                remedy.push_str(&range.end().to_string());
                remedy.push('.');
                self.problem("A whole number is needed here.", &remedy);
                *range.start()
            }
        }
    }

    /// True or false, or the default where the field is absent.
    pub fn flag_or(&self, name: &str, default: bool) -> bool {
        match self.optional(name) {
            None => default,
            Some(reader) => reader.value.as_bool().unwrap_or_else(|| {
                reader.problem("True or false is needed here.", "Write true or false.");
                default
            }),
        }
    }

    /// The elements of a list; an empty list is a problem.
    pub fn list(&self) -> Vec<Self> {
        match self.value.as_array() {
            Some(list) if !list.is_empty() => list
                .iter()
                .enumerate()
                .map(|(index, value)| {
                    let mut path = self.path.clone();
                    path.push('[');
                    path.push_str(&index.to_string());
                    path.push(']');
                    self.at(path, value)
                })
                .collect(),
            _ => {
                self.problem(
                    "A list [ ] with something in it is needed here.",
                    "Write at least one entry.",
                );
                Vec::new()
            }
        }
    }

    /// The elements of a list that may be absent.
    pub fn list_or_none(&self, name: &str) -> Vec<Self> {
        self.optional(name)
            .map_or_else(Vec::new, |reader| reader.list())
    }

    /// The names and values of an object.
    pub fn entries(&self) -> Vec<(String, Self)> {
        match self.value.as_object() {
            Some(map) => map
                .iter()
                .map(|(name, value)| (name.clone(), self.child(name, value)))
                .collect(),
            None => {
                self.problem("An object { } is needed here.", "Write an object.");
                Vec::new()
            }
        }
    }

    /// One of a fixed set of words; the position in the set.
    pub fn one_of(&self, allowed: &[&str]) -> usize {
        let found = self
            .value
            .as_str()
            .and_then(|text| allowed.iter().position(|word| *word == text));
        found.unwrap_or_else(|| {
            let mut remedy = String::from("Write one of: ");
            remedy.push_str(&allowed.join(", "));
            remedy.push('.');
            self.problem("This word is not known here.", &remedy);
            0
        })
    }

    /// An identifier: lower-case letters, digits and hyphens, at most 60 characters.
    pub fn identifier(&self) -> String {
        let text = self.text();
        let sound = text.len() <= 60
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !sound {
            self.problem(
                "An identifier has other characters than it may.",
                "Use lower-case letters, digits and hyphens, at most 60.",
            );
        }
        text
    }

    /// The schema name and major version, such as `assay/key/1`.
    pub fn schema(&self, expected: &str) {
        let schema = self.field("schema");
        if let Some(text) = schema.value.as_str()
            && text != expected
        {
            let mut remedy = String::from("This build reads ");
            remedy.push_str(expected);
            remedy.push_str("; use a file or a build that matches.");
            schema.problem("This is another kind or version of document.", &remedy);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_is_collected_with_its_path() {
        let value = parse("p", r#"{"list":[{"n":7},{"n":"x"}],"colour":1}"#).unwrap();
        let reader = Reader::root("p", &value);
        reader.only(&["list", "title"]);
        reader.field("title").text();
        for entry in reader.field("list").list() {
            entry.field("n").integer(0..=5);
        }
        let paths: Vec<String> = reader
            .finish(())
            .unwrap_err()
            .0
            .into_iter()
            .map(|problem| problem.path)
            .collect();
        assert_eq!(paths, ["$.colour", "$.title", "$.list[0].n", "$.list[1].n"]);
    }
}
