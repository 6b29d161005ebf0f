//! The board as it is looked at: what became of each invitation, which rows are shown, and which are chosen.

use crate::rating::Drafts;
use crate::workspace::Workspace;
use assay_evaluation::{
    BoardColumn, BoardFilter, BoardRow, OpenedBundle, board, board_counts, board_order,
};
use assay_web::browser::clock;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// So many rows are built at once; the next so many in the next frame, so that the first are there soon.
const BUILT_AT_ONCE: usize = 100;

/// The board; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Board {
    /// The workspace.
    pub workspace: Workspace,
    /// Which rows are shown.
    pub filter: RwSignal<BoardFilter>,
    /// What rows are sorted by, and whether downward.
    pub order: RwSignal<(BoardColumn, bool)>,
    /// The identifiers of the invitations that are chosen, also of those that are not shown.
    pub chosen: RwSignal<BTreeSet<String>>,
    /// Every row, in the order in which the invitations were made.
    pub rows: Memo<Arc<Vec<BoardRow>>>,
    /// Texts of letters that were changed.
    pub drafts: Drafts,
    /// Every row in the order in which they stand.
    ordered: Memo<Arc<[BoardRow]>>,
    shown: Memo<BTreeSet<String>>,
    built: RwSignal<usize>,
}

impl Board {
    /// The board of a workspace.
    pub fn new(workspace: Workspace) -> Self {
        let filter = RwSignal::new(BoardFilter::default());
        let bundles = Memo::new(move |_| {
            workspace
                .records
                .with(|all| all.iter().map(|one| one.opened.clone()).collect::<Vec<_>>())
        });
        let rows = Memo::new(move |_| {
            let now_ms = clock::now().wall_ms;
            let rows = workspace.invitations.with(|kept| {
                bundles.with(|bundles| {
                    let bundles: Vec<&OpenedBundle> = bundles.iter().map(Arc::as_ref).collect();
                    board(kept, &bundles, now_ms)
                })
            });
            Arc::new(rows)
        });
        let shown = Memo::new(move |_| {
            let is_blind = workspace.is_blind.get();
            let rows = rows.get();
            filter.with(|filter| {
                let shown = rows.iter().filter(|row| filter.shows(row, is_blind));
                shown.map(id_of).collect()
            })
        });
        let order = RwSignal::new((BoardColumn::Made, true));
        // Rows are built some in each frame; that does not sort them again.
        let ordered = Memo::new(move |_| {
            let (by, is_descending) = order.get();
            let is_blind = workspace.is_blind.get();
            rows.with(|rows| {
                let order = board_order(rows, by, is_descending, is_blind);
                let ordered = order.into_iter().map(|at| rows[at].clone());
                ordered.collect::<Arc<[BoardRow]>>()
            })
        });
        Self {
            workspace,
            filter,
            order,
            chosen: RwSignal::new(BTreeSet::new()),
            rows,
            drafts: Drafts::new(workspace),
            ordered,
            shown,
            built: RwSignal::new(BUILT_AT_ONCE),
        }
    }

    /// Returns how many invitations there are; followed.
    pub fn count(self) -> usize {
        self.rows.with(|rows| rows.len())
    }

    /// Returns how many rows are shown; followed.
    pub fn shown_count(self) -> usize {
        self.shown.with(BTreeSet::len)
    }

    /// Returns whether the row of an invitation is shown; followed.
    pub fn is_shown(self, id: &str) -> bool {
        self.shown.with(|shown| shown.contains(id))
    }

    /// Returns how many invitations there are of each status; followed.
    pub fn counts(self) -> Vec<(assay_evaluation::BoardStatus, usize)> {
        let is_blind = self.workspace.is_blind.get();
        self.rows.with(|rows| board_counts(rows, is_blind))
    }

    /// Sorts by a column; by the same again, the order turns around.
    pub fn sort_by(self, column: BoardColumn) {
        self.order.update(|(by, is_descending)| {
            *is_descending = if *by == column {
                !*is_descending
            } else {
                column == BoardColumn::Made
            };
            *by = column;
        });
    }

    /// Returns the rows that are built, in their order, also those that are not shown; followed.
    pub fn built_rows(self) -> Vec<BoardRow> {
        let built = self.built.get();
        self.ordered
            .with(|rows| rows.iter().take(built).cloned().collect())
    }

    /// Builds the rest of the rows, some in each frame.
    pub fn build_on(self) {
        Effect::new(move |_| {
            if self.built.get() < self.count() {
                let built = self.built;
                request_animation_frame(move || {
                    // The screen may be gone by then.
                    let _ = built.try_update(|built| *built += BUILT_AT_ONCE);
                });
            }
        });
    }

    /// Chooses an invitation, or no longer.
    pub fn choose(self, id: &str, is_chosen: bool) {
        self.chosen.update(|chosen| {
            if is_chosen {
                chosen.insert(id.to_owned());
            } else {
                chosen.remove(id);
            }
        });
    }

    /// Chooses every invitation whose row is shown, or none.
    pub fn choose_all(self, is_chosen: bool) {
        let all = if is_chosen {
            self.shown.get_untracked()
        } else {
            BTreeSet::new()
        };
        self.chosen.set(all);
    }

    /// Returns how many of those that are shown are chosen; followed.
    pub fn chosen_count(self) -> usize {
        let chosen = self.chosen.get();
        self.shown.with(|shown| chosen.intersection(shown).count())
    }

    /// Returns the rows that something is done about, in their order: those that are chosen and shown, or all that are shown
    /// where none is chosen; followed.
    pub fn meant(self) -> Vec<BoardRow> {
        let chosen = self.chosen.get();
        let is_any = self.chosen_count() > 0;
        self.ordered.with(|rows| {
            let meant = rows.iter().filter(|row| {
                let id = &row.kept.invitation.id;
                self.is_shown(id) && (!is_any || chosen.contains(id))
            });
            meant.cloned().collect()
        })
    }
}

fn id_of(row: &BoardRow) -> String {
    row.kept.invitation.id.clone()
}
