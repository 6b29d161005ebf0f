//! What stands in a grade, in words.

use super::{LONGEST_TOLD, quoted, text};
use crate::digest::canonical;
use crate::json::Value;

/// A value in words; texts are quoted.
pub(super) fn told(value: &Value) -> String {
    match value {
        Value::Null => "nothing".into(),
        Value::Bool(true) => "a text".into(),
        Value::String(text) => quoted(text),
        other => told_plainly(other),
    }
}

/// A value in words; texts as they are, cut where they are long.
pub(super) fn told_plainly(value: &Value) -> String {
    match value {
        Value::String(text) => text.chars().take(LONGEST_TOLD).collect(),
        Value::Array(list) => {
            let all: Vec<String> = list.iter().take(10).map(told).collect();
            if all.is_empty() {
                "nothing".into()
            } else {
                all.join(", ")
            }
        }
        Value::Object(_) => {
            let exact = text(value, "/exact");
            let told = ["/rounded", "/decimal"].map(|name| text(value, name));
            let told = told.into_iter().find(|text| !text.is_empty());
            match told {
                Some(told) if told == exact => told.into(),
                Some(told) => [told, " (", exact, ")"].concat(),
                None => "something else".into(),
            }
        }
        other => canonical(other),
    }
}
