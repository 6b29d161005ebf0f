//! The sheet on which the panel comes together.

use super::frame::{Chosen, NoteLines, Sheet};
use assay_evaluation::Kit;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The name that the sheet is chosen by; those of questions are chosen by [`crate::guide::prose::question_id`].
pub const PANEL: &str = "panel";

/// The panel members that the sheet has room for.
const MEMBERS: [&str; 5] = ["A", "B", "C", "D", "E"];

/// The sheet.
#[component]
pub fn ConsensusSheet(
    /// The kit.
    kit: Arc<Kit>,
    /// The names of the sheets that are chosen.
    chosen: Chosen,
) -> impl IntoView {
    let flags = kit
        .red_flags
        .iter()
        .map(|flag| {
            view! {
                <li>
                    <span>{text(&flag.title)}</span>
                    <i></i>
                </li>
            }
        })
        .collect_view();
    let lines = vec![
        tr!(guide.candidate),
        tr!(guide.date),
        tr!(guide.owner),
        tr!(guide.members),
    ];
    view! {
        <Sheet chosen id=PANEL mark=kit.role.clone() title=tr!(guide.consensus) lines>
            <p class="sheet-rule">{tr!(guide.consensus_hint)}</p>
            <div
                class="table-scroll"
                role="region"
                tabindex="0"
                aria-label=tr!(guide.consensus_region)
            >
                <ConsensusTable kit />
            </div>
            <div class="sheet-notes">
                <h3>{tr!(guide.sheet_flags)}</h3>
                <p class="hint">{tr!(guide.sheet_flags_hint)}</p>
                <ul class="sheet-flags">{flags}</ul>
            </div>
            <NoteLines />
        </Sheet>
    }
}

/// A row for each core question, with a cell for each member of the panel.
#[component]
fn ConsensusTable(
    /// The kit.
    kit: Arc<Kit>,
) -> impl IntoView {
    let members = MEMBERS
        .map(|member| view! { <th scope="col">{tr!(guide.member, name = member)}</th> })
        .collect_view();
    let rows = kit
        .core
        .iter()
        .map(|question| {
            let cells = (0..MEMBERS.len() + 2)
                .map(|_| view! { <td></td> })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{text(&question.title)}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="sheet-table">
            <caption class="visually-hidden">{tr!(guide.consensus_table)}</caption>
            <thead>
                <tr>
                    <th scope="col">{tr!(guide.question)}</th>
                    {members}
                    <th scope="col">{tr!(guide.agreed)}</th>
                    <th scope="col">{tr!(guide.sheet_evidence)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
