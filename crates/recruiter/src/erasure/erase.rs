//! Erasing people.

use super::folder::scrub;
use super::held::{Done, STONES};
use super::memory;
use crate::focus::focus_later;
use crate::message::Level;
use crate::persistence::{self, Removed};
use crate::tabs::{self, News};
use crate::team::held::UNDO;
use crate::workspace::{CandidateRecord, Workspace};
use assay_core::record::time::rfc3339;
use assay_crypto::{Erased, ErasedKind, ErasureCause, ErasurePlace, ErasureProof};
use assay_web::browser::clock;
use assay_web::browser::workspace_store::Shelf;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Identifier of the heading of the notice about what was erased.
pub const DONE: &str = "erased-title";

/// Erases candidates, by the digests of their bundles: from this page at once, then from the browser and the folder.
pub fn erase(workspace: Workspace, bundles: Vec<String>, cause: ErasureCause) {
    let gone = of_bundles(workspace, &bundles);
    if gone.is_empty() {
        return;
    }
    let at = rfc3339(clock::now().wall_ms);
    workspace.erasure.stones.update(|stones| {
        for one in &gone {
            stones.add(&clock::uuid_v4(), one.opened.ids(), &at);
        }
    });
    let invitations = clear(workspace, &bundles, &gone);
    spawn_local(async move {
        let Some((removed, teams)) = clear_kept(workspace, &bundles, &invitations, &gone).await
        else {
            return;
        };
        workspace
            .erasure
            .done
            .set(Some(proof(at, cause, &gone, &removed, teams)));
        focus_later(DONE);
    });
}

/// Erases candidates here whom a colleague has erased, by the digests of their bundles. The colleague has the proof, and the
/// team file with which this came has the stones.
pub fn follow_colleague(workspace: Workspace, bundles: Vec<String>) {
    let gone = of_bundles(workspace, &bundles);
    let invitations = clear(workspace, &bundles, &gone);
    spawn_local(async move {
        clear_kept(workspace, &bundles, &invitations, &gone).await;
    });
}

/// Keeps how erased people are known again, after that was changed by hand or by a file.
pub fn keep_stones(workspace: Workspace) {
    let stones = workspace.erasure.stones.with_untracked(|one| one.to_text());
    persistence::setting(workspace, STONES, &stones);
}

fn of_bundles(workspace: Workspace, bundles: &[String]) -> Vec<Arc<CandidateRecord>> {
    workspace.records.with_untracked(|all| {
        let gone = all
            .iter()
            .filter(|one| bundles.contains(&one.opened.sha256));
        gone.cloned().collect()
    })
}

/// Takes candidates off the page and the board; the identifiers of their invitations.
fn clear(workspace: Workspace, bundles: &[String], gone: &[Arc<CandidateRecord>]) -> Vec<String> {
    let invitations = gone.iter().map(|one| one.opened.invitation.clone());
    let invitations: Vec<String> = invitations.filter(|id| !id.is_empty()).collect();
    let former = workspace.team.undo.get_untracked();
    if let Some(undo) = former.and_then(|undo| undo.without(bundles, &invitations)) {
        workspace.team.undo.set(Some(Arc::new(undo)));
    }
    memory::clear(workspace, bundles);
    workspace.take_off_invitations(&invitations);
    invitations
}

/// Takes candidates out of the browser's database and the folder; how much that was. `None`, with a message, where it failed.
async fn clear_kept(
    workspace: Workspace,
    bundles: &[String],
    invitations: &[String],
    gone: &[Arc<CandidateRecord>],
) -> Option<(Removed, usize)> {
    let removed = remove(workspace, bundles, gone).await;
    let teams = scrub(workspace, bundles, invitations).await;
    for sha256 in bundles {
        tabs::tell(workspace, &News::PersonErased(sha256.clone()));
    }
    let cleared = removed.zip(teams.ok());
    if cleared.is_none() {
        workspace.notify(Level::Failed, tr!(rights.failed).into());
    }
    cleared
}

/// Takes everything out of the browser's database; `None` where that failed.
async fn remove(
    workspace: Workspace,
    bundles: &[String],
    gone: &[Arc<CandidateRecord>],
) -> Option<Removed> {
    let Some(store) = workspace.store() else {
        // Nothing was kept: what the page held is all that there was.
        return Some(Removed {
            author_logs: gone.iter().map(|one| one.log.author_logs().len()).sum(),
            drafts: 0,
        });
    };
    let removed = persistence::remove_records(&store, bundles).await.ok()?;
    let stones = workspace.erasure.stones.with_untracked(|one| one.to_text());
    let undo = workspace.team.undo.get_untracked();
    let undo = undo.map_or_else(String::new, |undo| undo.to_text());
    let kept = [(STONES.into(), stones), (UNDO.into(), undo)];
    store.put(Shelf::Settings, &kept).await.ok()?;
    Some(removed)
}

/// Makes the proof.
fn proof(
    at: String,
    cause: ErasureCause,
    gone: &[Arc<CandidateRecord>],
    removed: &Removed,
    teams: usize,
) -> Done {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut attempts: Vec<&str> = gone.iter().map(|one| &*one.opened.attempt_id).collect();
    attempts.sort_unstable();
    attempts.dedup();
    let mut proof = ErasureProof::of(Erased {
        at,
        place: ErasurePlace::RecruiterPage,
        cause,
        campaigns: gone.iter().map(|one| one.opened.campaign.clone()).collect(),
        attempts: count(attempts.len()),
        counts: vec![
            (ErasedKind::Answers, count(gone.len())),
            (ErasedKind::Logs, count(removed.author_logs)),
            (ErasedKind::Drafts, count(removed.drafts)),
            (ErasedKind::TeamFiles, count(teams)),
        ],
    });
    let code = match (&attempts[..], cause) {
        ([attempt_id], ErasureCause::Request) => {
            Some(proof.commit(clock::random_code(), attempt_id))
        }
        _ => None,
    };
    Done { proof, code }
}
