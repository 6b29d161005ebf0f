//! The re-grade report: each candidate before and after another key, with the items that move.

use super::change::{Target, of_pack};
use crate::outcome_names::rules_state;
use crate::policy::table::{PolicyTable, TextRow};
use crate::short_digest::short_digest;
use crate::workspace::Workspace;
use assay_core::assessment::{Assessment, ItemKey};
use assay_core::scoring::Fraction;
use assay_evaluation::{Bounds, Moved, Recommendation, Regrade};
use leptos::prelude::*;
use std::sync::Arc;

/// The report; those whose result changes come first.
#[component]
pub fn Report(
    /// The workspace.
    workspace: Workspace,
    /// The key that would count.
    target: Arc<Target>,
) -> impl IntoView {
    move || {
        workspace.records.track();
        let all = of_pack(workspace, &target.pack.sha256);
        let from = workspace
            .library
            .with_untracked(|library| library.key(&target.pack.sha256).cloned());
        let from = from.map_or_else(String::new, |key| short_digest(&key.sha256).into());
        let to = match &target.to {
            Some(key) => tr!(keys.that_key, digest = short_digest(&key.sha256)),
            None => tr!(keys.no_key).into(),
        };
        let change = tr!(keys.change, now = from, then = to);
        if all.is_empty() {
            return view! {
                <p>{change}</p>
                <p>{tr!(keys.nobody)}</p>
            }
            .into_any();
        }
        let mut lines: Vec<Line> = all
            .iter()
            .map(|record| {
                let after = target
                    .to
                    .as_ref()
                    .and_then(|key| workspace.scored_by_key(record, key));
                let regrade = Regrade::of(record.scorecard.as_deref(), after.as_ref());
                Line {
                    name: workspace.name_of(&record.opened),
                    regrade,
                    is_covered: workspace.cover(record).any(),
                }
            })
            .collect();
        lines.sort_by_key(|line| !line.regrade.is_change());
        let changed = lines.iter().filter(|line| line.regrade.is_change()).count();
        let decided = all
            .iter()
            .filter(|record| record.state.decision.is_some())
            .count();
        let sum = tr!(keys.sum, total = all.len(), count = changed);
        let decided = (decided > 0).then(|| view! { <p>{tr!(keys.decided, count = decided)}</p> });
        let heads = vec![
            tr!(keys.candidate),
            tr!(keys.before),
            tr!(keys.after),
            tr!(keys.stood),
            tr!(keys.stands),
            tr!(keys.moved),
        ];
        let rows = lines
            .into_iter()
            .map(|line| {
                let cells = line.cells(&target);
                view! { <TextRow head=line.name cells /> }
            })
            .collect_view();
        view! {
            <p>{change}</p>
            <p>{sum}</p>
            {decided}
            <PolicyTable region=tr!(keys.report_region) caption=tr!(keys.report) heads>
                {rows}
            </PolicyTable>
        }
        .into_any()
    }
}

/// The change for a candidate.
struct Line {
    name: String,
    regrade: Regrade,
    /// Whether ratings of others are covered for who works here; then so is what they add up to.
    is_covered: bool,
}

impl Line {
    fn cells(&self, target: &Target) -> Vec<String> {
        let is_rated = |one: &&Moved| {
            let key = target.to.as_ref().and_then(|key| key.item(&one.item));
            matches!(key, None | Some(ItemKey::Rubric(_)))
        };
        let shown = self
            .regrade
            .moved
            .iter()
            .filter(|one| !self.is_covered || !is_rated(one));
        let shown: Vec<String> = shown.map(|one| moved(&target.pack, one)).collect();
        let moved = if shown.is_empty() {
            tr!(keys.unmoved).into()
        } else {
            shown.join("; ")
        };
        if self.is_covered {
            let covered = || String::from(tr!(keys.covered));
            return vec![covered(), covered(), covered(), covered(), moved];
        }
        let Regrade {
            before,
            after,
            stood,
            stands,
            ..
        } = &self.regrade;
        vec![
            overall(*before),
            overall(*after),
            standing(*stood),
            standing(*stands),
            moved,
        ]
    }
}

fn moved(pack: &Assessment, moved: &Moved) -> String {
    let items = pack.sections.iter().flat_map(|section| &section.items);
    let mut items = items.filter(|item| item.id == moved.item);
    let title = items.next().map_or(moved.item.as_str(), |item| &item.title);
    let percent =
        |share: Option<Bounds>| overall(share.and_then(|share| share.times(Fraction::whole(100))));
    tr!(
        keys.move_of,
        name = title,
        before = percent(moved.before),
        after = percent(moved.after)
    )
}

fn overall(bounds: Option<Bounds>) -> String {
    match bounds {
        Some(bounds) => tr!(keys.percent, percent = bounds.text(2)),
        None => tr!(keys.not_scored).into(),
    }
}

fn standing(standing: Option<Recommendation>) -> String {
    standing.map_or(tr!(keys.not_scored), rules_state).into()
}
