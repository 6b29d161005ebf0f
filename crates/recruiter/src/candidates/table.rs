//! The table of candidates. Its rows are keyed by what they show: sorting moves them, filtering hides them, so that both
//! are quick with many and nothing in a row is lost.

use super::listing::Listing;
use super::table_row::CandidateRow;
use assay_evaluation::roster::Column;
use leptos::prelude::*;

/// The table; nothing of its head is ever built again, so that the focus stays where somebody sorts.
#[component]
pub fn Table(
    /// The list.
    listing: Listing,
) -> impl IntoView {
    let heads = Column::ALL.map(|column| view! { <Head listing column /> });
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=tr!(candidates.table_label)>
            <table class="contents recruiter-table">
                <caption class="visually-hidden">{tr!(candidates.caption)}</caption>
                <thead>
                    <tr>{heads} <th scope="col">{tr!(candidates.col_remove)}</th></tr>
                </thead>
                <tbody>
                    <For each=move || listing.rows() key=|content| content.clone() let(content)>
                        <CandidateRow listing content />
                    </For>
                </tbody>
            </table>
        </div>
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
    let is_number = matches!(column, Column::Test | Column::Interview | Column::Overall);
    let sorted = move || {
        let (by, is_descending) = listing.order.get();
        (by == column).then_some(if is_descending {
            "descending"
        } else {
            "ascending"
        })
    };
    let sort = move |_| {
        listing.order.update(|(by, is_descending)| {
            // Of numbers the highest are looked for first.
            *is_descending = if *by == column {
                !*is_descending
            } else {
                is_number || column == Column::Findings
            };
            *by = column;
        });
    };
    view! {
        <th class=is_number.then_some("end") scope="col" aria-sort=sorted>
            <button type="button" class="recruiter-sort" on:click=sort>
                {name(column)}
            </button>
        </th>
    }
}

fn name(column: Column) -> &'static str {
    match column {
        Column::Name => tr!(candidates.col_name),
        Column::Started => tr!(candidates.col_started),
        Column::Version => tr!(candidates.col_version),
        Column::Test => tr!(candidates.col_test),
        Column::Interview => tr!(candidates.col_interview),
        Column::Overall => tr!(candidates.col_overall),
        Column::Status => tr!(candidates.status),
        Column::Recommendation => tr!(candidates.col_standing),
        Column::Decision => tr!(candidates.decision),
        Column::Findings => tr!(candidates.col_findings),
        Column::Related => tr!(candidates.col_related),
    }
}
