//! The scorecard: what the rules say, and every number with the way to its explanation.

mod basis;
mod decided;
mod numbers;
mod rules;

use super::answers::Answered;
use super::cover::{self, CoverLead};
use super::explain::Explanations;
use super::printing::{PaperPart, PrintChoice, PrintPanel};
use crate::person::explain::opened::Opened;
use crate::person::shown::Person;
use crate::routes::{RatingPart, Screen, Tab};
use assay_evaluation::{Cover, Place, Recommendation, Scorecard, to_do};
use assay_web::browser::clock;
use assay_web::ui::text;
use basis::Basis;
use decided::Decided;
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
            <StandingPanel person card=card.clone() cover=cover.clone() />
            <Sections card=card.clone() opened cover=cover.clone() />
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
    view! {
        <div class="actions person-tools">
            <button type="button" class="btn" on:click=move |_| opened.show(true)>
                {tr!(person.show_all)}
            </button>
            <button type="button" class="btn" on:click=move |_| opened.show(false)>
                {tr!(person.hide_all)}
            </button>
        </div>
        <PrintPanel choice open_count on_print />
        <CoverLead person />
        {shown}
        {answers}
    }
    .into_any()
}

/// The recommendation, its reason, and the list of what is still open.
#[component]
fn StandingPanel(
    /// Whom it is about.
    person: Person,
    /// The result.
    card: Arc<Scorecard>,
    /// The part of it that is covered.
    cover: Arc<Cover>,
) -> impl IntoView {
    let why = if cover.recommendation_of(&card) == Some(Recommendation::Pass) {
        tr!(person.why_pass)
    } else {
        tr!(person.why_not)
    };
    let mut kind = String::from(if card.is_final() {
        tr!(person.all_final)
    } else {
        tr!(person.provisional)
    });
    if card.is_single_rater {
        kind.push(' ');
        kind.push_str(tr!(person.single_rater));
    }
    view! {
        <section class="person-standing" aria-labelledby="standing">
            <h2 class="caps" id="standing">
                {tr!(person.rules_say)}
            </h2>
            <p class="person-verdict">{cover::standing(&cover, &card)}</p>
            <h3>{why}</h3>
            <p class="read">{text(cover::why(&cover, &card))}</p>
            <p class="hint">{kind}</p>
            <Decided person cover />
            <h3>{tr!(person.still_open)}</h3>
            <OpenList person card />
        </section>
    }
}

/// Everything that is still open, each with a link to where it is done.
#[component]
pub fn OpenList(
    /// Whom it is about.
    person: Person,
    /// The result.
    card: Arc<Scorecard>,
) -> impl IntoView {
    if card.open.is_empty() {
        return view! { <p>{tr!(person.nothing_open)}</p> }.into_any();
    }
    let rows = to_do(&card)
        .into_iter()
        .map(|(place, what)| {
            let address = match place {
                Place::Rating => Some(Screen::Rating(RatingPart::Answers).address()),
                Place::Interview => Some(person.address(Tab::Interview)),
                Place::Answers => Some(person.address(Tab::Answers)),
                Place::Flags => Some(person.address(Tab::Flags)),
                Place::Nowhere => None,
            };
            let what = text(what);
            match address {
                Some(address) => view! { <a href=address>{what}</a> }.into_any(),
                None => what,
            }
        })
        .map(|what| view! { <li>{what}</li> })
        .collect_view();
    view! { <ul class="person-open">{rows}</ul> }.into_any()
}
