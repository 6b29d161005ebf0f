//! The rules, each with how it stands.

use crate::person::cover;
use crate::person::links::shown_sentence;
use assay_evaluation::{Cover, Outcome, Rule, Scorecard};
use assay_web::ui::icon;
use leptos::prelude::*;
use std::sync::Arc;

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
            None => cover::outcome_mark(rule.result),
            Some(_) => {
                let (class, path, _) = cover::outcome_mark(Outcome::Open);
                (class, path, tr!(person.covered_rule))
            }
        };
        let says = covered.as_ref().unwrap_or(&rule.says);
        view! {
            <li class=class>
                <span class="check-mark">{icon(path)}</span>
                <span>{shown_sentence(says)}</span>
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
