//! How an item is answered, as a pack file describes it.

use super::content::Document;
use super::content::DocumentKind;
use super::number_format::NumberFormat;
use super::parse_parts::{count, lines, report_doubles, table};
use super::structure::Choice;
use super::structure::Entry;
use super::structure::Interaction;
use super::structure::InteractionKind;
use crate::json::Reader;
use crate::limit;

/// More characters in one field would fill a bundle by themselves.
const MOST_CHARACTERS: i64 = 100_000;

const KINDS: [&str; 7] = [
    "choice",
    "best-worst",
    "order",
    "match",
    "hottext",
    "text-entry",
    "extended-text",
];

pub(super) fn interaction(reader: &Reader) -> Interaction {
    let kind = match reader.field("kind").one_of(&KINDS) {
        0 => {
            reader.only(&["kind", "prompt", "max_choices", "shuffle", "options"]);
            let options = options(reader, "options", 2);
            InteractionKind::Choice {
                max_choices: max_choices(reader, options.len()),
                shuffle: reader.flag_or("shuffle", false),
                options,
            }
        }
        1 => {
            reader.only(&["kind", "prompt", "shuffle", "options"]);
            InteractionKind::BestWorst {
                shuffle: reader.flag_or("shuffle", false),
                options: options(reader, "options", 2),
            }
        }
        2 => {
            reader.only(&["kind", "prompt", "options"]);
            InteractionKind::Order {
                options: options(reader, "options", 2),
            }
        }
        3 => {
            reader.only(&["kind", "prompt", "levels", "shuffle", "options"]);
            InteractionKind::Match {
                levels: options(reader, "levels", 2),
                shuffle: reader.flag_or("shuffle", false),
                options: options(reader, "options", 1),
            }
        }
        4 => hottext(reader),
        5 => InteractionKind::TextEntry(entry(
            reader,
            &[
                "kind",
                "prompt",
                "label",
                "hint",
                "base_type",
                "number",
                "max_characters",
            ],
        )),
        _ => {
            reader.only(&["kind", "prompt", "suggested_words", "max_characters"]);
            let words = reader.field("suggested_words");
            let suggested_words = (
                count(&words.field("from"), 0, 10_000),
                count(&words.field("to"), 1, 10_000),
            );
            InteractionKind::ExtendedText {
                suggested_words,
                max_characters: max_characters(reader, limit::prose(suggested_words.1)),
            }
        }
    };
    Interaction {
        prompt: reader.field("prompt").text(),
        kind,
    }
}

fn max_choices(reader: &Reader, options: usize) -> usize {
    match reader.optional("max_choices") {
        Some(most) => count(&most, 1, i64::try_from(options.max(1)).unwrap_or(1)) as usize,
        None => 1,
    }
}

fn options(reader: &Reader, name: &str, least: usize) -> Vec<Choice> {
    let list = reader.field(name);
    let options: Vec<Choice> = list
        .list()
        .iter()
        .map(|option| {
            option.only(&["id", "text"]);
            Choice {
                id: option.field("id").identifier(),
                text: option.field("text").text(),
            }
        })
        .collect();
    if !options.is_empty() && options.len() < least {
        list.problem("There are too few options here.", "Add at least one more.");
    }
    report_doubles(&list, options.iter().map(|option| option.id.as_str()));
    options
}

fn hottext(reader: &Reader) -> InteractionKind {
    reader.only(&[
        "kind",
        "prompt",
        "select",
        "max_choices",
        "document",
        "correction",
    ]);
    let select = reader.field("select");
    let by_cell = select.one_of(&["line", "cell"]) == 1;
    let source = reader.field("document");
    let kind = match source.field("kind").one_of(&["code", "table"]) {
        0 => {
            source.only(&["kind", "title", "lines"]);
            if by_cell {
                select.problem("Code has lines, no cells.", "Write \"line\".");
            }
            DocumentKind::Code {
                title: source.field("title").text(),
                lines: lines(&source),
            }
        }
        _ => {
            source.only(&["kind", "title", "columns", "rows", "row_header"]);
            DocumentKind::Table(table(&source, "title"))
        }
    };
    let document = Document { kind, by_cell };
    InteractionKind::Hottext {
        max_choices: max_choices(reader, document.places().len()),
        document,
        correction: reader.optional("correction").map(|field| {
            entry(
                &field,
                &["label", "hint", "base_type", "number", "max_characters"],
            )
        }),
    }
}

fn entry(reader: &Reader, fields: &[&str]) -> Entry {
    reader.only(fields);
    let is_number = reader.field("base_type").one_of(&["text", "number"]) == 1;
    let format = reader.optional("number");
    if let Some(format) = &format {
        format.only(&NumberFormat::FIELDS);
        if !is_number {
            format.problem(
                "A number format stands beside a text field.",
                "Remove it, or write \"base_type\": \"number\".",
            );
        }
    }
    Entry {
        label: reader.field("label").text(),
        hint: reader.text_or("hint", ""),
        number: is_number
            .then(|| format.map_or_else(NumberFormat::default, |f| NumberFormat::parse(&f))),
        max_characters: max_characters(reader, limit::ENTRY),
    }
}

/// The limit on a field's text, or the usual one.
fn max_characters(reader: &Reader, usual: usize) -> usize {
    match reader.optional("max_characters") {
        Some(most) => count(&most, 1, MOST_CHARACTERS) as usize,
        None => usual,
    }
}
