//! Other files that may be about the same person.

use crate::candidates::status::address;
use crate::workspace::{CandidateRecord, Workspace};
use assay_evaluation::Relation;
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
    let named = relations.iter().take(NAMED).filter_map(|relation| {
        let (said, at) = match relation {
            Relation::SameAttempt(at) => (tr!(candidates.same_attempt), at),
            Relation::LaterAttempt(at) => (tr!(candidates.later_attempt), at),
            Relation::EarlierAttempt(at) => (tr!(candidates.earlier_attempt), at),
            Relation::SameReference(at) => (tr!(candidates.same_reference), at),
        };
        let other = all.get(*at)?;
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
pub fn relation_words(relations: &[Relation]) -> Vec<&'static str> {
    let mut words: Vec<&'static str> = Vec::new();
    for relation in relations {
        let word = match relation {
            Relation::SameAttempt(_) => tr!(candidates.is_same_attempt),
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
