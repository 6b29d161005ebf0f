//! The switch that has written answers compared. It is off until somebody turns it on.

use crate::routes::{RatingPart, Screen};
use crate::setting_switch::SettingSwitch;
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
    view! {
        <SettingSwitch
            workspace
            setting=SETTING
            is_on=workspace.compares_answers
            class="similar-switch"
            label=tr!(similar.switch)
            hint=tr!(similar.switch_hint)
            hint_id="similar-hint"
        />
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
