//! The table of invitations; on a narrow page each row is a card.

use super::held::Board;
use super::row::InvitationRow;
use super::status_names::board_column_name;
use assay_evaluation::BoardColumn;
use leptos::prelude::*;

/// The table. Its roles stand on it, since some browsers forget what a table is where its rows are laid out by a grid.
#[component]
pub fn BoardTable(
    /// The board.
    board: Board,
) -> impl IntoView {
    let head = move |column| view! { <Head board column /> };
    let quiet_head = |name: &'static str| {
        view! {
            <th scope="col" role="columnheader">
                <span class="visually-hidden">{name}</span>
            </th>
        }
    };
    board.build_on();
    view! {
        <table class="roster board" role="table">
            <caption class="visually-hidden">{tr!(board.caption)}</caption>
            <thead role="rowgroup">
                <tr role="row" class="roster-head">
                    {quiet_head(tr!(candidates.choose_column))}
                    {head(BoardColumn::Reference)}
                    {head(BoardColumn::Campaign)}
                    {head(BoardColumn::Window)}
                    <th scope="col" role="columnheader">
                        {tr!(board.col_time)}
                    </th>
                    {head(BoardColumn::Status)}
                    {head(BoardColumn::Made)}
                    {quiet_head(tr!(board.col_acts))}
                </tr>
            </thead>
            <tbody role="rowgroup">
                <For
                    each=move || {
                        let is_blind = board.workspace.is_blind.get();
                        let rows = board.built_rows().into_iter();
                        rows.map(|row| (row, is_blind)).collect::<Vec<_>>()
                    }
                    key=|(row, is_blind)| {
                        (
                            row.kept.invitation.id.clone(),
                            (row.kept.name.is_some(), row.kept.email.is_some()),
                            row.status,
                            row.arrived.clone(),
                            row.replaced_by.clone(),
                            *is_blind,
                        )
                    }
                    let((row, is_blind))
                >
                    <InvitationRow board row is_blind />
                </For>
            </tbody>
        </table>
    }
}

/// The head of a column, with the button that sorts by it.
#[component]
fn Head(
    /// The board.
    board: Board,
    /// The column.
    column: BoardColumn,
) -> impl IntoView {
    let sorted = move || {
        let (by, is_descending) = board.order.get();
        (by == column).then_some(if is_descending {
            "descending"
        } else {
            "ascending"
        })
    };
    view! {
        <th scope="col" role="columnheader" aria-sort=sorted>
            <button type="button" class="recruiter-sort" on:click=move |_| board.sort_by(column)>
                {board_column_name(column)}
            </button>
        </th>
    }
}
