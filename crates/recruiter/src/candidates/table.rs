//! The table of candidates; on a narrow page each row is a card. Its rows are keyed by what they show: sorting moves
//! them, filtering hides them, so that both are quick with many and nothing in a row is lost.

use super::listing::Listing;
use super::table_row::CandidateRow;
use crate::candidates::status::column_name;
use assay_evaluation::roster::Column;
use leptos::prelude::*;

/// The table; nothing of its head is ever built again, so that the focus stays where somebody sorts. Its roles stand on
/// it, since some browsers forget what a table is where its rows are laid out by a grid.
#[component]
pub fn Table(
    /// The list.
    listing: Listing,
) -> impl IntoView {
    let heads = Column::SHOWN.map(|column| view! { <Head listing column /> });
    let quiet_head = |name: &'static str| {
        view! {
            <th scope="col" role="columnheader">
                <span class="visually-hidden">{name}</span>
            </th>
        }
    };
    listing.build_on();
    view! {
        <table class="roster" role="table">
            <caption class="visually-hidden">{tr!(candidates.caption)}</caption>
            <thead role="rowgroup">
                <tr role="row" class="roster-head">
                    {quiet_head(tr!(candidates.choose_column))}
                    {heads}
                    {quiet_head(tr!(candidates.details))}
                </tr>
            </thead>
            <tbody role="rowgroup">
                <For
                    each=move || listing.rows()
                    key=|content| (content.sha256.clone(), content.digest)
                    let(content)
                >
                    <CandidateRow listing content />
                </For>
            </tbody>
        </table>
    }
}

/// The head of a column, with the button that sorts by it.
#[component]
fn Head(
    /// The list.
    listing: Listing,
    /// The column.
    column: Column,
) -> impl IntoView {
    let is_number = matches!(column, Column::Time | Column::Pastes);
    let sorted = move || {
        let (by, is_descending) = listing.look.order.get();
        (by == column).then_some(if is_descending {
            "descending"
        } else {
            "ascending"
        })
    };
    view! {
        <th class=is_number.then_some("end") scope="col" role="columnheader" aria-sort=sorted>
            <button type="button" class="recruiter-sort" on:click=move |_| listing.sort_by(column)>
                {column_name(column)}
            </button>
        </th>
    }
}
