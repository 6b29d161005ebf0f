//! Taking people out of what the page holds in memory.

use super::held::STONES;
use crate::workspace::Workspace;
use assay_web::browser::clock;
use assay_web::browser::workspace_store::Shelf;
use leptos::prelude::*;

/// Takes some candidates off the page, by the digests of their bundles, with everything that names them.
pub fn clear(workspace: Workspace, bundles: &[String]) {
    workspace
        .records
        .update(|all| all.retain(|one| !bundles.contains(&one.opened.sha256)));
    workspace
        .revealed
        .update(|all| all.retain(|one| !bundles.contains(&one.sha256)));
    // Messages say names, and what is looked at may have one of these in it.
    workspace.messages.set(Vec::new());
    workspace.team.is_looking.set(false);
    workspace.team.offered.set(None);
    // What is done from here on must not contradict what was exported before.
    workspace
        .storage
        .update(|storage| storage.log_id = clock::uuid_v4());
}

/// Takes over what another page of this browser erased.
pub async fn follow(workspace: Workspace, bundles: &[String]) {
    clear(workspace, bundles);
    let Some(store) = workspace.store() else {
        return;
    };
    if let Ok(Some(text)) = store.get(Shelf::Settings, STONES).await {
        workspace.erasure.restore(&[(STONES.into(), text)]);
    }
    let settings = store.all(Shelf::Settings).await.unwrap_or_default();
    workspace.team.restore(&settings);
}
