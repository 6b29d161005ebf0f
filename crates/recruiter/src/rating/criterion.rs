//! A criterion of the sheet on screen: the own rating with its note, and what others gave.

use super::note::RatingNote;
use super::rater::{Rater, note_key, scale_id};
use super::scale::RatingScale;
use crate::rating::shared::policy_of;
use crate::rating::shared::with_state;
use crate::routes::{RatingPart, Screen};
use crate::workspace::Workspace;
use assay_core::assessment::Criterion;
use assay_evaluation::{Attributed, Sheet, State, differ};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// A criterion of the sheet on screen.
#[component]
pub fn RatedCriterion(
    /// Who rates.
    rater: Rater,
    /// The sheet.
    sheet: Arc<Sheet>,
    /// The position of the criterion on it.
    at: usize,
    /// The criterion.
    criterion: Criterion,
    /// Who rates, by identifier.
    who: Arc<str>,
) -> impl IntoView {
    let workspace = rater.workspace;
    let Criterion { title, anchors, .. } = criterion;
    let own = {
        let (sheet, who) = (sheet.clone(), who.clone());
        Memo::new(move |_| {
            let read = |state: &State| {
                state
                    .rating_by(&sheet.item, &sheet.criteria[at], &who)
                    .cloned()
            };
            with_state(workspace, &sheet.sha256, read).flatten()
        })
    };
    let chosen = Memo::new(move |_| own.with(|own| own.as_ref().map(|own| own.value)));
    let state = move || match chosen.get() {
        Some(rating) => tr!(rating.own, rating = rating),
        None => tr!(rating.not_rated).into(),
    };
    let take_back = {
        let (sheet, title) = (sheet.clone(), title.clone());
        move |_| rater.take_back(&sheet, at, &title)
    };
    let on_choose = Callback::new(move |rating| rater.rate(at, rating));
    let key = {
        let key = note_key(&sheet, &sheet.criteria[at], &who);
        Arc::new(move || key.clone())
    };
    // Read from the workspace, which outlives this screen.
    let stands = {
        let (sheet, who) = (sheet.clone(), who.clone());
        Arc::new(move || {
            let read = |state: &State| {
                let note = state.note_by(&sheet.item, &sheet.criteria[at], &who)?;
                Some(String::from(note))
            };
            with_state(workspace, &sheet.sha256, read).flatten()
        })
    };
    let save = {
        let (sheet, title, who) = (sheet.clone(), title.clone(), who.clone());
        Arc::new(move |text| rater.save_note(&sheet, &sheet.criteria[at], &title, &who, text))
    };
    let is_current = Memo::new(move |_| rater.current.get() == at);
    let make_current = move |_| {
        if rater.current.get_untracked() != at {
            rater.current.set(at);
        }
    };
    let label = tr!(rating.note_on, criterion = title);
    view! {
        <div class="criterion" data-current=move || is_current.get() on:focusin=make_current>
            <RatingScale id=scale_id(at) anchors chosen on_choose>
                <h3>{text(title)}</h3>
            </RatingScale>
            <p class="criterion-state" data-saved=move || chosen.get().is_some()>
                <span>{state}</span>
                <button
                    type="button"
                    class="btn-quiet"
                    hidden=move || chosen.get().is_none()
                    on:click=take_back
                >
                    {tr!(rating.take_back)}
                </button>
            </p>
            <RatingNote
                drafts=rater.drafts
                id=[&scale_id(at), "-note"].concat()
                label
                hint=tr!(rating.note_hint)
                key
                stands
                save
            />
            <OthersRatings workspace sheet at who />
        </div>
    }
}

/// The ratings of others; nothing before the own rating is saved.
#[component]
fn OthersRatings(
    /// The workspace.
    workspace: Workspace,
    /// The sheet.
    sheet: Arc<Sheet>,
    /// The position of the criterion on it.
    at: usize,
    /// Who rates, by identifier.
    who: Arc<str>,
) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let policy = policy_of(workspace, &sheet);
        let read = |state: &State| {
            let criterion = &sheet.criteria[at];
            state.rating_by(&sheet.item, criterion, &who)?;
            let ratings = state.ratings_of(&sheet.item, criterion);
            let others: Vec<Attributed<u32>> = ratings
                .iter()
                .filter(|one| !state.is_by(one, &who))
                .cloned()
                .collect();
            let settled = state.adjudication(&sheet.item, criterion).cloned();
            let is_dispute =
                settled.is_none() && policy.is_some_and(|policy| differ(ratings, &policy));
            Some((others, settled, is_dispute))
        };
        with_state(workspace, &sheet.sha256, read).flatten()
    });
    let content = move || {
        let (others, settled, is_dispute) = shown.get()?;
        let lines = others
            .iter()
            .map(|one| view! { <li>{text(gave(one))}</li> })
            .collect_view();
        let settled = settled.map(|entry| {
            let sentence = tr!(
                rating.settle_stands,
                author = entry.by,
                rating = entry.value,
                reason = entry.why
            );
            view! { <p>{text([sentence.as_str(), " ", tr!(rating.reopens)].concat())}</p> }
        });
        let dispute = is_dispute.then(|| {
            let address = Screen::Rating(RatingPart::Settle).address();
            view! {
                <p class="is-warning">
                    {tr!(rating.differ)} " " <a href=address>{tr!(rating.differ_go)}</a>
                </p>
            }
        });
        Some(view! {
            <ul>{lines}</ul>
            {settled}
            {dispute}
        })
    };
    view! { <div class="criterion-others">{content}</div> }
}

/// Returns who gave what, with the note.
pub fn gave(entry: &Attributed<u32>) -> String {
    let rating = entry.value.to_string();
    if entry.why.is_empty() {
        tr!(rating.others, author = entry.by, rating = rating)
    } else {
        tr!(
            rating.others_note,
            author = entry.by,
            rating = rating,
            note = entry.why
        )
    }
}
