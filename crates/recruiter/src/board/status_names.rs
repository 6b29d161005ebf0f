//! What the board calls things.

use assay_evaluation::{BoardColumn, BoardStatus};

/// Returns the word for what became of an invitation.
pub fn status_name(status: BoardStatus) -> &'static str {
    match status {
        BoardStatus::Invited => tr!(board.invited),
        BoardStatus::Arrived => tr!(board.arrived),
        BoardStatus::Continued => tr!(board.continued),
        BoardStatus::ArrivedAgain => tr!(board.arrived_again),
        BoardStatus::Expired => tr!(board.expired),
        BoardStatus::Replaced => tr!(board.replaced),
    }
}

/// Returns the name of a column.
pub fn board_column_name(column: BoardColumn) -> &'static str {
    match column {
        BoardColumn::Reference => tr!(board.col_reference),
        BoardColumn::Campaign => tr!(board.col_campaign),
        BoardColumn::Window => tr!(board.col_window),
        BoardColumn::Status => tr!(board.col_status),
        BoardColumn::Made => tr!(board.col_made),
    }
}
