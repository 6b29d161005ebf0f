//! Tables of texts.

use assay_web::ui::text;
use leptos::prelude::*;

/// A table in a region that scrolls where it is too wide.
#[component]
pub fn PolicyTable(
    /// The name of the region.
    region: &'static str,
    /// The caption, for those who hear the page.
    caption: &'static str,
    /// The headings of the columns.
    heads: Vec<&'static str>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let heads = heads
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> })
        .collect_view();
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=region>
            <table class="contents policy-table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

/// A row of texts under a heading of its own.
#[component]
pub fn TextRow(
    /// The heading.
    #[prop(into)]
    head: String,
    /// The texts.
    cells: Vec<String>,
) -> impl IntoView {
    let cells = cells
        .into_iter()
        .map(|cell| view! { <td>{text(cell)}</td> })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{text(head)}</th>
            {cells}
        </tr>
    }
}
