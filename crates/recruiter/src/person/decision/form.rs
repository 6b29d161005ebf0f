//! The form that decides.

use crate::format_message::format_message;
use crate::person::decision::shared::BLOCKS;
use crate::person::decision::shared::STATE;
use crate::person::decision::shared::card;
use crate::person::form::{Written, focus_first, radios};
use crate::person::overview::standing_name;
use crate::person::shown::Person;
use crate::words::person::words;
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
    let words = words();
    let (chosen, error) = (RwSignal::new(None::<Decision>), RwSignal::new(""));
    let reason = Written::new(person, "decision-reason".into());
    let overrides = move || {
        let standing = card(person).and_then(|card| person.cover().standing_of(&card));
        let departs = chosen
            .get()
            .zip(standing)
            .filter(|(decision, standing)| departs(*decision, *standing));
        departs.map_or_else(String::new, |(_, standing)| {
            format_message(words.override_, &[standing_name(standing)])
        })
    };
    let options = vec![
        (Decision::Advance, words.advance, words.advance_hint),
        (Decision::Hold, words.hold, words.hold_hint),
        (Decision::Decline, words.decline, words.decline_hint),
    ];
    let decide = move |_| {
        let record = person.now();
        let card = record.scorecard.as_deref();
        if card.is_none_or(|card| !blocking(card).is_empty()) {
            error.set(if card.is_none() {
                words.no_card
            } else {
                words.blocked
            });
            page::focus_id(BLOCKS);
            return;
        }
        let Some(decision) = chosen.get_untracked() else {
            error.set(words.choose_first);
            focus_first(CHOICE);
            return;
        };
        let Some(why) = reason.taken(SHORTEST_REASON, words.decision_reason_short) else {
            return;
        };
        let standing = card.map_or(Recommendation::Open, |card| card.standing);
        let done = person.act(ReviewAction::Decided {
            decision: Some(decision),
            standing: standing.name().into(),
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
            {radios(CHOICE, words.choose.into(), options, chosen, error)}
            <p class="person-override" role="status">
                {overrides}
            </p>
            {reason.field(words.reason, words.decision_reason_hint)}
            <div class="actions">
                <button type="button" class="btn btn-primary" on:click=decide>
                    {words.decide}
                </button>
            </div>
        </div>
    }
}
