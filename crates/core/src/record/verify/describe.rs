//! Describes what stands in a bundle, in words.

use super::value::text;
use crate::digest::canonical;
use crate::document::{Value, to_value};
use crate::person_text;
use serde::Serialize;

/// Returns a value in words; texts are quoted.
pub(super) fn describe(value: &Value) -> String {
    match value {
        Value::Null => "nothing".into(),
        Value::Bool(true) => "a text".into(),
        Value::String(text) => quoted(text),
        other => describe_plainly(other),
    }
}

/// Returns a value in words; texts as they are, cut where they are long.
pub(super) fn describe_plainly(value: &Value) -> String {
    match value {
        Value::String(text) => person_text::isolated(&person_text::brief(text, LONGEST_QUOTED)),
        Value::Array(list) => {
            let all: Vec<String> = list.iter().take(10).map(describe).collect();
            if all.is_empty() {
                "nothing".into()
            } else {
                all.join(", ")
            }
        }
        Value::Object(_) => {
            let number = |path| person_text::brief(text(value, path), LONGEST_QUOTED);
            let exact = number("/exact");
            let written = ["/rounded", "/decimal"].map(number);
            let shown = written.into_iter().find(|text| !text.is_empty());
            match shown {
                Some(shown) if shown == exact => shown,
                Some(shown) => [&shown, " (", &exact, ")"].concat(),
                None => "something else".into(),
            }
        }
        other => canonical(other),
    }
}

/// Returns the name of a member of a closed list, as documents write it.
pub(super) fn name_of<T: Serialize>(member: &T) -> String {
    match to_value(member) {
        Value::String(name) => name,
        _ => String::new(),
    }
}

/// Returns a name from the file between quotes: what can be seen of it, cut where it is long, with a direction of its own.
pub(super) fn quoted(name: &str) -> String {
    let shown = person_text::isolated(&person_text::brief(name, LONGEST_QUOTED));
    ["“", &shown, "”"].concat()
}

/// Longer texts of the file are cut in messages, in characters.
const LONGEST_QUOTED: usize = 80;
