//! The screen that puts some candidates side by side.

use super::chooser::Chooser;
use super::comparison::Comparison;
use super::covered::Covered;
use super::plots::Plots;
use super::side::Side;
use crate::heading::heading;
use crate::routes::Screen;
use crate::workspace::Workspace;
use leptos::prelude::*;

/// The screen.
#[component]
pub fn Compare(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let comparison = Comparison::new(workspace);
    let is_empty = Memo::new(move |_| workspace.records.with(Vec::is_empty));
    let has_scored = Memo::new(move |_| comparison.scored.with(|scored| !scored.is_empty()));
    let nobody = move || {
        if is_empty.get() {
            tr!(candidates.compare_empty)
        } else {
            tr!(candidates.compare_unscored)
        }
    };
    view! {
        {heading(tr!(candidates.compare_title))}
        <p class="lead">{tr!(candidates.compare_lead)}</p>
        <Show when=move || !has_scored.get()>
            <p class="read">{nobody}</p>
            <div class="actions">
                <a class="btn btn-primary" href=Screen::Candidates.address()>
                    {tr!(candidates.to_candidates)}
                </a>
            </div>
        </Show>
        <div class="candidates recruiter-compare" hidden=move || !has_scored.get()>
            <Chooser comparison />
            <Covered workspace />
            <Side comparison />
            <Plots comparison />
        </div>
    }
}
