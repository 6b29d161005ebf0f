//! The record of each item.

use super::names::Names;
use super::ruled::Ruled;
use assay_evaluation::{ItemRecord, elapsed_text};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// Time and changes by item.
#[component]
pub fn Summary(
    /// The record of each item.
    records: Vec<ItemRecord>,
    /// The names of sections and items.
    names: Arc<Names>,
) -> impl IntoView {
    let rows = records
        .iter()
        .map(|record| {
            let (times, characters) = record.pasted;
            let pasted = if times == 0 {
                tr!(timeline.none).into()
            } else {
                tr!(timeline.pasted, count = times, characters = characters)
            };
            view! {
                <tr>
                    <th scope="row">{text(names.item(&record.item))}</th>
                    <td>{text(names.section(&record.section))}</td>
                    <td class="end">{elapsed_text(record.duration_ms)}</td>
                    <td class="end">{record.visits.to_string()}</td>
                    <td class="end">{record.changes.to_string()}</td>
                    <td class="end">{pasted}</td>
                </tr>
            }
        })
        .collect_view();
    let headings = vec![
        (tr!(timeline.item), false),
        (tr!(timeline.section), false),
        (tr!(timeline.on_item), true),
        (tr!(timeline.visits), true),
        (tr!(timeline.changes), true),
        (tr!(timeline.pastes), true),
    ];
    view! {
        <h3>{tr!(timeline.summary)}</h3>
        <Ruled region=tr!(timeline.summary_region) caption=tr!(timeline.summary_caption) headings>
            {rows}
        </Ruled>
    }
}
