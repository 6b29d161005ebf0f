//! Documents: from JSON text to the types that are derived with `serde`, with a [`Problem`] for what is wrong.
//!
//! Reading takes two steps. [`parse`] takes text to a [`Value`], strictly: whole numbers only, no name twice in one object.
//! [`read`] takes the value to its type, whose derive refuses unknown fields, and names the place of the first thing that
//! does not fit. What no type can say (sums, references between fields) is checked by the type's own `check`, which
//! collects every problem. The JSON Schemas in `public/schema/` are generated from the same types (feature `schema`).

mod field;
mod header;
mod problem;
mod syntax;
pub(crate) mod tagged;

pub use field::{Identifier, NonEmpty, Sha256, Text, Whole};
pub use header::{DocumentHeader, header, lenient, schema_of};
pub use problem::{Problem, Problems};
pub use serde_json::{Map, Value, json};
pub use syntax::{SyntaxError, SyntaxFault, from_text, to_text};

use problem::sentence;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

/// Returns whether a number is 0, for a field that is left out then.
pub(crate) fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// Parses the text of a document; `file` is its name in messages.
///
/// # Errors
/// Returns one problem, with line and column, where the text is not JSON, has a number that is not whole, or an object
/// with a name twice.
///
/// ```
/// use assay_core::document::parse;
///
/// assert_eq!(parse("a.json", r#"{"points": 2}"#).unwrap()["points"], 2);
/// let problems = parse("a.json", r#"{"points": 2.5}"#).unwrap_err();
/// assert_eq!(problems.0[0].path, "line 1, column 14");
/// ```
pub fn parse(file: &str, text: &str) -> Result<Value, Problems> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    from_text(text).map_err(|error| {
        let place = format!("line {}, column {}", error.line, error.column);
        let (message, remedy) = match error.fault {
            SyntaxFault::Grammar => (
                "This is not valid JSON.",
                "Look just before this place for a missing comma, quote or bracket.",
            ),
            SyntaxFault::Number => (
                "Numbers are whole here, and not this large.",
                "Write a whole number without a point or an exponent; or text, in quotes.",
            ),
            SyntaxFault::DuplicateName => (
                "An object has the same name twice.",
                "Remove the first; the last is the one that counted until now.",
            ),
        };
        Problems::one(file, &place, message, remedy)
    })
}

/// Refuses a document of another kind or version than `schema`, such as `assay/key/1`. A document without a name of its
/// kind passes: [`read`] says that it is missing.
///
/// # Errors
/// Returns one problem, at `$.schema`.
///
/// ```
/// use assay_core::document::expect_schema;
/// use serde_json::json;
///
/// let newer = json!({"schema": "assay/key/9"});
/// assert!(expect_schema("key.json", &newer, "assay/key/1").is_err());
/// ```
pub fn expect_schema(file: &str, value: &Value, schema: &str) -> Result<(), Problems> {
    match schema_of(value) {
        Some(name) if name != schema => Err(Problems::one(
            file,
            "$.schema",
            "This is another kind or version of document.",
            &format!("This build reads {schema}; use a file or a build that matches."),
        )),
        _ => Ok(()),
    }
}

/// Reads a parsed document into its type; `file` is its name in messages.
///
/// # Errors
/// Returns one problem: the first field that is missing, unknown, or of another type than it must be, with its path.
///
/// ```
/// use assay_core::document::{Text, read};
/// use serde_json::json;
/// use std::collections::BTreeMap;
///
/// let problems = read::<BTreeMap<String, Text>>("a.json", &json!({"title": " "})).unwrap_err();
/// assert_eq!(problems.0[0].path, "$.title");
/// assert_eq!(problems.0[0].message, "Text is needed here, and it is blank.");
/// ```
pub fn read<T: DeserializeOwned>(file: &str, value: &Value) -> Result<T, Problems> {
    // As `tagged` does, by value: each type is compiled once for both.
    serde_path_to_error::deserialize(value.clone()).map_err(|error| {
        let message = error.inner().to_string();
        let (below, message) = split(&message);
        let path = ["$", &place(segments(error.path())), below].concat();
        Problems(vec![unfit(file, &path, message)])
    })
}

/// Returns a document as a value, its names sorted; [`to_text`] of it is the canonical form.
///
/// Documents have text for names, and nothing in them refuses to be written, so that `null`, which `serde` would have
/// come to otherwise, stands for none of them.
pub fn to_value<T: Serialize>(document: &T) -> Value {
    serde_json::to_value(document).unwrap_or_default()
}

/// Returns the steps to a place, without those that lead nowhere.
fn segments(path: &Path) -> impl Iterator<Item = &Segment> {
    path.iter()
        .filter(|segment| !matches!(segment, Segment::Unknown))
}

/// Writes the steps to a place: `.items[0].title`.
fn place<'a>(segments: impl Iterator<Item = &'a Segment>) -> String {
    segments
        .map(|segment| match segment {
            Segment::Seq { index } => format!("[{index}]"),
            Segment::Map { key: name } | Segment::Enum { variant: name } => format!(".{name}"),
            Segment::Unknown => String::new(),
        })
        .collect()
}

/// Stands before and after a place in a message. `serde` passes errors on as text only, and the objects of [`tagged`] are
/// read apart, so that their places travel in the text. No message of `serde` starts with this sign.
const PLACE: char = '\u{1f}';

/// Joins a message and the place that it is about, below the one where it will be noticed. [`read`] takes them apart.
pub(crate) fn join(path: &str, message: &str) -> String {
    let (below, message) = split(message);
    format!("{PLACE}{path}{below}{PLACE}{message}")
}

fn split(message: &str) -> (&str, &str) {
    message
        .strip_prefix(PLACE)
        .and_then(|rest| rest.split_once(PLACE))
        .unwrap_or(("", message))
}

/// Says what does not fit. `serde` offers only text about it.
fn unfit(file: &str, path: &str, message: &str) -> Problem {
    if let Some(name) = message.strip_prefix("missing field ") {
        let path = format!("{path}.{}", name.trim_matches('`'));
        return Problem::missing(file, &path);
    }
    if let Some((found, known)) = message.split_once(", expected") {
        let known: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
        if found.starts_with("unknown field ") {
            return Problem::unknown(file, path, &known);
        }
        if found.starts_with("unknown variant ") {
            return Problem::unknown_word(file, path, &known);
        }
    }
    // The name of a type says nothing to an author.
    let message = match message.split_once(", expected struct ") {
        Some((found, _)) => format!("{found}, expected an object"),
        None => message.into(),
    };
    Problem {
        file: file.into(),
        path: path.into(),
        message: sentence(&message),
        remedy: "Correct this place; the schema of this document says what may stand here.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Shelf {
        books: NonEmpty<Book>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Book {
        title: Text,
        pages: Whole<1, 5000>,
    }

    fn problem(text: &str) -> Problem {
        let value = parse("shelf.json", text).unwrap();
        read::<Shelf>("shelf.json", &value).unwrap_err().0.remove(0)
    }

    #[test]
    fn a_syntax_error_names_line_and_column() {
        let problems = parse("pack.json", "{\n \"a\": 1\n \"b\": 2}").unwrap_err();
        assert_eq!(problems.0[0].path, "line 3, column 2");
    }

    #[test]
    fn a_byte_order_mark_is_no_mistake() {
        assert!(parse("p", "\u{feff}{}").is_ok());
    }

    #[test]
    fn a_sound_document_is_read() {
        let value = parse("p", r#"{"books": [{"title": "Rust", "pages": 300}]}"#).unwrap();
        let shelf: Shelf = read("p", &value).unwrap();
        assert_eq!(&*shelf.books[0].title, "Rust");
        assert_eq!(shelf.books[0].pages.get(), 300);
    }

    #[test]
    fn a_problem_names_its_place() {
        for (text, path, message) in [
            (
                r#"{"books": [{"title": " ", "pages": 1}]}"#,
                "$.books[0].title",
                "Text is needed here, and it is blank.",
            ),
            (
                r#"{"books": [{"title": "a", "pages": 0}]}"#,
                "$.books[0].pages",
                "A whole number from 1 to 5000 is needed here.",
            ),
            (
                r#"{"books": [{"title": "a", "pages": 1, "color": 1}]}"#,
                "$.books[0].color",
                "This field is not known here.",
            ),
            (
                r#"{"books": [{"title": "a"}]}"#,
                "$.books[0].pages",
                "This field is missing.",
            ),
            (
                r#"{"books": []}"#,
                "$.books",
                "A list with something in it is needed here.",
            ),
            ("{}", "$.books", "This field is missing."),
            (
                r#"{"books": [7]}"#,
                "$.books[0]",
                "Invalid type: integer `7`, expected an object.",
            ),
            (
                r#"{"books": "x"}"#,
                "$.books",
                "Invalid type: string \"x\", expected a sequence.",
            ),
        ] {
            let problem = problem(text);
            assert_eq!((&*problem.path, &*problem.message), (path, message));
        }
    }

    #[test]
    fn a_remedy_names_the_fields_and_words_that_are_known() {
        let unknown = problem(r#"{"books": [{"title": "a", "pages": 1, "color": 1}]}"#);
        assert!(unknown.remedy.ends_with("known here: title, pages."));
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = "lowercase")]
        enum Cover {
            Soft,
            Hard,
        }
        let problems = read::<Cover>("p", &"stone".into()).unwrap_err();
        assert_eq!(problems.0[0].path, "$");
        assert_eq!(problems.0[0].remedy, "Write one of: soft, hard.");
    }

    #[test]
    fn another_kind_or_version_is_refused_and_none_is_left_to_the_type() {
        let schema = |text: &str| expect_schema("p", &parse("p", text).unwrap(), "assay/key/1");
        let problems = schema(r#"{"schema": "assay/key/2"}"#).unwrap_err();
        assert_eq!(problems.0[0].path, "$.schema");
        assert!(problems.0[0].remedy.contains("assay/key/1"));
        assert!(schema(r#"{"schema": "assay/key/1"}"#).is_ok());
        assert!(schema("{}").is_ok());
    }
}
