//! A table that scrolls by itself.

use leptos::prelude::*;

/// A table that scrolls by itself where the window is narrow.
#[component]
pub fn Ruled(
    /// The name of the region that scrolls.
    region: &'static str,
    /// The caption.
    caption: &'static str,
    /// The headings of its columns, each with whether numbers stand under it.
    headings: Vec<(&'static str, bool)>,
    /// Its rows.
    children: Children,
) -> impl IntoView {
    let headings = headings
        .into_iter()
        .map(|(name, is_number)| {
            let class = is_number.then_some("end");
            view! {
                <th scope="col" class=class>
                    {name}
                </th>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=region>
            <table class="contents timeline-lines">
                <caption>{caption}</caption>
                <thead>
                    <tr>{headings}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
