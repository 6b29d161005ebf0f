//! The decision: what the rules say, what has to be judged first, and what a person decides, with a reason.

mod form;
mod reopening;
mod shared;

use super::cover;
use super::links::{address, shown_sentence};
use super::message::MessagePanel;
use super::summary::OpenList;
use crate::outcome_names::{decision_name, recommendation_name, recommendation_named};
use crate::person::shown::Person;
use assay_core::person_text;
use assay_evaluation::review_event::Decision;
use assay_evaluation::{Outcome, Scorecard, blocking, departs, findings, is_stale, readable};
use assay_web::ui::text;
use form::DecisionForm;
use leptos::prelude::*;
use reopening::Reopening;
use shared::{BLOCKS, STATE, card};
use std::sync::Arc;

/// The tab.
#[component]
pub fn DecisionTab(
    /// Whom it is about.
    person: Person,
) -> impl IntoView {
    view! {
        <p class="person-people read">{tr!(person.people_decide)}</p>
        {move || rules(person)}
        <h2>{tr!(person.your_decision)}</h2>
        <div class="person-decided" role="status" id=STATE>
            {move || decided(person)}
        </div>
        <DecisionForm person />
        <Reopening person />
        <MessagePanel person />
    }
}

/// Returns the recommendation, the findings to judge first and the list of what is open; followed.
fn rules(person: Person) -> AnyView {
    let Some(card) = card(person) else {
        return view! {
            <p class="notice is-failed" id=BLOCKS>
                {tr!(person.no_card)}
            </p>
        }
        .into_any();
    };
    let cover = person.cover();
    let blocks: Vec<_> = findings(&card)
        .into_iter()
        .filter(|finding| finding.rule.result == Outcome::Open)
        .map(|finding| {
            let way = address(person, finding.target);
            view! { <li>{shown_sentence(&finding.rule.says)} " " <a href=way>{tr!(person.to_flags)}</a></li> }
        })
        .collect();
    let blocks = (!blocks.is_empty()).then(|| {
        view! {
            <div class="notice is-failed" id=BLOCKS>
                <p class="notice-title">{tr!(person.blocks)}</p>
                <ul>{blocks}</ul>
            </div>
        }
    });
    let says = cover::standing(&cover, &card);
    let why = cover::why(&cover, &card);
    let open = (!card.is_final()).then(|| {
        let count = cover.open_tasks(&card).len().to_string();
        view! {
            <div class="notice is-warning">
                <p class="notice-title">{tr!(person.on_provisional, count = count)}</p>
                <OpenList person card cover=Arc::new(cover) />
            </div>
        }
    });
    view! {
        <section class="person-standing" aria-labelledby="decision-rules">
            <h2 class="caps" id="decision-rules">
                {tr!(person.rules_say)}
            </h2>
            <p class="person-verdict">{says}</p>
            <p class="read">{text(readable(&why))}</p>
            {blocks}
            {open}
        </section>
    }
    .into_any()
}

/// Returns who decided what, when and why; followed.
fn decided(person: Person) -> AnyView {
    let record = person.record();
    let Some(entry) = &record.state.decision else {
        return view! { <p>{tr!(person.undecided)}</p> }.into_any();
    };
    let (decision, rules_said) = &entry.value;
    let cover = person.cover();
    let line = cover::decided_line(&cover, entry);
    let card = record.scorecard.as_deref();
    let stale = card
        .filter(|_| !cover.any() && is_stale(Some(entry), card))
        .map(|card| stale_notice(card, *decision, rules_said));
    view! {
        <p class="person-verdict">{decision_name(*decision)}</p>
        {stale}
        <p>{text(line)}</p>
        <blockquote class="person-written read">{text(person_text::block(&entry.why))}</blockquote>
    }
    .into_any()
}

/// Says that something changed under a decision, and what.
fn stale_notice(card: &Scorecard, decision: Decision, rules_said: &str) -> impl IntoView + use<> {
    let changed = (rules_said != card.recommendation.name()).then(|| {
        let sentence = tr!(
            person.stale_rules,
            then = recommendation_named(rules_said),
            now = recommendation_name(card.recommendation),
        );
        view! { <p>{sentence}</p> }
    });
    let finding =
        (!blocking(card).is_empty()).then(|| view! { <p>{tr!(person.stale_finding)}</p> });
    let override_ = departs(decision, card.recommendation).then(
        || view! { <p>{tr!(person.overrides, standing = recommendation_name(card.recommendation))}</p> },
    );
    view! {
        <div class="notice is-warning">
            <p class="notice-title">{tr!(person.stale)}</p>
            {changed}
            {finding}
            {override_}
        </div>
    }
}
