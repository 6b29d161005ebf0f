//! Files that brought back somebody who was erased here: nothing of them is opened before somebody says so.

use super::erase::keep_stones;
use crate::opening;
use crate::workspace::Workspace;
use assay_web::browser::{page, screen};
use leptos::prelude::*;

/// The notice, above every screen.
#[component]
pub fn ErasedAgain(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let held = workspace.erasure.held_back;
    let is_any = Memo::new(move |_| held.with(|held| !held.is_empty()));
    let words = move || {
        held.with(|held| {
            let latest = held.iter().map(|one| one.erased_at.as_str()).max();
            let day = latest.and_then(|at| at.get(..10)).unwrap_or_default();
            tr!(
                rights.again,
                count = held.len(),
                day = screen::local_day(day)
            )
        })
    };
    let drop_all = move |_| {
        held.set(Vec::new());
        page::focus_heading();
    };
    let open_all = move |_| {
        open(workspace);
        page::focus_heading();
    };
    view! {
        <Show when=move || is_any.get()>
            <section
                class="no-print recruiter-page notice is-warning erasure-done"
                aria-labelledby="erased-again-title"
            >
                <h2 class="notice-title" id="erased-again-title">
                    {tr!(rights.again_title)}
                </h2>
                <p role="status">{words}</p>
                <p class="hint">{tr!(rights.again_hint)}</p>
                <div class="actions">
                    <button type="button" class="btn btn-primary" on:click=drop_all>
                        {tr!(rights.again_drop)}
                    </button>
                    <button type="button" class="btn" on:click=open_all>
                        {tr!(rights.again_open)}
                    </button>
                </div>
            </section>
        </Show>
    }
}

/// Opens what was held back: it was erased, and is here again on purpose.
fn open(workspace: Workspace) {
    let erasure = workspace.erasure;
    let held = erasure.held_back.get_untracked();
    erasure.held_back.set(Vec::new());
    erasure.stones.update(|stones| {
        for one in &held {
            stones.take_back(&one.sha256, &one.attempt_id);
        }
    });
    keep_stones(workspace);
    let files = held.into_iter().map(|one| (one.file, one.text));
    opening::open_all(workspace, files.collect());
}
