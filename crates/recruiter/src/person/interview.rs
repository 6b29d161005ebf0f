//! The interview of one candidate: the core questions, each rated by every panel member alone; then a consensus.

mod areas;
mod panel;
mod question;
mod sum;

use crate::rating::Drafts;
use crate::routes::{GuidePart, Screen};
use crate::workspace::Workspace;
use areas::InterviewAreas;
use assay_evaluation::Kit;
use assay_evaluation::review_event::RevealedRatings;
use assay_web::browser::page;
use assay_web::ui::LiveText;
use assay_web::ui::text;
use leptos::prelude::*;
use panel::Panel;
use question::AskedQuestion;
use std::sync::Arc;
use sum::InterviewSum;

/// The tab.
#[component]
pub fn InterviewTab(
    /// The workspace.
    workspace: Workspace,
    /// The digest of the candidate's bundle.
    sha256: String,
) -> impl IntoView {
    let record = untrack(|| workspace.record(&sha256))?;
    let own = record.opened.sha256.clone();
    let is_observer = Memo::new(move |_| workspace.is_revealed(&own, RevealedRatings::Interview));
    let panel = Panel {
        workspace,
        drafts: Drafts::new(workspace),
        sha256: StoredValue::new(record.opened.sha256.clone()),
        is_closed: Memo::new(move |_| is_observer.get() || workspace.who.with(String::is_empty)),
        said: RwSignal::new(String::new()),
    };
    // The page is built again with another kit.
    let body = match workspace.kit.get_untracked() {
        Some(kit) => view! { <Questions panel kit /> }.into_any(),
        None => view! { <p class="notice is-warning">{tr!(rating.no_kit)}</p> }.into_any(),
    };
    Some(view! {
        <section class="interview" aria-labelledby="interview">
            <h2 id="interview">{tr!(rating.interview)}</h2>
            <p class="lead">{tr!(rating.interview_lead)}</p>
            {body}
            <p class="visually-hidden" role="status">
                <LiveText words=panel.said />
            </p>
        </section>
    })
}

/// The questions, with how to ask them and what they come to.
#[component]
fn Questions(
    /// The panel's work.
    panel: Panel,
    /// The kit with the questions.
    kit: Arc<Kit>,
) -> impl IntoView {
    let is_unknown = Memo::new(move |_| panel.workspace.who.with(String::is_empty));
    let observe = move |event| {
        let own = panel.sha256.get_value();
        panel.workspace.reveal(
            &[own],
            RevealedRatings::Interview,
            event_target_checked(&event),
        );
    };
    let count = kit.core.len();
    let each = kit
        .core
        .iter()
        .zip(1_usize..)
        .map(|(question, number)| {
            view! { <AskedQuestion panel question=question.clone() number count /> }
        })
        .collect_view();
    view! {
        <div class="interview-who" hidden=move || !is_unknown.get()>
            <Show when=move || is_unknown.get()>
                <p>{tr!(rating.interview_who)}</p>
                <button
                    type="button"
                    class="btn"
                    on:click=|_| {
                        page::focus_id("who");
                    }
                >
                    {tr!(rating.who_go)}
                </button>
            </Show>
        </div>
        <details class="interview-how">
            <summary>{tr!(rating.interview_how)}</summary>
            <div class="read">
                <p>{text(&kit.intro)}</p>
                <p>{text(&kit.process)}</p>
            </div>
        </details>
        <div class="actions">
            <a class="btn" href=Screen::Guide(GuidePart::Sheets).address()>
                {tr!(rating.sheets)}
            </a>
        </div>
        <div class="interview-observer">
            <label class="tick">
                <input
                    type="checkbox"
                    aria-describedby="observer-hint"
                    prop:checked=move || {
                        panel
                            .workspace
                            .is_revealed(&panel.sha256.get_value(), RevealedRatings::Interview)
                    }
                    on:change=observe
                />
                {tr!(rating.observer)}
            </label>
            <p class="hint" id="observer-hint">
                {tr!(rating.observer_hint)}
            </p>
        </div>
        <InterviewAreas panel />
        {each}
        <InterviewSum panel kit />
    }
}
