//! Keeping what is on the workspace in this browser, and putting it back when the page is opened again. Nothing leaves
//! the browser.

use super::tabs::{self, News};
use super::workspace::Workspace;
use crate::message::Level;
use assay_evaluation::{AuthorLog, KeptAuthorLog, Own};
use assay_web::browser::clock;
use assay_web::browser::workspace_store::{Shelf, StoreError, WorkspaceStore};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The setting that changes whenever a page writes something that others have to know.
pub(super) const REVISION: &str = "revision";

/// Keeps something that other pages have to know, and tells them once it is kept.
fn publish(workspace: Workspace, shelf: Shelf, entries: Vec<(String, String)>, news: News) {
    publish_all(workspace, shelf, entries, vec![news]);
}

fn publish_all(
    workspace: Workspace,
    shelf: Shelf,
    entries: Vec<(String, String)>,
    news: Vec<News>,
) {
    let Some(store) = workspace.store() else {
        return;
    };
    spawn_local(async move {
        if store.put(shelf, &entries).await.is_err() {
            workspace.is_kept.set(false);
            workspace.notify(Level::Failed, tr!(workspace.keeping_failed).into());
            return;
        }
        let revision = clock::uuid_v4();
        workspace.revision.set_value(revision.clone());
        // Without it the others learn of it from the message sent here.
        let _ = store
            .put(Shelf::Settings, &[(REVISION.into(), revision)])
            .await;
        for one in &news {
            tabs::tell(workspace, one);
        }
    });
}

/// Keeps bundles, each by its digest: the name of its file, and its text.
pub fn bundles(workspace: Workspace, entries: Vec<(String, String)>) {
    publish(workspace, Shelf::Bundles, entries, News::Bundles);
}

/// Keeps an author's log.
pub fn author_log(workspace: Workspace, sha256: &str, author_log: &AuthorLog, own: &Own) {
    author_logs(workspace, vec![author_log_entry(sha256, author_log, own)]);
}

/// Keeps several authors' logs, each as [`author_log_entry`] returns it: all or none.
pub fn author_logs(workspace: Workspace, entries: Vec<(String, String)>) {
    if entries.is_empty() {
        return;
    }
    let names = entries.iter().map(|one| News::AuthorLog(one.0.clone()));
    let news = names.collect();
    publish_all(workspace, Shelf::AuthorLogs, entries, news);
}

/// Returns the name that an author's log is kept under, and the text.
pub fn author_log_entry(sha256: &str, author_log: &AuthorLog, own: &Own) -> (String, String) {
    let text = KeptAuthorLog::of(author_log, own).to_text();
    (author_log_name(sha256, &author_log.id), text)
}

/// Returns the name that an author's log is kept under.
pub fn author_log_name(sha256: &str, id: &str) -> String {
    [sha256, " ", id].concat()
}

/// What is no longer kept as it was: shorter authors' logs, and the names of those and of bundles that go.
#[derive(Default)]
pub struct TakenBack {
    /// Authors' logs as they are now, each by its name.
    pub shorter: Vec<(String, String)>,
    /// The names of authors' logs that go.
    pub gone: Vec<String>,
    /// The digests of bundles that go.
    pub bundles: Vec<String>,
}

/// Keeps what is left after something was taken back. Other pages of this browser are loaded again.
pub fn take_back(workspace: Workspace, taken: TakenBack) {
    // What is done from here on must not contradict what was exported before.
    workspace
        .storage
        .update(|storage| storage.log_id = clock::uuid_v4());
    let Some(store) = workspace.store() else {
        return;
    };
    spawn_local(async move {
        let shorter = store.put(Shelf::AuthorLogs, &taken.shorter).await;
        let gone = store.remove(Shelf::AuthorLogs, &taken.gone).await;
        let bundles = store.remove(Shelf::Bundles, &taken.bundles).await;
        match shorter.and(gone).and(bundles) {
            Ok(()) => tabs::tell(workspace, &News::TakenBack),
            Err(_) => workspace.notify(Level::Failed, tr!(workspace.keeping_failed).into()),
        }
    });
}

/// Keeps files that were opened.
pub fn files(workspace: Workspace, entries: Vec<(String, String)>) {
    publish(workspace, Shelf::Files, entries, News::Files);
}

/// No longer keeps a file.
pub fn remove_file(workspace: Workspace, name: String) {
    remove(workspace, Shelf::Files, vec![name], News::Files);
}

/// No longer keeps something that other pages have to know, and tells them.
fn remove(workspace: Workspace, shelf: Shelf, names: Vec<String>, news: News) {
    let Some(store) = workspace.store() else {
        return;
    };
    spawn_local(async move {
        match store.remove(shelf, &names).await {
            Ok(()) => tabs::tell(workspace, &news),
            Err(_) => workspace.notify(Level::Failed, tr!(workspace.keeping_failed).into()),
        }
    });
}

/// Keeps invitations, each under its name.
pub fn invitations(workspace: Workspace, entries: Vec<(String, String)>) {
    publish(workspace, Shelf::Settings, entries, News::Invitations);
}

/// No longer keeps invitations, by the names that they are kept under.
pub fn remove_invitations(workspace: Workspace, names: Vec<String>) {
    remove(workspace, Shelf::Settings, names, News::Invitations);
}

/// Keeps which policies were put in force.
pub fn in_force(workspace: Workspace, name: &str, text: &str) {
    let entries = vec![(name.into(), text.into())];
    publish(workspace, Shelf::Settings, entries, News::Policies);
}

/// Keeps who ever sat here.
pub fn raters(workspace: Workspace, name: &str, text: &str) {
    let entries = vec![(name.into(), text.into())];
    publish(workspace, Shelf::Settings, entries, News::Raters);
}

/// Keeps a setting.
pub fn setting(workspace: Workspace, name: &str, text: &str) {
    put(workspace, Shelf::Settings, vec![(name.into(), text.into())]);
}

fn put(workspace: Workspace, shelf: Shelf, entries: Vec<(String, String)>) {
    let Some(store) = workspace.store() else {
        return;
    };
    spawn_local(async move {
        if store.put(shelf, &entries).await.is_err() {
            workspace.is_kept.set(false);
            workspace.notify(Level::Failed, tr!(workspace.keeping_failed).into());
        }
    });
}

/// Takes a candidate with all that was done about it off the workspace.
pub fn forget(workspace: Workspace, sha256: &str) {
    workspace
        .records
        .update(|all| all.retain(|one| one.opened.sha256 != sha256));
    // What is done from here on must not contradict what was exported before.
    workspace
        .storage
        .update(|storage| storage.log_id = clock::uuid_v4());
    let Some(store) = workspace.store() else {
        return;
    };
    let sha256 = sha256.to_owned();
    spawn_local(async move {
        match remove_records(&store, std::slice::from_ref(&sha256)).await {
            Ok(_) => tabs::tell(workspace, &News::Forgotten(sha256)),
            Err(_) => workspace.notify(Level::Failed, tr!(workspace.keeping_failed).into()),
        }
    });
}

/// How much went with some bundles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Removed {
    /// Authors' logs.
    pub author_logs: usize,
    /// Texts that were being written.
    pub drafts: usize,
}

/// Takes bundles out of the browser's database, by their digests, with all that is kept about them.
///
/// # Errors
/// Says that the database could not be read or written.
pub async fn remove_records(
    store: &WorkspaceStore,
    bundles: &[String],
) -> Result<Removed, StoreError> {
    let is_of_these = |name: &String| bundles.iter().any(|sha256| name.contains(sha256));
    let named = |entries: Vec<(String, String)>| {
        let names = entries.into_iter().map(|(name, _)| name);
        names.filter(is_of_these).collect::<Vec<String>>()
    };
    let author_logs = named(store.all(Shelf::AuthorLogs).await?);
    // What was being written about a candidate is kept among the settings.
    let drafts = named(store.all(Shelf::Settings).await?);
    store.remove(Shelf::Settings, &drafts).await?;
    store.remove(Shelf::AuthorLogs, &author_logs).await?;
    store.remove(Shelf::Bundles, bundles).await?;
    Ok(Removed {
        author_logs: author_logs.len(),
        drafts: drafts.len(),
    })
}

/// Takes everything off the workspace and out of this browser.
pub fn forget_all(workspace: Workspace) {
    workspace.records.set(Vec::new());
    let Some(store) = workspace.store() else {
        return;
    };
    spawn_local(async move {
        match store.clear().await {
            Ok(()) => {
                tabs::tell(workspace, &News::Erased);
                assay_web::browser::screen::reload();
            }
            Err(_) => workspace.notify(Level::Failed, tr!(workspace.keeping_failed).into()),
        }
    });
}
