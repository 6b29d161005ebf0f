//! The blocks of a stem: what the candidate reads before answering.

use super::fields::{Optional, Via};
use crate::document::{NonEmpty, Text, Whole, tagged};
use serde::Deserialize;
use serde::de::{Deserializer, Error};
use serde_json::Value;

/// A block of a stem: text for a paragraph, an object for anything else. All text is plain text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(remote = "Self", rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "StemBlock", tag = "kind", transform = or_paragraph)
)]
pub enum StemBlock {
    /// A paragraph.
    #[serde(skip)]
    Paragraph(String),
    /// A list of short points.
    List {
        /// The points.
        #[serde(with = "Via::<NonEmpty<Text>>")]
        items: Vec<String>,
    },
    /// A table to read.
    Table(Table),
    /// A bar chart. Its values are also given as text.
    Chart {
        /// What it shows.
        #[serde(with = "Via::<Text>")]
        caption: String,
        /// The unit of the values, such as "$" or "hours".
        #[serde(default, with = "Optional::<Text>")]
        unit: String,
        /// The bars.
        #[serde(with = "Via::<NonEmpty<Bar>>")]
        bars: Vec<Bar>,
    },
    /// Code or configuration to read.
    Code {
        /// The file's name.
        #[serde(default, with = "Optional::<Text>")]
        title: String,
        /// The lines; they may be blank.
        #[serde(with = "Via::<NonEmpty<String>>")]
        lines: Vec<String>,
    },
}

impl<'de> Deserialize<'de> for StemBlock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let block = if value.is_string() {
            Text::deserialize(value).map(|text| Self::Paragraph(text.into()))
        } else {
            tagged::read(value, "kind", |object| Self::deserialize(object))
        };
        block.map_err(D::Error::custom)
    }
}

/// Adds the paragraph to the kinds of blocks that a schema knows.
#[cfg(feature = "schema")]
fn or_paragraph(schema: &mut schemars::Schema) {
    if let Some(Value::Array(kinds)) = schema.get_mut("oneOf") {
        let paragraph = schemars::json_schema!({
            "description": "A paragraph.",
            "type": "string",
            "pattern": r"\S",
        });
        kinds.insert(0, paragraph.to_value());
    }
}

/// A bar of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Bar {
    /// What it stands for.
    #[serde(with = "Via::<Text>")]
    pub label: String,
    /// Its value: a whole number, never negative.
    #[serde(with = "Via::<Whole<0, 1_000_000_000>>")]
    pub value: i64,
}

/// A table of texts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Table {
    /// What the table shows.
    #[serde(with = "Via::<Text>")]
    pub caption: String,
    /// Its columns.
    #[serde(with = "Via::<NonEmpty<Column>>")]
    pub columns: Vec<Column>,
    /// Its rows: a list of cells for each, as many as there are columns. Cells may be blank.
    #[serde(with = "Via::<NonEmpty<NonEmpty<String>>>")]
    pub rows: Vec<Vec<String>>,
    /// Whether the first column names its row; true where it is not given.
    #[serde(default = "first_column", deserialize_with = "or_first_column")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<bool>"))]
    pub row_header: bool,
}

/// So many characters at most are short data.
const DATUM_CHARACTERS: usize = 16;

/// From this length on, in characters, a word without a digit counts toward prose.
const PROSE_WORD_CHARACTERS: usize = 4;

impl Table {
    /// Returns whether a cell, row and column counted from 0, is something to point at: it neither names its row nor is
    /// blank.
    pub fn offers(&self, row: usize, column: usize) -> bool {
        let names_row = self.row_header && column == 0;
        let cell = self.rows.get(row).and_then(|cells| cells.get(column));
        !names_row && cell.is_some_and(|cell| !cell.trim().is_empty())
    }

    /// Returns whether a text is short data, such as a date or a number with its unit, which is read as one and so
    /// stands in one line: at most 16 characters, with a digit, and at most one word of four letters or more.
    ///
    /// ```
    /// use assay_core::assessment::Table;
    ///
    /// assert!(["2027-03-04", "3 May 2027", "12.5 million EUR", "$4 a user"].into_iter().all(Table::is_datum));
    /// assert!(["none", "2 Stop services", "between 3 and 4 weeks"].into_iter().all(|text| !Table::is_datum(text)));
    /// ```
    pub fn is_datum(text: &str) -> bool {
        let is_word = |part: &&str| {
            !part.chars().any(char::is_numeric)
                && part.chars().nth(PROSE_WORD_CHARACTERS - 1).is_some()
        };
        text.chars().any(char::is_numeric)
            && text.chars().nth(DATUM_CHARACTERS).is_none()
            && text.split_whitespace().filter(is_word).count() <= 1
    }
}

fn first_column() -> bool {
    true
}

fn or_first_column<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    let given = Option::<bool>::deserialize(deserializer)?;
    Ok(given.unwrap_or_else(first_column))
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Column {
    /// Its heading.
    #[serde(with = "Via::<Text>")]
    pub title: String,
    /// On which side its texts stand: "start" for words (where it is not given), "end" for figures.
    #[serde(default, with = "Optional::<Align>")]
    pub align: Align,
}

/// On which side of a column its texts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Align {
    /// Words.
    #[default]
    Start,
    /// Figures.
    End,
}
