//! The rules, each with how it stands.

use crate::person::cover;
use assay_evaluation::{Cover, Outcome, Rule, Scorecard};
use assay_web::ui::{State, icon, text};
use leptos::prelude::*;
use std::sync::Arc;

/// The icon of a rule that is open: nothing has to be looked at yet.
const CIRCLE: &str = "M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14";

/// The rules.
#[component]
pub(super) fn Rules(
    /// The result.
    card: Arc<Scorecard>,
    /// The part of it that is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let row = |rule: &Rule| {
        let covered = cover::rule(&cover, &card, rule);
        let (class, path, name) = match &covered {
            None => mark(rule.result),
            Some(_) => {
                let (class, path, _) = mark(Outcome::Open);
                (class, path, tr!(person.covered_rule))
            }
        };
        let says = covered.as_ref().unwrap_or(&rule.says);
        view! {
            <li class=class>
                <span class="check-mark">{icon(path)}</span>
                <span>{text([says, "."].concat())}</span>
                <span class="check-state">{name}</span>
            </li>
        }
    };
    view! {
        <h2 id="rules">{tr!(person.rules)}</h2>
        <ul class="checks person-rules" aria-labelledby="rules">
            {card.rules.iter().map(row).collect_view()}
        </ul>
    }
}

/// Marks for how a rule stands; the word beside each says the same.
fn mark(result: Outcome) -> (&'static str, &'static str, &'static str) {
    let (state, name) = match result {
        Outcome::Met => (State::Ok, tr!(person.met)),
        Outcome::NotMet => (State::Failed, tr!(person.not_met)),
        Outcome::Open => return (State::Note.class(), CIRCLE, tr!(person.open)),
    };
    (state.class(), state.path(), name)
}
