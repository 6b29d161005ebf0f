//! The list of candidates as it is looked at: in which order its rows stand, which of them are shown, and who is chosen.

use super::list_look::ListLook;
use super::related_files::{RelatedFile, related_files};
use super::row_content::RowContent;
use crate::candidates::status::row;
use crate::retention::{Kept, Retention};
use crate::workspace::{CandidateRecord, Workspace};
use assay_core::scoring::Fraction;
use assay_evaluation::roster::{self, Column, Line};
use assay_evaluation::{
    Oddity, OpenedBundle, Relation, oddities, percentile, related, without_continued,
};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// So many rows are built at once; the next so many in the next frame, so that the first are there soon.
const BUILT_AT_ONCE: usize = 100;

/// The list as it is looked at; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Listing {
    /// The workspace.
    pub workspace: Workspace,
    /// How it is looked at.
    pub look: ListLook,
    relations: Memo<Vec<Vec<Relation>>>,
    gathered: Memo<Arc<Gathered>>,
    /// Every row in its order.
    ordered: Memo<Arc<[Arc<RowContent>]>>,
    /// The digests of the bundles whose rows are shown.
    shown: Memo<BTreeSet<String>>,
    /// Those of them that are chosen.
    chosen: Memo<Vec<String>>,
    /// The settled overall results that may be seen, by what was taken.
    settled: Memo<BTreeMap<Taken, Vec<Fraction>>>,
    /// How many rows are built.
    built: RwSignal<usize>,
    /// Whose removal is asked about: the digest of the bundle, and the name.
    pub to_remove: RwSignal<(String, String)>,
    /// Whether it is being asked.
    pub is_removing: RwSignal<bool>,
}

/// The digest of the content that somebody took, and whether they answered its scenarios in words. Results that were earned in
/// different forms are not ranked with each other.
type Taken = (String, bool);

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
        let look: ListLook = expect_context();
        look.follow_address();
        // What follows from the bundles alone takes long with many, and stays while the candidates do.
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
        let odd = Memo::new(move |_| {
            bundles.with(|bundles| {
                let each = bundles.iter().map(|opened| oddities(opened));
                each.collect::<Vec<Vec<Oddity>>>()
            })
        });
        let retention = Retention::here();
        let gathered =
            Memo::new(move |_| {
                Arc::new(relations.with(|relations| {
                    odd.with(|odd| gathered(workspace, retention, relations, odd))
                }))
            });
        let shown = Memo::new(move |_| {
            let gathered = gathered.get();
            look.filter.with(|filter| {
                let all = gathered.lines.iter().zip(&gathered.rows);
                let shown = all.filter(|(line, _)| filter.shows(line));
                shown.map(|(_, row)| row.sha256.clone()).collect()
            })
        });
        // Rows are built some in each frame; that does not sort them again.
        let ordered = Memo::new(move |_| {
            let (column, is_descending) = look.order.get();
            gathered.with(|gathered| {
                let order = roster::ordered(&gathered.lines, column, is_descending);
                let rows = order.into_iter().filter_map(|at| gathered.rows.get(at));
                rows.cloned().collect::<Arc<[Arc<RowContent>]>>()
            })
        });
        Self {
            workspace,
            look,
            relations,
            gathered,
            ordered,
            shown,
            chosen: Memo::new(move |_| {
                let is_shown = |sha256: &&String| shown.with(|shown| shown.contains(*sha256));
                look.chosen
                    .with(|chosen| chosen.iter().filter(is_shown).cloned().collect())
            }),
            settled: Memo::new(move |_| settled(workspace)),
            built: RwSignal::new(BUILT_AT_ONCE),
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

    /// Sorts by a column; by the same again, the order turns around.
    pub fn sort_by(self, column: Column) {
        self.look.order.update(|(by, is_descending)| {
            *is_descending = if *by == column {
                !*is_descending
            } else {
                column.is_highest_first()
            };
            *by = column;
        });
    }

    /// Returns the rows that are built, in their order, also those that are not shown; followed.
    pub fn rows(self) -> Vec<Arc<RowContent>> {
        let built = self.built.get();
        self.ordered
            .with(|rows| rows.iter().take(built).cloned().collect())
    }

    /// Builds the rest of the rows, some in each frame.
    pub fn build_on(self) {
        Effect::new(move |_| {
            if self.built.get() < self.count() {
                let built = self.built;
                request_animation_frame(move || {
                    // The screen may be gone by then.
                    let _ = built.try_update(|built| *built += BUILT_AT_ONCE);
                });
            }
        });
    }

    /// Returns whether a candidate is chosen; followed.
    pub fn is_chosen(self, sha256: &str) -> bool {
        self.look.chosen.with(|chosen| chosen.contains(sha256))
    }

    /// Chooses a candidate, or no longer.
    pub fn choose(self, sha256: &str, is_chosen: bool) {
        self.look.chosen.update(|chosen| {
            if is_chosen {
                chosen.insert(sha256.to_owned());
            } else {
                chosen.remove(sha256);
            }
        });
    }

    /// Chooses everybody whose row is shown, or nobody.
    pub fn choose_all(self, is_chosen: bool) {
        let all = if is_chosen {
            self.shown.get_untracked()
        } else {
            BTreeSet::new()
        };
        self.look.chosen.set(all);
    }

    /// Returns how many of those who are shown are chosen; followed. Nothing is done about anybody who is not seen.
    pub fn chosen_count(self) -> usize {
        self.chosen.with(Vec::len)
    }

    /// The candidates that are chosen and shown, in the order of the rows.
    pub fn chosen_records(self) -> Vec<Arc<CandidateRecord>> {
        untrack(|| self.records_of(|sha256| self.is_shown(sha256) && self.is_chosen(sha256)))
    }

    /// Returns how many candidates an export is about: those who are chosen, or everybody who is shown; followed.
    pub fn exported_count(self) -> usize {
        match self.chosen_count() {
            0 => self.shown_count(),
            chosen => chosen,
        }
    }

    /// Returns whether an export is about a candidate; followed.
    pub fn is_exported(self, sha256: &str) -> bool {
        self.is_shown(sha256) && (self.chosen_count() == 0 || self.is_chosen(sha256))
    }

    /// The candidates that an export is about, in the order of the rows.
    pub fn exported_records(self) -> Vec<Arc<CandidateRecord>> {
        untrack(|| self.records_of(|sha256| self.is_exported(sha256)))
    }

    /// Those among them who count, for files with one entry for each person.
    pub fn exported_people(self) -> Vec<Arc<CandidateRecord>> {
        without_continued(self.exported_records(), |one| &*one.opened)
    }

    fn records_of(self, is_meant: impl Fn(&str) -> bool) -> Vec<Arc<CandidateRecord>> {
        let all = self.workspace.records.get_untracked();
        let by_digest: BTreeMap<&str, &Arc<CandidateRecord>> = all
            .iter()
            .map(|one| (one.opened.sha256.as_str(), one))
            .collect();
        let rows = self.ordered.get_untracked();
        rows.iter()
            .filter(|row| is_meant(&row.sha256))
            .filter_map(|row| by_digest.get(row.sha256.as_str()).map(|one| (*one).clone()))
            .collect()
    }

    /// Returns the percentile of a candidate's overall result, and among how many with the same content and form it lies; followed.
    /// `None` while it is open or covered, and among few.
    pub fn percentile(self, record: &CandidateRecord) -> Option<(u32, usize)> {
        let card = record.scorecard.as_deref()?;
        let overall = self.workspace.cover(record).overall_of(card)?;
        if !overall.is_settled() {
            return None;
        }
        self.settled.with(|settled| {
            let all = settled.get(&taken(record))?;
            Some((percentile(overall.lowest, all)?, all.len()))
        })
    }

    /// Returns the other files that may be about the same person, and how many more there are; followed.
    pub fn related(self, sha256: &str) -> (Vec<RelatedFile>, usize) {
        let workspace = self.workspace;
        workspace.records.with(|all| {
            let at = all.iter().position(|one| one.opened.sha256 == sha256);
            self.relations.with(|relations| {
                let own = at.and_then(|at| relations.get(at));
                own.map_or_else(Default::default, |own| related_files(workspace, own, all))
            })
        })
    }

    /// Asks whether a candidate is to be taken off the workspace.
    pub fn ask_removal(self, sha256: &str, name: &str) {
        self.to_remove.set((sha256.into(), name.into()));
        self.is_removing.set(true);
    }
}

fn gathered(
    workspace: Workspace,
    retention: Retention,
    relations: &[Vec<Relation>],
    oddities: &[Vec<Oddity>],
) -> Gathered {
    let all = workspace.records.get();
    let is_blind = workspace.is_blind.get();
    let mut lines = Vec::new();
    let mut rows = Vec::new();
    for ((record, related), odd) in all.iter().zip(relations).zip(oddities) {
        let cover = workspace.cover(record);
        let name = workspace.name_of(&record.opened);
        let line = Line::of(&row(record, &cover), name, is_blind, related.len());
        let kept = retention.of(record).map(|kept: Kept| kept.words());
        rows.push(Arc::new(RowContent::of(
            record, &line, &cover, related, odd, kept,
        )));
        lines.push(line);
    }
    Gathered { lines, rows }
}

fn taken(record: &CandidateRecord) -> Taken {
    let opened = &record.opened;
    (opened.content_sha256.clone(), opened.is_narrative)
}

fn settled(workspace: Workspace) -> BTreeMap<Taken, Vec<Fraction>> {
    let mut settled: BTreeMap<Taken, Vec<Fraction>> = BTreeMap::new();
    for record in workspace.counting_records() {
        let card = record.scorecard.as_deref();
        let overall = card.and_then(|card| workspace.cover(&record).overall_of(card));
        if let Some(overall) = overall.filter(|overall| overall.is_settled()) {
            let same = settled.entry(taken(&record)).or_default();
            same.push(overall.lowest);
        }
    }
    settled
}
