//! The changes that another policy would make: its settings, and every candidate before and after. Nothing is in force yet.

use super::change::{About, CHANGES, Change, REASON};
use super::departures::DeparturesNote;
use super::describe::{ToldNote, values};
use super::table::{PolicyTable, TextRow};
use super::upgrade::UpgradeNote;
use crate::outcome_names::rules_state;
use crate::reason_field::ReasonField;
use crate::workspace::Workspace;
use assay_evaluation::{Scorecard, ScoringPolicy};
use leptos::prelude::*;
use std::sync::Arc;

/// The change for a candidate.
struct Outcome {
    name: String,
    before: Arc<Scorecard>,
    after: Scorecard,
    /// Whether the numbers are covered for the person at the workspace.
    is_covered: bool,
}

/// The part of the screen in which a change is looked at; empty while there is none.
#[component]
pub fn Changes(
    /// The change of the policy that is under way.
    change: Change,
) -> impl IntoView {
    move || {
        let policy = change.looked_at.get()?;
        Some(view! { <LookedAt change policy /> })
    }
}

/// A change that is looked at.
#[component]
fn LookedAt(
    /// The change of the policy that is under way.
    change: Change,
    /// The policy that would be in force.
    policy: Arc<ScoringPolicy>,
) -> impl IntoView {
    let about = change.about.get_value();
    let About {
        pack, questions, ..
    } = about.clone();
    let in_force = change.in_force.get_untracked();
    let settings = values(&in_force, &pack, &questions)
        .into_iter()
        .zip(values(&policy, &pack, &questions))
        .filter(|(before, after)| before.1 != after.1)
        .map(|((name, before), (_, after))| {
            view! { <TextRow head=name cells=vec![before, after] /> }
        })
        .collect_view();
    let heads = vec![tr!(policy.setting), tr!(policy.now), tr!(policy.then)];
    view! {
        <section class="policy-part policy-changes" aria-labelledby=CHANGES>
            <h2 id=CHANGES tabindex="-1">
                {tr!(policy.changes)}
            </h2>
            <UpgradeNote policy=policy.clone() about />
            <DeparturesNote workspace=change.workspace policy=policy.clone() questions />
            <ToldNote policy=policy.clone() pack />
            <h3>{tr!(policy.changes_policy)}</h3>
            <PolicyTable
                region=tr!(policy.changes_policy_region)
                caption=tr!(policy.changes_policy)
                heads
            >
                {settings}
            </PolicyTable>
            <h3>{tr!(policy.changes_people)}</h3>
            <Outcomes workspace=change.workspace policy />
            <ReasonField
                id=REASON
                label=tr!(policy.reason)
                hint=tr!(policy.reason_hint)
                reason=change.reason
                problem=change.missing
            />
            <p class="hint">{tr!(policy.put_hint)}</p>
            <div class="actions">
                <button
                    type="button"
                    class="btn btn-primary"
                    on:click=move |_| change.put_in_force()
                >
                    {tr!(policy.put)}
                </button>
                <button type="button" class="btn" on:click=move |_| change.close()>
                    {tr!(policy.not_now)}
                </button>
            </div>
        </section>
    }
}

/// Every candidate before and after; those for whom it matters come first.
#[component]
fn Outcomes(
    /// The workspace.
    workspace: Workspace,
    /// The policy that would be in force.
    policy: Arc<ScoringPolicy>,
) -> impl IntoView {
    move || {
        let all = workspace.counting_records();
        if all.is_empty() {
            return view! { <p>{tr!(policy.no_people)}</p> }.into_any();
        }
        let mut outcomes: Vec<Outcome> = all
            .iter()
            .filter_map(|record| {
                Some(Outcome {
                    name: workspace.name_of(&record.opened),
                    before: record.scorecard.clone()?,
                    after: workspace.scored_with(record, &policy)?,
                    is_covered: workspace.cover(record).any(),
                })
            })
            .collect();
        outcomes.sort_by_key(Outcome::rank);
        let standing = outcomes.iter().filter(|one| one.rank() == 0).count();
        let overall = outcomes
            .iter()
            .filter(|one| !one.is_covered && one.before.overall != one.after.overall)
            .count();
        let unscored = all.len() - outcomes.len();
        let decided = all
            .iter()
            .filter(|record| record.state.decision.is_some())
            .count();
        let sum = tr!(
            policy.people_sum,
            total = all.len(),
            standing = standing,
            overall = overall,
        );
        let unscored =
            (unscored > 0).then(|| view! { <p>{tr!(policy.unscored, count = unscored)}</p> });
        let decided =
            (decided > 0).then(|| view! { <p>{tr!(policy.decided, count = decided)}</p> });
        let heads = vec![
            tr!(policy.candidate),
            tr!(policy.what_changes),
            tr!(policy.overall_now),
            tr!(policy.overall_then),
            tr!(policy.standing_now),
            tr!(policy.standing_then),
        ];
        let rows = outcomes
            .into_iter()
            .map(|one| {
                let cells = one.cells();
                view! { <TextRow head=one.name cells /> }
            })
            .collect_view();
        view! {
            <p>{sum}</p>
            {unscored}
            {decided}
            <PolicyTable
                region=tr!(policy.changes_people_region)
                caption=tr!(policy.changes_people)
                heads
            >
                {rows}
            </PolicyTable>
        }
        .into_any()
    }
}

impl Outcome {
    /// 0 where it stands otherwise, 1 where only the number changes, 2 where nothing does, 3 where that is covered.
    fn rank(&self) -> usize {
        if self.is_covered {
            3
        } else if self.before.recommendation != self.after.recommendation {
            0
        } else if self.before.overall != self.after.overall {
            1
        } else {
            2
        }
    }

    fn cells(&self) -> Vec<String> {
        let what = [
            tr!(policy.change_standing),
            tr!(policy.change_overall),
            tr!(policy.change_none),
            tr!(policy.change_covered),
        ][self.rank()];
        if self.is_covered {
            let covered = tr!(policy.covered);
            return [what, covered, covered, covered, covered]
                .map(String::from)
                .into();
        }
        let overall = |card: &Scorecard| tr!(policy.percent, percent = card.overall.text(2));
        vec![
            what.into(),
            overall(&self.before),
            overall(&self.after),
            rules_state(self.before.recommendation).into(),
            rules_state(self.after.recommendation).into(),
        ]
    }
}
