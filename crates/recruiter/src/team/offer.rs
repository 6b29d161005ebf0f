//! A team file that was opened: nothing of it is taken in before somebody has looked at what it would add.

use super::held::Offered;
use crate::message::Level;
use crate::workspace::Workspace;
use assay_core::document::{Problems, Value};
use assay_evaluation::{KnownBeside, KnownCandidate, PersonIds, TeamFile, TeamPreview};
use leptos::prelude::*;
use std::sync::Arc;

/// Shows what a team file would add.
///
/// # Errors
/// Where it cannot be read, or something in it does not hold together.
pub fn offer(workspace: Workspace, file: &str, value: &Value) -> Result<(), Problems> {
    if workspace.team.is_looking.get_untracked() {
        workspace.notify(Level::Warning, tr!(team.one_at_a_time, file = file));
        return Ok(());
    }
    let team = TeamFile::read(file, value)?;
    let preview = workspace.records.with_untracked(|all| {
        let people: Vec<PersonIds<'_>> = all.iter().map(|one| one.opened.ids()).collect();
        let invitations = workspace.invitations.get_untracked();
        let erased = workspace.erasure.stones.get_untracked();
        let beside = KnownBeside {
            invitations: &invitations,
            erased: &erased,
            people: &people,
        };
        TeamPreview::of(&team, &beside, |sha256| {
            let record = all.iter().find(|one| one.opened.sha256 == sha256)?;
            Some(KnownCandidate {
                log: &record.log,
                policy: record.policy.as_deref(),
            })
        })
    });
    if preview.is_empty() && !has_more(workspace, &team) {
        workspace.notify(Level::Ok, tr!(team.nothing_new, file = file));
        return Ok(());
    }
    workspace.team.offered.set(Some(Arc::new(Offered {
        file: file.into(),
        team,
        preview,
    })));
    workspace.team.is_looking.set(true);
    Ok(())
}

/// Returns whether a file brings a key that is not at hand, or a later plan of who rates.
fn has_more(workspace: Workspace, team: &TeamFile) -> bool {
    let has_key = workspace.library.with_untracked(|library| {
        let known = library.keys.iter().chain(&library.offered);
        let known: Vec<&str> = known.map(|key| key.sha256.as_str()).collect();
        let mut keys = team.keys.iter().filter(|one| one.key.is_some());
        keys.any(|one| !known.contains(&one.sha256.as_str()))
    });
    let ours = workspace.team.plan.get_untracked();
    let theirs = team.plan.as_ref();
    let has_plan = theirs.is_some_and(|theirs| theirs.replaces(ours.as_deref()));
    has_key || has_plan
}
