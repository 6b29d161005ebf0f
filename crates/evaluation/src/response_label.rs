//! Labels for identifiers: what a candidate chose, as the candidate read it.

use assay_core::assessment::{Choice, Document, DocumentKind, InteractionKind, Item, NO_ERROR};
use assay_core::document::Value;

/// Returns an answer or a key in the words of the item; "nothing" where it says nothing.
pub fn response_label(item: &Item, value: &Value) -> String {
    match value {
        Value::Null => "nothing".into(),
        Value::Bool(true) => "a text".into(),
        Value::String(id) => name(item, id),
        Value::Array(list) if list.is_empty() => "nothing".into(),
        // Several levels that are right: any of them is.
        Value::Array(list) if matches!(item.interaction.kind, InteractionKind::Match { .. }) => {
            let names = list.iter().map(|one| response_label(item, one));
            names.collect::<Vec<_>>().join(" or ")
        }
        Value::Array(list) => {
            // A list of lists is an order: what stands in one group may come in any order.
            let groups = list.iter().any(Value::is_array);
            let is_order = groups || matches!(item.interaction.kind, InteractionKind::Order { .. });
            let names = list.iter().zip(1_usize..).map(|(entry, place)| {
                let text = match entry {
                    Value::Array(group) => {
                        let names: Vec<String> =
                            group.iter().map(|one| response_label(item, one)).collect();
                        names.join(" and ")
                    }
                    one => response_label(item, one),
                };
                if is_order {
                    [&place.to_string(), ". ", &text].concat()
                } else {
                    text
                }
            });
            names.collect::<Vec<_>>().join("; ")
        }
        other => assay_core::document::to_text(other),
    }
}

fn name(item: &Item, id: &str) -> String {
    let kind = &item.interaction.kind;
    let text = |list: &[Choice]| {
        let choice = list.iter().find(|choice| choice.id == id)?;
        Some(["“", &choice.text, "”"].concat())
    };
    let found = match kind {
        InteractionKind::Match {
            levels, options, ..
        } => text(levels).or_else(|| text(options)),
        InteractionKind::Hottext {
            has_no_error: true, ..
        } if id == NO_ERROR => Some("No error".into()),
        InteractionKind::Hottext { document, .. } => place(document, id),
        kind => text(kind.options()),
    };
    found.unwrap_or_else(|| {
        if id.is_empty() {
            "nothing".into()
        } else {
            ["“", id, "”"].concat()
        }
    })
}

/// Describes a line or cell of a document, with its content.
fn place(document: &Document, id: &str) -> Option<String> {
    let (line, column) = match id.strip_prefix('L')?.split_once('C') {
        Some((line, column)) => (line, Some(column.parse::<usize>().ok()?.checked_sub(1)?)),
        None => (id.strip_prefix('L')?, None),
    };
    let line = line.parse::<usize>().ok()?.checked_sub(1)?;
    let number = (line + 1).to_string();
    let (place, content) = match (&document.kind, column) {
        (DocumentKind::Code { lines, .. }, None) => (
            ["line ", &number].concat(),
            lines.get(line)?.trim().to_owned(),
        ),
        (DocumentKind::Table(table), None) => (
            ["row ", &number].concat(),
            table.rows.get(line)?.join(" · "),
        ),
        (DocumentKind::Table(table), Some(column)) => {
            let title = &table.columns.get(column)?.title;
            let cell = table.rows.get(line)?.get(column)?;
            ([title.as_str(), ", row ", &number].concat(), cell.clone())
        }
        (DocumentKind::Code { .. }, Some(_)) => return None,
    };
    Some([&place, " (“", &content, "”)"].concat())
}

/// Returns the name of a part, in words.
pub fn part_name(item: &Item, part: &str) -> String {
    match part {
        "best" => "Most effective".into(),
        "worst" => "Least effective".into(),
        "choice" | "choices" => "Choice".into(),
        "order" => "Order".into(),
        "locate" => "Place of the error".into(),
        "correct" | "correction" => "Right value".into(),
        "value" => "Value".into(),
        "rating" => "Rating".into(),
        option => name(item, option),
    }
}
