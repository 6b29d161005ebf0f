//! The dialog over a team file that was opened: what it would add, before it does.

use super::import;
use super::preview::Preview;
use crate::workspace::Workspace;
use assay_web::ui::{Dialog, Question};
use leptos::prelude::*;

/// The dialog. It opens on whatever screen the file was opened on.
#[component]
pub fn TeamImport(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let team = workspace.team;
    let take_in = Callback::new(move |()| {
        team.is_looking.set(false);
        if let Some(offered) = team.offered.get_untracked() {
            import::take_in(workspace, &offered);
        }
        team.offered.set(None);
    });
    let content = move || {
        let offered = team.offered.get_untracked()?;
        Some(view! { <Preview workspace offered /> })
    };
    view! {
        <Dialog id="team-import" open=team.is_looking title=tr!(team.import_title)>
            <div class="stack">{content()}</div>
            <Question
                id="team-import"
                back=tr!(team.not_now)
                on_back=Callback::new(move |()| team.is_looking.set(false))
                go_on=tr!(team.take_in)
                on_go_on=take_in
            >
                <p class="hint">{tr!(team.import_hint)}</p>
            </Question>
        </Dialog>
    }
}
