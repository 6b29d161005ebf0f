//! The rules, each with its name, its reason and how it stands.

use crate::person::cover;
use crate::person::links::shown_sentence;
use crate::rule_names::rule_name;
use crate::sign::{Sign, outcome_word};
use assay_evaluation::{Cover, Rule, Scorecard};
use assay_web::ui::{icon, text};
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
        let (sign, word) = match &covered {
            None => (Sign::from(rule.result), outcome_word(rule.result)),
            Some(_) => (Sign::Open, tr!(person.covered_rule)),
        };
        let says = covered.as_ref().unwrap_or(&rule.says);
        view! {
            <li class=sign.class()>
                <span class="check-mark">{icon(sign.path())}</span>
                <span>
                    <strong class="person-rule">{text(rule_name(&card, &rule.id))}</strong>
                    " "
                    {shown_sentence(says)}
                </span>
                <span class="check-state">{word}</span>
            </li>
        }
    };
    view! {
        <h2 id="rules">{tr!(person.rules)}</h2>
        <ul class="checks person-rules" aria-labelledby="rules">
            {cover.rules(&card).into_iter().map(row).collect_view()}
        </ul>
    }
}
