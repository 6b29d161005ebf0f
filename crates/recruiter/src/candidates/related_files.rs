//! Other files that may be about the same person.

use crate::candidates::status::address;
use crate::workspace::{CandidateRecord, Workspace};
use assay_evaluation::Relation;
use leptos::prelude::Get;
use std::sync::Arc;

/// So many related files are named.
const NAMED: usize = 3;

/// Another file that is related to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedFile {
    /// How it is related.
    pub said: &'static str,
    /// Where the page of its candidate is.
    pub address: String,
    /// The name of its candidate.
    pub name: String,
    /// When its attempt began, as RFC 3339.
    pub started_at: String,
}

/// Returns the first related files, and how many more there are.
pub fn related_files(
    workspace: Workspace,
    relations: &[Relation],
    all: &[Arc<CandidateRecord>],
) -> (Vec<RelatedFile>, usize) {
    let is_blind = workspace.is_blind.get();
    let named = relations.iter().take(NAMED).filter_map(|relation| {
        let said = match relation.told(is_blind) {
            Relation::SameAttempt(_) => tr!(candidates.same_attempt),
            Relation::Continues(_) => tr!(candidates.continuing),
            Relation::ContinuedBy(_) => tr!(candidates.continued),
            Relation::ContinuesAnother(_) => tr!(candidates.continuing_another),
            Relation::Contradicts(_) => tr!(candidates.contradicts),
            Relation::LaterAttempt(_) => tr!(candidates.later_attempt),
            Relation::EarlierAttempt(_) => tr!(candidates.earlier_attempt),
            Relation::SameReference(_) => tr!(candidates.same_reference),
        };
        let other = all.get(relation.other())?;
        Some(RelatedFile {
            said,
            address: address(other),
            name: workspace.name_of(&other.opened),
            started_at: other.opened.started_at.clone(),
        })
    });
    (named.collect(), relations.len().saturating_sub(NAMED))
}

/// Returns each way in which other files are related, in a few words and once.
pub fn relation_words(relations: &[Relation], is_blind: bool) -> Vec<&'static str> {
    let mut words: Vec<&'static str> = Vec::new();
    for relation in relations {
        let word = match relation.told(is_blind) {
            Relation::SameAttempt(_) => tr!(candidates.is_same_attempt),
            Relation::Continues(_) => tr!(candidates.is_continuing),
            Relation::ContinuedBy(_) => tr!(candidates.is_continued),
            Relation::ContinuesAnother(_) => tr!(candidates.is_continuing_another),
            Relation::Contradicts(_) => tr!(candidates.is_contradicting),
            Relation::LaterAttempt(_) => tr!(candidates.is_later_attempt),
            Relation::EarlierAttempt(_) => tr!(candidates.is_earlier_attempt),
            Relation::SameReference(_) => tr!(candidates.is_same_reference),
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}
