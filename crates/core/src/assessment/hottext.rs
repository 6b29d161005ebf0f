//! Documents in which candidates point at lines or cells.

use super::fields::Via;
use super::stem::{Column, Table};
use crate::document::tagged::deserialize_tagged;
use crate::document::{NonEmpty, Text};
use serde::Deserialize;

/// A document in which the candidate points at lines or cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it looks like.
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

    /// Returns every place that can be pointed at, in reading order.
    pub fn places(&self) -> Vec<String> {
        match &self.kind {
            DocumentKind::Code { lines, .. } => (0..lines.len()).map(Self::line_id).collect(),
            DocumentKind::Table(table) if self.by_cell => (0..table.rows.len())
                .flat_map(|row| {
                    (usize::from(table.row_header)..table.columns.len())
                        .map(move |column| Self::cell_id(row, column))
                })
                .collect(),
            DocumentKind::Table(table) => (0..table.rows.len()).map(Self::line_id).collect(),
        }
    }
}
