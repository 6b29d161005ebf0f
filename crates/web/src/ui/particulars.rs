//! Names with their values.

use leptos::prelude::*;

/// Names and values, one below the other.
pub fn particulars<V: IntoView + 'static>(rows: Vec<(&'static str, V)>) -> AnyView {
    let rows = rows
        .into_iter()
        .map(|(name, value)| {
            view! {
                <dt>{name}</dt>
                <dd>{value}</dd>
            }
        })
        .collect_view();
    view! { <dl class="particulars">{rows}</dl> }.into_any()
}
