//! The keys of a pack: the one that counts, and those that were opened beside it.

use super::change::{Change, Target};
use crate::key_validity::KeyValidity;
use crate::offered::OfferedLine;
use crate::opened_files;
use crate::short_digest::short_digest;
use crate::workspace::Workspace;
use assay_core::assessment::{Assessment, Key};
use assay_evaluation::Kept;
use assay_web::browser::page;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// Returns the identifier of the heading over the keys of a pack.
pub fn heading_id(pack: &Assessment) -> String {
    ["keys-", short_digest(&pack.sha256)].concat()
}

/// The keys of one pack.
#[component]
pub fn PackKeys(
    /// The change of key that is under way.
    change: Change,
    /// The pack.
    pack: Arc<Assessment>,
) -> impl IntoView {
    let workspace = change.workspace;
    let title = tr!(keys.test, title = pack.title, version = pack.version);
    let offered = {
        let pack = pack.clone();
        Memo::new(move |_| {
            workspace.library.with(|library| {
                let own = |key: &&Arc<Key>| key.assessment_sha256 == pack.sha256;
                library
                    .offered
                    .iter()
                    .filter(own)
                    .cloned()
                    .collect::<Vec<_>>()
            })
        })
    };
    // The file that the key was opened from; none where it lies beside the page.
    let opened = {
        let kept = Kept::Key(pack.sha256.clone());
        Memo::new(move |_| name_of(workspace, &kept))
    };
    let state = {
        let pack = pack.clone();
        move || {
            let key = workspace
                .library
                .with(|library| library.key(&pack.sha256).cloned());
            let counts = match &key {
                Some(key) => tr!(keys.counts, digest = short_digest(&key.sha256)),
                None => tr!(keys.counts_none).into(),
            };
            let from = match (&key, opened.get()) {
                (None, _) => String::new(),
                (Some(_), Some(file)) => tr!(keys.from_file, file = file),
                (Some(_), None) => tr!(keys.from_beside).into(),
            };
            text([&counts, " ", &from].concat())
        }
    };
    let validity = {
        let pack = pack.clone();
        move || {
            let key = workspace
                .library
                .with(|library| library.key(&pack.sha256).cloned());
            key.map(|key| view! { <KeyValidity key /> })
        }
    };
    let of_pack = pack.clone();
    let look_without = Callback::new(move |()| {
        let beside = workspace
            .hosted
            .with_untracked(|(library, _)| library.key(&of_pack.sha256).cloned());
        change.look(Target {
            pack: of_pack.clone(),
            to: beside,
            is_offered: false,
        });
    });
    let heading = heading_id(&pack);
    let line = move |key| view! { <OfferedKey change pack=pack.clone() key /> };
    view! {
        <section class="policy-part" aria-label=title.clone()>
            <h2 id=heading tabindex="-1">
                {text(&title)}
            </h2>
            <p>{state}</p>
            {validity}
            <Show when=move || opened.with(Option::is_some)>
                <div class="actions">
                    <button type="button" class="btn" on:click=move |_| look_without.run(())>
                        {tr!(keys.look_without)}
                    </button>
                </div>
            </Show>
            <Show when=move || !offered.with(Vec::is_empty)>
                <ul>
                    <For
                        each=move || offered.get()
                        key=|key| key.sha256.clone()
                        children=line.clone()
                    />
                </ul>
            </Show>
        </section>
    }
}

/// A key that was opened beside the one that counts, with what can be done about it.
#[component]
fn OfferedKey(
    /// The change of key that is under way.
    change: Change,
    /// The pack that it is for.
    pack: Arc<Assessment>,
    /// The key.
    key: Arc<Key>,
) -> impl IntoView {
    let kept = Kept::OfferedKey(key.sha256.clone());
    let name = {
        let (kept, digits) = (kept.clone(), String::from(short_digest(&key.sha256)));
        Signal::derive(move || {
            let file = name_of(change.workspace, &kept).unwrap_or_default();
            tr!(keys.offered, digest = digits, file = file)
        })
    };
    let heading = heading_id(&pack);
    let target = Target {
        pack,
        to: Some(key),
        is_offered: true,
    };
    let look = Callback::new(move |()| change.look(target.clone()));
    let remove = Callback::new(move |()| {
        change.looked_at.set(None);
        opened_files::take_away(change.workspace, &kept);
        // The button goes away with the key.
        page::focus_id(&heading);
    });
    view! {
        <OfferedLine
            name
            misfit=None
            look=tr!(keys.look)
            on_look=look
            remove=tr!(keys.remove)
            on_remove=remove
        />
    }
}

/// The name of a file that is kept for something.
fn name_of(workspace: Workspace, kept: &Kept) -> Option<String> {
    workspace.files.with(|files| {
        let found = files.iter().find(|one| one.kept == *kept);
        found.map(|one| one.name.clone())
    })
}
