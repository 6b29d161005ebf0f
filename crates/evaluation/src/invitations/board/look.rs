//! The order in which rows of the board stand, and which of them are shown.

use super::{BoardRow, BoardStatus};
use std::cmp::Ordering;

/// A column that the board is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardColumn {
    /// How the team refers to the candidate.
    Reference,
    /// The round of hiring.
    Campaign,
    /// The end of the window; what has none comes last.
    Window,
    /// What became of it.
    Status,
    /// When it was made.
    Made,
}

impl BoardColumn {
    /// Every one of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Reference,
        Self::Campaign,
        Self::Window,
        Self::Status,
        Self::Made,
    ];
}

/// Which rows are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BoardFilter {
    /// Every word of it has to be found in reference, identifier, campaign, name or e-mail; empty finds all.
    pub text: String,
    /// Only rows of this status.
    pub status: Option<BoardStatus>,
}

impl BoardFilter {
    /// Returns whether a row is shown. Where names are hidden, a search finds nobody by name, and nothing tells that time was
    /// given back.
    pub fn shows(&self, row: &BoardRow, is_blind: bool) -> bool {
        let status = shown(row, is_blind);
        if self.status.is_some_and(|wanted| wanted != status) {
            return false;
        }
        let kept = &row.kept;
        let mut found_by = [
            kept.reference(),
            &kept.invitation.id,
            &kept.invitation.campaign,
        ]
        .join(" ");
        if !is_blind {
            for text in [&kept.name, &kept.email].into_iter().flatten() {
                found_by.push(' ');
                found_by.push_str(text);
            }
        }
        let found_by = found_by.to_lowercase();
        let text = self.text.to_lowercase();
        text.split_whitespace().all(|word| found_by.contains(word))
    }
}

/// Returns the positions of rows in their order; equals stand in the order in which they were made, and then by reference.
pub fn board_order(
    rows: &[BoardRow],
    by: BoardColumn,
    is_descending: bool,
    is_blind: bool,
) -> Vec<usize> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let turned = |order: Ordering| {
        if is_descending {
            order.reverse()
        } else {
            order
        }
    };
    let reference = |row: &BoardRow| row.kept.reference().to_lowercase();
    order.sort_by(|one, other| {
        let (one, other) = (&rows[*one], &rows[*other]);
        let compared = match by {
            BoardColumn::Reference => turned(reference(one).cmp(&reference(other))),
            BoardColumn::Campaign => turned(
                one.kept
                    .invitation
                    .campaign
                    .cmp(&other.kept.invitation.campaign),
            ),
            BoardColumn::Window => match (one.kept.end_ms(), other.kept.end_ms()) {
                (Some(one), Some(other)) => turned(one.cmp(&other)),
                (one, other) => one.is_none().cmp(&other.is_none()),
            },
            BoardColumn::Status => turned(shown(one, is_blind).cmp(&shown(other, is_blind))),
            BoardColumn::Made => turned(one.kept.made_ms.cmp(&other.kept.made_ms)),
        };
        compared
            .then_with(|| one.kept.made_ms.cmp(&other.kept.made_ms))
            .then_with(|| reference(one).cmp(&reference(other)))
    });
    order
}

/// Returns how many rows there are of each status, in the order of [`BoardStatus::ALL`]; while names are hidden, nothing
/// tells that time was given back.
pub fn board_counts(rows: &[BoardRow], is_blind: bool) -> Vec<(BoardStatus, usize)> {
    let count = |status| {
        let same = rows.iter().filter(|row| shown(row, is_blind) == status);
        (status, same.count())
    };
    BoardStatus::ALL.map(count).into()
}

fn shown(row: &BoardRow, is_blind: bool) -> BoardStatus {
    if is_blind {
        row.status.while_blind()
    } else {
        row.status
    }
}
