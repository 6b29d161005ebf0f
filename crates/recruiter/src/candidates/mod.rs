//! The candidates on the workspace: opening their answers, the list of all, and some side by side.

mod at_hand;
mod chooser;
mod compare;
mod compared;
mod comparison;
mod covered;
mod export;
mod filters;
mod list;
mod listing;
mod open;
mod plots;
mod row_content;
mod side;
mod side_table;
mod status;
mod table;
mod table_row;

pub use compare::Compare;
pub use comparison::CompareLook;
pub use list::List as Candidates;
pub use listing::ListLook;
