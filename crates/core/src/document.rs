//! Documents: from JSON text to the types that are derived with `serde`, with a [`Problem`] for what is wrong.
//!
//! Reading takes two steps. [`parse`] takes text to a [`Value`], strictly: whole numbers only, no name twice in one object.
//! [`read`] takes the value to its type, whose derive refuses unknown fields, and names the place of the first thing that
//! does not fit. What no type can say (sums, references between fields) is checked by the type's own `check`, which
//! collects every problem. The JSON Schemas in `public/schema/` are generated from the same types (feature `schema`).

mod field;
mod problem;
mod syntax;

pub use field::{Identifier, NonEmpty, Sha256, Text, Whole};
pub use problem::{Problem, Problems};
pub use serde_json::{Map, Value};
pub use syntax::{SyntaxError, SyntaxFault, from_text, to_text};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Parses the text of a document; `file` is its name in messages.
///
/// # Errors
/// Returns one problem, with line and column, where the text is not JSON, has a number that is not whole, or an object
/// with a name twice.
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

/// Reads a parsed document into its type; `file` is its name in messages.
///
/// # Errors
/// Returns one problem: the first field that is missing, unknown, or of another type than it must be, with its path.
pub fn read<T: DeserializeOwned>(file: &str, value: &Value) -> Result<T, Problems> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = match error.path().to_string().as_str() {
            "." => String::from("$"),
            path if path.starts_with('[') => format!("${path}"),
            path => format!("$.{path}"),
        };
        Problems::one(
            file,
            &path,
            &sentence(&error.inner().to_string()),
            "Correct this place; the schema of this document says what may stand here.",
        )
    })
}

/// Returns a document as a value, its names sorted; [`to_text`] of it is the canonical form.
///
/// Documents have text for names, and nothing in them refuses to be written, so that `null`, which `serde` would have
/// come to otherwise, stands for none of them.
pub fn to_value<T: Serialize>(document: &T) -> Value {
    serde_json::to_value(document).unwrap_or_default()
}

/// Writes what `serde` says as a sentence.
fn sentence(said: &str) -> String {
    let mut letters = said.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
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
                r#"{"books": [{"title": "a", "pages": 1, "colour": 1}]}"#,
                "$.books[0].colour",
                "Unknown field `colour`, expected `title` or `pages`.",
            ),
            (
                r#"{"books": [{"title": "a"}]}"#,
                "$.books[0]",
                "Missing field `pages`.",
            ),
            (
                r#"{"books": []}"#,
                "$.books",
                "A list with something in it is needed here.",
            ),
            ("{}", "$", "Missing field `books`."),
        ] {
            let problem = problem(text);
            assert_eq!((&*problem.path, &*problem.message), (path, message));
        }
    }
}
