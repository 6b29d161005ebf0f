//! JSON text: parsing and writing, with whole numbers only.
//!
//! Assay has no fractional number in any document, so that a score is the same bytes everywhere. A
//! general library would bring the tables for floating-point numbers, which weigh as much as a
//! screen of the test, to every candidate. Grammar: RFC 8259.

use super::{Map, Value};
use crate::digits::Digits;

/// Deeper nesting than any document needs is refused, so that a hostile one cannot exhaust the stack.
const DEPTH: usize = 64;

/// Why a text is not a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyntaxError {
    /// Line, counted from 1.
    pub line: usize,
    /// Column in characters, counted from 1.
    pub column: usize,
    /// Whether the text is JSON so far, and only a number there is no whole one or is too large.
    pub number: bool,
}

/// Parses one document. Of fields with the same name the last counts.
pub fn from_text(text: &str) -> Result<Value, SyntaxError> {
    let mut parser = Parser {
        text,
        at: 0,
        number: false,
    };
    let value = parser.value(0).filter(|_| {
        parser.skip_space();
        parser.at == text.len()
    });
    value.ok_or_else(|| {
        let before = text.get(..parser.at).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        SyntaxError {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            number: parser.number,
        }
    })
}

struct Parser<'a> {
    text: &'a str,
    /// Position in bytes; always where a character begins.
    at: usize,
    number: bool,
}

impl Parser<'_> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// Goes past a byte if it is the next one.
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == byte;
        self.at += usize::from(is_next);
        is_next
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        let rest = self.text.get(self.at..)?;
        rest.starts_with(word).then(|| {
            self.at += word.len();
            value
        })
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.skip_space();
        match self.peek() {
            _ if depth > DEPTH => None,
            b'{' => self.object(depth + 1),
            b'[' => self.array(depth + 1),
            b'"' => self.string().map(Value::String),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => self.integer(),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        let mut map = Map::new();
        self.at += 1;
        self.skip_space();
        if self.take(b'}') {
            return Some(Value::Object(map));
        }
        loop {
            self.skip_space();
            let name = self.string()?;
            self.skip_space();
            if !self.take(b':') {
                return None;
            }
            let value = self.value(depth)?;
            map.insert(name, value);
            self.skip_space();
            if self.take(b'}') {
                return Some(Value::Object(map));
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    fn array(&mut self, depth: usize) -> Option<Value> {
        let mut list = Vec::new();
        self.at += 1;
        self.skip_space();
        if self.take(b']') {
            return Some(Value::Array(list));
        }
        loop {
            list.push(self.value(depth)?);
            self.skip_space();
            if self.take(b']') {
                return Some(Value::Array(list));
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    fn integer(&mut self) -> Option<Value> {
        let start = self.at;
        self.take(b'-');
        let digits = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        let length = self.at - digits;
        if length == 0 || (length > 1 && self.text.as_bytes()[digits] == b'0') {
            return None;
        }
        let number: Option<i64> = self.text[start..self.at].parse().ok();
        self.number = number.is_none() || matches!(self.peek(), b'.' | b'e' | b'E');
        if self.number {
            self.at = start;
            return None;
        }
        number.map(Value::from)
    }

    fn string(&mut self) -> Option<String> {
        if !self.take(b'"') {
            return None;
        }
        let mut text = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek(), b'"' | b'\\' | 0..=0x1f) {
                self.at += 1;
            }
            text.push_str(self.text.get(start..self.at)?);
            if self.take(b'"') {
                return Some(text);
            }
            if !self.take(b'\\') {
                return None;
            }
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let letter = self.peek();
        let character = match letter {
            b'"' | b'\\' | b'/' => letter as char,
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.unit_pair();
            }
            _ => return None,
        };
        self.at += 1;
        Some(character)
    }

    /// One character as one or two UTF-16 units in hexadecimal digits.
    fn unit_pair(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        if !self.take(b'\\') || !self.take(b'u') {
            return None;
        }
        let second = self.unit()?;
        (0xdc00..0xe000)
            .contains(&second)
            .then(|| 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00))
            .and_then(char::from_u32)
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

/// Writes a value without white space, the fields of an object in the order of their names.
pub fn to_text(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, to: &mut String) {
    match value {
        Value::Null => to.push_str("null"),
        Value::Bool(true) => to.push_str("true"),
        Value::Bool(false) => to.push_str("false"),
        // Nothing here makes another kind of number.
        Value::Number(number) => to.push_str(&number.as_i64().unwrap_or_default().digits()),
        Value::String(text) => write_string(text, to),
        Value::Array(list) => {
            let mut before = '[';
            for entry in list {
                to.push(before);
                write(entry, to);
                before = ',';
            }
            to.push_str(if list.is_empty() { "[]" } else { "]" });
        }
        Value::Object(map) => {
            let mut before = '{';
            for (name, entry) in map {
                to.push(before);
                write_string(name, to);
                to.push(':');
                write(entry, to);
                before = ',';
            }
            to.push_str(if map.is_empty() { "{}" } else { "}" });
        }
    }
}

fn write_string(text: &str, to: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    to.push('"');
    for character in text.chars() {
        let escape = match character {
            '"' => '"',
            '\\' => '\\',
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\u{0}'..='\u{1f}' => {
                let code = character as usize;
                to.push_str("\\u00");
                to.push(DIGITS[code >> 4] as char);
                to.push(DIGITS[code & 15] as char);
                continue;
            }
            _ => {
                to.push(character);
                continue;
            }
        };
        to.push('\\');
        to.push(escape);
    }
    to.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_as_others_do() {
        let texts = [
            r#"{"b":[1,-2,9223372036854775807,-9223372036854775808,0],"a":{"x":null,"y":[]},"c":{}}"#,
            r#" [ true , false , null , "" ] "#,
            r#""\"\\\/\b\f\n\r\t\u0000\u001f\u00e4\ud83d\ude00 ä 😀 \u2028""#,
            include_str!("../../../../public/assessments/cto-smb.json"),
            include_str!("../../../../public/assessments/cto-smb.key.json"),
            include_str!("../../../../public/config.json"),
        ];
        for text in texts {
            let theirs: Value = serde_json::from_str(text).unwrap();
            let ours = from_text(text).unwrap();
            assert_eq!(ours, theirs);
            assert_eq!(to_text(&ours), theirs.to_string());
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
            assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
            assert!(!from_text(text).unwrap_err().number, "{text}");
        }
    }

    #[test]
    fn a_number_that_is_not_whole_is_told_apart() {
        for text in ["[1, 2.5]", "[1, 1e3]", "[1, 9223372036854775808]"] {
            let error = from_text(text).unwrap_err();
            assert!(error.number);
            assert_eq!((error.line, error.column), (1, 5));
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_does_not_exhaust_the_stack() {
        assert!(from_text(&"[".repeat(1_000_000)).is_err());
        let deep = ["[".repeat(60), "]".repeat(60)].concat();
        assert!(from_text(&deep).is_ok());
    }
}
