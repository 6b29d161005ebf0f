//! Keys that were just made: the file to download, the sheet to print, the lines for the configuration.

use crate::workspace::Workspace;
use assay_evaluation::MadeKeys;
use assay_web::browser::{files, page, screen};
use assay_web::ui::{LiveText, text};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Identifier of the heading.
pub const MADE: &str = "keys-made";

/// The three things to keep.
#[component]
pub fn Made(
    /// The workspace.
    workspace: Workspace,
    /// The keys.
    made: MadeKeys,
) -> impl IntoView {
    let MadeKeys {
        name,
        code,
        file_name,
        file_text,
        sheet,
        config,
    } = made;
    let download = move |_| {
        files::download(&file_name, &file_text);
    };
    let done = move |_| {
        workspace.key_ring.made.set(None);
        page::focus_heading();
    };
    view! {
        <div class="keys-made stack">
            <h3 class="no-print" id=MADE tabindex="-1">
                {text(tr!(invitations.made, name = name))}
            </h3>
            <p class="no-print">{tr!(invitations.made_lead)}</p>
            <div class="no-print actions">
                <button type="button" class="btn btn-primary" on:click=download>
                    {tr!(invitations.download_file)}
                </button>
                <button type="button" class="btn" on:click=|_| screen::print()>
                    {tr!(invitations.print_sheet)}
                </button>
            </div>
            <Sheet name code sheet />
            <ConfigLines config />
            <div class="no-print actions">
                <button type="button" class="btn" on:click=done>
                    {tr!(invitations.made_done)}
                </button>
            </div>
        </div>
    }
}

/// The recovery sheet; on paper it stands alone.
#[component]
fn Sheet(
    /// The name of the keys.
    name: String,
    /// The code of the key that opens answers.
    code: String,
    /// What the sheet says.
    sheet: String,
) -> impl IntoView {
    view! {
        <section class="key-sheet" aria-labelledby="key-sheet-title">
            <h3 id="key-sheet-title">{text(tr!(invitations.sheet, name = name))}</h3>
            <p>{text(tr!(invitations.sheet_code, code = code))}</p>
            <p class="key-sheet-code" translate="no">
                {sheet}
            </p>
            <p>{tr!(invitations.sheet_text)}</p>
        </section>
    }
}

/// The lines for `config.json`, to be copied.
#[component]
fn ConfigLines(
    /// The lines.
    config: String,
) -> impl IntoView {
    let said = RwSignal::new("");
    let lines = StoredValue::new(config.clone());
    let copy = move |_| {
        let copied = files::copy(&lines.get_value());
        spawn_local(async move {
            let words = if copied.await {
                tr!(invitations.copied)
            } else {
                tr!(invitations.not_copied)
            };
            // The screen may have been left meanwhile.
            said.try_set(words);
        });
    };
    view! {
        <div class="no-print field">
            <label class="field-label" for="keys-config">
                {tr!(invitations.config)}
            </label>
            <textarea
                class="input keys-config"
                id="keys-config"
                rows="8"
                readonly=true
                aria-describedby="keys-config-hint"
                prop:value=config
            />
            <p class="hint" id="keys-config-hint">
                {tr!(invitations.config_hint)}
            </p>
            <div class="actions">
                <button type="button" class="btn" on:click=copy>
                    {tr!(invitations.copy_config)}
                </button>
            </div>
            <p class="hint" role="status">
                <LiveText words=Signal::derive(move || said.get().to_owned()) />
            </p>
        </div>
    }
}
