//! Describes what stands in a grade, in words.

use super::value::text;
use super::{LONGEST_QUOTED, quoted};
use crate::digest::canonical;
use crate::document::Value;
use crate::person_text;

/// A value in words; texts are quoted.
pub(super) fn describe(value: &Value) -> String {
    match value {
        Value::Null => "nothing".into(),
        Value::Bool(true) => "a text".into(),
        Value::String(text) => quoted(text),
        other => describe_plainly(other),
    }
}

/// A value in words; texts as they are, cut where they are long.
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
