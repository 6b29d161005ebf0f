//! What stands in a stem, and the documents in which candidates look for errors.

/// A piece of a stem. All text is plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A list of short points.
    List(Vec<String>),
    /// A table to read.
    Table(Table),
    /// A bar chart; its figures are also given as text.
    Chart {
        /// What it shows.
        caption: String,
        /// The unit of the values; may be empty.
        unit: String,
        /// The bars.
        bars: Vec<Bar>,
    },
    /// Code or configuration to read.
    Code {
        /// The file's name.
        title: String,
        /// The lines.
        lines: Vec<String>,
    },
}

/// A bar of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its value; never negative.
    pub value: i64,
}

/// A table of texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What the table shows.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
    /// Whether the first column names its row.
    pub row_header: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// On which side its texts stand.
    pub align: Align,
}

/// On which side of a column its texts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Start,
    /// Figures.
    End,
}

/// A document in which the candidate points at lines or cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it looks like.
    pub kind: DocumentKind,
    /// Whether cells are pointed at instead of whole lines.
    pub by_cell: bool,
}

/// What a document looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentKind {
    /// Numbered lines of code, configuration or text.
    Code {
        /// The file's name.
        title: String,
        /// The lines.
        lines: Vec<String>,
    },
    /// A table with numbered rows.
    Table(Table),
}

impl Document {
    /// The identifier of a line or row, counted from 0: "L1" is the first.
    pub fn line_id(line: usize) -> String {
        let mut id = String::from("L");
        id.push_str(&(line + 1).to_string());
        id
    }

    /// The identifier of a cell, counted from 0: "L2C3" is the third in the second row.
    pub fn cell_id(line: usize, column: usize) -> String {
        let mut id = Self::line_id(line);
        id.push('C');
        id.push_str(&(column + 1).to_string());
        id
    }

    /// Every place that can be pointed at, in reading order.
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
