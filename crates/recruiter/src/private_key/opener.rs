//! The form that opens a private key: its file, and its passphrase.

use super::held::{KeyRing, OpenerProblem};
use super::work::at_work;
use crate::opening;
use crate::workspace::Workspace;
use assay_crypto::{KeyFileProblem, PrivateKeys};
use assay_web::browser::{files, page};
use assay_web::ui::{LiveText, field_value, text};
use leptos::ev::{Event, SubmitEvent};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

/// Identifier of the field for the file.
const FILE: &str = "private-key-file";
/// Identifier of the field for the passphrase.
const PASSPHRASE: &str = "private-key-passphrase";

/// The form. A page has it once.
#[component]
pub fn KeyOpener(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let ring = workspace.key_ring;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        open(workspace);
    };
    let said = Signal::derive(move || {
        if ring.is_working.get() {
            tr!(sealed.working).to_owned()
        } else {
            String::new()
        }
    });
    view! {
        <form class="key-opener" novalidate=true on:submit=submit>
            <FileField ring />
            <PassphraseField ring />
            <div class="actions">
                <button
                    type="submit"
                    class="btn btn-primary"
                    aria-disabled=move || ring.is_working.get().then_some("true")
                >
                    {tr!(sealed.open)}
                </button>
            </div>
            <p class="key-working" role="status">
                <LiveText words=said />
            </p>
        </form>
    }
}

/// The field for the file, and what was chosen.
#[component]
fn FileField(
    /// What the page holds of private keys.
    ring: KeyRing,
) -> impl IntoView {
    let choose = move |event: Event| {
        spawn_local(async move {
            let chosen = files::all_chosen(&event).await;
            // So that the same file can be chosen again after it was changed.
            event_target::<HtmlInputElement>(&event).set_value("");
            if let Some((name, text)) = chosen.into_iter().next() {
                ring.take_file(&name, &text);
            }
        });
    };
    let chosen = move || {
        ring.file.with(|file| {
            let file = file.as_ref()?;
            let name = &file.content.public.name;
            Some(text(tr!(sealed.file_is, file = file.name, name = name)))
        })
    };
    view! {
        <div class="field">
            <label class="field-label" for=FILE>
                {tr!(sealed.file)}
            </label>
            <input
                class="file"
                id=FILE
                type="file"
                aria-describedby="private-key-file-is private-key-file-error"
                aria-invalid=move || file_problem(ring).map(|_| "true")
                on:change=choose
            />
            <p id="private-key-file-is" role="status">
                {chosen}
            </p>
            <p class="field-error" role="alert" id="private-key-file-error">
                {move || file_problem(ring)}
            </p>
        </div>
    }
}

/// The field for the passphrase.
#[component]
fn PassphraseField(
    /// What the page holds of private keys.
    ring: KeyRing,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field-label" for=PASSPHRASE>
                {tr!(sealed.passphrase)}
            </label>
            <input
                class="input"
                id=PASSPHRASE
                type="password"
                autocomplete="off"
                aria-describedby="private-key-passphrase-hint private-key-passphrase-error"
                aria-invalid=move || passphrase_problem(ring).map(|_| "true")
                use:field_value=Signal::from(ring.passphrase)
                on:input=move |event| ring.passphrase.set(event_target_value(&event))
            />
            <p class="hint" id="private-key-passphrase-hint">
                {tr!(sealed.passphrase_hint)}
            </p>
            <p class="field-error" role="alert" id="private-key-passphrase-error">
                {move || passphrase_problem(ring)}
            </p>
        </div>
    }
}

fn file_problem(ring: KeyRing) -> Option<&'static str> {
    match ring.problem.get()? {
        OpenerProblem::NoFile => Some(tr!(sealed.file_missing)),
        OpenerProblem::NotAKeyFile => Some(tr!(sealed.file_other)),
        OpenerProblem::NoPassphrase | OpenerProblem::NotOpened => None,
    }
}

fn passphrase_problem(ring: KeyRing) -> Option<&'static str> {
    match ring.problem.get()? {
        OpenerProblem::NoPassphrase => Some(tr!(sealed.passphrase_missing)),
        OpenerProblem::NotOpened => Some(tr!(sealed.passphrase_wrong)),
        OpenerProblem::NoFile | OpenerProblem::NotAKeyFile => None,
    }
}

/// Says what is wrong, and goes to the field.
fn refuse(ring: KeyRing, problem: OpenerProblem) {
    ring.problem.set(Some(problem));
    page::focus_id(match problem {
        OpenerProblem::NoFile | OpenerProblem::NotAKeyFile => FILE,
        OpenerProblem::NoPassphrase | OpenerProblem::NotOpened => PASSPHRASE,
    });
}

/// Opens the key, and with it the answers that wait for it.
fn open(workspace: Workspace) {
    let ring = workspace.key_ring;
    let Some(file) = ring.file.get_untracked() else {
        refuse(ring, OpenerProblem::NoFile);
        return;
    };
    if ring.passphrase.with_untracked(String::is_empty) {
        refuse(ring, OpenerProblem::NoPassphrase);
        return;
    }
    ring.problem.set(None);
    at_work(ring, move || {
        let passphrase = ring.passphrase.get_untracked();
        ring.passphrase.set(String::new());
        match file.content.open(&passphrase) {
            Ok(seed) => {
                ring.file.set(None);
                ring.hold(&file.content.public.name, PrivateKeys::of(&seed));
                opening::open_sealed(workspace);
                page::focus_heading();
            }
            Err(KeyFileProblem::NotAKeyFile) => refuse(ring, OpenerProblem::NotAKeyFile),
            Err(_) => refuse(ring, OpenerProblem::NotOpened),
        }
    });
}
