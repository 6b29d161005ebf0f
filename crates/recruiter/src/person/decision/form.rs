//! The form that decides.

use crate::home::is_advance_early;
use crate::outcome_names::{decision_name, recommendation_name};
use crate::person::decision::shared::BLOCKS;
use crate::person::decision::shared::STATE;
use crate::person::decision::shared::card;
use crate::person::form::{Written, focus_first, radios};
use crate::person::shown::Person;
use assay_evaluation::review_event::{Decision, ReviewAction};
use assay_evaluation::{Recommendation, SHORTEST_REASON, blocking, departs};
use assay_web::browser::page;
use leptos::prelude::*;

const CHOICE: &str = "decision-choice";

/// The form that decides; it is hidden once somebody has decided.
#[component]
pub(super) fn DecisionForm(
    /// Whom it is about.
    person: Person,
) -> impl IntoView {
    let (chosen, error) = (RwSignal::new(None::<Decision>), RwSignal::new(""));
    let reason = Written::new(person, "decision-reason".into());
    let overrides = move || {
        let standing = card(person).and_then(|card| person.cover().recommendation_of(&card));
        let departs = chosen
            .get()
            .zip(standing)
            .filter(|(decision, standing)| departs(*decision, *standing));
        departs.map_or_else(String::new, |(_, standing)| {
            tr!(person.overrides, standing = recommendation_name(standing))
        })
    };
    let options = vec![
        (Decision::Advance, tr!(person.advance_hint)),
        (Decision::Hold, tr!(person.hold_hint)),
        (Decision::Decline, tr!(person.decline_hint)),
    ];
    let options = options
        .into_iter()
        .map(|(decision, hint)| (decision, decision_name(decision), hint))
        .collect();
    let decide = move |_| {
        let record = person.now();
        let card = record.scorecard.as_deref();
        if card.is_none_or(|card| !blocking(card).is_empty()) {
            error.set(if card.is_none() {
                tr!(person.no_card)
            } else {
                tr!(person.blocked)
            });
            page::focus_id(BLOCKS);
            return;
        }
        let Some(decision) = chosen.get_untracked() else {
            error.set(tr!(person.choose_first));
            focus_first(CHOICE);
            return;
        };
        if decision == Decision::Advance && is_advance_early(&record) {
            error.set(tr!(home.verdict_waits_first));
            focus_first(CHOICE);
            return;
        }
        let Some(why) = reason.taken(SHORTEST_REASON, tr!(person.decision_reason_short)) else {
            return;
        };
        let standing = card.map_or(Recommendation::Open, |card| card.recommendation);
        let done = person.record_action(ReviewAction::Decided {
            decision: Some(decision),
            recommendation: standing.name().into(),
            reason: why,
        });
        if done {
            reason.clear();
            error.set("");
            chosen.set(None);
            page::focus_id(STATE);
        }
    };
    view! {
        <div class="person-judging" hidden=move || person.record().state.decision.is_some()>
            {radios(CHOICE, tr!(person.choose).into(), options, chosen, error)}
            <p class="person-override" role="status">
                {overrides}
            </p>
            {reason.field(tr!(person.reason), tr!(person.decision_reason_hint))}
            <div class="actions">
                <button type="button" class="btn btn-primary" on:click=decide>
                    {tr!(person.decide)}
                </button>
            </div>
        </div>
    }
}
