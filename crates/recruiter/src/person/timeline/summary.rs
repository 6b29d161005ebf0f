//! What the record holds about each item.

use super::names::Names;
use super::ruled::Ruled;
use crate::format_message::format_message;
use crate::words::test::timeline::words;
use assay_evaluation::{ItemRecord, elapsed_text};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// Time and changes by item.
#[component]
pub fn Summary(
    /// What the record holds about each item.
    records: Vec<ItemRecord>,
    /// What sections and items are called.
    names: Arc<Names>,
) -> impl IntoView {
    let words = words();
    let rows = records
        .iter()
        .map(|record| {
            let (times, characters) = record.pasted;
            let pasted = if times == 0 {
                words.none.into()
            } else {
                format_message(words.pasted, &[&times.to_string(), &characters.to_string()])
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
        (words.item, false),
        (words.section, false),
        (words.on_item, true),
        (words.visits, true),
        (words.changes, true),
        (words.pastes, true),
    ];
    view! {
        <h3>{words.summary}</h3>
        <Ruled region=words.summary_region caption=words.summary_caption headings>
            {rows}
        </Ruled>
    }
}
