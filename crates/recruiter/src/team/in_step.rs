//! The folder on disk that is kept in step: a moment after each change the team file in it is written again.

use super::export::{self, Contents};
use super::held::InStep;
use crate::message::Level;
use crate::workspace::Workspace;
use assay_core::record::time::rfc3339;
use assay_web::browser::clock;
use assay_web::browser::folder::Folder;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Changes that follow each other within this time are written at once, in milliseconds.
const PAUSE_MS: u32 = 1_000;

/// Asks for a folder, and keeps it in step from then on. To be called from a click.
pub fn choose(workspace: Workspace) {
    let chosen = Folder::choose();
    spawn_local(async move {
        let Some(folder) = chosen.await else { return };
        if export::note(workspace, "folder").is_some() {
            workspace.team.folder.set(Some(folder));
        }
    });
}

/// Writes into the folder after each change, for as long as the owner that calls it is there.
pub fn follow(workspace: Workspace) {
    let turn = StoredValue::new(0_u64);
    let team = workspace.team;
    Effect::new(move |_| {
        workspace.records.track();
        workspace.in_force.track();
        workspace.is_blind.track();
        workspace.invitations.track();
        workspace.erasure.stones.track();
        team.plan.track();
        let Some(folder) = team.folder.get() else {
            return;
        };
        turn.update_value(|turn| *turn += 1);
        let own = turn.get_value();
        team.in_step.set(InStep::Writing);
        spawn_local(async move {
            clock::sleep(PAUSE_MS).await;
            let is_last = || turn.try_get_value() == Some(own);
            if !is_last() {
                return;
            }
            let contents = Contents {
                has_names: !workspace.is_blind.get_untracked(),
                has_keys: false,
            };
            let (name, text) = export::write(workspace, contents);
            let is_written = folder.write(&name, &text).await;
            if !is_last() {
                return;
            }
            if is_written {
                let at = rfc3339(clock::now().wall_ms);
                team.in_step.set(InStep::Written(at));
            } else {
                team.in_step.set(InStep::Failed);
                workspace.notify(Level::Failed, tr!(team.folder_failed).into());
            }
        });
    });
}
