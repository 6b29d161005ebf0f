//! Taking people out of the team files in the folder that is kept in step.

use crate::workspace::Workspace;
use assay_core::record::time::rfc3339;
use assay_evaluation::{team_file, without_candidates};
use assay_web::browser::clock;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The file that the page keeps in step comes first, since it is written again a moment later.
fn ordered(workspace: Workspace, mut names: Vec<String>) -> Vec<String> {
    let own = team_file(
        &workspace.who.get_untracked(),
        &rfc3339(clock::now().wall_ms),
    );
    names.retain(|name| name.ends_with(".json"));
    names.sort_by_key(|name| (*name != own, name.clone()));
    names
}

/// Writes every team file in the folder again that has one of these candidates or invitations; how many those were.
///
/// # Errors
/// Says that one could not be written.
pub async fn scrub(
    workspace: Workspace,
    bundles: &[String],
    invitations: &[String],
) -> Result<usize, ()> {
    let Some(folder) = workspace.team.folder.get_untracked() else {
        return Ok(0);
    };
    let [bundles, invitations] =
        [bundles, invitations].map(|all| all.iter().cloned().collect::<BTreeSet<String>>());
    let mut count = 0;
    let mut is_whole = true;
    for name in ordered(workspace, folder.file_names().await) {
        let Some(text) = folder.read(&name).await else {
            continue;
        };
        if let Some(text) = without_candidates(&text, &bundles, &invitations) {
            let is_written = folder.write(&name, &text).await;
            is_whole &= is_written;
            count += usize::from(is_written);
        }
    }
    if is_whole { Ok(count) } else { Err(()) }
}
