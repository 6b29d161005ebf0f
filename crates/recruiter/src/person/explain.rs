//! How each number is computed: sections, items and their parts, test, interview, and what they make together.

mod interview;
mod item;
pub mod opened;

pub use item::{parts, rate_first, reasons};

use super::cover;
use crate::person::shown::Person;
use assay_evaluation::{Cover, Scorecard, ScoringPolicy, SectionScore, score_derivation};
use assay_web::browser::page;
use assay_web::ui::text;
use interview::InterviewBecause;
use item::ItemExplanation;
use leptos::prelude::*;
use opened::{Explanation, Opened, sum, summary_id};
use std::sync::Arc;

/// The explanation of the test.
pub const TEST: &str = "why-test";
/// The explanation of the interview.
pub const INTERVIEW: &str = "why-interview";
/// The explanation of the overall result.
pub const OVERALL: &str = "why-overall";

/// The explanation of a section.
pub fn section_id(section: &str) -> String {
    ["why-section-", section].concat()
}

/// A number that leads to its explanation.
#[component]
pub fn Number(
    /// Which explanations are open.
    opened: Opened,
    /// The explanation.
    #[prop(into)]
    id: String,
    /// The number.
    score: String,
) -> impl IntoView {
    let open = move |_| {
        opened.put(&id, true);
        page::focus_id(&summary_id(&id));
    };
    view! {
        <button type="button" class="person-number" on:click=open>
            {score}
            <span class="visually-hidden">{tr!(person.how)}</span>
        </button>
    }
}

/// Every explanation, in the order in which the numbers build on each other.
#[component]
pub fn Explanations(
    /// Whom they are about.
    person: Person,
    /// The result.
    card: Arc<Scorecard>,
    /// The policy that it was made with.
    policy: Arc<ScoringPolicy>,
    /// Which explanations are open.
    opened: Opened,
    /// The part of the result that is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let sections = card
        .sections
        .iter()
        .map(|section| {
            let section = section.clone();
            view! { <SectionExplanation person section opened cover=cover.clone() /> }
        })
        .collect_view();
    let test = cover::percent(cover.test(), card.test);
    let test_sum = sum((!cover.test()).then(|| score_derivation::test_sum(&card)));
    let interview = cover::percent(cover.interview(), card.interview);
    let overall = cover::overall(&cover, &card, None);
    let overall_sum = sum((!cover.any()).then(|| score_derivation::overall_sum(&card, &policy)));
    view! {
        <h2>{tr!(person.explanations)}</h2>
        {sections}
        <Explanation opened id=TEST name=tr!(person.test_row) score=test>
            <p>{tr!(person.test_is)}</p>
            {test_sum}
        </Explanation>
        <Explanation opened id=INTERVIEW name=tr!(person.interview_row) score=interview>
            <InterviewBecause person card cover />
        </Explanation>
        <Explanation opened id=OVERALL name=tr!(person.overall_row) score=overall>
            <p>{tr!(person.overall_is)}</p>
            {overall_sum}
        </Explanation>
    }
}

/// Shows how the score of a section is computed.
#[component]
fn SectionExplanation(
    /// Whom it is about.
    person: Person,
    /// The section.
    section: SectionScore,
    /// Which explanations are open.
    opened: Opened,
    /// The part of the result that is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let is_covered = cover.section(&section);
    let chance = match section.chance_percent {
        Some(chance) => tr!(person.chance_is, percent = chance.decimal_text(2)),
        None => tr!(person.chance_none).into(),
    };
    let count = section.items.len().to_string();
    let weights: Vec<String> = section
        .items
        .iter()
        .filter(|item| item.weight != 1)
        .map(|item| tr!(person.item_weight, item = item.title, weight = item.weight))
        .collect();
    let weights = (!weights.is_empty()).then(|| {
        let line = tr!(person.item_weights, weights = weights.join("; "));
        view! { <p>{text(line)}</p> }
    });
    let score = cover::percent(is_covered, section.percent);
    let mean = sum((!is_covered).then(|| score_derivation::section_mean(&section)));
    let rated = section.rated_percent.map(|_| {
        let rated = sum((!is_covered).then(|| score_derivation::rated_mean(&section)));
        view! {
            <p>{tr!(person.rated_is)}</p>
            {rated}
        }
    });
    let weight = sum((!is_covered).then(|| score_derivation::section_weight(&section)));
    let items = section
        .items
        .into_iter()
        .map(|item| {
            let is_covered = cover.item(&item);
            view! { <ItemExplanation person item opened is_covered /> }
        })
        .collect_view();
    view! {
        <Explanation opened id=section_id(&section.id) name=section.title score>
            <p>{tr!(person.mean_of, count = count)}</p>
            {weights}
            {mean}
            {rated}
            <p>{tr!(person.weight_of)}</p>
            {weight}
            <p class="hint">{chance}</p>
            {items}
        </Explanation>
    }
}
