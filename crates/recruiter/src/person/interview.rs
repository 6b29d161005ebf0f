//! The interview of one candidate: the core questions, each rated by every panel member alone; then a consensus.

mod question;
mod sum;

use crate::desk::Desk;
use crate::rating::Drafts;
use crate::rating::with_state;
use crate::veil::INTERVIEW;
use crate::words::rating::words;
use assay_evaluation::{Attributed, Kit, ScoringPolicy, State};
use assay_web::browser::page;
use assay_web::ui::LiveText;
use assay_web::ui::text;
use leptos::prelude::*;
use question::AskedQuestion;
use std::sync::Arc;
use sum::InterviewSum;

/// The panel's work on one candidate; a handle, copied freely.
#[derive(Clone, Copy)]
struct Panel {
    desk: Desk,
    drafts: Drafts,
    sha256: RwSignal<Arc<str>>,
    /// Whether the person at the desk only looks on.
    is_observer: Memo<bool>,
    /// Whether no rating can be given now.
    is_closed: Memo<bool>,
    said: RwSignal<String>,
}

/// The tab, for the page; it stands under the heading of the candidate's screen.
pub fn interview(desk: Desk, sha256: &str) -> AnyView {
    let sha256 = sha256.to_owned();
    view! { <InterviewTab desk sha256 /> }.into_any()
}

/// The tab.
#[component]
fn InterviewTab(
    /// The desk.
    desk: Desk,
    /// The digest of the candidate's bundle.
    sha256: String,
) -> impl IntoView {
    let words = words();
    let dossier = untrack(|| desk.dossier(&sha256))?;
    let own = dossier.case.sha256.clone();
    let is_observer = Memo::new(move |_| desk.is_lifted(&own, INTERVIEW));
    let panel = Panel {
        desk,
        drafts: Drafts::new(desk),
        sha256: RwSignal::new(dossier.case.sha256.as_str().into()),
        is_observer,
        is_closed: Memo::new(move |_| is_observer.get() || desk.who.with(String::is_empty)),
        said: RwSignal::new(String::new()),
    };
    let kit = Memo::new(move |_| desk.kit.get());
    let body = move || match kit.get() {
        Some(kit) => view! { <Questions panel kit /> }.into_any(),
        None => view! { <p class="notice is-warning">{words.no_kit}</p> }.into_any(),
    };
    Some(view! {
        <section class="interview" aria-labelledby="interview">
            <h2 id="interview">{words.interview}</h2>
            <p class="lead">{words.interview_lead}</p>
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
    /// What is asked.
    kit: Arc<Kit>,
) -> impl IntoView {
    let words = words();
    let is_unknown = Memo::new(move |_| panel.desk.who.with(String::is_empty));
    let observe = move |event| {
        let own = String::from(&*panel.sha256.get_untracked());
        panel
            .desk
            .lift(&[own], INTERVIEW, event_target_checked(&event));
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
                <p>{words.interview_who}</p>
                <button
                    type="button"
                    class="btn"
                    on:click=|_| {
                        page::focus_id("who");
                    }
                >
                    {words.who_go}
                </button>
            </Show>
        </div>
        <details class="interview-how">
            <summary>{words.interview_how}</summary>
            <div class="read">
                <p>{text(&kit.intro)}</p>
                <p>{text(&kit.process)}</p>
            </div>
        </details>
        <div class="actions">
            <a class="btn" href="#/guide/sheets">
                {words.sheets}
            </a>
        </div>
        <div class="interview-observer">
            <label class="tick">
                <input
                    type="checkbox"
                    aria-describedby="observer-hint"
                    prop:checked=move || panel.is_observer.get()
                    on:change=observe
                />
                {words.observer}
            </label>
            <p class="hint" id="observer-hint">
                {words.observer_hint}
            </p>
        </div>
        {each}
        <InterviewSum panel kit />
    }
}

impl Panel {
    /// Reads what stands, and follows it.
    fn read<R>(self, read: impl FnOnce(&State) -> R) -> Option<R> {
        let sha256 = self.sha256.get();
        with_state(self.desk, &sha256, read)
    }

    /// The policy that the candidate is scored with; it is followed.
    fn policy(self) -> Option<Arc<ScoringPolicy>> {
        let dossier = self.desk.dossier(&self.sha256.get())?;
        let (_, key) = self.desk.content(&dossier.case)?;
        Some(self.desk.policy_for(&key))
    }

    /// Everybody's ratings of a question; `None` while they are hidden from the person at the desk.
    fn visible(self, question: &str) -> Option<Vec<Attributed<u32>>> {
        let ratings = self.read(|state| state.interview_of(question).to_vec());
        (!self.hides(question)).then(|| ratings.unwrap_or_default())
    }

    /// Whether others' ratings of a question are hidden from the person at the desk.
    fn hides(self, question: &str) -> bool {
        let dossier = self.desk.dossier(&self.sha256.get());
        dossier.is_some_and(|dossier| self.desk.cover(&dossier).question_of(question))
    }
}
