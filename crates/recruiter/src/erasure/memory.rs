//! Taking people out of what the page holds in memory.

use super::folder::scrub;
use super::held::STONES;
use crate::message::Level;
use crate::workspace::Workspace;
use assay_web::browser::clock;
use assay_web::browser::workspace_store::{Shelf, WorkspaceStore};
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
    let invitations: Vec<String> = workspace.records.with_untracked(|all| {
        let gone = all
            .iter()
            .filter(|one| bundles.contains(&one.opened.sha256));
        gone.map(|one| one.opened.invitation.clone()).collect()
    });
    clear(workspace, bundles);
    let Some(store) = workspace.store() else {
        return;
    };
    if let Ok(Some(text)) = store.get(Shelf::Settings, STONES).await {
        workspace.erasure.restore(&[(STONES.into(), text)]);
    }
    let settings = store.all(Shelf::Settings).await.unwrap_or_default();
    workspace.team.restore(&settings);
    // This page may keep a folder of its own in step.
    if scrub(workspace, bundles, &invitations).await.is_err() {
        workspace.notify(Level::Failed, tr!(team.folder_failed).into());
    }
}

/// Takes authors' logs out of the browser's database that another page was still writing while their candidate was erased.
pub async fn sweep(
    workspace: Workspace,
    store: &WorkspaceStore,
    bundles: &[(String, String)],
    author_logs: &[(String, String)],
) {
    let is_left = |name: &&String| {
        let sha256 = name.split(' ').next().unwrap_or_default();
        let is_here = bundles.iter().any(|bundle| bundle.0 == sha256);
        let stones = workspace.erasure.stones;
        !is_here && stones.with_untracked(|stones| stones.erased_at(sha256, "").is_some())
    };
    let names = author_logs.iter().map(|one| &one.0);
    let left: Vec<String> = names.filter(is_left).cloned().collect();
    if !left.is_empty() {
        // What stays is taken away the next time.
        let _ = store.remove(Shelf::AuthorLogs, &left).await;
    }
}
