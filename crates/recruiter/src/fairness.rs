//! The four-fifths check on counts that somebody types in. Nothing of it is kept, and no candidate's data goes in.

mod counts;
mod results;

use super::heading::heading;
use assay_evaluation::{TypedCounts, TypedGroup};
use counts::{Counts, Rows};
use leptos::prelude::*;
use results::Results;

/// The screen.
#[component]
pub fn Fairness() -> impl IntoView {
    let rows: Rows = RwSignal::new(vec![(0, TypedGroup::default()), (1, TypedGroup::default())]);
    let read = Memo::new(move |_| rows.with(|rows| read(rows)));
    view! {
        {heading(tr!(fairness.title))}
        <p class="lead">{tr!(fairness.lead)}</p>
        <div class="fairness">
            <Clause title=tr!(fairness.counts)>
                <Counts rows read />
            </Clause>
            <Clause title=tr!(fairness.results)>
                <Results read />
            </Clause>
            <Clause title=tr!(fairness.rule)>
                <p class="read">{tr!(fairness.rule_text)}</p>
            </Clause>
            <Clause title=tr!(fairness.rule_not)>
                <p class="read">{tr!(fairness.rule_thumb)}</p>
                <p class="read">{tr!(fairness.rule_above)}</p>
                <p class="read">{tr!(fairness.rule_few)}</p>
                <p class="read">{tr!(fairness.rule_forms)}</p>
            </Clause>
            <Clause title=tr!(fairness.privacy)>
                <p class="read">{tr!(fairness.privacy_text)}</p>
                <p class="read">{tr!(fairness.privacy_kept)}</p>
            </Clause>
        </div>
    }
}

/// A part of the screen under its heading.
#[component]
fn Clause(
    /// The heading.
    title: &'static str,
    /// The content under it.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="clause">
            <h2>{title}</h2>
            <div>{children()}</div>
        </section>
    }
}

fn read(rows: &[(u32, TypedGroup)]) -> TypedCounts {
    TypedCounts::read(&rows.iter().map(|row| row.1.clone()).collect::<Vec<_>>())
}
