//! A candidate among those who are compared, and what they have in common.

use crate::workspace::{CandidateRecord, Workspace};
use assay_evaluation::{Cover, Scorecard, ScoringPolicy, SectionScore};
use std::sync::Arc;

/// A candidate among those who are compared.
pub struct Compared {
    /// The letter that stands for the candidate in drawings.
    pub letter: char,
    /// The name of the candidate on this workspace now.
    pub name: String,
    /// All about the candidate.
    pub record: Arc<CandidateRecord>,
    /// The result.
    pub card: Arc<Scorecard>,
    /// The part of it that is covered for the person at the workspace.
    pub cover: Cover,
}

impl Compared {
    /// Everybody who is compared, with letters from A on.
    pub fn all(workspace: Workspace, chosen: &[Arc<CandidateRecord>]) -> Vec<Self> {
        let letters = 'A'..='Z';
        let scored = chosen
            .iter()
            .filter_map(|one| Some((one, one.scorecard.clone()?)));
        letters
            .zip(scored)
            .map(|(letter, (record, card))| Self {
                letter,
                name: workspace.name_of(&record.opened),
                cover: workspace.cover(record),
                record: record.clone(),
                card,
            })
            .collect()
    }

    /// The score of a section, if the candidate's form has it.
    pub fn section(&self, id: &str) -> Option<&SectionScore> {
        self.card.sections.iter().find(|section| section.id == id)
    }
}

/// Identifier and title of every section that somebody has, in order.
pub fn sections(all: &[Compared]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for section in all.iter().flat_map(|one| &one.card.sections) {
        if found.iter().all(|known| known.0 != section.id) {
            found.push((section.id.clone(), section.title.clone()));
        }
    }
    found
}

/// The limits that a section has to reach, or the whole where there is none given; each once.
pub fn limits(all: &[Compared], section: Option<&str>) -> Vec<u32> {
    let policies = all.iter().filter_map(|one| one.record.policy.as_deref());
    let limit = |policy: &ScoringPolicy| match section {
        Some(id) => policy.minimum_percent.get(id).copied(),
        None => Some(policy.threshold_percent),
    };
    let mut limits: Vec<u32> = policies.filter_map(limit).collect();
    limits.sort_unstable();
    limits.dedup();
    limits
}
