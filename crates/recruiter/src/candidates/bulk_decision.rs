//! One decision about several candidates, with a reason that holds for all of them.

use super::listing::Listing;
use crate::home::is_advance_early;
use crate::message::Level;
use crate::outcome_names::decision_name;
use crate::reason_field::ReasonField;
use crate::workspace::{CandidateRecord, Workspace};
use assay_evaluation::review_event::{Decision, ReviewAction};
use assay_evaluation::{Obstacle, Recommendation, departs, is_reason, obstacle};
use assay_web::browser::page;
use assay_web::ui::{Dialog, Question};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

const ID: &str = "bulk";
const REASON: &str = "bulk-reason";

/// The dialog; it is asked anew each time it opens.
#[component]
pub fn BulkDecision(
    /// The list.
    listing: Listing,
    /// Whether it is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog id=ID open=is_open title=tr!(candidates.bulk_title)>
            <BulkForm listing is_open />
        </Dialog>
    }
}

/// What is decided, why, and about whom.
#[component]
fn BulkForm(
    /// The list.
    listing: Listing,
    /// Whether the dialog is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let (ready, left_out) = untrack(|| parted(listing.workspace, &listing.chosen_records()));
    let count = ready.len();
    let ready = StoredValue::new(ready);
    let decision = RwSignal::new(None::<Decision>);
    let fault = RwSignal::new(None::<&'static str>);
    let reason = RwSignal::new(String::new());
    let problem = RwSignal::new(None);
    let lead = match count {
        0 => tr!(candidates.bulk_none).to_owned(),
        count => tr!(candidates.bulk_ready, count = count),
    };
    let left_out = left_out
        .into_iter()
        .map(|said| view! { <p>{said}</p> })
        .collect_view();
    let against = move || {
        let decision = decision.get()?;
        let count = ready.with_value(|ready| {
            let seen = ready.iter().filter_map(|one| one.seen);
            seen.filter(|seen| departs(decision, *seen)).count()
        });
        (count > 0).then(|| tr!(candidates.bulk_against, count = count))
    };
    let write = move |()| {
        if count == 0 {
            is_open.set(false);
            return;
        }
        let Some(decision) = decision.get_untracked() else {
            fault.set(Some(tr!(candidates.bulk_choose_first)));
            page::focus_id("bulk-advance");
            return;
        };
        let is_early = ready.with_value(|ready| ready.iter().any(|one| one.is_advance_early));
        if decision == Decision::Advance && is_early {
            fault.set(Some(tr!(home.verdict_waits_first)));
            page::focus_id("bulk-advance");
            return;
        }
        let why = reason.with_untracked(|text| text.trim().to_owned());
        if !is_reason(&why) {
            problem.set(Some(tr!(candidates.bulk_reason_short)));
            page::focus_id(REASON);
            return;
        }
        is_open.set(false);
        ready.with_value(|ready| record(listing, ready, decision, &why));
    };
    let fields = (count > 0).then(|| {
        view! {
            <Choices decision fault />
            <p class="person-override" role="status">
                {against}
            </p>
            <ReasonField
                id=REASON
                label=tr!(candidates.bulk_reason)
                hint=tr!(candidates.bulk_reason_hint)
                reason
                problem
            />
        }
    });
    view! {
        <Question
            id=ID
            back=tr!(candidates.cancel)
            on_back=Callback::new(move |()| is_open.set(false))
            go_on=tr!(candidates.bulk_confirm)
            on_go_on=Callback::new(write)
        >
            <p>{lead}</p>
            {left_out}
            {fields}
        </Question>
    }
}

/// The decisions to choose from.
#[component]
fn Choices(
    /// What is chosen.
    decision: RwSignal<Option<Decision>>,
    /// The reason why it cannot be written down.
    fault: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let choices = [Decision::Advance, Decision::Hold, Decision::Decline].map(|one| {
        let id = ["bulk-", one.name()].concat();
        let choose = move |_| {
            decision.set(Some(one));
            fault.set(None);
        };
        view! {
            <label class="tick">
                <input
                    type="radio"
                    name="bulk-decision"
                    id=id
                    prop:checked=move || decision.get() == Some(one)
                    on:change=choose
                />
                <span>{decision_name(one)}</span>
            </label>
        }
    });
    view! {
        <fieldset>
            <legend class="field-label">{tr!(candidates.bulk_choice)}</legend>
            {choices}
            <p class="field-error" role="alert">
                {move || fault.get()}
            </p>
        </fieldset>
    }
}

/// Somebody who can be decided about.
struct Ready {
    /// The digest of the bundle.
    sha256: String,
    /// What the rules say, for the log.
    recommendation: Recommendation,
    /// The same, for whoever decides; `None` while it is covered for them.
    seen: Option<Recommendation>,
    /// Whether by the policy something comes before the decision to advance.
    is_advance_early: bool,
}

/// Returns who can be decided about, and the sentences about those who are left out; followed.
fn parted(workspace: Workspace, chosen: &[Arc<CandidateRecord>]) -> (Vec<Ready>, Vec<String>) {
    let counting = workspace.counting_records().into_iter();
    let counting: BTreeSet<String> = counting.map(|one| one.opened.sha256.clone()).collect();
    let mut ready = Vec::new();
    let (mut continued, mut decided, mut finding, mut unscored) =
        (0_usize, 0_usize, 0_usize, 0_usize);
    for one in chosen {
        let decision = one.state.decision.as_ref().map(|entry| entry.value.0);
        let card = one.scorecard.as_deref();
        let is_continued = !counting.contains(&one.opened.sha256);
        match (obstacle(decision, card, is_continued), card) {
            (None, Some(card)) => ready.push(Ready {
                sha256: one.opened.sha256.clone(),
                recommendation: card.recommendation,
                seen: workspace.cover(one).recommendation_of(card),
                is_advance_early: is_advance_early(one),
            }),
            (Some(Obstacle::Continued), _) => continued += 1,
            (Some(Obstacle::Decided), _) => decided += 1,
            (Some(Obstacle::Finding), _) => finding += 1,
            _ => unscored += 1,
        }
    }
    let mut left_out = Vec::new();
    if continued > 0 {
        left_out.push(tr!(candidates.bulk_continued, count = continued));
    }
    if decided > 0 {
        left_out.push(tr!(candidates.bulk_decided, count = decided));
    }
    if finding > 0 {
        left_out.push(tr!(candidates.bulk_finding, count = finding));
    }
    if unscored > 0 {
        left_out.push(tr!(candidates.bulk_unscored, count = unscored));
    }
    (ready, left_out)
}

/// Writes the decision into the log of each, with what the rules say about them.
fn record(listing: Listing, ready: &[Ready], decision: Decision, why: &str) {
    let workspace = listing.workspace;
    for recommendation in [
        Recommendation::Pass,
        Recommendation::NotPass,
        Recommendation::Open,
    ] {
        let of_these = ready
            .iter()
            .filter(|one| one.recommendation == recommendation);
        let bundles: Vec<String> = of_these.map(|one| one.sha256.clone()).collect();
        if !bundles.is_empty() {
            workspace.record_action_for(
                &bundles,
                &ReviewAction::Decided {
                    decision: Some(decision),
                    recommendation: recommendation.name().into(),
                    reason: why.into(),
                },
            );
        }
    }
    workspace.messages.set(Vec::new());
    let done = tr!(
        candidates.bulk_done,
        count = ready.len(),
        decision = decision_name(decision),
    );
    workspace.notify(Level::Ok, done);
}
