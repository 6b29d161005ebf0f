//! On a candidate's page: which step this is, what comes next, the verdicts on stages, and the way to the candidates
//! before and after.

use super::act::act_words;
use super::campaign::{Traveler, campaign, order_of, standing_of};
use super::verdict::Verdicts;
use crate::routes::{self, Tab};
use crate::workspace::Workspace;
use assay_evaluation::campaign::{NextAct, Stage, neighbors};
use assay_evaluation::review_event::Milestone;
use assay_web::ui::text;
use leptos::prelude::*;

/// The way of one candidate.
#[component]
pub fn Way(
    /// The workspace.
    workspace: Workspace,
    /// The digest of the candidate's bundle.
    sha256: String,
    /// The tab that is shown; the neighbors' pages open at the same.
    tab: Tab,
    /// What the link is about that led here, by the identifier of its element.
    asked: Memo<Option<String>>,
) -> impl IntoView {
    let sha256 = StoredValue::new(sha256);
    let campaign = campaign();
    let traveler = Memo::new(move |_| sha256.with_value(|sha256| standing_of(campaign, sha256)));
    let step = move || {
        traveler
            .get()
            .map(|one| view! { <Step workspace one tab /> })
    };
    // Where a verdict is what comes next, its form is there at once; after the decision it can wait.
    let is_asked = Memo::new(move |_| {
        traveler.with(|one| {
            let act = one.as_ref().map(|one| &one.standing.act);
            matches!(act, Some(NextAct::Judge(stage)) if *stage != Milestone::Offer)
        })
    });
    view! {
        <div class="way no-print">
            <Around workspace sha256 tab />
            {step}
            <Verdicts workspace sha256 is_asked asked />
        </div>
    }
}

/// The step that a candidate is at, and what comes next: one link, except where the tab that does it is shown.
#[component]
fn Step(
    /// The workspace.
    workspace: Workspace,
    /// The candidate.
    one: Traveler,
    /// The tab that is shown.
    tab: Tab,
) -> impl IntoView {
    let words = text(act_words(&one.standing.act));
    let step = tr!(
        home.step,
        step = one.standing.step,
        steps = one.standing.steps
    );
    let here = routes::person(&one.sha256, tab);
    let act = match one.address.filter(|address| *address != here) {
        Some(address) => view! {
            <a class="btn btn-primary" href=address>
                {words}
            </a>
        }
        .into_any(),
        None => view! { <span>{words}</span> }.into_any(),
    };
    // Whoever is decided about hears of it; nothing tells whether they did.
    let is_decided = one.standing.stage == Stage::Decided && tab != Tab::Decision;
    let letter = is_decided.then(|| {
        view! { <a href=routes::person(&one.sha256, Tab::Decision)>{tr!(home.write)}</a> }
    });
    let leads_to_answer = matches!(
        one.standing.act,
        NextAct::Rate { .. } | NextAct::Settle { .. }
    );
    let hint = move || {
        let is_drawn = leads_to_answer && !workspace.is_blind.get();
        is_drawn.then(|| view! { <p class="hint">{tr!(home.drawn)}</p> })
    };
    view! {
        <div class="way-next">
            <p class="way-step">
                <span>{step}</span>
                " "
                {act}
                " "
                {letter}
            </p>
            {hint}
        </div>
    }
}

/// The candidates before and after, by their names on this page.
#[component]
fn Around(
    /// The workspace.
    workspace: Workspace,
    /// The digest of the candidate's bundle.
    sha256: StoredValue<String>,
    /// The tab of their pages.
    tab: Tab,
) -> impl IntoView {
    let around = Memo::new(move |_| {
        let records = workspace.counting_records();
        let here = sha256.with_value(|sha256| {
            let mut all = records.iter();
            all.position(|one| one.opened.sha256 == *sha256)
        })?;
        let found = neighbors(&order_of(&records), here)?;
        let link = |at: Option<usize>| {
            let opened = &records.get(at?)?.opened;
            let address = routes::person(&opened.sha256, tab);
            Some((address, workspace.name_of(opened)))
        };
        Some((
            found.place,
            found.of,
            link(found.previous),
            link(found.next),
        ))
    });
    move || {
        let (place, of, previous, next) = around.get().filter(|around| around.1 > 1)?;
        let previous = previous.map(|(address, name)| {
            view! {
                <a rel="prev" href=address>
                    {text(tr!(home.previous, name = name))}
                </a>
            }
        });
        let next = next.map(|(address, name)| {
            view! {
                <a rel="next" href=address>
                    {text(tr!(home.next, name = name))}
                </a>
            }
        });
        Some(view! {
            <nav class="way-around" aria-label=tr!(home.around)>
                {previous}
                <span>{tr!(home.place, place = place, count = of)}</span>
                {next}
            </nav>
        })
    }
}
