//! The list of candidates as it is looked at: in which order its rows stand, and which of them are shown.

use super::row_content::RowContent;
use crate::candidates::status::row;
use crate::workspace::{CandidateRecord, Workspace};
use assay_evaluation::roster::{self, Column, Filter, Line};
use assay_evaluation::{OpenedBundle, Relation, related};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How the list is looked at. It outlives the screen, so that whoever comes back from a candidate finds it as it was.
#[derive(Clone, Copy)]
pub struct ListLook {
    filter: RwSignal<Filter>,
    order: RwSignal<(Column, bool)>,
}

impl ListLook {
    /// Keeps how the list is looked at for all that stands inside the component that calls this.
    pub fn provide() {
        provide_context(Self {
            filter: RwSignal::new(Filter::default()),
            order: RwSignal::new((Column::Started, false)),
        });
    }
}

/// The list as it is looked at; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Listing {
    workspace: Workspace,
    gathered: Memo<Arc<Gathered>>,
    /// By which column the rows stand, and whether the highest comes first.
    pub order: RwSignal<(Column, bool)>,
    /// Which rows are shown.
    pub filter: RwSignal<Filter>,
    /// The digests of the bundles whose rows are shown.
    shown: Memo<BTreeSet<String>>,
    /// Whose removal is asked about: the digest of the bundle, and the name.
    pub to_remove: RwSignal<(String, String)>,
    /// Whether it is being asked.
    pub is_removing: RwSignal<bool>,
}

/// The line and the row of each candidate, in the order of the workspace.
#[derive(Debug, PartialEq)]
struct Gathered {
    /// The line that each is sorted and found by.
    lines: Vec<Line>,
    /// The content of the row of each.
    rows: Vec<Arc<RowContent>>,
}

impl Listing {
    /// The list as it was last looked at.
    pub fn new(workspace: Workspace) -> Self {
        let ListLook { filter, order } = expect_context();
        // Finding out who is related takes long with many, and stays while the candidates do.
        let bundles = Memo::new(move |_| {
            workspace
                .records
                .with(|all| all.iter().map(|one| one.opened.clone()).collect::<Vec<_>>())
        });
        let relations = Memo::new(move |_| {
            bundles.with(|bundles| {
                related(
                    &bundles
                        .iter()
                        .map(Arc::as_ref)
                        .collect::<Vec<&OpenedBundle>>(),
                )
            })
        });
        let gathered = Memo::new(move |_| {
            Arc::new(relations.with(|relations| gathered(workspace, relations)))
        });
        let shown = Memo::new(move |_| {
            let gathered = gathered.get();
            filter.with(|filter| {
                let all = gathered.lines.iter().zip(&gathered.rows);
                let shown = all.filter(|(line, _)| filter.shows(line));
                shown.map(|(_, row)| row.sha256.clone()).collect()
            })
        });
        Self {
            workspace,
            gathered,
            order,
            filter,
            shown,
            to_remove: RwSignal::new((String::new(), String::new())),
            is_removing: RwSignal::new(false),
        }
    }

    /// Returns how many candidates there are; followed.
    pub fn count(self) -> usize {
        self.gathered.with(|gathered| gathered.lines.len())
    }

    /// Returns how many rows are shown; followed.
    pub fn shown_count(self) -> usize {
        self.shown.with(BTreeSet::len)
    }

    /// Returns whether the row of a candidate is shown; followed.
    pub fn is_shown(self, sha256: &str) -> bool {
        self.shown.with(|shown| shown.contains(sha256))
    }

    /// All rows in their order, also those that are not shown; followed.
    pub fn rows(self) -> Vec<Arc<RowContent>> {
        let (column, is_descending) = self.order.get();
        self.gathered.with(|gathered| {
            let order = roster::ordered(&gathered.lines, column, is_descending);
            let rows = order.into_iter().filter_map(|at| gathered.rows.get(at));
            rows.cloned().collect()
        })
    }

    /// The candidates whose rows are shown, in the order of the rows.
    pub fn shown_records(self) -> Vec<Arc<CandidateRecord>> {
        let all = self.workspace.records.get_untracked();
        let mut rows = untrack(|| self.rows());
        rows.retain(|row| untrack(|| self.is_shown(&row.sha256)));
        let record = |row: Arc<RowContent>| {
            let mut all = all.iter();
            all.find(|one| one.opened.sha256 == row.sha256).cloned()
        };
        rows.into_iter().filter_map(record).collect()
    }

    /// Asks whether a candidate is to be taken off the workspace.
    pub fn ask_removal(self, sha256: &str, name: &str) {
        self.to_remove.set((sha256.into(), name.into()));
        self.is_removing.set(true);
    }
}

fn gathered(workspace: Workspace, relations: &[Vec<Relation>]) -> Gathered {
    let all = workspace.records.get();
    let is_blind = workspace.is_blind.get();
    let names: Vec<String> = all
        .iter()
        .map(|one| workspace.name_of(&one.opened))
        .collect();
    let mut lines = Vec::new();
    let mut rows = Vec::new();
    for ((record, name), related) in all.iter().zip(&names).zip(relations) {
        let cover = workspace.cover(record);
        let line = Line::of(&row(record, &cover), name.clone(), is_blind, related.len());
        let content = RowContent::of(record, &line, &cover, related, &all, &names);
        rows.push(Arc::new(content));
        lines.push(line);
    }
    Gathered { lines, rows }
}
