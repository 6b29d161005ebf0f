//! What another policy would change: its settings, and every candidate before and after. Nothing is in force yet.

use super::change::{CHANGES, Change, REASON};
use super::describe::{WeightsNote, values};
use super::table::{PolicyTable, TextRow};
use crate::format_message::format_message;
use crate::reason_field::ReasonField;
use crate::words::policy::words;
use crate::workspace::Workspace;
use assay_evaluation::{Recommendation, Scorecard, ScoringPolicy};
use leptos::prelude::*;
use std::sync::Arc;

/// What changes for a candidate.
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
    /// What a change of the policy goes through.
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
    /// What a change of the policy goes through.
    change: Change,
    /// The policy that would be in force.
    policy: Arc<ScoringPolicy>,
) -> impl IntoView {
    let words = words();
    let pack = change.about.with_value(|(pack, _)| pack.clone());
    let in_force = change.in_force.get_untracked();
    let settings = values(&in_force, &pack)
        .into_iter()
        .zip(values(&policy, &pack))
        .filter(|(before, after)| before.1 != after.1)
        .map(|((name, before), (_, after))| {
            view! { <TextRow head=name cells=vec![before, after] /> }
        })
        .collect_view();
    let heads = vec![words.setting, words.now, words.then];
    view! {
        <section class="policy-part policy-changes" aria-labelledby=CHANGES>
            <h2 id=CHANGES tabindex="-1">
                {words.changes}
            </h2>
            <WeightsNote policy=policy.clone() pack />
            <h3>{words.changes_policy}</h3>
            <PolicyTable region=words.changes_policy_region caption=words.changes_policy heads>
                {settings}
            </PolicyTable>
            <h3>{words.changes_people}</h3>
            <Outcomes workspace=change.workspace policy />
            <ReasonField
                id=REASON
                label=words.reason
                hint=words.reason_hint
                reason=change.reason
                problem=change.missing
            />
            <p class="hint">{words.put_hint}</p>
            <div class="actions">
                <button
                    type="button"
                    class="btn btn-primary"
                    on:click=move |_| change.put_in_force()
                >
                    {words.put}
                </button>
                <button type="button" class="btn" on:click=move |_| change.close()>
                    {words.not_now}
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
    let words = words();
    move || {
        let all = workspace.records.get();
        if all.is_empty() {
            return view! { <p>{words.no_people}</p> }.into_any();
        }
        let mut outcomes: Vec<Outcome> = all
            .iter()
            .filter_map(|record| {
                Some(Outcome {
                    name: workspace.name_of(&record.case),
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
        let counts = [all.len(), standing, overall].map(|count| count.to_string());
        let told = |sentence: &str, count: usize| {
            (count > 0).then(|| view! { <p>{format_message(sentence, &[&count.to_string()])}</p> })
        };
        let heads = vec![
            words.candidate,
            words.what_changes,
            words.overall_now,
            words.overall_then,
            words.standing_now,
            words.standing_then,
        ];
        let rows = outcomes
            .into_iter()
            .map(|one| {
                let cells = one.cells();
                view! { <TextRow head=one.name cells /> }
            })
            .collect_view();
        view! {
            <p>{format_message(words.people_sum, &counts.each_ref().map(String::as_str))}</p>
            {told(words.unscored, unscored)}
            {told(words.decided, decided)}
            <PolicyTable region=words.changes_people_region caption=words.changes_people heads>
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
        } else if self.before.standing != self.after.standing {
            0
        } else if self.before.overall != self.after.overall {
            1
        } else {
            2
        }
    }

    fn cells(&self) -> Vec<String> {
        let words = words();
        let what = [
            words.change_standing,
            words.change_overall,
            words.change_none,
            words.change_covered,
        ][self.rank()];
        if self.is_covered {
            let covered = words.covered;
            return [what, covered, covered, covered, covered]
                .map(String::from)
                .into();
        }
        let overall = |card: &Scorecard| format_message(words.percent, &[&card.overall.text(2)]);
        vec![
            what.into(),
            overall(&self.before),
            overall(&self.after),
            standing(self.before.standing).into(),
            standing(self.after.standing).into(),
        ]
    }
}

fn standing(standing: Recommendation) -> &'static str {
    let words = words();
    match standing {
        Recommendation::Pass => words.pass,
        Recommendation::NotPass => words.not_pass,
        Recommendation::Open => words.still_open,
    }
}
