//! The own rating of a question, with what was said.

use crate::person::interview::panel::Panel;
use crate::rating::RatingNote;
use crate::rating::RatingScale;
use crate::rating::shared::with_state;
use assay_evaluation::review_event::ReviewAction;
use assay_evaluation::{CoreQuestion, State};
use assay_web::browser::page;
use leptos::prelude::*;
use std::sync::Arc;

/// The own rating, with what was said.
#[component]
pub(super) fn OwnRating(
    /// The panel's work.
    panel: Panel,
    /// The question.
    question: CoreQuestion,
) -> impl IntoView {
    let Panel {
        workspace, sha256, ..
    } = panel;
    let id: Arc<str> = question.id.as_str().into();
    // The digest is taken out of its value here: a field may be left while the screen is taken away.
    let sha256: Arc<str> = sha256.get_value().into();
    let entry = {
        let (id, sha256) = (id.clone(), sha256.clone());
        Arc::new(move || {
            let who = workspace.who_id.get();
            let read = |state: &State| state.own(state.interview_of(&id), &who).cloned();
            with_state(workspace, &sha256, read).flatten()
        })
    };
    let chosen = {
        let entry = entry.clone();
        Memo::new(move |_| entry().map(|entry| entry.value))
    };
    let key: Arc<dyn Fn() -> String + Send + Sync> = {
        let (id, sha256) = (id.clone(), sha256.clone());
        Arc::new(move || {
            [
                "interview ",
                &sha256,
                " ",
                &id,
                " ",
                &workspace.who_id.get(),
            ]
            .concat()
        })
    };
    let title = question.title.clone();
    let save = move |sha256: &str, what: ReviewAction, message: String| {
        workspace.record_action(sha256, what);
        panel.said.set(message);
    };
    let choose = {
        let (entry, key) = (entry.clone(), key.clone());
        let (id, sha256, title) = (id.clone(), sha256.clone(), title.clone());
        Callback::new(move |rating: u32| {
            untrack(|| {
                // Only what changed is written: a note may have been written in another tab meanwhile.
                let note = panel
                    .drafts
                    .get_untracked(&key())
                    .map(|text| String::from(text.trim()));
                let is_same = entry().is_some_and(|entry| {
                    entry.value == rating && note.as_ref().is_none_or(|note| *note == entry.why)
                });
                if !is_same {
                    let what = ReviewAction::Interviewed {
                        question: String::from(&*id),
                        rating: Some(rating),
                        note,
                    };
                    let message = tr!(rating.saved, criterion = title, rating = rating);
                    save(&sha256, what, message);
                }
                panel.drafts.forget(&key());
            });
        })
    };
    let stands = {
        let (id, sha256) = (id.clone(), sha256.clone());
        Arc::new(move || {
            let who = workspace.who_id.get();
            let read = |state: &State| state.interview_note_by(&id, &who).map(String::from);
            with_state(workspace, &sha256, read).flatten()
        })
    };
    let save = {
        let (id, sha256) = (id.clone(), sha256.clone());
        Arc::new(move |note| {
            let what = ReviewAction::InterviewAnnotated {
                question: String::from(&*id),
                note,
            };
            save(&sha256, what, tr!(rating.saved_note, criterion = title));
        })
    };
    let state = move || match chosen.get() {
        Some(rating) => tr!(rating.own, rating = rating),
        None => tr!(rating.not_rated).into(),
    };
    let (scale_id, note_id) = (["rate-", &id].concat(), ["note-", &id].concat());
    let take_back = {
        let (title, scale_id) = (question.title.clone(), scale_id.clone());
        move |_| {
            // The button goes away with the rating.
            page::focus_id(&[&scale_id, "-1"].concat());
            let what = ReviewAction::Interviewed {
                question: String::from(&*id),
                rating: None,
                note: None,
            };
            workspace.record_action(&sha256, what);
            panel.said.set(tr!(rating.taken_back, criterion = title));
        }
    };
    view! {
        <RatingNote
            drafts=panel.drafts
            id=note_id
            label=tr!(rating.interview_note)
            hint=tr!(rating.interview_note_hint)
            key
            stands
            save
            is_closed=panel.is_closed
        />
        <RatingScale
            id=scale_id
            anchors=question.anchors
            chosen
            is_closed=panel.is_closed
            on_choose=choose
        >
            {tr!(rating.interview_rating)}
        </RatingScale>
        <p class="criterion-state" data-saved=move || chosen.get().is_some()>
            <span>{state}</span>
            <button
                type="button"
                class="btn-quiet"
                hidden=move || chosen.get().is_none() || panel.is_closed.get()
                on:click=take_back
            >
                {tr!(rating.take_back)}
            </button>
        </p>
    }
}
