//! Who is compared, and in which order they stand.

use crate::candidates::status::row;
use crate::workspace::{CandidateRecord, Workspace};
use assay_evaluation::roster::{self, Column, Line};
use leptos::prelude::*;
use std::sync::Arc;

/// So many fit beside each other.
pub const MOST: usize = 8;

/// Who was chosen, by the digests of their bundles; `None` until somebody chooses.
type Picked = Option<Vec<String>>;

/// Who was chosen, and in which order. It outlives the screen, so that whoever comes back from a candidate finds the same.
#[derive(Clone, Copy)]
pub struct CompareLook {
    picked: RwSignal<Picked>,
    order: RwSignal<Column>,
}

impl CompareLook {
    /// Keeps the choice for all that stands inside the component that calls this.
    pub fn provide() {
        provide_context(Self {
            picked: RwSignal::new(None),
            order: RwSignal::new(Column::Started),
        });
    }

    /// Chooses who is compared, by the digests of their bundles; the first who fit.
    pub fn pick_all(self, shas: impl Iterator<Item = String>) {
        self.picked.set(Some(shas.take(MOST).collect()));
    }
}

/// Who is compared; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Comparison {
    /// The workspace.
    pub workspace: Workspace,
    /// Who was chosen.
    pub picked: RwSignal<Picked>,
    /// The measure that the columns are sorted by.
    pub order: RwSignal<Column>,
    /// Everybody who is scored: digest of the bundle and name.
    pub scored: Memo<Vec<(String, String)>>,
    /// Who of them is compared, by the digests of their bundles.
    pub shas: Memo<Vec<String>>,
    /// Who is compared, in the order of the columns.
    pub chosen: Memo<Vec<Arc<CandidateRecord>>>,
}

impl Comparison {
    /// Those who were compared last.
    pub fn new(workspace: Workspace) -> Self {
        let CompareLook { picked, order } = expect_context();
        let scored = Memo::new(move |_| {
            let all = workspace.counting_records();
            let scored = all.iter().filter(|one| one.scorecard.is_some());
            scored
                .map(|one| (one.opened.sha256.clone(), workspace.name_of(&one.opened)))
                .collect::<Vec<_>>()
        });
        let shas = Memo::new(move |_| compared(scored, picked));
        Self {
            workspace,
            picked,
            order,
            scored,
            shas,
            chosen: Memo::new(move |_| shas.with(|shas| chosen(workspace, shas, order.get()))),
        }
    }

    /// Takes a candidate among those who are compared, or out of them.
    pub fn pick(self, sha256: &str, is_picked: bool) {
        let mut shas = self.shas.get_untracked();
        shas.retain(|one| one != sha256);
        if is_picked && shas.len() < MOST {
            shas.push(sha256.into());
        }
        self.picked.set(Some(shas));
    }
}

/// Returns who is chosen of those who can be, at most as many as fit; without a choice the first.
fn compared(scored: Memo<Vec<(String, String)>>, picked: RwSignal<Picked>) -> Vec<String> {
    let picked = picked.get();
    let is_picked = |sha256: &String| picked.as_ref().is_none_or(|picked| picked.contains(sha256));
    scored.with(|scored| {
        let found = scored
            .iter()
            .map(|one| &one.0)
            .filter(|sha256| is_picked(sha256));
        found.take(MOST).cloned().collect()
    })
}

fn chosen(workspace: Workspace, shas: &[String], order: Column) -> Vec<Arc<CandidateRecord>> {
    let is_blind = workspace.is_blind.get();
    let all = workspace.records.get();
    let found: Vec<Arc<CandidateRecord>> = all
        .into_iter()
        .filter(|one| shas.contains(&one.opened.sha256))
        .collect();
    let line = |one: &Arc<CandidateRecord>| {
        let cover = workspace.cover(one);
        Line::of(
            &row(one, &cover),
            workspace.name_of(&one.opened),
            is_blind,
            0,
        )
    };
    let lines: Vec<Line> = found.iter().map(line).collect();
    let order = roster::ordered(&lines, order, order == Column::Overall);
    order.into_iter().map(|at| found[at].clone()).collect()
}
