//! Putting back what this browser keeps: when the page is opened, and when another page of it has written.

use super::erasure::memory;
use super::opened_files;
use super::persistence::REVISION;
use super::rating::restore_similar;
use super::tabs::News;
use super::workspace::{CandidateRecord, Storage, Workspace};
use crate::message::Level;
use assay_evaluation::{KeptAuthorLog, Log, OpenedBundle, Own, State};
use assay_web::browser::clock;
use assay_web::browser::workspace_store::{Shelf, WorkspaceStore};
use leptos::prelude::*;
use std::sync::Arc;

/// Opens the browser's database and puts back what was on the workspace.
pub async fn restore(workspace: Workspace) {
    let log_id = clock::uuid_v4();
    let store = match WorkspaceStore::open().await {
        Ok(store) => Some(store),
        Err(_) => {
            workspace.is_kept.set(false);
            None
        }
    };
    workspace.storage.set(Storage {
        store: store.clone(),
        log_id,
    });
    let Some(store) = store else { return };
    let settings = store.all(Shelf::Settings).await.unwrap_or_default();
    workspace.restore_raters(&settings);
    workspace.team.restore(&settings);
    workspace.erasure.restore(&settings);
    workspace.restore_invitations(&settings);
    opened_files::restore(workspace, &store).await;
    if let Ok(Some(revision)) = store.get(Shelf::Settings, REVISION).await {
        workspace.revision.set_value(revision);
    }
    if let Ok(Some(is_blind)) = store.get(Shelf::Settings, "blind").await {
        workspace.is_blind.set(is_blind == "yes");
    }
    restore_similar(workspace, &store).await;
    let (bundles, author_logs) = (
        store.all(Shelf::Bundles).await,
        store.all(Shelf::AuthorLogs).await,
    );
    match (bundles, author_logs) {
        (Ok(bundles), Ok(author_logs)) => {
            memory::sweep(workspace, &store, &bundles, &author_logs).await;
            workspace
                .records
                .set(put_back(workspace, &bundles, &author_logs));
        }
        _ => workspace.notify(Level::Failed, tr!(workspace.restore_failed).into()),
    }
    workspace.restore_policies(&settings);
}

/// Takes in what other pages of this browser have done meanwhile.
pub async fn refresh(workspace: Workspace) {
    let Some(store) = workspace.store() else {
        return;
    };
    let revision = store.get(Shelf::Settings, REVISION).await.ok().flatten();
    let is_new = |revision: &String| workspace.revision.with_value(|known| known != revision);
    let Some(revision) = revision.filter(is_new) else {
        return;
    };
    workspace.revision.set_value(revision);
    let (Ok(bundles), Ok(author_logs)) = (
        store.all(Shelf::Bundles).await,
        store.all(Shelf::AuthorLogs).await,
    ) else {
        return;
    };
    let kept = put_back(workspace, &bundles, &author_logs);
    let mut all = workspace.records.get_untracked();
    let mut is_changed = false;
    for theirs in kept {
        match all
            .iter_mut()
            .find(|ours| ours.opened.sha256 == theirs.opened.sha256)
        {
            Some(ours) => is_changed |= merge(workspace, ours, &theirs.log, &theirs.own),
            None => {
                all.push(theirs);
                is_changed = true;
            }
        }
    }
    if is_changed {
        workspace.records.set(all);
    }
}

/// Takes in what other pages of this browser have just done.
pub async fn take_in(workspace: Workspace, news: Vec<News>) {
    let Some(store) = workspace.store() else {
        return;
    };
    let mut author_logs = Vec::new();
    let mut is_more = false;
    for one in news {
        match one {
            News::AuthorLog(name) => {
                if let Ok(Some(text)) = store.get(Shelf::AuthorLogs, &name).await {
                    author_logs.push((name, text));
                }
            }
            News::Bundles => is_more = true,
            News::Forgotten(sha256) => {
                workspace
                    .records
                    .update(|all| all.retain(|one| one.opened.sha256 != sha256));
                // As in the page in which it was taken off.
                workspace
                    .storage
                    .update(|storage| storage.log_id = clock::uuid_v4());
            }
            News::PersonErased(sha256) => memory::follow(workspace, &[sha256]).await,
            News::Raters => {
                let settings = store.all(Shelf::Settings).await.unwrap_or_default();
                workspace.learn_raters(&settings);
            }
            News::Policies => {
                let settings = store.all(Shelf::Settings).await.unwrap_or_default();
                workspace.learn_policies(&settings);
            }
            News::Invitations => {
                let settings = store.all(Shelf::Settings).await.unwrap_or_default();
                workspace.restore_invitations(&settings);
            }
            News::Files => opened_files::refresh(workspace, &store).await,
            News::TakenBack | News::Erased => assay_web::browser::screen::reload(),
        }
    }
    let mut all = workspace.records.get_untracked();
    let mut is_changed = false;
    for (name, text) in author_logs {
        let of_bundle = |one: &&mut Arc<CandidateRecord>| name.starts_with(&one.opened.sha256);
        let Some(ours) = all.iter_mut().find(of_bundle) else {
            is_more = true;
            continue;
        };
        if let Ok((log, own)) = KeptAuthorLog::parse(&name, &text, ours.opened.subject()) {
            is_changed |= merge(workspace, ours, &log, &own);
        }
    }
    if is_changed {
        workspace.records.set(all);
    }
    if is_more {
        refresh(workspace).await;
    }
}

/// Takes into a record what another log has; whether there was anything new.
fn merge(workspace: Workspace, ours: &mut Arc<CandidateRecord>, log: &Log, own: &Own) -> bool {
    let mut record = CandidateRecord::clone(ours);
    let is_new = record
        .log
        .merge("", log)
        .is_ok_and(|merged| merged.added > 0);
    if is_new {
        record.own.take(own, log, &record.log);
        workspace.rescore(&mut record);
        *ours = Arc::new(record);
    }
    is_new
}

fn put_back(
    workspace: Workspace,
    bundles: &[(String, String)],
    author_logs: &[(String, String)],
) -> Vec<Arc<CandidateRecord>> {
    let library = workspace.library.get_untracked();
    let mut all = Vec::new();
    for (sha256, text) in bundles {
        let (file, text) = text.split_once('\n').unwrap_or(("", text));
        let opened = match OpenedBundle::open(file, text, &library) {
            Ok(opened) => opened,
            Err(problems) => {
                workspace.notify(
                    Level::Failed,
                    tr!(workspace.bundle_lost, problems = problems.to_string()),
                );
                continue;
            }
        };
        let mut log = Log::about(opened.subject());
        let mut own = Own::default();
        for (name, text) in author_logs
            .iter()
            .filter(|(name, _)| name.starts_with(sha256.as_str()))
        {
            let merged = KeptAuthorLog::parse(name, text, opened.subject()).and_then(
                |(author_log, part)| {
                    log.merge(name, &author_log)?;
                    own.take(&part, &author_log, &log);
                    Ok(())
                },
            );
            if let Err(problems) = merged {
                workspace.notify_problems(&problems);
            }
        }
        let mut record = CandidateRecord {
            opened: Arc::new(opened),
            log,
            own,
            state: State::default(),
            policy: None,
            scorecard: None,
        };
        workspace.rescore(&mut record);
        all.push(Arc::new(record));
    }
    all.sort_by(|one, other| one.opened.started_at.cmp(&other.opened.started_at));
    all
}
