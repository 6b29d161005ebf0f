//! Every candidate with the step that they are at, and the next act.

use super::act::act_words;
use super::campaign::{Campaign, Traveler};
use crate::routes::{self, Tab};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// So many candidates are shown at first.
const FIRST: usize = 50;

/// The candidates: those for whom something can be done now come first, by their stage.
#[component]
pub fn People(
    /// The campaign.
    campaign: Memo<Arc<Campaign>>,
) -> impl IntoView {
    let shows_all = RwSignal::new(false);
    let count = Memo::new(move |_| campaign.with(|all| all.travelers.len()));
    let each = move || {
        let mut all = campaign.with(|all| all.travelers.clone());
        all.sort_by_key(|one| (!one.standing.act.is_here(), one.standing.stage));
        let shown = if shows_all.get() { all.len() } else { FIRST };
        all.into_iter().take(shown)
    };
    let is_whole = move || shows_all.get() || count.get() <= FIRST;
    view! {
        <section aria-labelledby="home-people">
            <h2 id="home-people" tabindex="-1">
                {tr!(home.people)}
            </h2>
            <p class="hint">{tr!(home.people_hint)}</p>
            <ul class="home-people">
                <For each key=Traveler::clone let(one)>
                    <PersonItem one />
                </For>
            </ul>
            <button
                type="button"
                class="btn"
                hidden=is_whole
                on:click=move |_| {
                    shows_all.set(true);
                    crate::focus::focus_later("home-people");
                }
            >
                {move || tr!(home.show_all, count = count.get())}
            </button>
        </section>
    }
}

/// A candidate: name, step, next act.
#[component]
fn PersonItem(
    /// The candidate.
    one: Traveler,
) -> impl IntoView {
    let words = act_words(&one.standing.act);
    let step = tr!(
        home.step,
        step = one.standing.step,
        steps = one.standing.steps
    );
    let act = match one.address {
        Some(address) => view! {
            <a href=address>
                {text(words)}
                <span class="visually-hidden">{text([", ", &one.name].concat())}</span>
            </a>
        }
        .into_any(),
        None => view! { <span>{text(words)}</span> }.into_any(),
    };
    view! {
        <li>
            <a class="home-name" href=routes::person(&one.sha256, Tab::Scorecard)>
                {text(one.name)}
            </a>
            " "
            <span class="home-step">{step}</span>
            " "
            <span class="home-what">{act}</span>
        </li>
    }
}
