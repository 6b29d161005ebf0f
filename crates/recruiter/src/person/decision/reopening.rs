//! The form that opens a decision again, or confirms it where something changed under it.

use crate::person::decision::shared::BLOCKS;
use crate::person::decision::shared::STATE;
use crate::person::form::Written;
use crate::person::shown::Person;
use assay_evaluation::review_event::ReviewAction;
use assay_evaluation::{Recommendation, SHORTEST_REASON, blocking, is_stale};
use assay_web::browser::page;
use leptos::prelude::*;

/// The form; it is hidden while nobody has decided.
#[component]
pub(super) fn Reopening(
    /// Whom it is about.
    person: Person,
) -> impl IntoView {
    let reason = Written::new(person, "reopen-reason".into());
    let reopen = move |_| {
        let Some(why) = reason.taken(1, tr!(person.reason_needed)) else {
            return;
        };
        let standing = person
            .now()
            .scorecard
            .as_ref()
            .map_or(Recommendation::Open, |card| card.recommendation);
        let done = person.record_action(ReviewAction::Decided {
            decision: None,
            recommendation: standing.name().into(),
            reason: why,
        });
        if done {
            reason.clear();
            page::focus_id(STATE);
        }
    };
    let is_stale = Memo::new(move |_| {
        let record = person.record();
        is_stale(record.state.decision.as_ref(), record.scorecard.as_deref())
    });
    let confirm = move |_| {
        let record = person.now();
        let entry = record.state.decision.as_ref();
        let Some((entry, card)) = entry.zip(record.scorecard.as_deref()) else {
            return;
        };
        if !blocking(card).is_empty() {
            page::focus_id(BLOCKS);
            return;
        }
        let Some(why) = reason.taken(SHORTEST_REASON, tr!(person.decision_reason_short)) else {
            return;
        };
        let done = person.record_action(ReviewAction::Decided {
            decision: Some(entry.value.0),
            recommendation: card.recommendation.name().into(),
            reason: why,
        });
        if done {
            reason.clear();
            page::focus_id(STATE);
        }
    };
    let legend = move || {
        if is_stale.get() {
            tr!(person.confirm_or_reopen)
        } else {
            tr!(person.reopen)
        }
    };
    view! {
        <fieldset class="person-judging" hidden=move || person.record().state.decision.is_none()>
            <legend>{legend}</legend>
            {reason.field(tr!(person.reason), tr!(person.reopen_hint))}
            <div class="actions">
                <button type="button" class="btn" hidden=move || !is_stale.get() on:click=confirm>
                    {tr!(person.confirm_decision)}
                </button>
                <button type="button" class="btn" on:click=reopen>
                    {tr!(person.reopen)}
                </button>
            </div>
        </fieldset>
    }
}
