//! What was erased, above every screen until somebody closes it: the proof, and the code for the candidate.

use super::erase::DONE;
use super::held::Done;
use crate::private_key::open_keys;
use crate::workspace::Workspace;
use assay_crypto::{ErasedKind, ErasureProof};
use assay_evaluation::erasure_file;
use assay_web::browser::{files, page};
use assay_web::ui::{LiveText, Remount, text};
use leptos::prelude::*;

/// The notice.
#[component]
pub fn ErasureDone(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let notice = move |done: Option<Done>| done.map(|done| view! { <Notice workspace done /> });
    view! { <Remount value=workspace.erasure.done children=notice /> }
}

/// What was erased last.
#[component]
fn Notice(
    /// The workspace.
    workspace: Workspace,
    /// What was erased.
    done: Done,
) -> impl IntoView {
    let Done { proof, code } = done;
    let title = tr!(rights.done, count = i64::from(proof.attempts));
    let counts = tr!(
        rights.done_counts,
        answers = count_of(&proof, ErasedKind::Answers),
        logs = count_of(&proof, ErasedKind::Logs),
        drafts = count_of(&proof, ErasedKind::Drafts),
        teams = count_of(&proof, ErasedKind::TeamFiles),
    );
    let keys = Memo::new(move |_| open_keys(workspace.key_ring));
    let signed = move || {
        keys.with(|keys| {
            if keys.is_empty() {
                tr!(rights.done_unsigned).into_any()
            } else {
                text(tr!(rights.done_signed, keys = keys)).into_any()
            }
        })
    };
    let said = RwSignal::new(String::new());
    let download = move |_| {
        let mut proof = proof.clone();
        if let Some(key) = workspace.key_ring.signing() {
            proof.sign(&key.keys);
        }
        let name = erasure_file(&proof.erased_at);
        said.set(if files::download(&name, &proof.write()) {
            tr!(rights.exported, file = name)
        } else {
            tr!(rights.not_exported).into()
        });
    };
    let close = move |_| {
        workspace.erasure.done.set(None);
        page::focus_heading();
    };
    let code = code.map(|code| {
        view! {
            <p class="field-label">{tr!(rights.done_code)}</p>
            <p>
                <code class="erasure-code" translate="no">
                    {code}
                </code>
            </p>
            <p class="hint">{tr!(rights.done_code_hint)}</p>
        }
    });
    view! {
        <section class="no-print recruiter-page notice is-ok erasure-done" aria-labelledby=DONE>
            <h2 class="notice-title" id=DONE tabindex="-1">
                {title}
            </h2>
            <p>{counts}</p>
            <p>{signed}</p>
            <p class="hint">{tr!(rights.done_proof)}</p>
            {code}
            <div class="actions">
                <button type="button" class="btn btn-primary" on:click=download>
                    {tr!(rights.download)}
                </button>
                <button type="button" class="btn" on:click=close>
                    {tr!(rights.done_close)}
                </button>
            </div>
            <p class="hint" role="status">
                <LiveText words=said />
            </p>
        </section>
    }
}

fn count_of(proof: &ErasureProof, kind: ErasedKind) -> u32 {
    let mut counts = proof.erased.iter();
    counts
        .find(|one| one.kind == kind)
        .map_or(0, |one| one.count)
}
