//! The campaign as whoever works at the page may see it; followed, and worked out again at every change.

use super::act::Starts;
use crate::rating::shared::{queue_of, states};
use crate::workspace::{CandidateRecord, Workspace};
use assay_evaluation::campaign::{
    Candidacy, NextAct, Standing, arrival_order, next_dispute, next_wanted,
};
use assay_evaluation::{Order, ScoringPolicy, Sheet, State};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A candidate on the way.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Traveler {
    /// The digest of the bundle.
    pub sha256: String,
    /// The name on this page now.
    pub name: String,
    /// Where the candidate stands.
    pub standing: Standing,
    /// The address at which the next act is done.
    pub address: Option<String>,
}

/// The campaign.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Campaign {
    /// The candidates, in the order in which they began.
    pub travelers: Vec<Traveler>,
    /// Where acts on answers begin.
    pub starts: Starts,
}

impl Campaign {
    /// The campaign as it is; followed.
    pub fn of(workspace: Workspace) -> Self {
        let who = workspace.who_id.get();
        let sheets = queue_of(workspace, Order::ByAnswer).sheets;
        let records = workspace.records.get();
        let starts = starts(&records, &sheets, &who, workspace.is_blind.get());
        let mut own: BTreeMap<&str, Vec<Sheet>> = BTreeMap::new();
        for sheet in &sheets {
            own.entry(&sheet.sha256).or_default().push(sheet.clone());
        }
        let order = order_of(&records);
        let travelers = order.into_iter().filter_map(|at| {
            let record = records.get(at)?;
            let sheets = own.get(record.opened.sha256.as_str());
            let sheets = sheets.map_or(&[][..], Vec::as_slice);
            Some(traveler(workspace, record, sheets, &who, &starts))
        });
        Self {
            travelers: travelers.collect(),
            starts,
        }
    }

    /// Returns how many answers whoever works at the page has to rate in all.
    pub fn answers_to_rate(&self) -> usize {
        let each = self.travelers.iter().map(|one| match one.standing.act {
            NextAct::Rate { answers, .. } => answers,
            _ => 0,
        });
        each.sum()
    }
}

/// Returns where the candidate with a digest stands; `None` where they are gone. Followed.
pub fn standing_of(workspace: Workspace, sha256: &str) -> Option<Traveler> {
    let campaign = Campaign::of(workspace);
    let mut all = campaign.travelers.into_iter();
    all.find(|one| one.sha256 == sha256)
}

/// Returns the positions of records in the order in which the candidates began.
pub fn order_of(records: &[Arc<CandidateRecord>]) -> Vec<usize> {
    let begun: Vec<(&str, &str)> = records
        .iter()
        .map(|one| (one.opened.started_at.as_str(), one.opened.sha256.as_str()))
        .collect();
    arrival_order(&begun)
}

fn traveler(
    workspace: Workspace,
    record: &CandidateRecord,
    sheets: &[Sheet],
    who: &str,
    starts: &Starts,
) -> Traveler {
    let standing = Standing::of(&Candidacy {
        state: &record.state,
        card: record.scorecard.as_deref(),
        policy: record.policy.as_deref(),
        sheets,
        cover: &workspace.cover(record),
        who,
    });
    let sha256 = record.opened.sha256.clone();
    Traveler {
        name: workspace.name_of(&record.opened),
        address: starts.address(&standing.act, &sha256),
        standing,
        sha256,
    }
}

fn starts(
    records: &[Arc<CandidateRecord>],
    sheets: &[Sheet],
    who: &str,
    is_blind: bool,
) -> Starts {
    let states = states(records);
    let policies: BTreeMap<&str, Arc<ScoringPolicy>> = records
        .iter()
        .filter_map(|one| Some((one.opened.sha256.as_str(), one.policy.clone()?)))
        .collect();
    // Whoever is decided on is not sent to, though answers may be left.
    let is_open = |state: &State| state.decision.is_none();
    let about = |sha256: &str| {
        let state = states.get(sha256).copied().filter(|state| is_open(state))?;
        Some((state, policies.get(sha256)?.clone()))
    };
    let named = |sheet: &Sheet| (sheet.sha256.clone(), sheet.item.clone());
    Starts {
        is_blind,
        rating: next_wanted(sheets, about, who).map(named),
        dispute: next_dispute(sheets, about).map(named),
    }
}
