//! Parts that several readers of a pack share: counts, identifiers, lines, tables.

use super::content::Align;
use super::content::Column;
use super::content::Table;
use crate::json::Reader;
pub fn count(reader: &Reader, from: i64, to: i64) -> u32 {
    u32::try_from(reader.integer(from..=to)).unwrap_or(0)
}

pub fn report_doubles<'a>(reader: &Reader, ids: impl Iterator<Item = &'a str>) {
    let mut seen: Vec<&str> = Vec::new();
    for id in ids {
        if seen.contains(&id) {
            let mut message = String::from("The identifier \"");
            message.push_str(id);
            message.push_str("\" is used twice.");
            reader.problem(&message, "Give each its own.");
        }
        seen.push(id);
    }
}

/// Lines of code; unlike other texts they may be blank.
pub fn lines(reader: &Reader) -> Vec<String> {
    reader
        .field("lines")
        .list()
        .iter()
        .map(|line| match line.value().as_str() {
            Some(text) => text.into(),
            None => line.text(),
        })
        .collect()
}

pub fn table(reader: &Reader, name: &str) -> Table {
    let columns: Vec<Column> = reader
        .field("columns")
        .list()
        .iter()
        .map(|column| {
            column.only(&["title", "align"]);
            Column {
                title: column.field("title").text(),
                align: match column.optional("align") {
                    Some(align) => [Align::Start, Align::End][align.one_of(&["start", "end"])],
                    None => Align::Start,
                },
            }
        })
        .collect();
    let rows = reader
        .field("rows")
        .list()
        .iter()
        .map(|row| {
            let cells: Vec<String> = row
                .list()
                .iter()
                .map(|cell| match cell.value().as_str() {
                    Some(text) => text.into(),
                    None => cell.text(),
                })
                .collect();
            if cells.len() != columns.len() {
                row.problem(
                    "This row has not as many cells as the table has columns.",
                    "Add or remove cells.",
                );
            }
            cells
        })
        .collect();
    Table {
        caption: reader.field(name).text(),
        columns,
        rows,
        row_header: reader.flag_or("row_header", true),
    }
}
