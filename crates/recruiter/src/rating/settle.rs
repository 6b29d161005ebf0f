//! The part in which differing ratings are settled: the answer, who gave what and why, and the rating that counts.

use super::criterion::gave;
use super::drafts::Drafts;
use super::judgment::JudgmentForm;
use super::paper::Paper;
use super::reference::SampleReference;
use crate::focus::land_on;
use crate::rating::shared::NothingThere;
use crate::rating::shared::PartHead;
use crate::rating::shared::WhoFirst;
use crate::rating::shared::asked_for;
use crate::rating::shared::disputes_of;
use crate::rating::shared::sheet_key;
use crate::rating::shared::with_state;
use crate::routes::RatingPart;
use crate::workspace::Workspace;
use assay_core::assessment::Criterion;
use assay_evaluation::review_event::{RevealedRatings, ReviewAction};
use assay_evaluation::{Attributed, Sheet, State, least_reason};
use assay_web::browser::page;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The part.
#[component]
pub fn SettlePart(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let drafts = Drafts::new(workspace);
    let sheets = Memo::new(move |_| disputes_of(workspace));
    let is_known = Memo::new(move |_| !workspace.who.with(String::is_empty));
    let is_empty = Memo::new(move |_| sheets.with(Vec::is_empty));
    // A dispute stays in the list when it is settled, so that its form stays where it is. What is called by its
    // number is built again where the number changes.
    let each = move || sheets.get().into_iter().enumerate();
    let disputes = move || {
        view! {
            <For each key=|(at, sheet)| (*at, sheet_key(sheet)) let((at, sheet))>
                <Dispute workspace drafts sheet at />
            </For>
        }
    };
    let body = move || match (is_known.get(), is_empty.get()) {
        (false, _) => view! { <WhoFirst /> }.into_any(),
        (true, true) => {
            let (title, lead) = (tr!(rating.settle_nothing), tr!(rating.settle_nothing_lead));
            view! { <NothingThere title lead /> }.into_any()
        }
        (true, false) => disputes().into_any(),
    };
    view! {
        <div class="rating">
            <PartHead workspace title=tr!(rating.settle_title) part=RatingPart::Settle />
            <p class="lead">{tr!(rating.settle_lead)}</p>
            {body}
        </div>
    }
}

/// An answer, with the criteria on which its raters differ.
#[component]
fn Dispute(
    /// The workspace.
    workspace: Workspace,
    /// Reasons that are not saved.
    drafts: Drafts,
    /// The answer.
    sheet: Sheet,
    /// Its position among the disputes.
    at: usize,
) -> impl IntoView {
    let paper = Arc::new(Paper::of(workspace, &sheet)?);
    let sheet = Arc::new(sheet);
    let id = ["dispute-", &at.to_string()].concat();
    let each = sheet.criteria.iter().enumerate();
    let criteria = each
        .filter_map(|(at, criterion)| {
            let criterion = paper.criterion(criterion)?.clone();
            let id = [&id, "-", &at.to_string()].concat();
            Some(view! { <Differing workspace drafts sheet=sheet.clone() at criterion id /> })
        })
        .collect_view();
    let labeled_by = id.clone();
    let heading = NodeRef::new();
    if asked_for().is_some_and(|asked| asked.0 == sheet.sha256 && asked.1 == sheet.item) {
        let id = id.clone();
        heading.on_load(move |_| land_on(id));
    }
    let title = tr!(
        rating.sheet,
        candidate = sheet.pseudonym,
        item = paper.item.title
    );
    Some(view! {
        <section class="sheet" aria-labelledby=labeled_by>
            <h2 id=id tabindex="-1" node_ref=heading>
                {text(title)}
            </h2>
            <div class="sheet-columns">
                <div class="sheet-script">
                    <details>
                        <summary>{tr!(rating.task)}</summary>
                        {paper.task()}
                    </details>
                    <div class="sheet-answer">{paper.answer(&sheet.pseudonym)}</div>
                </div>
                <div class="sheet-criteria">
                    <SampleReference workspace sheet=sheet.clone() paper=paper.clone() />
                    {criteria}
                </div>
            </div>
        </section>
    })
}

/// A criterion on which raters differ.
#[component]
fn Differing(
    /// The workspace.
    workspace: Workspace,
    /// Reasons that are not saved.
    drafts: Drafts,
    /// The answer.
    sheet: Arc<Sheet>,
    /// The position of the criterion on the sheet.
    at: usize,
    /// The criterion.
    criterion: Criterion,
    /// Identifier of the form, unique on the page.
    id: String,
) -> impl IntoView {
    let ratings = {
        let sheet = sheet.clone();
        Memo::new(move |_| {
            let read = |state: &State| state.ratings_of(&sheet.item, &sheet.criteria[at]).to_vec();
            with_state(workspace, &sheet.sha256, read).unwrap_or_default()
        })
    };
    let stands = {
        let sheet = sheet.clone();
        Memo::new(move |_| {
            let read = |state: &State| {
                state
                    .adjudication(&sheet.item, &sheet.criteria[at])
                    .cloned()
            };
            with_state(workspace, &sheet.sha256, read).flatten()
        })
    };
    let is_covered = {
        let sheet = sheet.clone();
        Memo::new(move |_| {
            let record = workspace.record(&sheet.sha256);
            record.is_some_and(|one| {
                workspace
                    .cover(&one)
                    .criterion(&sheet.item, &sheet.criteria[at])
            })
        })
    };
    let lines = move || {
        if is_covered.get() {
            return view! { <li>{tr!(rating.settle_covered)}</li> }.into_any();
        }
        let line = |one: &Attributed<u32>| view! { <li>{text(gave(one))}</li> };
        ratings
            .with(|ratings| ratings.iter().map(line).collect_view())
            .into_any()
    };
    let heading = [&id, "-criterion"].concat();
    let show = {
        let (sha256, heading) = (sheet.sha256.clone(), heading.clone());
        move |_| {
            // The button goes away once the ratings are revealed.
            page::focus_id(&heading);
            workspace.reveal(
                std::slice::from_ref(&sha256),
                RevealedRatings::Answers,
                true,
            );
        }
    };
    let is_own = {
        let sheet = sheet.clone();
        move || {
            let who = workspace.who_id.get();
            let read = |state: &State| {
                state
                    .rating_by(&sheet.item, &sheet.criteria[at], &who)
                    .is_some()
            };
            let is_own = with_state(workspace, &sheet.sha256, read).unwrap_or(false);
            is_own.then(|| view! { <p class="notice is-warning">{tr!(rating.settle_own)}</p> })
        }
    };
    let key = [
        "settle ",
        &sheet.sha256,
        " ",
        &sheet.item,
        " ",
        &sheet.criteria[at],
    ]
    .concat();
    let least = Callback::new(move |rating| {
        ratings.with_untracked(|all: &Vec<Attributed<u32>>| least_reason(all, rating))
    });
    let on_save = Callback::new(move |(rating, reason)| {
        let what = ReviewAction::Adjudicated {
            item: sheet.item.clone(),
            criterion: sheet.criteria[at].clone(),
            rating,
            reason,
        };
        workspace.record_action(&sheet.sha256, what);
    });
    view! {
        <div class="criterion">
            <h3 id=heading tabindex="-1">
                {text(&criterion.title)}
            </h3>
            <p class="caps">{tr!(rating.ratings)}</p>
            <ul class="given">{lines}</ul>
            <div class="actions" hidden=move || !is_covered.get()>
                <button type="button" class="btn" on:click=show>
                    {tr!(rating.settle_show)}
                </button>
                <p class="hint">{tr!(rating.settle_show_hint)}</p>
            </div>
            {is_own}
            <div hidden=move || is_covered.get()>
                <JudgmentForm
                    drafts
                    id
                    legend=tr!(rating.settle_legend)
                    anchors=criterion.anchors
                    stands
                    stands_text=|entry| {
                        tr!(
                            rating.settle_stands,
                            author = entry.by,
                            rating = entry.value,
                            reason = entry.why,
                        )
                    }
                    open_text=tr!(rating.settle_open)
                    save=tr!(rating.settle_save)
                    key
                    least
                    on_save
                />
            </div>
        </div>
    }
}
