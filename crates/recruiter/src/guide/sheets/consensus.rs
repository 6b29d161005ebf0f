//! The sheet on which the panel comes together.

use super::frame::{NoteLines, Sheet};
use crate::format_message::format_message;
use crate::guide::sheets::chosen::Chosen;
use crate::guide::sheets::chosen::PANEL;
use crate::words::guide::words;
use assay_evaluation::Kit;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The panel members that the sheet has room for.
const MEMBERS: [&str; 5] = ["A", "B", "C", "D", "E"];

/// The sheet.
#[component]
pub fn ConsensusSheet(
    /// The kit.
    kit: Arc<Kit>,
    /// What is chosen.
    chosen: Chosen,
) -> impl IntoView {
    let words = words();
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
    let lines = vec![words.candidate, words.date, words.owner, words.members];
    view! {
        <Sheet chosen id=PANEL mark=kit.role.clone() title=words.consensus lines>
            <p class="sheet-rule">{words.consensus_hint}</p>
            <div class="table-scroll" role="region" tabindex="0" aria-label=words.consensus_region>
                <ConsensusTable kit />
            </div>
            <div class="sheet-notes">
                <h3>{words.sheet_flags}</h3>
                <p class="hint">{words.sheet_flags_hint}</p>
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
    let words = words();
    let members = MEMBERS
        .map(|member| view! { <th scope="col">{format_message(words.member, &[member])}</th> })
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
            <caption class="visually-hidden">{words.consensus_table}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.question}</th>
                    {members}
                    <th scope="col">{words.agreed}</th>
                    <th scope="col">{words.sheet_evidence}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
