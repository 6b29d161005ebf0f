//! Documents in which candidates point at lines or cells.

use super::fields::Via;
use super::stem::{Column, Table};
use crate::document::tagged::deserialize_tagged;
use crate::document::{NonEmpty, Text};
use serde::Deserialize;

/// A document in which the candidate points at lines or cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The form in which it is shown.
    pub kind: DocumentKind,
    /// Whether cells are pointed at instead of whole lines.
    pub by_cell: bool,
}

/// What a document looks like.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(remote = "Self", rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "HottextDocument", tag = "kind")
)]
pub enum DocumentKind {
    /// Numbered lines of code, configuration or text.
    Code {
        /// The file's name.
        #[serde(with = "Via::<Text>")]
        title: String,
        /// The lines; they may be blank. The first is "L1" in the key.
        #[serde(with = "Via::<NonEmpty<String>>")]
        lines: Vec<String>,
    },
    /// A table with numbered rows. In the key "L2" is the second row, "L2C3" the third cell in it.
    Table(#[serde(with = "Via::<TitledTable>")] Table),
}
deserialize_tagged!(DocumentKind by "kind");

/// A table whose caption is called its title, as in other documents.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct TitledTable {
    /// What the table shows.
    title: Text,
    /// Its columns.
    columns: NonEmpty<Column>,
    /// Its rows: a list of cells for each, as many as there are columns. Cells may be blank.
    rows: NonEmpty<NonEmpty<String>>,
    /// Whether the first column names its row, and cannot be pointed at; true where it is not given.
    row_header: Option<bool>,
}

impl From<TitledTable> for Table {
    fn from(table: TitledTable) -> Self {
        Self {
            caption: table.title.into(),
            columns: table.columns.into(),
            rows: table.rows.into(),
            row_header: table.row_header.unwrap_or(true),
        }
    }
}

impl Document {
    /// Returns the identifier of a line or row, counted from 0: "L1" is the first.
    pub fn line_id(line: usize) -> String {
        format!("L{}", line + 1)
    }

    /// Returns the identifier of a cell, counted from 0: "L2C3" is the third in the second row.
    ///
    /// ```
    /// use assay_core::assessment::Document;
    ///
    /// assert_eq!(Document::cell_id(1, 2), "L2C3");
    /// ```
    pub fn cell_id(line: usize, column: usize) -> String {
        format!("L{}C{}", line + 1, column + 1)
    }

    /// Returns every place that can be pointed at, in reading order. A blank cell is none.
    pub fn places(&self) -> Vec<String> {
        self.places_where(Table::offers)
    }

    /// Returns every place that a response may name: those that can be pointed at, and blank cells, which earlier
    /// versions let candidates point at.
    pub fn known_places(&self) -> Vec<String> {
        self.places_where(|table, _, column| column > 0 || !table.row_header)
    }

    /// Returns every line, or every cell for which `is_place` says so by its row and column.
    fn places_where(&self, is_place: impl Fn(&Table, usize, usize) -> bool) -> Vec<String> {
        let lines = match &self.kind {
            DocumentKind::Code { lines, .. } => lines.len(),
            DocumentKind::Table(table) => table.rows.len(),
        };
        let mut places = Vec::new();
        for line in 0..lines {
            match &self.kind {
                DocumentKind::Table(table) if self.by_cell => places.extend(
                    (0..table.columns.len())
                        .filter(|column| is_place(table, line, *column))
                        .map(|column| Self::cell_id(line, column)),
                ),
                _ => places.push(Self::line_id(line)),
            }
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::stem::Align;

    #[test]
    fn a_blank_cell_cannot_be_pointed_at_and_is_known_in_responses() {
        let column = |title: &str| Column {
            title: title.into(),
            align: Align::Start,
        };
        let row = |cells: [&str; 3]| cells.map(String::from).to_vec();
        let table = Table {
            caption: "Bill".into(),
            columns: ["Item", "Number", "Price"].map(column).to_vec(),
            rows: vec![row(["Rope", "2", "$9"]), row(["Total", " ", "$18"])],
            row_header: true,
        };
        let mut document = Document {
            kind: DocumentKind::Table(table),
            by_cell: true,
        };
        assert_eq!(document.places(), ["L1C2", "L1C3", "L2C3"]);
        assert_eq!(document.known_places(), ["L1C2", "L1C3", "L2C2", "L2C3"]);
        document.by_cell = false;
        assert_eq!(document.places(), ["L1", "L2"]);
    }
}
