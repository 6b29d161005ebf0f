//! What stands in a grade, in words.

use super::{LONGEST_TOLD, quoted, text};
use crate::digest::canonical;
use crate::json::Value;
use crate::person_text;

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
        Value::String(text) => person_text::isolated(&person_text::brief(text, LONGEST_TOLD)),
        Value::Array(list) => {
            let all: Vec<String> = list.iter().take(10).map(told).collect();
            if all.is_empty() {
                "nothing".into()
            } else {
                all.join(", ")
            }
        }
        Value::Object(_) => {
            let number = |path| person_text::brief(text(value, path), LONGEST_TOLD);
            let exact = number("/exact");
            let told = ["/rounded", "/decimal"].map(number);
            let told = told.into_iter().find(|text| !text.is_empty());
            match told {
                Some(told) if told == exact => told,
                Some(told) => [&told, " (", &exact, ")"].concat(),
                None => "something else".into(),
            }
        }
        other => canonical(other),
    }
}
