//! `assay bind`: writes into a key which pack it belongs to.

use crate::files::read;
use assay_core::assessment;
use assay_core::digest::content_digest;
use assay_core::json::{self, Problems, Value};
use std::ops::Range;
use std::path::Path;

/// The schema name of keys.
pub const KEY_SCHEMA: &str = "assay/key/1";

/// Binds a key to a pack: writes the pack's digest, identifier and version into the key's file, and
/// leaves its layout as it is. Returns the digest.
pub fn bind(pack_file: &Path, key_file: &Path) -> Result<String, Problems> {
    let (pack_name, name) = (
        pack_file.display().to_string(),
        key_file.display().to_string(),
    );
    let pack = read(pack_file)?;
    expect(&pack_name, &pack, assessment::SCHEMA, "a pack")?;
    expect(&name, &read(key_file)?, KEY_SCHEMA, "a key")?;
    let before = std::fs::read_to_string(key_file).map_err(|error| failed(&name, &error))?;
    let digest = content_digest(&pack);
    let mut text = before.clone();
    for (field, value) in [
        ("id", pack.get("id")),
        ("version", pack.get("version")),
        ("sha256", Some(&Value::from(digest.as_str()))),
    ] {
        let Some(value) = value.filter(|value| value.is_string()) else {
            let place = ["$.", field].concat();
            return Err(missing(&pack_name, &place));
        };
        let Some(span) = span(&text, &["assessment", field]) else {
            return Err(missing(&name, &["$.assessment.", field].concat()));
        };
        text.replace_range(span, &value.to_string());
    }
    let bound = json::parse(&name, &text)?;
    if bound.pointer("/assessment/sha256").and_then(Value::as_str) != Some(digest.as_str()) {
        return Err(Problems::one(
            &name,
            "$.assessment",
            "This field is there more than once.",
            "Leave one of them.",
        ));
    }
    if text != before {
        std::fs::write(key_file, text).map_err(|error| failed(&name, &error))?;
    }
    Ok(digest)
}

/// The two files are easily given the wrong way round.
fn expect(file: &str, value: &Value, schema: &str, what: &str) -> Result<(), Problems> {
    if value.get("schema").and_then(Value::as_str) == Some(schema) {
        return Ok(());
    }
    Err(Problems::one(
        file,
        "$.schema",
        &format!("This is not {what} ({schema})."),
        "Give the pack first and its key second.",
    ))
}

/// Where the value at a path of names stands in the text of a JSON document.
fn span(text: &str, path: &[&str]) -> Option<Range<usize>> {
    let mut scanner = Scanner { text, at: 0 };
    if text.starts_with('\u{feff}') {
        scanner.at = '\u{feff}'.len_utf8();
    }
    for name in path {
        scanner.enter(name)?;
    }
    let start = scanner.at;
    scanner.skip_value();
    Some(start..scanner.at)
}

/// Walks a text that is known to be valid JSON.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn skip_space(&mut self) {
        while self.peek().is_ascii_whitespace() {
            self.at += 1;
        }
    }

    fn skip_string(&mut self) {
        self.at += 1;
        while self.at < self.text.len() && self.peek() != b'"' {
            self.at += if self.peek() == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
    }

    fn skip_value(&mut self) {
        let mut depth = 0;
        while self.at < self.text.len() {
            match self.peek() {
                b'"' => self.skip_string(),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' if depth > 0 => {
                    depth -= 1;
                    self.at += 1;
                }
                b'}' | b']' | b',' if depth == 0 => return,
                byte if depth == 0 && byte.is_ascii_whitespace() => return,
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// From the start of an object to the start of one of its values.
    fn enter(&mut self, wanted: &str) -> Option<()> {
        self.skip_space();
        if self.peek() != b'{' {
            return None;
        }
        self.at += 1;
        loop {
            self.skip_space();
            if self.peek() != b'"' {
                return None;
            }
            let start = self.at;
            self.skip_string();
            let name = self.text.get(start..self.at)?;
            self.skip_space();
            self.at += 1;
            self.skip_space();
            if serde_json::from_str::<String>(name).is_ok_and(|name| name == wanted) {
                return Some(());
            }
            self.skip_value();
            self.skip_space();
            if self.peek() == b',' {
                self.at += 1;
            }
        }
    }
}

fn missing(file: &str, place: &str) -> Problems {
    Problems::one(
        file,
        place,
        "This field is missing.",
        "Add it with an empty text, \"\".",
    )
}

fn failed(file: &str, error: &std::io::Error) -> Problems {
    Problems::one(
        file,
        "$",
        &format!("The file could not be read or written: {error}."),
        "Check that you may write it.",
    )
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn a_value_is_found_wherever_it_stands() {
        let text = r#"{ "items": {"assessment": {"id": "no"}, "x": ["\"}", 1, {}]},
            "n": -1e5 ,"assessment" : {"version":"1", "id" :  "o\"ld" , "sha256":""} }"#;
        let found = |path: &[&str]| span(text, path).map(|span| &text[span]);
        assert_eq!(found(&["assessment", "id"]), Some(r#""o\"ld""#));
        assert_eq!(found(&["assessment", "sha256"]), Some(r#""""#));
        assert_eq!(found(&["n"]), Some("-1e5"));
        assert_eq!(found(&["items", "assessment"]), Some(r#"{"id": "no"}"#));
        assert_eq!(found(&["assessment", "none"]), None);
        assert_eq!(found(&["n", "id"]), None);
    }
}
