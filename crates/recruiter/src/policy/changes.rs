//! What another policy would change: its settings, and every candidate before and after. Nothing is in force yet.

use super::describe::{row, table, values, weights_note};
use super::{CHANGES, Change, words};
use crate::desk::Desk;
use crate::opening::fill;
use assay_evaluation::{Scorecard, ScoringPolicy, Standing};
use assay_web::ui::dom::{View, el, views};
use leptos::prelude::*;
use std::sync::Arc;

/// What changes for a candidate.
struct Effect {
    name: String,
    before: Arc<Scorecard>,
    after: Scorecard,
    /// Whether the numbers are covered for the one at the desk.
    is_covered: bool,
}

/// The part of the screen in which a change is looked at; empty while there is none.
pub fn changes(change: Change) -> View {
    views(move || {
        let policy = change.looked_at.get()?;
        Some(shown(change, &policy))
    })
}

fn shown(change: Change, policy: &Arc<ScoringPolicy>) -> View {
    let words = words();
    let desk = change.desk;
    let (pack, _) = change.about.get_untracked();
    let in_force = change.in_force.get_untracked();
    let (before, after) = (values(&in_force, &pack), values(policy, &pack));
    let differing = before
        .into_iter()
        .zip(after)
        .filter(|(before, after)| before.1 != after.1);
    let settings: Vec<View> = differing
        .map(|((name, before), (_, after))| row(&name, &[before, after]))
        .collect();
    let looked_at = policy.clone();
    let people = move || people(desk, &looked_at);
    let heads = [words.setting, words.now, words.then];
    el("section.policy-part policy-changes")
        .attr("aria-labelledby", CHANGES)
        .child(
            el("h2")
                .attr("id", CHANGES)
                .attr("tabindex", "-1")
                .child(words.changes),
        )
        .child(weights_note(policy, &pack))
        .child(el("h3").child(words.changes_policy))
        .child(table(
            words.changes_policy_region,
            words.changes_policy,
            &heads,
            settings,
        ))
        .child(el("h3").child(words.changes_people))
        .child(people)
        .child(super::offers::reason(change))
        .child(el("p.hint").child(words.put_hint))
        .child(
            el("div.actions")
                .child(
                    el("button.btn btn-primary")
                        .on("click", move |_| change.put_in_force())
                        .child(words.put),
                )
                .child(
                    el("button.btn")
                        .on("click", move |_| change.close())
                        .child(words.not_now),
                ),
        )
        .view()
}

/// Every candidate before and after; those for whom it matters come first.
fn people(desk: Desk, policy: &Arc<ScoringPolicy>) -> View {
    let words = words();
    let all = desk.dossiers.get();
    if all.is_empty() {
        return el("p").child(words.no_people).view();
    }
    let mut effects: Vec<Effect> = all
        .iter()
        .filter_map(|dossier| {
            Some(Effect {
                name: desk.name_of(&dossier.case),
                before: dossier.scorecard.clone()?,
                after: desk.scored_with(dossier, policy)?,
                is_covered: desk.cover(dossier).any(),
            })
        })
        .collect();
    effects.sort_by_key(Effect::rank);
    let standing = effects.iter().filter(|effect| effect.rank() == 0).count();
    let overall = effects
        .iter()
        .filter(|effect| !effect.is_covered && effect.before.overall != effect.after.overall)
        .count();
    let unscored = all.len() - effects.len();
    let decided = all
        .iter()
        .filter(|dossier| dossier.state.decision.is_some())
        .count();
    let counts = [all.len(), standing, overall].map(|count| count.to_string());
    let heads = [
        words.candidate,
        words.what_changes,
        words.overall_now,
        words.overall_then,
        words.standing_now,
        words.standing_then,
    ];
    let told = |sentence: &str, count: usize| {
        (count > 0).then(|| el("p").child(fill(sentence, &[&count.to_string()])))
    };
    views((
        el("p").child(fill(
            words.people_sum,
            &[&counts[0], &counts[1], &counts[2]],
        )),
        told(words.unscored, unscored),
        told(words.decided, decided),
        table(
            words.changes_people_region,
            words.changes_people,
            &heads,
            effects.iter().map(Effect::line).collect(),
        ),
    ))
}

impl Effect {
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

    fn line(&self) -> View {
        let words = words();
        let what = [
            words.change_standing,
            words.change_overall,
            words.change_none,
            words.change_covered,
        ][self.rank()];
        if self.is_covered {
            let covered = || words.covered.into();
            let cells = [what.into(), covered(), covered(), covered(), covered()];
            return row(&self.name, &cells);
        }
        let overall = |card: &Scorecard| fill(words.percent, &[&card.overall.text(2)]);
        let cells = [
            what.to_owned(),
            overall(&self.before),
            overall(&self.after),
            standing(self.before.standing).into(),
            standing(self.after.standing).into(),
        ];
        row(&self.name, &cells)
    }
}

fn standing(standing: Standing) -> &'static str {
    let words = words();
    match standing {
        Standing::Pass => words.pass,
        Standing::NotPass => words.not_pass,
        Standing::Open => words.still_open,
    }
}
