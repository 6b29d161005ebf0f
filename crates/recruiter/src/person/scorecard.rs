//! The scorecard: the summary, and every number with the way to its explanation.

mod basis;
mod numbers;
mod rules;

use super::answers::Answered;
use super::cover::CoverLead;
use super::explain::Explanations;
use super::printing::{PaperPart, PrintChoice, PrintPanel};
use super::summary::Summary;
use crate::person::explain::opened::Opened;
use crate::person::shown::Person;
use assay_web::browser::clock;
use basis::Basis;
use leptos::prelude::*;
use numbers::{ResultTable, Sections};
use rules::Rules;
use std::sync::Arc;

/// The tab.
#[component]
pub fn ScorecardTab(
    /// Whom it is about.
    person: Person,
) -> impl IntoView {
    let Some((pack, key)) = person
        .content()
        .filter(|_| person.now().scorecard.is_some())
    else {
        return view! {
            <div class="notice is-failed">
                <p class="notice-title">{tr!(person.not_scored)}</p>
                <p>{tr!(person.not_scored_more)}</p>
            </div>
        }
        .into_any();
    };
    let opened = Opened::default();
    let made_at = RwSignal::new(clock::now().wall_ms);
    let choice = PrintChoice::default();
    let open_count = Signal::derive(move || opened.open.with(Vec::len));
    let on_print = Callback::new(move |()| made_at.set(clock::now().wall_ms));
    let summary = move || {
        let record = person.record();
        let policy = record.policy.clone()?;
        let card = record.scorecard.clone()?;
        let cover = Arc::new(person.cover());
        Some(view! { <Summary person record card policy cover /> })
    };
    let shown = move || {
        let record = person.record();
        let policy = record.policy.clone()?;
        let card = record.scorecard.clone()?;
        let cover = Arc::new(person.cover());
        let (pack, key) = (pack.clone(), key.clone());
        // Each part that paper may leave out owns what it shows.
        let explained = (card.clone(), policy.clone(), cover.clone());
        let based_on = (policy.clone(), cover.clone());
        Some(view! {
            <Sections card=card.clone() policy=policy.clone() opened cover=cover.clone() />
            <ResultTable card=card.clone() policy opened cover=cover.clone() />
            <Rules card cover />
            <PaperPart is_on=choice.explanations>
                <Explanations person card=explained.0 policy=explained.1 opened cover=explained.2 />
            </PaperPart>
            <PaperPart is_on=choice.basis>
                <Basis person record pack key policy=based_on.0 cover=based_on.1 made_at />
            </PaperPart>
        })
    };
    let answers = move || {
        let is_chosen = choice.answers.get();
        is_chosen.then(|| {
            view! {
                <div class="person-part only-print">
                    <h2>{tr!(person.answers)}</h2>
                    <Answered person />
                </div>
            }
        })
    };
    let form = person.now().opened.is_narrative.then(|| {
        view! {
            <div class="notice">
                <p class="notice-title">{tr!(person.in_words)}</p>
                <p>{tr!(person.in_words_means)}</p>
            </div>
        }
    });
    view! {
        <CoverLead person />
        {form}
        {summary}
        <div class="actions person-tools">
            <button type="button" class="btn" on:click=move |_| opened.show(true)>
                {tr!(person.show_all)}
            </button>
            <button type="button" class="btn" on:click=move |_| opened.show(false)>
                {tr!(person.hide_all)}
            </button>
        </div>
        <PrintPanel choice open_count on_print />
        {shown}
        {answers}
    }
    .into_any()
}
