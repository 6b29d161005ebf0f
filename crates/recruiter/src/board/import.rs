//! Reading invitations that were made elsewhere: from the table with the links.

use crate::policy::table::{PolicyTable, TextRow};
use crate::workspace::Workspace;
use assay_crypto::Trusted;
use assay_evaluation::LinksTable;
use assay_web::browser::{clock, files};
use assay_web::ui::{LiveText, text};
use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

/// How many signatures are checked before the browser has its turn.
const AT_ONCE: usize = 50;

/// The time that the browser gets to show how far the work is, in milliseconds.
const PAINT_MS: u32 = 20;

/// So many refused lines are shown.
const MOST_SHOWN: usize = 50;

/// What came of reading; a handle, copied freely.
#[derive(Clone, Copy)]
struct Reading {
    workspace: Workspace,
    has_names: RwSignal<bool>,
    said: RwSignal<String>,
    refusal: RwSignal<String>,
    refused: RwSignal<Vec<(u64, String)>>,
}

/// The field for the table, and what came of it.
#[component]
pub fn ImportLinks(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let reading = Reading {
        workspace,
        has_names: RwSignal::new(false),
        said: RwSignal::new(String::new()),
        refusal: RwSignal::new(String::new()),
        refused: RwSignal::new(Vec::new()),
    };
    let choose = move |event: Event| {
        spawn_local(async move {
            let chosen = files::all_chosen(&event).await;
            // So that the same file can be chosen again after it was changed.
            event_target::<HtmlInputElement>(&event).set_value("");
            if let Some((name, text)) = chosen.into_iter().next() {
                read(reading, &name, &text).await;
            }
        });
    };
    let is_refused = move || {
        reading
            .refusal
            .with(|why| !why.is_empty())
            .then_some("true")
    };
    let lines = move || {
        let refused = reading.refused.get();
        (!refused.is_empty()).then(|| view! { <RefusedLines refused /> })
    };
    view! {
        <details class="key-way no-print">
            <summary>{tr!(board.import)}</summary>
            <div class="stack board-template">
                <label class="tick">
                    <input
                        type="checkbox"
                        aria-describedby="board-names-hint"
                        prop:checked=move || reading.has_names.get()
                        on:change=move |event| reading.has_names.set(event_target_checked(&event))
                    />
                    {tr!(board.keep_names)}
                </label>
                <p class="hint" id="board-names-hint">
                    {tr!(board.keep_names_hint)}
                </p>
                <div class="field">
                    <label class="field-label" for="board-links">
                        {tr!(board.links)}
                    </label>
                    <p class="hint" id="board-links-hint">
                        {tr!(board.links_hint)}
                    </p>
                    <input
                        class="file"
                        id="board-links"
                        type="file"
                        aria-describedby="board-links-hint board-links-error"
                        aria-invalid=is_refused
                        on:change=choose
                    />
                    <p class="field-error" role="alert" id="board-links-error">
                        {move || text(reading.refusal.get())}
                    </p>
                </div>
                <p role="status">
                    <LiveText words=reading.said />
                </p>
                {lines}
            </div>
        </details>
    }
}

/// The lines that no invitation was read from.
#[component]
fn RefusedLines(
    /// The lines.
    refused: Vec<(u64, String)>,
) -> impl IntoView {
    let heads = vec![tr!(invitations.line), tr!(invitations.why)];
    let rows = refused
        .into_iter()
        .take(MOST_SHOWN)
        .map(|(line, why)| view! { <TextRow head=line.to_string() cells=vec![why] /> })
        .collect_view();
    view! {
        <PolicyTable region=tr!(board.refused_region) caption=tr!(board.refused) heads>
            {rows}
        </PolicyTable>
    }
}

/// Reads a table, some lines at a time. What the configuration's keys signed is read, and what the open private keys signed.
async fn read(reading: Reading, file: &str, text: &str) {
    let workspace = reading.workspace;
    reading.refused.set(Vec::new());
    reading.refusal.set(String::new());
    let mut table = match LinksTable::open(text) {
        Ok(table) => table,
        Err(why) => return reading.refusal.set(why),
    };
    let mut keys = workspace.config.with_untracked(|config| {
        let config = config.as_ref();
        config.map_or_else(Vec::new, |config| config.keys.clone())
    });
    let open = workspace.key_ring.open.get_untracked();
    keys.extend(open.iter().map(|one| one.keys.public(&one.name)));
    let trusted = Trusted::of(&keys);
    let has_names = reading.has_names.get_untracked();
    let now_ms = clock::now().wall_ms;
    let total = table.waiting();
    while table.waiting() > 0 {
        let done = total - table.waiting();
        // The screen may be left meanwhile; the invitations are read all the same.
        reading
            .said
            .try_set(tr!(board.reading_links, done = done, total = total));
        clock::sleep(PAINT_MS).await;
        table.read_some(&trusted, has_names, now_ms, AT_ONCE);
    }
    let (kept, refused) = table.done();
    let said = tr!(
        board.links_read,
        file = file,
        count = kept.len(),
        refused = refused.len()
    );
    workspace.keep_invitations(kept);
    reading.said.try_set(said);
    reading.refused.try_set(refused);
}
