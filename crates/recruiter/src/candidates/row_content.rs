//! The content of a row of the list: what is compared from row to row, and nothing that has to be read at length.

use super::related_files::relation_words;
use crate::candidates::status::{address, decision_word, status_word};
use crate::sign::Sign;
use crate::workspace::CandidateRecord;
use assay_core::attempt::clock_face;
use assay_evaluation::plot::{RangeBar, range_bar};
use assay_evaluation::roster::Line;
use assay_evaluation::{Bounds, Cover, Oddity, Relation, departs};
use std::hash::{DefaultHasher, Hash, Hasher};

/// All that the row of a candidate shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RowContent {
    /// The digest of the bundle.
    pub sha256: String,
    /// Where the candidate's page is.
    pub address: String,
    pub name: String,
    /// The overall score, in percent, in words.
    pub overall: String,
    /// The same on the common axis; `None` where there is none to show.
    pub bar: Option<RangeBar>,
    /// The overall score that is needed, in whole percent.
    pub needed: Option<u32>,
    pub status: &'static str,
    /// What the rules say; the words in its place where nothing may be said.
    pub rules: Result<Sign, &'static str>,
    pub decision: &'static str,
    /// Whether the decision goes against what the rules say.
    pub is_against_rules: bool,
    /// Whether something changed under the decision.
    pub is_stale: bool,
    /// Whether the overall score lies within one standard error of what is needed.
    pub is_near: bool,
    /// Whether the bundle contradicts itself.
    pub is_doubtful: bool,
    /// The number of findings.
    pub findings: usize,
    /// How other files are related.
    pub related: Vec<&'static str>,
    pub oddities: Vec<Oddity>,
    /// Until when the record is kept, in words; `None` where no period is configured.
    pub kept: Option<String>,
    /// The time used; the words in its place while names are hidden.
    pub time: String,
    pub has_run_out: bool,
    /// How often something was pasted.
    pub pastes: String,
    /// A digest of all the rest. A row is built again when it changes.
    pub digest: u64,
}

impl RowContent {
    /// Returns the content of a candidate's row.
    pub fn of(
        record: &CandidateRecord,
        line: &Line,
        cover: &Cover,
        relations: &[Relation],
        oddities: &[Oddity],
        kept: Option<String>,
    ) -> Self {
        let opened = &record.opened;
        let is_time_hidden = line.elapsed_ms.is_none();
        let card = record.scorecard.as_deref();
        let decision = record.state.decision.as_ref();
        let needed = record
            .policy
            .as_ref()
            .map(|policy| policy.threshold_percent);
        let mut content = Self {
            sha256: opened.sha256.clone(),
            address: address(record),
            name: line.name.clone(),
            overall: percent(line.overall, cover.any()),
            bar: line.overall.map(|overall| range_bar(overall, needed)),
            needed: needed.filter(|_| line.overall.is_some()),
            status: status_word(line.status),
            rules: match line.recommendation {
                Some(recommendation) => Ok(recommendation.into()),
                None if card.is_some() => Err(tr!(candidates.covered)),
                None => Err(tr!(candidates.none)),
            },
            decision: decision_word(line.decision),
            is_against_rules: line
                .decision
                .zip(line.recommendation)
                .is_some_and(|(decision, recommendation)| departs(decision, recommendation)),
            is_stale: cover.is_stale(decision, card),
            is_near: !cover.any() && card.is_some_and(|card| card.is_near_threshold),
            is_doubtful: opened.contradiction().is_some(),
            findings: line.findings,
            related: relation_words(relations, is_time_hidden),
            oddities: oddities
                .iter()
                .copied()
                .filter(|oddity| !(is_time_hidden && oddity.tells_time()))
                .collect(),
            kept,
            time: match line.elapsed_ms {
                Some(elapsed_ms) => clock_face(elapsed_ms),
                None => tr!(candidates.hidden).into(),
            },
            has_run_out: opened.is_expired && !is_time_hidden,
            pastes: line.pastes.to_string(),
            digest: 0,
        };
        let mut hasher = DefaultHasher::new();
        content.hash(&mut hasher);
        content.digest = hasher.finish();
        content
    }
}

/// Returns a score in words, with two places; the words in its place where there is none.
pub fn percent(score: Option<Bounds>, is_covered: bool) -> String {
    let none = if is_covered {
        tr!(candidates.covered)
    } else {
        tr!(candidates.none)
    };
    score.map_or_else(|| none.into(), |score| score.text(2))
}
