//! Texts that are not part of the log yet: notes to ratings that have not been given, reasons in a form. They are
//! kept in the browser while somebody types, so that a reload takes nothing away.

use crate::persistence;
use crate::workspace::Workspace;
use assay_web::browser::workspace_store::Shelf;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The drafts that a screen works with; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Drafts {
    workspace: Workspace,
    texts: RwSignal<BTreeMap<String, String>>,
}

const PREFIX: &str = "draft ";

impl Drafts {
    /// The drafts, which arrive as soon as the browser's database is open.
    pub fn new(workspace: Workspace) -> Self {
        let texts = RwSignal::new(BTreeMap::new());
        settings(workspace, move |name, text| {
            let Some(key) = name.strip_prefix(PREFIX) else {
                return;
            };
            // What was typed meanwhile is newer, and whoever has gone elsewhere has left the screen behind.
            texts.try_update(|texts: &mut BTreeMap<String, String>| {
                texts.entry(key.into()).or_insert_with(|| text.into());
            });
        });
        Self { workspace, texts }
    }

    /// Returns whether somebody has said who they are, so that what they write can be saved.
    pub fn has_author(self) -> bool {
        !self.workspace.who.with_untracked(String::is_empty)
    }

    /// A draft; it is followed.
    pub fn get(self, key: &str) -> Option<String> {
        self.texts.with(|texts| texts.get(key).cloned())
    }

    /// A draft.
    pub fn get_untracked(self, key: &str) -> Option<String> {
        self.texts.with_untracked(|texts| texts.get(key).cloned())
    }

    /// Keeps a draft.
    pub fn keep(self, key: String, text: String) {
        persistence::setting(self.workspace, &[PREFIX, &key].concat(), &text);
        self.texts.update(|texts| {
            texts.insert(key, text);
        });
    }

    /// Forgets a draft: it is in the log now. Also called while a screen is taken away.
    pub fn forget(self, key: &str) {
        let mut may_be_kept = true;
        self.texts
            .update(|texts| may_be_kept = texts.remove(key).is_some());
        if let Some(store) = self.workspace.store().filter(|_| may_be_kept) {
            let name = [PREFIX, key].concat();
            spawn_local(async move {
                // If it stays, it is shown again and nothing is lost.
                let _ = store.remove(Shelf::Settings, &[name]).await;
            });
        }
    }
}

/// Tells every setting that is kept, by name, once the browser's database is open. It reads them only then: later on,
/// what it finds may be about to be removed.
pub fn settings(workspace: Workspace, each: impl Fn(&str, &str) + 'static) {
    let each = Arc::new(each);
    let is_open = Memo::new(move |_| workspace.storage.with(|storage| storage.store.is_some()));
    Effect::new(move |_| {
        if !is_open.get() {
            return;
        }
        let Some(store) = workspace.store() else {
            return;
        };
        let each = each.clone();
        spawn_local(async move {
            for (name, text) in store.all(Shelf::Settings).await.unwrap_or_default() {
                each(&name, &text);
            }
        });
    });
}
