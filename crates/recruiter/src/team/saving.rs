//! What is in no file yet, at the foot of every screen, and the way to the export.

use super::held::InStep;
use super::in_step;
use crate::routes::Screen;
use crate::workspace::Workspace;
use assay_evaluation::is_unsaved;
use leptos::prelude::*;

/// Whether everything that was done here is in a file, and the way to the team file.
#[component]
pub fn Saving(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    in_step::follow(workspace);
    let unsaved = unsaved(workspace);
    let notice = move || match unsaved.get() {
        0 => "".into(),
        count => tr!(team.unsaved, count = count),
    };
    view! {
        <div class="team-saving">
            <p class="team-unsaved" hidden=move || unsaved.get() == 0>
                {notice}
            </p>
            <p>
                <a href=Screen::Keys.address()>{tr!(team.to_team)}</a>
            </p>
        </div>
    }
}

/// Returns about how many candidates something was done here that no file holds yet; followed. A folder that is in step
/// holds everything.
pub fn unsaved(workspace: Workspace) -> Memo<usize> {
    Memo::new(move |_| {
        let team = workspace.team;
        let is_in_step = team.folder.with(Option::is_some)
            && team.in_step.with(|in_step| *in_step != InStep::Failed);
        if is_in_step {
            return 0;
        }
        workspace.records.with(|all| {
            let unsaved = all.iter().filter(|one| is_unsaved(&one.log, &one.own));
            unsaved.count()
        })
    })
}
