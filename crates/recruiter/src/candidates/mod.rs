//! The candidates on the workspace: opening their answers, the list of all, and some side by side.

mod at_hand;
mod bulk_decision;
mod chooser;
mod compare;
mod compared;
mod comparison;
mod covered;
mod details;
mod export;
mod export_log;
mod filters;
mod letters;
mod list;
pub mod list_look;
mod listing;
mod open;
mod plots;
mod related_files;
mod row_content;
mod second_line;
mod selection;
mod side;
mod side_table;
mod status;
mod table;
mod table_row;

pub use compare::Compare;
pub use comparison::CompareLook;
pub use list::List as Candidates;
pub use list_look::ListLook;
