//! The table of candidates. Its rows are made once for each change of the desk; sorting moves them, filtering hides
//! them, so that both are quick with many and nothing in a row is lost.

use super::{address, decision_word, row, standing_word, status_word, words};
use crate::desk::{Desk, Dossier};
use crate::doubt;
use crate::opening::fill;
use assay_core::person_text::isolated;
use assay_evaluation::roster::{self, Column, Filter, Line};
use assay_evaluation::{Bounds, Case, Cover, Relation, related};
use assay_web::browser::nodes::Node;
use assay_web::browser::screen;
use assay_web::ui::dom::{Child, El, View, el};
use assay_web::ui::live::Kept;
use assay_web::ui::live::effect;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;

thread_local! {
    /// How the list was last looked at, so that whoever comes back from a candidate finds it as it was.
    static LAST: RefCell<(Filter, (Column, bool))> = RefCell::new((Filter::default(), (Column::Started, false)));
}

/// The list as it is looked at; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Listing {
    desk: Desk,
    /// What each candidate is sorted and found by, in the order of the desk.
    pub lines: RwSignal<Arc<Vec<Line>>>,
    rows: RwSignal<Arc<Vec<View>>>,
    /// By which column the rows stand, and whether the highest comes first.
    pub order: RwSignal<(Column, bool)>,
    /// Which rows are shown.
    pub filter: RwSignal<Filter>,
    shown: Memo<Arc<Vec<bool>>>,
    /// Whose removal is asked about: the case, and the name.
    pub to_remove: RwSignal<(String, String)>,
    /// Whether it is being asked.
    pub is_removing: RwSignal<bool>,
}

impl Listing {
    /// The list as it was last looked at.
    pub fn new(desk: Desk) -> Self {
        let (filter, order) = LAST.with_borrow(Clone::clone);
        let (filter, order) = (RwSignal::new(filter), RwSignal::new(order));
        effect(Box::new(move || LAST.set((filter.get(), order.get()))));
        let lines = RwSignal::new(Arc::new(Vec::new()));
        let listing = Self {
            desk,
            lines,
            rows: RwSignal::new(Arc::new(Vec::new())),
            order,
            filter,
            shown: Memo::new(move |_| {
                let shows = |lines: &Arc<Vec<Line>>| {
                    filter.with(|filter| lines.iter().map(|line| filter.shows(line)).collect())
                };
                Arc::new(lines.with(shows))
            }),
            to_remove: RwSignal::new((String::new(), String::new())),
            is_removing: RwSignal::new(false),
        };
        let known = Kept::default();
        effect(Box::new(move || {
            let (lines, rows) = listing.made(&known);
            listing.lines.set(Arc::new(lines));
            listing.rows.set(Arc::new(rows));
        }));
        listing
    }

    /// How many rows are shown.
    pub fn shown_count(self) -> usize {
        self.shown
            .with(|shown| shown.iter().filter(|is_shown| **is_shown).count())
    }

    /// The candidates whose rows are shown, in the order of the rows.
    pub fn shown_dossiers(self) -> Vec<Arc<Dossier>> {
        let (column, is_descending) = self.order.get_untracked();
        let order = self
            .lines
            .with_untracked(|lines| roster::ordered(lines, column, is_descending));
        let shown = self.shown.get_untracked();
        let all = self.desk.dossiers.get_untracked();
        let order = order
            .into_iter()
            .filter(|at| shown.get(*at).copied().unwrap_or(false));
        order.filter_map(|at| all.get(at).cloned()).collect()
    }

    fn made(self, known: &Kept<Relations>) -> (Vec<Line>, Vec<View>) {
        let desk = self.desk;
        let all = desk.dossiers.get();
        let is_blind = desk.is_blind.get();
        let names: Vec<String> = all.iter().map(|one| desk.name_of(&one.case)).collect();
        let related = known.update_value(|known| known.of(&all));
        let mut lines = Vec::new();
        let mut rows = Vec::new();
        for (at, dossier) in all.iter().enumerate() {
            let cover = desk.cover(dossier);
            let line = Line::of(
                &row(dossier, &cover),
                names[at].clone(),
                is_blind,
                related[at].len(),
            );
            rows.push(self.row(
                at,
                dossier,
                &line,
                &cover,
                relation_list(&related[at], &all, &names),
            ));
            lines.push(line);
        }
        (lines, rows)
    }

    fn row(
        self,
        at: usize,
        dossier: &Dossier,
        line: &Line,
        cover: &Cover,
        relations: View,
    ) -> View {
        let words = words();
        let case = &dossier.case;
        let card = dossier.scorecard.as_deref();
        let decision = dossier.state.decision.as_ref();
        let removed = (case.sha256.clone(), line.name.clone());
        let ask = move |_| {
            self.to_remove.set(removed.clone());
            self.is_removing.set(true);
        };
        let seed: String = case.seed.chars().take(8).collect();
        let started = el("time")
            .attr("datetime", case.started_at.clone())
            .child(screen::local_time(&case.started_at));
        el("tr")
            .flag("hidden", move || {
                !self
                    .shown
                    .with(|shown| shown.get(at).copied().unwrap_or(true))
            })
            .child(
                el("th").attr("scope", "row").child(
                    el("a")
                        .attr("href", address(dossier))
                        .child(line.name.as_str()),
                ),
            )
            .child(el("td").child(started))
            .child(
                el("td")
                    .child(line.version.as_str())
                    .child(el("small.desk-second").child(fill(words.form, &[&seed]))),
            )
            .child((
                percent(line.test, cover.test()),
                percent(line.interview, cover.interview()),
                percent(line.overall, cover.any()),
            ))
            .child(el("td").child(status_word(line.status)))
            .child(
                el("td.desk-why")
                    .child(match line.standing {
                        Some(standing) => standing_word(standing),
                        None if card.is_some() => words.covered,
                        None => words.none,
                    })
                    .child(card.map(|card| {
                        let why = cover.why_of(card).unwrap_or(words.covered_why);
                        el("small.desk-second").child(why)
                    })),
            )
            .child(
                el("td")
                    .child(decision_word(line.decision))
                    .child(
                        decision
                            .map(|held| el("small.desk-second").child(fill(words.by, &[&held.by]))),
                    )
                    .child(
                        cover
                            .is_overtaken(decision, card)
                            .then(|| el("small.desk-second").child(words.overtaken)),
                    ),
            )
            .child(
                el("td")
                    .child(doubt::in_row(case))
                    .child(findings(case, &line.name)),
            )
            .child(el("td.desk-related").child(relations))
            .child(
                el("td").child(
                    el("button.btn-quiet")
                        .on("click", ask)
                        .child(words.remove)
                        .child(
                            el("span.visually-hidden").child(fill(words.remove_of, &[&line.name])),
                        ),
                ),
            )
            .view()
    }
}

/// How the cases are related. It takes long with many, and stays while the cases do.
#[derive(Default)]
struct Relations {
    cases: Vec<Arc<Case>>,
    found: Arc<Vec<Vec<Relation>>>,
}

impl Relations {
    fn of(&mut self, all: &[Arc<Dossier>]) -> Arc<Vec<Vec<Relation>>> {
        let is_known = self.cases.len() == all.len()
            && self
                .cases
                .iter()
                .zip(all)
                .all(|(case, dossier)| Arc::ptr_eq(case, &dossier.case));
        if !is_known {
            self.cases = all.iter().map(|one| one.case.clone()).collect();
            let cases: Vec<&Case> = self.cases.iter().map(Arc::as_ref).collect();
            self.found = Arc::new(related(&cases));
        }
        self.found.clone()
    }
}

/// The rows in some order. They are moved, never made anew.
struct Ordered(Arc<Vec<View>>, Vec<usize>);

impl Child for Ordered {
    fn put(self, parent: &Node) {
        for at in self.1 {
            if let Some(row) = self.0.get(at) {
                row.mount(parent);
            }
        }
    }
}

/// The table; nothing of its head is ever made anew, so that the focus stays where somebody sorts.
pub fn table(listing: Listing) -> View {
    let words = words();
    let heads = Column::ALL.map(|column| head(listing, column));
    let rows = move || {
        let rows = listing.rows.get();
        let (column, is_descending) = listing.order.get();
        let order = listing
            .lines
            .with_untracked(|lines| roster::ordered(lines, column, is_descending));
        Ordered(rows, order)
    };
    el("div.table-scroll")
        .attr("role", "region")
        .attr("tabindex", "0")
        .attr("aria-label", words.table_label)
        .child(
            el("table.contents desk-table")
                .child(el("caption.visually-hidden").child(words.caption))
                .child(
                    el("thead").child(
                        el("tr")
                            .child(Vec::from(heads))
                            .child(el("th").attr("scope", "col").child(words.col_remove)),
                    ),
                )
                .child(el("tbody").child(rows)),
        )
        .view()
}

fn head(listing: Listing, column: Column) -> El {
    let words = words();
    let name = match column {
        Column::Name => words.col_name,
        Column::Started => words.col_started,
        Column::Version => words.col_version,
        Column::Test => words.col_test,
        Column::Interview => words.col_interview,
        Column::Overall => words.col_overall,
        Column::Status => words.status,
        Column::Standing => words.col_standing,
        Column::Decision => words.decision,
        Column::Findings => words.col_findings,
        Column::Related => words.col_related,
    };
    let is_number = matches!(column, Column::Test | Column::Interview | Column::Overall);
    let sorted = move || {
        let (by, is_descending) = listing.order.get();
        (by == column).then_some(if is_descending {
            "descending"
        } else {
            "ascending"
        })
    };
    let sort = move |_| {
        listing.order.update(|(by, is_descending)| {
            // Of numbers the highest are looked for first.
            *is_descending = if *by == column {
                !*is_descending
            } else {
                is_number || column == Column::Findings
            };
            *by = column;
        });
    };
    let head = if is_number { el("th.end") } else { el("th") };
    head.attr("scope", "col")
        .live("aria-sort", sorted)
        .child(el("button.desk-sort").on("click", sort).child(name))
}

fn percent(score: Option<Bounds>, is_covered: bool) -> El {
    let words = words();
    let none = if is_covered {
        words.covered
    } else {
        words.none
    };
    el("td.end").child(score.map_or_else(|| none.into(), |score| score.text(2)))
}

/// How many findings there are, and what they say.
fn findings(case: &Case, name: &str) -> View {
    let words = words();
    let problems = &case.problems.0;
    if problems.is_empty() {
        return words.no_findings.view();
    }
    let lines: Vec<El> = problems
        .iter()
        .map(|problem| {
            el("li")
                .child(problem.message.as_str())
                .child(" ")
                .child(problem.remedy.as_str())
                .child(el("small.desk-second").child(el("code").child(problem.path.as_str())))
        })
        .collect();
    el("details.desk-findings")
        .child(
            el("summary")
                .child(fill(words.findings_count, &[&problems.len().to_string()]))
                .child(el("span.visually-hidden").child(fill(words.findings_of, &[name]))),
        )
        .child(el("ul").child(lines))
        .view()
}

/// So many related files are named in a row.
const NAMED: usize = 3;

fn relation_list(relations: &[Relation], all: &[Arc<Dossier>], names: &[String]) -> View {
    let words = words();
    if relations.is_empty() {
        return words.no_relations.view();
    }
    let line = |relation: &Relation| {
        let (said, at) = match relation {
            Relation::SameAttempt(at) => (words.same_attempt, at),
            Relation::LaterAttempt(at) => (words.later_attempt, at),
            Relation::EarlierAttempt(at) => (words.earlier_attempt, at),
            Relation::SameReference(at) => (words.same_reference, at),
        };
        let other = all.get(*at).zip(names.get(*at))?;
        let began = screen::local_time(&other.0.case.started_at);
        let link = el("a")
            .attr("href", address(other.0))
            .child([&isolated(other.1), ", ", &began].concat());
        Some(el("li").child(said).child(link))
    };
    let lines: Vec<El> = relations.iter().take(NAMED).filter_map(line).collect();
    let more = relations.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| el("li").child(fill(words.more_relations, &[&more.to_string()])));
    el("ul").child(lines).child(more).view()
}
