//! Sealed answers: kept aside until their key is open, then handed on as the bundles that they hold.

use crate::message::Level;
use crate::workspace::Workspace;
use assay_evaluation::{SealedAnswers, SealedProblem};
use leptos::prelude::*;

/// Takes a file with sealed answers.
pub fn take(workspace: Workspace, file: &str, text: &str) {
    match SealedAnswers::read(file, text) {
        Some(sealed) => workspace.key_ring.sealed.update(|all| {
            if !all.contains(&sealed) {
                all.push(sealed);
            }
        }),
        None => workspace.notify(Level::Failed, tr!(sealed.damaged, file = file)),
    }
}

/// Opens what the keys at hand open: names and texts of the bundles. What needs another key goes on waiting; what is
/// damaged or was changed is said, and goes.
pub fn unsealed(workspace: Workspace) -> Vec<(String, String)> {
    let ring = workspace.key_ring;
    let keys = ring.open.get_untracked();
    let (mut opened, mut waiting) = (Vec::new(), Vec::new());
    for sealed in ring.sealed.get_untracked() {
        let Some(key) = keys.iter().find(|one| one.code == sealed.key()) else {
            waiting.push(sealed);
            continue;
        };
        match sealed.open(&key.keys) {
            Ok(Some(text)) => opened.push((sealed.file, text)),
            Ok(None) => waiting.push(sealed),
            Err(problem) => workspace.notify(Level::Failed, words(problem, &sealed.file)),
        }
    }
    if !waiting.is_empty() {
        let count = waiting.len();
        workspace.notify(Level::Warning, tr!(sealed.waiting, count = count));
    }
    ring.sealed.set(waiting);
    opened
}

fn words(problem: SealedProblem, file: &str) -> String {
    match problem {
        SealedProblem::Damaged => tr!(sealed.damaged, file = file),
        SealedProblem::Changed => tr!(sealed.changed, file = file),
        SealedProblem::NotAnswers => tr!(sealed.not_answers, file = file),
    }
}
