//! Inviting everybody in a table.

use super::inviting::{Inviting, ReadTable, TableState};
use crate::policy::table::{PolicyTable, TextRow};
use assay_evaluation::{InvitationList, InvitationOrder, RefusedLine};
use assay_web::browser::{clock, files};
use assay_web::ui::{LiveText, text};
use leptos::ev::Event;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

/// How many links are signed before the browser has its turn.
const AT_ONCE: usize = 50;

/// The time that the browser gets to show how far the work is, in milliseconds.
const PAINT_MS: u32 = 20;

/// The field for the table, and what came of it.
#[component]
pub fn InviteTable(
    /// What is being typed.
    inviting: Inviting,
) -> impl IntoView {
    let choose = move |event: Event| {
        spawn_local(async move {
            let chosen = files::all_chosen(&event).await;
            // So that the same file can be chosen again after it was changed.
            event_target::<HtmlInputElement>(&event).set_value("");
            if let Some((name, text)) = chosen.into_iter().next() {
                invite(inviting, name, text).await;
            }
        });
    };
    let said = Signal::derive(move || inviting.table.with(words));
    let refusal = move || {
        inviting.table.with(|state| match state {
            TableState::Refused(why) => Some(text(why)),
            _ => None,
        })
    };
    let is_refused = move || {
        let is_refused = inviting
            .table
            .with(|state| matches!(state, TableState::Refused(_)));
        is_refused.then_some("true")
    };
    let done = Memo::new(move |_| {
        inviting.table.with(|state| match state {
            TableState::Done(read) => Some(read.clone()),
            _ => None,
        })
    });
    let result = move || done.get().map(|read| view! { <TableResult read /> });
    view! {
        <h3>{tr!(invitations.many)}</h3>
        <label class="tick">
            <input
                type="checkbox"
                aria-describedby="invite-names-hint"
                prop:checked=move || inviting.keeps_names.get()
                on:change=move |event| inviting.keeps_names.set(event_target_checked(&event))
            />
            {tr!(board.keep_names)}
        </label>
        <p class="hint" id="invite-names-hint">
            {tr!(board.keep_names_hint)}
        </p>
        <div class="field">
            <label class="field-label" for="invite-table">
                {tr!(invitations.table)}
            </label>
            <p class="hint" id="invite-table-hint">
                {tr!(invitations.table_hint)}
            </p>
            <input
                class="file"
                id="invite-table"
                type="file"
                aria-describedby="invite-table-hint invite-table-error"
                aria-invalid=is_refused
                on:change=choose
            />
            <p class="field-error" role="alert" id="invite-table-error">
                {refusal}
            </p>
        </div>
        <p role="status">
            <LiveText words=said />
        </p>
        {result}
    }
}

/// Says how it stands with a table.
fn words(state: &TableState) -> String {
    match state {
        TableState::Nothing | TableState::Refused(_) => String::new(),
        TableState::Reading => tr!(invitations.reading).into(),
        TableState::Signing(done, total) => {
            let (done, total) = (done.to_string(), total.to_string());
            tr!(invitations.signing, done = done, total = total)
        }
        TableState::Done(read) => {
            let refused = read.refused.len().to_string();
            tr!(
                invitations.table_done,
                file = read.file,
                count = read.count,
                refused = refused
            )
        }
    }
}

/// What came of a table: the table to download, and the lines that were refused.
#[component]
fn TableResult(
    /// The table.
    read: Arc<ReadTable>,
) -> impl IntoView {
    let refused = read.refused.clone();
    let has_refused = !refused.is_empty();
    let has_links = read.count > 0;
    let download = move |_| {
        files::download_as("invitations.csv", "text/csv", &read.table);
    };
    let button = has_links.then(|| {
        view! {
            <div class="actions">
                <button type="button" class="btn btn-primary" on:click=download>
                    {tr!(invitations.download_table)}
                </button>
            </div>
            <p class="hint">{tr!(invitations.download_table_hint)}</p>
        }
    });
    let lines = has_refused.then(|| view! { <Refused lines=refused /> });
    view! {
        {button}
        {lines}
    }
}

/// The lines that nobody was invited from.
#[component]
fn Refused(
    /// The lines.
    lines: Vec<RefusedLine>,
) -> impl IntoView {
    let heads = vec![
        tr!(invitations.line),
        tr!(invitations.column),
        tr!(invitations.why),
    ];
    let rows = lines
        .into_iter()
        .map(|refused| {
            let head = refused.line.to_string();
            let cells = vec![refused.column.to_owned(), refused.why];
            view! { <TextRow head cells /> }
        })
        .collect_view();
    view! {
        <p>{tr!(invitations.refused_lead)}</p>
        <PolicyTable region=tr!(invitations.refused_region) caption=tr!(invitations.refused) heads>
            {rows}
        </PolicyTable>
    }
}

/// Reads a table and signs its links, some at a time.
async fn invite(inviting: Inviting, file: String, text: String) {
    let Some(key) = inviting.key() else {
        return;
    };
    inviting.found.update(|found| found.0.clear());
    let draft = inviting.draft_to_read();
    let order = match InvitationOrder::try_from(&draft) {
        Ok(order) => order,
        Err(found) => {
            let why = tr!(invitations.settings_first).into();
            inviting.table.set(TableState::Refused(why));
            return inviting.refuse(found);
        }
    };
    inviting.table.set(TableState::Reading);
    clock::sleep(PAINT_MS).await;
    let list = match InvitationList::read(&text, &order.defaults, clock::uuid_v4) {
        Ok(list) => list,
        Err(why) => return inviting.table.set(TableState::Refused(why)),
    };
    let mut merge = list.begin_merge(&order.site);
    let total = merge.waiting();
    while merge.waiting() > 0 {
        let done = total - merge.waiting();
        inviting.table.set(TableState::Signing(done, total));
        clock::sleep(PAINT_MS).await;
        merge.sign_some(&key.keys, AT_ONCE);
    }
    let has_names = inviting.keeps_names.get_untracked();
    let kept = merge.kept(clock::now().wall_ms, has_names);
    inviting.workspace.keep_invitations(kept);
    inviting.table.set(TableState::Done(Arc::new(ReadTable {
        file,
        count: total,
        refused: list.refused,
        table: merge.table(),
    })));
}
