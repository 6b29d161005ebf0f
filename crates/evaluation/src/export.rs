//! Exports in other forms: a table for spreadsheets, a flat summary for applicant tracking systems, and the letters to
//! candidates as a file for mail merge.

mod letters;
mod row;
mod spreadsheet;
mod summary;
mod table;

pub use letters::{Letter, MergeFile, merge_file};
pub use row::Row;
pub(crate) use spreadsheet::spreadsheet;
pub use summary::ats_summary;
pub use table::csv;
