//! Files that were opened on this workspace and are kept in the browser: packs, keys, the kit, and what is offered. Each
//! can be removed; then what lies beside the page counts again.

use super::persistence as kept_in_browser;
use super::workspace::{Offer, Workspace};
use crate::message::Level;
use assay_core::document;
use assay_evaluation::{Kept, KeptFile, Kit, ScoringPolicy};
use assay_web::browser::workspace_store::{Shelf, WorkspaceStore};
use leptos::prelude::*;
use std::sync::Arc;

/// Puts back everything that was kept.
pub async fn restore(workspace: Workspace, store: &WorkspaceStore) {
    let entries = store.all(Shelf::Files).await.unwrap_or_default();
    let mut files: Vec<KeptFile> = Vec::new();
    let mut former = Vec::new();
    for (name, text) in entries {
        match Kept::read(&name) {
            Some(kept) => {
                let (name, text) = parted(&name, &text);
                files.push(KeptFile {
                    kept,
                    name: name.into(),
                    text: text.into(),
                });
            }
            None => former.push((name, text)),
        }
    }
    let names: Vec<String> = former.iter().map(|one| one.0.clone()).collect();
    for (name, text) in former {
        take_former(&mut files, &name, text);
    }
    if !names.is_empty() {
        // Earlier versions kept files under their own names.
        kept_in_browser::files(workspace, entries_of(&files));
        let _ = store.remove(Shelf::Files, &names).await;
    }
    arrange(workspace, files);
}

/// The texts of the packs that are kept.
pub async fn packs(store: &WorkspaceStore) -> Vec<String> {
    let entries = store.all(Shelf::Files).await.unwrap_or_default();
    entries
        .into_iter()
        .filter_map(|(name, text)| match Kept::read(&name) {
            Some(Kept::Pack(_)) => Some(parted(&name, &text).1.into()),
            Some(_) => None,
            // Earlier versions kept the text alone, of packs and of other files.
            None => Some(text),
        })
        .collect()
}

/// The name that a kept file had, and its text.
fn parted<'a>(name: &'a str, entry: &'a str) -> (&'a str, &'a str) {
    entry.split_once('\n').unwrap_or((name, entry))
}

/// Reads what is kept once more: another page has changed it.
pub async fn refresh(workspace: Workspace, store: &WorkspaceStore) {
    restore(workspace, store).await;
    workspace.rescore_all();
}

/// Takes in a file that an earlier version kept. Of several keys for the same pack the last counted; the others are
/// offered.
fn take_former(files: &mut Vec<KeptFile>, name: &str, text: String) {
    let Ok(value) = document::parse(name, &text) else {
        return;
    };
    let kept = match document::schema_of(&value).and_then(|schema| schema.rsplit_once('/')) {
        Some(("assay/assessment", _)) => assay_core::assessment::Assessment::parse(name, &value)
            .ok()
            .map(|pack| Kept::Pack(pack.sha256)),
        Some(("assay/key", _)) => {
            assay_core::assessment::Key::parse(name, &value)
                .ok()
                .map(|key| {
                    let counts = Kept::Key(key.assessment_sha256);
                    if let Some(other) = files.iter_mut().find(|one| one.kept == counts)
                        && let Some(sha256) = key_digest(&other.text)
                        && sha256 != key.sha256
                    {
                        other.kept = Kept::OfferedKey(sha256);
                    }
                    counts
                })
        }
        Some(("assay/kit", _)) => Some(Kept::Kit),
        _ => None,
    };
    if let Some(kept) = kept {
        files.retain(|one| one.kept != kept);
        files.push(KeptFile {
            kept,
            name: name.into(),
            text,
        });
    }
}

fn key_digest(text: &str) -> Option<String> {
    let value = document::parse("key", text).ok()?;
    let key = assay_core::assessment::Key::parse("key", &value).ok()?;
    Some(key.sha256)
}

fn entries_of(files: &[KeptFile]) -> Vec<(String, String)> {
    let entry = |file: &KeptFile| {
        let text = [&file.name, "\n", &file.text].concat();
        (file.kept.name(), text)
    };
    files.iter().map(entry).collect()
}

/// Sets packs, keys, kit and offers from what lies beside the page and what is kept.
pub fn arrange(workspace: Workspace, files: Vec<KeptFile>) {
    let (library, kit) = workspace.hosted.get_untracked();
    let (library, problems) = library.put_back(&files);
    workspace.notify_problems(&problems);
    workspace.library.set(library);
    let own = files.iter().find(|one| one.kept == Kept::Kit);
    let own = own.and_then(|file| {
        let value = document::parse(&file.name, &file.text).ok()?;
        Kit::parse(&file.name, &value).ok()
    });
    workspace.kit.set(own.map(Arc::new).or(kit));
    workspace.files.set(files);
    offers(workspace);
}

/// The policies that are offered, from the files that are kept.
fn offers(workspace: Workspace) {
    let offers = workspace.files.with_untracked(|files| {
        let offered = files
            .iter()
            .filter(|one| matches!(one.kept, Kept::OfferedPolicy(_)));
        let read = offered.filter_map(|file| {
            let value = document::parse(&file.name, &file.text).ok()?;
            let policy = ScoringPolicy::parse(&file.name, &value).ok()?;
            Some(Arc::new(Offer {
                policy,
                from: file.name.clone(),
            }))
        });
        read.collect::<Vec<_>>()
    });
    if workspace.offers.with_untracked(|known| *known != offers) {
        workspace.offers.set(offers);
    }
}

/// Keeps a file, in the place of what was kept for the same.
pub fn keep(workspace: Workspace, kept: Kept, file: &str, text: &str) {
    // What stands before the line break is the name.
    let file = KeptFile {
        kept,
        name: file.replace('\n', " "),
        text: text.into(),
    };
    kept_in_browser::files(workspace, entries_of(std::slice::from_ref(&file)));
    workspace.files.update(|files| {
        files.retain(|one| one.kept != file.kept);
        files.push(file);
    });
    offers(workspace);
}

/// No longer keeps a file. What counts is not computed again yet.
pub fn remove(workspace: Workspace, kept: &Kept) {
    let is_there = workspace
        .files
        .with_untracked(|files| files.iter().any(|one| one.kept == *kept));
    if is_there {
        workspace
            .files
            .update(|files| files.retain(|one| one.kept != *kept));
        kept_in_browser::remove_file(workspace, kept.name());
        offers(workspace);
    }
}

/// Takes a file off the workspace: what lies beside the page counts again, and everything is computed again.
pub fn take_away(workspace: Workspace, kept: &Kept) {
    let name = workspace.files.with_untracked(|files| {
        let found = files.iter().find(|one| one.kept == *kept);
        found.map(|one| one.name.clone())
    });
    remove(workspace, kept);
    arrange(workspace, workspace.files.get_untracked());
    workspace.rescore_all();
    if let Some(name) = name {
        workspace.notify(Level::Ok, tr!(workspace.file_removed, file = name));
    }
}

/// Puts a key in the place of the one that counts: the one that was offered, or, where that is `None`, the one beside
/// the page instead of the one that was opened.
pub fn switch_key(workspace: Workspace, content_sha256: &str, to: Option<&str>) {
    let counts = Kept::Key(content_sha256.into());
    match to.map(|sha256| Kept::OfferedKey(sha256.into())) {
        None => remove(workspace, &counts),
        Some(offered) => {
            let found = workspace.files.with_untracked(|files| {
                let found = files.iter().find(|one| one.kept == offered);
                found.cloned()
            });
            if let Some(file) = found {
                keep(workspace, counts, &file.name, &file.text);
                remove(workspace, &offered);
            }
        }
    }
    arrange(workspace, workspace.files.get_untracked());
    workspace.rescore_all();
}
