//! The switch that has written answers compared. It is off until somebody turns it on.

use crate::persistence;
use crate::routes::{RatingPart, Screen};
use crate::workspace::Workspace;
use assay_web::browser::workspace_store::{Shelf, WorkspaceStore};
use leptos::prelude::*;

/// The name under which the browser keeps the setting.
const SETTING: &str = "similar-answers";

/// Puts back whether answers are compared.
pub async fn restore_similar(workspace: Workspace, store: &WorkspaceStore) {
    if let Ok(Some(is_on)) = store.get(Shelf::Settings, SETTING).await {
        workspace.compares_answers.set(is_on == "yes");
    }
}

/// The switch.
#[component]
pub fn SimilarSwitch(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let change = move |event| {
        let is_on = event_target_checked(&event);
        persistence::setting(workspace, SETTING, if is_on { "yes" } else { "no" });
        workspace.compares_answers.set(is_on);
    };
    view! {
        <div class="similar-switch">
            <label class="tick">
                <input
                    type="checkbox"
                    aria-describedby="similar-hint"
                    prop:checked=move || workspace.compares_answers.get()
                    on:change=change
                />
                {tr!(similar.switch)}
            </label>
            <p class="hint" id="similar-hint">
                {tr!(similar.switch_hint)}
            </p>
        </div>
    }
}

/// The setting among those of this page.
#[component]
pub fn SimilarSection(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    view! {
        <section class="policy-part" aria-labelledby="similar-setting">
            <h2 id="similar-setting">{tr!(similar.setting)}</h2>
            <p class="read">{tr!(similar.setting_lead)}</p>
            <SimilarSwitch workspace />
            <p>
                <a href=Screen::Rating(RatingPart::Similar).address()>{tr!(similar.to_screen)}</a>
            </p>
        </section>
    }
}
