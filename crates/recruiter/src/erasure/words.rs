//! What is erased and what cannot be reached, as plain lists.

use crate::workspace::Workspace;
use assay_web::ui::text;
use leptos::prelude::*;

/// The two lists, before somebody erases.
#[component]
pub fn WhatGoes(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let folder = workspace.team.folder.with_untracked(|folder| {
        let name = folder.as_ref().map(|folder| folder.name());
        name.map(|name| tr!(rights.goes_folder, folder = name))
    });
    let goes = [
        tr!(rights.goes_answers),
        tr!(rights.goes_logs),
        tr!(rights.goes_drafts),
        tr!(rights.goes_tabs),
    ];
    let goes = goes.map(String::from).into_iter().chain(folder);
    let goes = goes.map(|line| view! { <li>{text(line)}</li> });
    let stays = [
        tr!(rights.stays_endpoint),
        tr!(rights.stays_others),
        tr!(rights.stays_exports),
        tr!(rights.stays_backups),
        tr!(rights.stays_candidate),
    ];
    let stays = stays.map(|line| view! { <li>{line}</li> });
    let has_key = workspace.key_ring.signing().is_some();
    let unsigned = (!has_key).then(|| view! { <p class="hint">{tr!(rights.unsigned_hint)}</p> });
    view! {
        <p class="field-label">{tr!(rights.goes)}</p>
        <ul class="erasure-list">{goes.collect_view()}</ul>
        <p class="field-label">{tr!(rights.stays)}</p>
        <ul class="erasure-list">{stays}</ul>
        <p class="hint">{tr!(rights.stays_mark)}</p>
        {unsigned}
    }
}
