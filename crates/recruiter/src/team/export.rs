//! Taking a team file out.

use crate::message::Level;
use crate::workspace::{CandidateRecord, Workspace};
use assay_core::document::{self, Value};
use assay_core::record::time::rfc3339;
use assay_evaluation::review_event::{RevealedRatings, ReviewAction};
use assay_evaluation::{
    Evaluation, Kept, KeptInvitation, TeamDraft, TeamDraftCandidate, TeamKey, team_file,
};
use assay_web::browser::{clock, files, page};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What goes into a team file beside the evaluations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contents {
    /// Whether the answers, which have the names in them, come along.
    pub has_names: bool,
    /// Whether the keys come along; otherwise only their digests.
    pub has_keys: bool,
}

/// Gives the browser a team file to save; its name. `None`, with a message, where nobody has said who they are or the
/// browser refuses.
pub fn export(workspace: Workspace, contents: Contents) -> Option<String> {
    note(workspace, "team")?;
    let (name, text) = write(workspace, contents);
    files::download(&name, &text).then_some(name)
}

/// Writes into the log of each candidate that it was taken out, and that whoever did it can read every rating in it.
pub fn note(workspace: Workspace, form: &str) -> Option<()> {
    if workspace.who.with_untracked(String::is_empty) {
        workspace.notify(Level::Warning, tr!(workspace.who_first).into());
        page::focus_id("who");
        return None;
    }
    let all = workspace.records.get_untracked();
    let covered = all
        .iter()
        .filter(|one| untrack(|| workspace.cover(one)).any());
    let covered: Vec<String> = covered.map(|one| one.opened.sha256.clone()).collect();
    workspace.note_revealed(&covered, RevealedRatings::Answers);
    let bundles: Vec<String> = all.iter().map(|one| one.opened.sha256.clone()).collect();
    let what = ReviewAction::Exported { form: form.into() };
    workspace.record_action_for(&bundles, &what);
    Some(())
}

/// Returns the team file of the workspace as it is now: its name, and its text.
pub fn write(workspace: Workspace, contents: Contents) -> (String, String) {
    let (by, written_at) = (workspace.who.get_untracked(), rfc3339(clock::now().wall_ms));
    let name = team_file(&by, &written_at);
    let candidates = workspace.records.with_untracked(|all| {
        let each = all.iter().map(|one| TeamDraftCandidate {
            code: one.opened.pseudonym(),
            evaluation: evaluation(workspace, one),
            bundle: contents.has_names.then(|| one.opened.document.clone()),
        });
        each.collect()
    });
    let draft = TeamDraft {
        written_at,
        by,
        candidates,
        policies: workspace.in_force.get_untracked(),
        keys: keys(workspace, contents.has_keys),
        plan: workspace
            .team
            .plan
            .with_untracked(|plan| plan.as_deref().cloned()),
        invitations: invitations(workspace, contents.has_names),
        erased: workspace.erasure.stones.get_untracked(),
    };
    (name, draft.write())
}

/// The invitations on the board; who they are for by name only where names come along.
fn invitations(workspace: Workspace, has_names: bool) -> Vec<KeptInvitation> {
    workspace.invitations.with_untracked(|all| {
        let each = all.iter().map(|one| {
            let kept = KeptInvitation::clone(one);
            if has_names { kept } else { kept.unnamed() }
        });
        each.collect()
    })
}

fn evaluation(workspace: Workspace, record: &CandidateRecord) -> Value {
    let key = workspace.key_of(&record.opened);
    let scored = key
        .as_ref()
        .zip(record.policy.as_deref())
        .map(|(key, policy)| (key.sha256.as_str(), policy));
    Evaluation::to_value(&record.log, scored, record.scorecard.as_deref())
}

/// The keys that count for the candidates on the workspace. Only those that were opened can come along: the others lie
/// beside the page, and so beside a colleague's.
fn keys(workspace: Workspace, has_keys: bool) -> Vec<TeamKey> {
    let contents: BTreeSet<String> = workspace.records.with_untracked(|all| {
        let each = all.iter().map(|one| one.opened.content_sha256.clone());
        each.collect()
    });
    let opened = |content: &str| {
        let kept = Kept::Key(content.into());
        let text = workspace.files.with_untracked(|files| {
            let found = files.iter().find(|one| one.kept == kept)?;
            Some(found.text.clone())
        })?;
        document::parse("key", &text).ok()
    };
    workspace.library.with_untracked(|library| {
        let counting = contents.iter().filter_map(|content| library.key(content));
        counting
            .map(|key| TeamKey {
                content_sha256: key.assessment_sha256.clone(),
                sha256: key.sha256.clone(),
                key: has_keys.then(|| opened(&key.assessment_sha256)).flatten(),
            })
            .collect()
    })
}
