//! JSON text, read strictly: whole numbers only, and no name twice in one object.
//!
//! Assay has no fractional number in any document, so that a score is the same bytes everywhere. `serde_json` does the
//! reading; the visitor here refuses what it would let pass.

use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// The reason why a text is not a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyntaxError {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// The fault.
    pub fault: SyntaxFault,
}

/// The fault of a text that is not a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxFault {
    /// It is not JSON.
    Grammar,
    /// A number is not whole, or too large.
    Number,
    /// An object has a name twice.
    DuplicateName,
}

/// The visitor's message about a number; an error of `serde_json` carries only text.
const NUMBER: &str = "a number that is not whole, or too large";
/// Its message about a name that stands twice in one object.
const DUPLICATE_NAME: &str = "a name that stands twice in one object";

/// Parses one document.
///
/// # Errors
/// Returns the place where the text stops being JSON (RFC 8259), where a number is not a whole one in the bounds of an
/// `i64`, or where an object has a name twice.
///
/// ```
/// use assay_core::document::{SyntaxFault, from_text};
///
/// assert_eq!(from_text(r#"{"points": 2}"#).unwrap()["points"], 2);
/// assert_eq!(from_text("[2.5]").unwrap_err().fault, SyntaxFault::Number);
/// assert_eq!(from_text(r#"{"a": 1, "a": 2}"#).unwrap_err().fault, SyntaxFault::DuplicateName);
/// ```
pub fn from_text(text: &str) -> Result<Value, SyntaxError> {
    serde_json::from_str::<Strict>(text)
        .map(|strict| strict.0)
        .map_err(|error| {
            let message = error.to_string();
            let fault = if message.starts_with(NUMBER) || message.starts_with("number out of range")
            {
                SyntaxFault::Number
            } else if message.starts_with(DUPLICATE_NAME) {
                SyntaxFault::DuplicateName
            } else {
                SyntaxFault::Grammar
            };
            SyntaxError {
                line: error.line(),
                column: column(text, &error),
                fault,
            }
        })
}

/// The column of an error in characters; `serde_json` counts bytes. Where the text ends too early, what is missing belongs
/// behind its last character.
fn column(text: &str, error: &serde_json::Error) -> usize {
    let line = text.lines().nth(error.line().saturating_sub(1));
    let before = line.unwrap_or_default().bytes().take(error.column());
    // A character counts at its first byte.
    let characters = before.filter(|byte| byte & 0xc0 != 0x80).count();
    (characters + usize::from(error.is_eof())).max(1)
}

/// Writes a document without spaces; names stand in alphabetical order.
pub fn to_text(value: &Value) -> String {
    value.to_string()
}

/// A value that was read strictly.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value with whole numbers")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        match i64::try_from(value) {
            Ok(value) => Ok(value.into()),
            Err(_) => Err(E::custom(NUMBER)),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        // `-0` is whole, and `serde_json` hands it over as this.
        if value == 0.0 && value.is_sign_negative() {
            return Ok(0.into());
        }
        Err(E::custom(NUMBER))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Strict(entry)) = entries.next_element()? {
            list.push(entry);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            if map.contains_key(&name) {
                return Err(A::Error::custom(DUPLICATE_NAME));
            }
            let Strict(value) = fields.next_value()?;
            map.insert(name, value);
        }
        Ok(map.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_what_serde_json_does() {
        let texts = [
            r#"{"b":[1,-2,9223372036854775807,-9223372036854775808,0],"a":{"x":null,"y":[]},"c":{}}"#,
            r#" [ true , false , null , "" ] "#,
            r#""\"\\\/\b\f\n\r\t\u0000\u001f\u00e4\ud83d\ude00 ä 😀 \u2028""#,
            include_str!("../../../../tests/data/packs/2026.1/cto-smb.json"),
            include_str!("../../../../tests/data/packs/2026.1/cto-smb.key.json"),
            include_str!("../../../../public/config.json"),
        ];
        for text in texts {
            let theirs: Value = serde_json::from_str(text).unwrap();
            assert_eq!(from_text(text).unwrap(), theirs);
        }
    }

    #[test]
    fn refuses_what_is_no_json() {
        for text in [
            "",
            "{",
            "[1,]",
            "{\"a\"}",
            "{\"a\":1,}",
            "01",
            "-",
            "+1",
            "tru",
            "nul",
            "\"",
            "\"\\x\"",
            "\"\n\"",
            "\"\\ud800\"",
            "\"\\ud800\\u0041\"",
            "\"\\u12g4\"",
            "1 2",
            "'a'",
            "[1 2]",
            "\u{a0}1",
            "\"\\u+123\"",
            "\"\\u00ä\"",
            "é",
        ] {
            let fault = from_text(text).unwrap_err().fault;
            assert_eq!(fault, SyntaxFault::Grammar, "{text}");
        }
    }

    #[test]
    fn a_number_that_is_not_whole_is_distinguished() {
        for text in [
            "[1, 2.5]",
            "[1, 1e3]",
            "[1, 9223372036854775808]",
            "[1, 1e999]",
            "[1, -9223372036854775809]",
        ] {
            let error = from_text(text).unwrap_err();
            assert_eq!(error.fault, SyntaxFault::Number, "{text}");
            assert_eq!(error.line, 1);
            assert!((5..text.len() + 1).contains(&error.column), "{error:?}");
        }
    }

    #[test]
    fn a_column_is_counted_in_characters() {
        let error = from_text("{\"a\": 1,\n \"ä’\": x}").unwrap_err();
        assert_eq!((error.line, error.column), (2, 8));
        assert_eq!(from_text("-0").unwrap(), Value::from(0));
    }

    #[test]
    fn a_name_twice_in_one_object_is_refused() {
        let error = from_text("{\"a\": 1,\n \"b\": {\"c\": 1, \"c\": 1}}").unwrap_err();
        assert_eq!((error.line, error.fault), (2, SyntaxFault::DuplicateName));
        assert!(from_text(r#"[{"a": 1}, {"a": {"a": 1}}]"#).is_ok());
    }

    #[test]
    fn deep_nesting_is_refused_and_does_not_exhaust_the_stack() {
        assert!(from_text(&"[".repeat(1_000_000)).is_err());
        let deep = ["[".repeat(60), "]".repeat(60)].concat();
        assert!(from_text(&deep).is_ok());
    }
}
