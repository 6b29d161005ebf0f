//! How many candidates have covered numbers, and the way to see them for those who do not rate.

use crate::workspace::Workspace;
use assay_evaluation::review_event::RevealedRatings;
use leptos::prelude::*;

/// The notice over the candidates.
#[component]
pub fn Covered(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let bundles = Memo::new(move |_| {
        let all = workspace.counting_records();
        let covered = all.iter().filter(|one| {
            let is_scored = one.scorecard.is_some();
            is_scored && workspace.cover(one).any()
        });
        covered
            .map(|one| one.opened.sha256.clone())
            .collect::<Vec<_>>()
    });
    let is_none = Memo::new(move |_| bundles.with(Vec::is_empty));
    let count = move || tr!(candidates.covered_count, count = bundles.with(Vec::len));
    let reveal =
        move |_| workspace.reveal(&bundles.get_untracked(), RevealedRatings::Answers, true);
    view! {
        <div class="notice is-warning recruiter-covered" hidden=is_none>
            <Show when=move || !is_none.get()>
                <p>{count}</p>
                <p>{tr!(candidates.covered_more)}</p>
                <div class="actions no-print">
                    <button
                        type="button"
                        class="btn"
                        aria-describedby="reveal-all-hint"
                        on:click=reveal
                    >
                        {tr!(candidates.reveal_all)}
                    </button>
                    <p class="hint" id="reveal-all-hint">
                        {tr!(candidates.reveal_all_hint)}
                    </p>
                </div>
            </Show>
        </div>
    }
}
