//! Merging evaluations: entries of others are taken in, and what a file says beside its log is checked against the log.
//! Nothing that is in force changes by it.

use super::persistence;
use super::workspace::{CandidateRecord, Workspace};
use crate::message::Level;
use assay_core::document::{Problems, Value};
use assay_core::person_text;
use assay_core::record::time::rfc3339;
use assay_evaluation::review_event::ReviewEvent;
use assay_evaluation::{AuthorLog, Evaluation, Grown, Log, People, UndoneCandidate};
use assay_web::browser::clock;
use leptos::prelude::*;
use std::sync::Arc;

/// Merges an evaluation into the current one; how many entries were new.
///
/// # Errors
/// Where it cannot be read, is about answers that are not on the workspace, or does not hold together.
pub fn evaluation(workspace: Workspace, name: &str, value: &Value) -> Result<usize, Problems> {
    let read = Evaluation::read(name, value)?;
    let at = workspace.records.with_untracked(|all| {
        all.iter()
            .position(|one| one.opened.sha256 == read.log.subject().bundle_sha256)
    });
    let Some(at) = at else {
        return Err(Problems::one(
            name,
            "$.bundle_sha256",
            "This evaluation is about answers that are not on this page.",
            "Open the answer bundle of the same attempt along with it.",
        ));
    };
    let mut record = workspace
        .records
        .with_untracked(|all| CandidateRecord::clone(&all[at]));
    let before = take_log(workspace, &mut record, name, &read.log)?;
    let grown = UndoneCandidate::of(&before, &record.log, false).logs;
    let added: usize = grown.iter().map(|one| one.after - one.before).sum();
    persistence::author_logs(workspace, grown_entries(&record, &grown));
    if read.log.unbound() > 0 {
        workspace.notify(Level::Warning, tr!(workspace.not_bound, file = name));
    }
    tell_new(workspace, name, &before.events(), &record.log.events());
    workspace.rescore(&mut record);
    let opened = record.opened.clone();
    workspace.records.update(|all| all[at] = Arc::new(record));
    if read.is_policy_against_log() {
        workspace.notify(
            Level::Warning,
            tr!(workspace.policy_against_log, file = name),
        );
    }
    if read.is_key_against_log() {
        workspace.notify(Level::Warning, tr!(workspace.key_against_log, file = name));
    }
    if let Some(key) = workspace.key_of(&opened) {
        if key.sha256 != read.key_sha256 {
            workspace.notify(
                Level::Warning,
                tr!(workspace.scored_by_other_key, file = name),
            );
        } else if let Some((policy, _)) = read.policy_by_log()
            && let Some(card) =
                workspace.scored(&opened, &read.state(), &key, &policy.upgraded(&key))
            && !read.is_as_scored(&card)
        {
            workspace.notify(Level::Warning, tr!(workspace.other_score, file = name));
        }
    }
    if let Some((policy, event)) = read.policy_by_log() {
        workspace.offer_policy_of(&opened, name, policy, event.as_ref());
    }
    Ok(added)
}

/// Takes the entries of a log into a record, which is not scored again yet; returns the log as it was.
///
/// # Errors
/// Where both are about different answers, or contradict each other; nothing is taken in then.
pub fn take_log(
    workspace: Workspace,
    record: &mut CandidateRecord,
    name: &str,
    log: &Log,
) -> Result<Log, Problems> {
    let before = record.log.clone();
    record.log.merge(name, log)?;
    record.own.merged(&before, &record.log);
    for author_log in record.log.author_logs() {
        // What is done here from now on does not stand behind what somebody else wrote.
        workspace.storage.update(|storage| {
            let is_lengthened = record.own.count(author_log) < author_log.entries.len();
            if storage.log_id == author_log.id && is_lengthened {
                storage.log_id = clock::uuid_v4();
            }
        });
    }
    Ok(before)
}

/// Returns the author logs of a record that grew, each by its name as the browser keeps them.
pub fn grown_entries(record: &CandidateRecord, grown: &[Grown]) -> Vec<(String, String)> {
    let is_grown = |one: &&AuthorLog| grown.iter().any(|grown| grown.id == one.id);
    let each = record.log.author_logs().iter().filter(is_grown);
    each.map(|one| persistence::author_log_entry(&record.opened.sha256, one, &record.own))
        .collect()
}

/// Says who has done what is new in a log, and what of it a person should look at before relying on it.
pub fn tell_new(workspace: Workspace, name: &str, before: &[ReviewEvent], after: &[ReviewEvent]) {
    let new: Vec<&ReviewEvent> = after
        .iter()
        .filter(|event| !before.contains(event))
        .collect();
    if new.is_empty() {
        return;
    }
    let people = People::of(after);
    let mut authors: Vec<(&str, usize)> = Vec::new();
    for event in &new {
        let (by, _) = people.author(event);
        match authors.iter_mut().find(|known| known.0 == by) {
            Some(known) => known.1 += 1,
            None => authors.push((by, 1)),
        }
    }
    let each = authors
        .iter()
        .map(|(by, count)| [&person_text::isolated(by), " (", &count.to_string(), ")"].concat());
    let each: Vec<String> = each.collect();
    workspace.notify(
        Level::Ok,
        tr!(
            workspace.new_entries_of,
            file = name,
            authors = each.join(", ")
        ),
    );
    if new.iter().any(|event| event.what.is_judgment()) {
        workspace.notify(Level::Warning, tr!(workspace.new_judgments, file = name));
    }
    let (who, who_id) = (
        workspace.who.get_untracked(),
        workspace.who_id.get_untracked(),
    );
    let is_own = |event: &&ReviewEvent| !who_id.is_empty() && event.by_id == who_id;
    if new.iter().any(is_own) {
        workspace.notify(
            Level::Warning,
            tr!(workspace.new_in_your_name, file = name, name = who),
        );
    }
    let now = rfc3339(clock::now().wall_ms + AHEAD_MS);
    if new.iter().any(|event| event.at > now) {
        workspace.notify(Level::Warning, tr!(workspace.from_the_future, file = name));
    }
}

/// Clocks of colleagues may be ahead by so much, in milliseconds, without a word.
const AHEAD_MS: i64 = 300_000;
