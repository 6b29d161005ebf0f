//! The campaign as whoever works at the page may see it; followed, and worked out again at every change.

use super::act::Starts;
use crate::rating::shared::{queue_of, states};
use crate::workspace::{CandidateRecord, Workspace};
use assay_evaluation::campaign::{
    Candidacy, NextAct, Standing, arrival_order, next_dispute, next_wanted,
};
use assay_evaluation::{Order, Scorecard, ScoringPolicy, Sheet};
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
        let records = workspace.counting_records();
        let mut own: BTreeMap<&str, Vec<Sheet>> = BTreeMap::new();
        for sheet in &sheets {
            own.entry(&sheet.sha256).or_default().push(sheet.clone());
        }
        let standings: BTreeMap<&str, Standing> = records
            .iter()
            .map(|record| {
                let sha256 = record.opened.sha256.as_str();
                let sheets = own.get(sha256).map_or(&[][..], Vec::as_slice);
                (sha256, standing(workspace, record, sheets, &who))
            })
            .collect();
        let starts = Starts {
            is_blind: workspace.is_blind.get(),
            ..starts(&records, &sheets, &standings, &who)
        };
        let travelers = order_of(&records).into_iter().filter_map(|at| {
            let opened = &records.get(at)?.opened;
            let standing = standings.get(opened.sha256.as_str())?.clone();
            Some(Traveler {
                name: workspace.name_of(opened),
                address: starts.address(&standing.act, &opened.sha256),
                standing,
                sha256: opened.sha256.clone(),
            })
        });
        let travelers: Vec<Traveler> = travelers.collect();
        Self { travelers, starts }
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

/// The campaign that every screen reads: worked out once after each change, and only while some screen shows it.
#[derive(Clone, Copy)]
struct Shared(Memo<Arc<Campaign>>);

/// Provides the campaign for all screens.
pub fn provide_campaign(workspace: Workspace) {
    let campaign = Memo::new(move |_| Arc::new(Campaign::of(workspace)));
    provide_context(Shared(campaign));
}

/// Returns the campaign that every screen reads.
pub fn campaign() -> Memo<Arc<Campaign>> {
    let Shared(campaign) = expect_context();
    campaign
}

/// Returns where the candidate with a digest stands; `None` where they are gone. Followed.
pub fn standing_of(campaign: Memo<Arc<Campaign>>, sha256: &str) -> Option<Traveler> {
    campaign.with(|campaign| {
        let mut all = campaign.travelers.iter();
        all.find(|one| one.sha256 == sha256).cloned()
    })
}

/// Returns the positions of records in the order in which the candidates began.
pub fn order_of(records: &[Arc<CandidateRecord>]) -> Vec<usize> {
    let begun: Vec<(&str, &str)> = records
        .iter()
        .map(|one| (one.opened.started_at.as_str(), one.opened.sha256.as_str()))
        .collect();
    arrival_order(&begun)
}

fn standing(
    workspace: Workspace,
    record: &CandidateRecord,
    sheets: &[Sheet],
    who: &str,
) -> Standing {
    Standing::of(&Candidacy {
        state: &record.state,
        card: record.scorecard.as_deref(),
        policy: record.policy.as_deref(),
        sheets,
        cover: &workspace.cover(record),
        who,
    })
}

/// Returns where rating and settling begin: in the drawn order, among those for whom that comes next.
fn starts(
    records: &[Arc<CandidateRecord>],
    sheets: &[Sheet],
    standings: &BTreeMap<&str, Standing>,
    who: &str,
) -> Starts {
    let states = states(records);
    let policies: BTreeMap<&str, Arc<ScoringPolicy>> = records
        .iter()
        .filter_map(|one| Some((one.opened.sha256.as_str(), one.policy.clone()?)))
        .collect();
    let about = |sha256: &str, is_next: fn(&NextAct) -> bool| {
        let standing = standings.get(sha256)?;
        is_next(&standing.act).then_some(())?;
        Some((*states.get(sha256)?, policies.get(sha256)?.clone()))
    };
    let cards: BTreeMap<&str, Arc<Scorecard>> = records
        .iter()
        .filter_map(|one| Some((one.opened.sha256.as_str(), one.scorecard.clone()?)))
        .collect();
    let rates = |sha256: &str| {
        let (state, policy) = about(sha256, |act| matches!(act, NextAct::Rate { .. }))?;
        Some((state, policy, cards.get(sha256).cloned()))
    };
    let settles = |sha256: &str| about(sha256, |act| matches!(act, NextAct::Settle { .. }));
    let named = |sheet: &Sheet| (sheet.sha256.clone(), sheet.item.clone());
    Starts {
        is_blind: false,
        rating: next_wanted(sheets, rates, who).map(named),
        dispute: next_dispute(sheets, settles).map(named),
    }
}
