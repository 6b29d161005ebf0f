//! The content of a row of the list.

use crate::candidates::status::address;
use crate::candidates::status::decision_word;
use crate::candidates::status::status_word;
use crate::doubt;
use crate::outcome_names::short_recommendation;
use crate::workspace::CandidateRecord;
use assay_evaluation::roster::Line;
use assay_evaluation::{Bounds, Cover, Relation};
use std::sync::Arc;

/// So many related files are named in a row.
pub const NAMED: usize = 3;

/// All that the row of a candidate shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RowContent {
    /// The digest of the bundle.
    pub sha256: String,
    pub address: String,
    pub name: String,
    pub started_at: String,
    pub version: String,
    pub form: String,
    /// The score of the test, in percent.
    pub test: String,
    /// The score of the interview, in percent.
    pub interview: String,
    /// The overall score, in percent.
    pub overall: String,
    pub status: &'static str,
    pub standing: &'static str,
    pub why: Option<String>,
    pub decision: &'static str,
    pub decided_by: Option<String>,
    pub is_stale: bool,
    pub doubt: Option<String>,
    pub findings: Vec<Finding>,
    pub related: Vec<Related>,
    /// How many more are related than are named.
    pub more_related: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Finding {
    pub message: String,
    pub remedy: String,
    pub path: String,
}

/// Another file that is related to this one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Related {
    /// How it is related.
    pub said: &'static str,
    pub address: String,
    pub name: String,
    pub started_at: String,
}

impl RowContent {
    /// Returns the content of a candidate's row; `all` are the candidates on the workspace, and `names` their names
    /// on it.
    pub fn of(
        record: &CandidateRecord,
        line: &Line,
        cover: &Cover,
        relations: &[Relation],
        all: &[Arc<CandidateRecord>],
        names: &[String],
    ) -> Self {
        let opened = &record.opened;
        let card = record.scorecard.as_deref();
        let decision = record.state.decision.as_ref();
        let seed: String = opened.seed.chars().take(8).collect();
        let finding = |problem: &assay_core::document::Problem| Finding {
            message: problem.message.clone(),
            remedy: problem.remedy.clone(),
            path: problem.path.clone(),
        };
        let named = relations.iter().take(NAMED);
        Self {
            sha256: opened.sha256.clone(),
            address: address(record),
            name: line.name.clone(),
            started_at: opened.started_at.clone(),
            version: line.version.clone(),
            form: tr!(candidates.form, seed = seed),
            test: percent(line.test, cover.test()),
            interview: percent(line.interview, cover.interview()),
            overall: percent(line.overall, cover.any()),
            status: status_word(line.status),
            standing: match line.recommendation {
                Some(standing) => short_recommendation(standing),
                None if card.is_some() => tr!(candidates.covered),
                None => tr!(candidates.none),
            },
            why: card.map(|card| {
                cover
                    .why_of(card)
                    .unwrap_or(tr!(candidates.covered_why))
                    .into()
            }),
            decision: decision_word(line.decision),
            decided_by: decision.map(|entry| tr!(candidates.by, author = entry.by)),
            is_stale: cover.is_stale(decision, card),
            doubt: doubt::said(opened),
            findings: opened.problems.0.iter().map(finding).collect(),
            related: named
                .filter_map(|relation| Related::of(relation, all, names))
                .collect(),
            more_related: relations.len().saturating_sub(NAMED),
        }
    }
}

impl Related {
    pub fn of(relation: &Relation, all: &[Arc<CandidateRecord>], names: &[String]) -> Option<Self> {
        let (said, at) = match relation {
            Relation::SameAttempt(at) => (tr!(candidates.same_attempt), at),
            Relation::LaterAttempt(at) => (tr!(candidates.later_attempt), at),
            Relation::EarlierAttempt(at) => (tr!(candidates.earlier_attempt), at),
            Relation::SameReference(at) => (tr!(candidates.same_reference), at),
        };
        let (other, name) = all.get(*at).zip(names.get(*at))?;
        Some(Self {
            said,
            address: address(other),
            name: name.clone(),
            started_at: other.opened.started_at.clone(),
        })
    }
}

pub fn percent(score: Option<Bounds>, is_covered: bool) -> String {
    let none = if is_covered {
        tr!(candidates.covered)
    } else {
        tr!(candidates.none)
    };
    score.map_or_else(|| none.into(), |score| score.text(2))
}
