//! The screen with which the page opens: what is next.

use super::act::act_words;
use super::begin::Begin;
use super::campaign::{Campaign, campaign};
use super::people::People;
use super::stages::Stages;
use crate::heading::heading;
use crate::retention::RetentionNotice;
use crate::routes::Screen;
use crate::workspace::Workspace;
use assay_evaluation::campaign::{NextAct, StageCount, Standing, counts};
use assay_web::ui::text;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The screen.
#[component]
pub fn Home(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let campaign = campaign();
    let is_empty = Memo::new(move |_| campaign.with(|all| all.travelers.is_empty()));
    let stages = Memo::new(move |_| {
        campaign.with(|all| {
            let standings = all.travelers.iter().map(|one| one.standing.clone());
            counts(&standings.collect::<Vec<Standing>>())
        })
    });
    let begin = move || view! { <Begin workspace /> };
    view! {
        <div class="home">
            {heading(tr!(home.title))} <Show when=move || !is_empty.get() fallback=begin>
                <Next campaign stages />
                <Stages campaign stages />
                <People campaign />
                <RetentionNotice workspace />
            </Show> <BoardLink workspace />
        </div>
    }
}

/// The way to the invitation board, with how many are on it and whose answers are here.
#[component]
fn BoardLink(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let counts = Memo::new(move |_| {
        let arrived: BTreeSet<String> = workspace.records.with(|all| {
            let named = all.iter().map(|one| one.opened.invitation.clone());
            named.collect()
        });
        workspace.invitations.with(|all| {
            let here = all
                .iter()
                .filter(|one| arrived.contains(&one.invitation.id));
            (all.len(), here.count())
        })
    });
    let words = move || {
        let (count, arrived) = counts.get();
        (count > 0).then(|| tr!(home.board_counts, count = count, arrived = arrived))
    };
    view! {
        <p class="home-board">
            <a href=Screen::Board.address()>{tr!(home.board)}</a>
            " "
            {words}
        </p>
    }
}

/// The next act of the campaign: one link, at the first stage where something can be done.
#[component]
fn Next(
    /// The campaign.
    campaign: Memo<Arc<Campaign>>,
    /// Its stages.
    stages: Memo<Vec<StageCount>>,
) -> impl IntoView {
    let next = Memo::new(move |_| {
        let first = stages.with(|all| all.iter().find_map(|stage| stage.first));
        campaign.with(|campaign| first.and_then(|at| next_link(campaign, at)))
    });
    let link = move || match next.get() {
        Some((address, words)) => view! {
            <a class="btn btn-primary" href=address>
                {text(words)}
            </a>
        }
        .into_any(),
        None => view! { <p>{tr!(home.all_done)}</p> }.into_any(),
    };
    let lead = move || tr!(home.lead, count = campaign.with(|all| all.travelers.len()));
    view! {
        <p class="lead">{lead}</p>
        <div class="actions home-next">{link}</div>
    }
}

/// Returns the link to what comes next for the candidate at a position: address and words. Rating names nobody.
fn next_link(campaign: &Campaign, at: usize) -> Option<(String, String)> {
    let one = campaign.travelers.get(at)?;
    let address = one.address.clone()?;
    let words = match &one.standing.act {
        NextAct::Rate { item, .. } => {
            let answers = campaign.answers_to_rate();
            let item = item.clone();
            return Some((
                campaign.starts.rating_address(),
                act_words(&NextAct::Rate { answers, item }),
            ));
        }
        act @ (NextAct::Settle { .. } | NextAct::OpenContent | NextAct::OpenKit) => act_words(act),
        act => tr!(home.act_about, act = act_words(act), name = one.name),
    };
    Some((address, words))
}
