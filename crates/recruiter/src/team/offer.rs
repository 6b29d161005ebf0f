//! A team file that was opened: nothing of it is taken in before somebody has looked at what it would add.

use super::held::Offered;
use crate::message::Level;
use crate::workspace::Workspace;
use assay_core::document::{Problems, Value};
use assay_evaluation::{KnownCandidate, TeamFile, TeamPreview};
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
        TeamPreview::of(&team, |sha256| {
            let record = all.iter().find(|one| one.opened.sha256 == sha256)?;
            Some(KnownCandidate {
                log: &record.log,
                policy: record.policy.as_deref(),
            })
        })
    });
    if preview.is_empty() {
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
