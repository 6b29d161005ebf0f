//! The scorecard: the summary, and every number with the way to its explanation.

mod basis;
mod numbers;
mod rules;

use super::cover::CoverLead;
use super::explain::Explanations;
use super::summary::Summary;
use crate::person::explain::opened::Opened;
use crate::person::shown::Person;
use assay_web::browser::{clock, screen};
use basis::Basis;
use leptos::prelude::*;
use numbers::{ResultTable, Sections};
use rules::Rules;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The time that the page takes at most to open every explanation, in milliseconds.
const OPENING_MS: u32 = 100;

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
    let print = move |_| {
        made_at.set(clock::now().wall_ms);
        opened.show(true);
        spawn_local(async {
            clock::sleep(OPENING_MS).await;
            screen::print();
        });
    };
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
        Some(view! {
            <Sections card=card.clone() policy=policy.clone() opened cover=cover.clone() />
            <ResultTable card=card.clone() policy=policy.clone() opened cover=cover.clone() />
            <Rules card=card.clone() cover=cover.clone() />
            <Explanations person card policy=policy.clone() opened cover=cover.clone() />
            <Basis person record pack=pack.clone() key=key.clone() policy cover made_at />
        })
    };
    view! {
        <CoverLead person />
        {summary}
        <div class="actions person-tools">
            <button type="button" class="btn" on:click=print>
                {tr!(person.print)}
            </button>
            <button type="button" class="btn" on:click=move |_| opened.show(true)>
                {tr!(person.show_all)}
            </button>
            <button type="button" class="btn" on:click=move |_| opened.show(false)>
                {tr!(person.hide_all)}
            </button>
        </div>
        {shown}
    }
    .into_any()
}
