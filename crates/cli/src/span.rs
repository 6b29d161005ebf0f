//! Where a place of a JSON document stands in its text.

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::ops::Range;

/// The span of a place in a text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The value there; of the innermost object or list that is there, where the place itself is missing.
    pub value: Range<usize>,
    /// The name of the field, with its quotes, where the place is a field.
    pub name: Option<Range<usize>>,
    /// Whether the place itself is there.
    pub is_exact: bool,
}

/// Finds the place of a JSON path such as `$.sections[0].title`; `None` where the text is not JSON.
pub fn span(text: &str, path: &str) -> Option<Span> {
    let mark = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let strict = ParseOptions {
        allow_comments: false,
        allow_trailing_commas: false,
        ..ParseOptions::default()
    };
    let parsed = parse_to_ast(&text[mark..], &CollectOptions::default(), &strict).ok()?;
    let mut found = find(parsed.value.as_ref()?, path.strip_prefix('$')?, None);
    found.value = moved(found.value, mark);
    found.name = found.name.map(|name| moved(name, mark));
    Some(found)
}

fn moved(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// Finds the place as far as it is there. Names may hold dots and brackets, so each name that fits is followed.
fn find(value: &Value, rest: &str, name: Option<Range<usize>>) -> Span {
    let here = Span {
        value: range(value),
        name,
        is_exact: rest.is_empty(),
    };
    if rest.is_empty() {
        return here;
    }
    let inside: Vec<Span> = match value {
        Value::Object(object) => object
            .properties
            .iter()
            .filter_map(|field| {
                let after = rest.strip_prefix('.')?.strip_prefix(field.name.as_str())?;
                let is_whole = after.is_empty() || after.starts_with(['.', '[']);
                is_whole.then(|| find(&field.value, after, Some(range(&field.name))))
            })
            .collect(),
        Value::Array(list) => rest
            .strip_prefix('[')
            .and_then(|rest| {
                let (index, after) = rest.split_once(']')?;
                let element = list.elements.get(index.parse::<usize>().ok()?)?;
                Some(vec![find(element, after, None)])
            })
            .unwrap_or_default(),
        _ => Vec::new(),
    };
    let exact = inside.iter().find(|span| span.is_exact).cloned();
    exact.or_else(|| inside.into_iter().next()).unwrap_or(here)
}

fn range(node: &impl Ranged) -> Range<usize> {
    node.start()..node.end()
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn a_value_is_found_wherever_it_stands() {
        let text = r#"{ "items": {"assessment": {"id": "no"}, "x": ["\"}", 1, {}]},
            "n": -15 ,"assessment" : {"version":"1", "id" :  "o\"ld" , "sha256":""}, "a.b[0]": {"ä": 1} }"#;
        for text in [text.to_owned(), format!("\u{feff}{text}")] {
            let found = |path: &str| {
                let span = span(&text, path).unwrap();
                span.is_exact.then(|| &text[span.value])
            };
            assert_eq!(found("$.assessment.id"), Some(r#""o\"ld""#));
            assert_eq!(found("$.assessment.sha256"), Some(r#""""#));
            assert_eq!(found("$.n"), Some("-15"));
            assert_eq!(found("$.items.assessment"), Some(r#"{"id": "no"}"#));
            assert_eq!(found("$.items.x[1]"), Some("1"));
            assert_eq!(found("$.a.b[0].ä"), Some("1"));
            assert_eq!(found("$.assessment.none"), None);
            assert_eq!(found("$.n.id"), None);
            assert_eq!(found("$"), Some(text.trim_start_matches('\u{feff}')));
            let name = span(&text, "$.assessment.id").unwrap().name.unwrap();
            assert_eq!(&text[name], "\"id\"");
        }
    }

    #[test]
    fn a_missing_place_is_in_what_should_hold_it() {
        let text = r#"{"a": {"b": 1}}"#;
        let missing = span(text, "$.a.c").unwrap();
        assert!(!missing.is_exact);
        assert_eq!(&text[missing.value], r#"{"b": 1}"#);
        assert_eq!(span("{", "$.a"), None);
        assert_eq!(span("{}", "line 1, column 2"), None);
    }
}
