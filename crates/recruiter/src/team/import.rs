//! Taking a team file in after somebody looked at what it adds, and taking that back.

use super::held::{Offered, UNDO};
use super::plan;
use crate::message::Level;
use crate::persistence::TakenBack;
use crate::workspace::{CandidateRecord, Workspace};
use crate::{erasure, merging, opened_files, opening, persistence};
use assay_core::document;
use assay_core::record::time::rfc3339;
use assay_evaluation::review_event::ReviewEvent;
use assay_evaluation::{
    BesidePreview, FormerPlan, Kept, Presence, State, TeamFile, TeamUndo, UndoneCandidate,
    policy_of,
};
use assay_web::browser::clock;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Takes a team file in: the answers and keys that come along, every log, and its policies as offers.
pub fn take_in(workspace: Workspace, offered: &Offered) {
    let Offered {
        file,
        team,
        preview,
    } = offered;
    let kept_before = kept_names(workspace);
    let leaving = &preview.beside.leaving;
    if !leaving.is_empty() {
        erasure::follow_colleague(workspace, leaving.clone());
    }
    let (invitations, erased) = take_beside(workspace, offered);
    // Answers of erased people are held back as in any other file, until somebody opens them on purpose.
    let coming = preview.candidates.iter().filter(|one| {
        let is_held_back = one.presence == Presence::Erased && !leaving.contains(&one.sha256);
        one.presence == Presence::Comes || is_held_back
    });
    let coming: BTreeSet<&str> = coming.map(|one| one.sha256.as_str()).collect();
    opening::open_all(workspace, files_of(team, &coming));
    let (candidates, new) = take_logs(workspace, file, team, &coming);
    merging::tell_new(workspace, file, &[], &new);
    offer_policies(workspace, file, team);
    tell_other_keys(workspace, file, team);
    let kept = kept_names(workspace);
    let files = kept.difference(&kept_before).cloned();
    let undo = TeamUndo {
        file: file.clone(),
        at: rfc3339(clock::now().wall_ms),
        candidates,
        files: files.collect(),
        plan: take_plan(workspace, team),
        invitations,
        erased,
    };
    workspace.notify(
        Level::Ok,
        tr!(team.taken_in, file = file, count = new.len()),
    );
    persistence::setting(workspace, UNDO, &undo.to_text());
    workspace.team.undo.set(Some(Arc::new(undo)));
}

/// Takes over invitations and who was erased; the invitations and the stones that an undo takes away.
fn take_beside(workspace: Workspace, offered: &Offered) -> (Vec<String>, Vec<String>) {
    let BesidePreview {
        invitations,
        erased,
        undoable,
        leaving_invitations,
        ..
    } = offered.preview.beside.clone();
    let team = &offered.team;
    if !erased.is_empty() {
        let stones = workspace.erasure.stones;
        stones.update(|stones| stones.unite(&team.erased));
        erasure::keep_stones(workspace);
    }
    if !leaving_invitations.is_empty() {
        workspace.take_off_invitations(&leaving_invitations);
    }
    let new = team.invitations.iter();
    let new = new.filter(|one| invitations.contains(&one.invitation.id));
    workspace.add_invitations(new.cloned().collect());
    (invitations, undoable)
}

fn kept_names(workspace: Workspace) -> BTreeSet<String> {
    let name = |one: &assay_evaluation::KeptFile| one.kept.name();
    workspace
        .files
        .with_untracked(|files| files.iter().map(name).collect())
}

/// The keys and answers of a team file as files of their own.
fn files_of(team: &TeamFile, coming: &BTreeSet<&str>) -> Vec<(String, String)> {
    let keys = team.keys.iter().filter_map(|one| {
        let text = document::to_text(one.key.as_ref()?);
        Some((tr!(team.key_file, digest = one.sha256.get(..12)?), text))
    });
    let bundles = team.candidates.iter().filter_map(|one| {
        let sha256 = one.evaluation.log.subject().bundle_sha256.as_str();
        let bundle = one.bundle.as_ref().filter(|_| coming.contains(sha256))?;
        let name = [&one.code, ".json"].concat();
        Some((name, document::to_text(bundle)))
    });
    keys.chain(bundles).collect()
}

/// Takes every log in, at once; what that added to each candidate, and every new event.
fn take_logs(
    workspace: Workspace,
    file: &str,
    team: &TeamFile,
    coming: &BTreeSet<&str>,
) -> (Vec<UndoneCandidate>, Vec<ReviewEvent>) {
    let mut all = workspace.records.get_untracked();
    let (mut candidates, mut new, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for candidate in &team.candidates {
        let log = &candidate.evaluation.log;
        let sha256 = log.subject().bundle_sha256.as_str();
        let Some(one) = all.iter_mut().find(|one| one.opened.sha256 == sha256) else {
            continue;
        };
        let mut record = CandidateRecord::clone(one);
        let before = match merging::take_log(workspace, &mut record, file, log) {
            Ok(before) => before,
            Err(problems) => {
                workspace.notify_problems(&problems);
                continue;
            }
        };
        let added = UndoneCandidate::of(&before, &record.log, coming.contains(sha256));
        if added.logs.is_empty() && !added.is_new {
            continue;
        }
        entries.extend(merging::grown_entries(&record, &added.logs));
        for grown in &added.logs {
            let logs = record.log.author_logs().iter();
            let of_log = logs.filter(|one| one.id == grown.id);
            let of_log = of_log.flat_map(|one| one.entries.iter().skip(grown.before));
            new.extend(of_log.filter_map(|entry| ReviewEvent::from_entry(entry).ok()));
        }
        workspace.rescore(&mut record);
        *one = Arc::new(record);
        candidates.push(added);
    }
    workspace.records.set(all);
    persistence::author_logs(workspace, entries);
    (candidates, new)
}

/// Offers each policy that counted for somebody in the file and is not in force here.
fn offer_policies(workspace: Workspace, file: &str, team: &TeamFile) {
    let mut known = BTreeSet::new();
    for event in &team.policies {
        if let Some(policy) = policy_of(event)
            && known.insert(policy.sha256())
        {
            workspace.offer_policy(file, policy, Some(event));
        }
    }
    for candidate in &team.candidates {
        let sha256 = &candidate.evaluation.log.subject().bundle_sha256;
        let opened = workspace.records.with_untracked(|all| {
            let found = all.iter().find(|one| one.opened.sha256 == *sha256);
            found.map(|one| one.opened.clone())
        });
        if let Some(opened) = opened
            && let Some((policy, event)) = candidate.evaluation.policy_by_log()
            && known.insert(policy.sha256())
        {
            workspace.offer_policy_of(&opened, file, policy, event.as_ref());
        }
    }
}

/// Takes over who rates and until when, where the file says so later than this page; what counted before.
fn take_plan(workspace: Workspace, team: &TeamFile) -> Option<FormerPlan> {
    let theirs = team.plan.as_ref()?;
    let former = workspace.team.plan.get_untracked();
    if !theirs.replaces(former.as_deref()) {
        return None;
    }
    plan::set(workspace, Some(theirs.clone()));
    Some(FormerPlan {
        former: former.as_deref().cloned(),
    })
}

/// Says where another key counted for whoever wrote the file.
fn tell_other_keys(workspace: Workspace, file: &str, team: &TeamFile) {
    let is_other = workspace.library.with_untracked(|library| {
        team.keys.iter().any(|one| {
            let here = library.key(&one.content_sha256);
            here.is_some_and(|here| here.sha256 != one.sha256)
        })
    });
    if is_other {
        workspace.notify(
            Level::Warning,
            tr!(workspace.scored_by_other_key, file = file),
        );
    }
}

/// Takes back what the last team file added. What was done here since then stays.
pub fn take_back(workspace: Workspace) {
    let Some(undo) = workspace.team.undo.get_untracked() else {
        return;
    };
    let mut all = workspace.records.get_untracked();
    let mut taken = TakenBack::default();
    for added in &undo.candidates {
        let Some(at) = all.iter().position(|one| one.opened.sha256 == added.sha256) else {
            continue;
        };
        let mut record = CandidateRecord::clone(&all[at]);
        let log = added.undo(&record.log);
        let name = |id: &str| persistence::author_log_name(&added.sha256, id);
        if added.takes_candidate(&log) {
            let logs = record.log.author_logs().iter();
            taken.gone.extend(logs.map(|one| name(&one.id)));
            taken.bundles.push(added.sha256.clone());
            all.remove(at);
            continue;
        }
        for before in record.log.author_logs() {
            match log.author_logs().iter().find(|one| one.id == before.id) {
                None => taken.gone.push(name(&before.id)),
                Some(now) if now != before => taken.shorter.push(persistence::author_log_entry(
                    &added.sha256,
                    now,
                    &record.own,
                )),
                Some(_) => {}
            }
        }
        record.log = log;
        workspace.rescore(&mut record);
        all[at] = Arc::new(record);
    }
    workspace.records.set(all);
    for kept in undo.files.iter().filter_map(|name| Kept::read(name)) {
        opened_files::remove(workspace, &kept);
    }
    opened_files::arrange(workspace, workspace.files.get_untracked());
    workspace.rescore_all();
    if let Some(plan) = &undo.plan {
        plan::set(workspace, plan.former.clone());
    }
    // Whose link was read since then is worked with here.
    let has_link = |id: &String| {
        workspace
            .links
            .with_untracked(|links| links.contains_key(id))
    };
    let mut invitations = undo.invitations.clone();
    invitations.retain(|id| !has_link(id));
    if !invitations.is_empty() {
        workspace.take_off_invitations(&invitations);
    }
    if !undo.erased.is_empty() {
        let stones = workspace.erasure.stones;
        stones.update(|stones| stones.part(&undo.erased));
        erasure::keep_stones(workspace);
    }
    persistence::take_back(workspace, taken);
    forget_undo(workspace);
    workspace.messages.set(Vec::new());
    workspace.notify(Level::Ok, tr!(team.taken_back, file = undo.file));
}

/// Takes everything off the workspace that was done about candidates. The answers stay.
pub fn forget_evaluations(workspace: Workspace) {
    let mut all = workspace.records.get_untracked();
    let mut taken = TakenBack::default();
    for one in &mut all {
        let mut record = CandidateRecord::clone(one);
        let logs = record.log.author_logs().iter();
        let sha256 = &record.opened.sha256;
        let names = logs.map(|log| persistence::author_log_name(sha256, &log.id));
        taken.gone.extend(names);
        record.log = assay_evaluation::Log::about(record.opened.subject());
        record.own = Default::default();
        record.state = State::default();
        workspace.rescore(&mut record);
        *one = Arc::new(record);
    }
    workspace.records.set(all);
    persistence::take_back(workspace, taken);
    forget_undo(workspace);
    // Policies that are in force still are, for whatever is done from here on.
    workspace.note_policies();
    workspace.messages.set(Vec::new());
    workspace.notify(Level::Ok, tr!(team.evaluations_removed).into());
}

fn forget_undo(workspace: Workspace) {
    persistence::setting(workspace, UNDO, "");
    workspace.team.undo.set(None);
}
