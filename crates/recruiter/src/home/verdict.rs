//! The verdicts on stages: what somebody said about each, and the forms in which that is said.

use super::act::verdict_id;
use crate::outcome_names::{need_name, stage_name, verdict_name};
use crate::reason_field::ReasonField;
use crate::workspace::{CandidateRecord, Workspace};
use assay_evaluation::campaign::missing;
use assay_evaluation::review_event::{Milestone, ReviewAction, StageVerdict};
use assay_evaluation::{Need, reason_length};
use assay_web::browser::{page, screen};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The stages with their verdicts, in a fold that is open while one of them is what comes next.
#[component]
pub fn Verdicts(
    /// The workspace.
    workspace: Workspace,
    /// The digest of the candidate's bundle.
    sha256: StoredValue<String>,
    /// Whether a verdict is what comes next.
    is_asked: Memo<bool>,
    /// What the link is about that led here, by the identifier of its element.
    asked: Memo<Option<String>>,
) -> impl IntoView {
    // Whoever opens or closes the fold has the last word.
    let toggled = RwSignal::new(None::<bool>);
    let is_led = Memo::new(move |_| {
        asked.with(|id| {
            let mut all = Milestone::ALL.iter();
            all.any(|stage| id.as_deref() == Some(verdict_id(*stage)))
        })
    });
    let is_open = Memo::new(move |_| {
        toggled
            .get()
            .unwrap_or_else(|| is_asked.get() || is_led.get())
    });
    let record = Memo::new(move |_| {
        sha256
            .with_value(|sha256| workspace.record(sha256))
            .map(Followed)
    });
    // Also where another act comes next now: what was just said stays in view.
    let on_judge = Callback::new(move |()| toggled.set(Some(true)));
    let toggle = move |_| toggled.set(Some(!is_open.get_untracked()));
    view! {
        <div class="way-verdicts">
            <button
                type="button"
                class="btn-quiet"
                aria-expanded=move || is_open.get().to_string()
                aria-controls="way-verdicts"
                on:click=toggle
            >
                {tr!(home.verdicts)}
            </button>
            <div id="way-verdicts" hidden=move || !is_open.get()>
                <Show when=move || is_open.get()>
                    <p class="hint">{tr!(home.verdicts_hint)}</p>
                    <div class="way-forms">
                        {Milestone::ALL
                            .iter()
                            .map(|stage| {
                                view! { <VerdictForm workspace record stage=*stage on_judge /> }
                            })
                            .collect_view()}
                    </div>
                </Show>
            </div>
        </div>
    }
}

/// A record, compared without reading all of it.
#[derive(Clone)]
struct Followed(Arc<CandidateRecord>);

impl PartialEq for Followed {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Returns the identifier of the field for the reason.
fn note_id(stage: Milestone) -> &'static str {
    match stage {
        Milestone::Test => "way-test",
        Milestone::Shortlist => "way-shortlist",
        Milestone::Interview => "way-interview",
        Milestone::Offer => "way-offer",
    }
}

/// The verdict on one stage.
#[component]
fn VerdictForm(
    /// The workspace.
    workspace: Workspace,
    /// The candidate.
    record: Memo<Option<Followed>>,
    /// The stage.
    stage: Milestone,
    /// Called before a verdict is written down.
    on_judge: Callback<()>,
) -> impl IntoView {
    let (reason_id, state_id) = (note_id(stage), verdict_id(stage));
    let (reason, problem) = (RwSignal::new(String::new()), RwSignal::new(None));
    let shown = Memo::new(move |_| {
        let stands = |record: &Followed| {
            let given = record.0.state.stages.get(&stage)?;
            let time = screen::local_time(&given.at);
            let verdict = verdict_name(stage, given.value);
            Some(if given.why.is_empty() {
                tr!(
                    home.verdict_stands,
                    verdict = verdict,
                    author = given.by,
                    time = time
                )
            } else {
                tr!(
                    home.verdict_stands_why,
                    verdict = verdict,
                    author = given.by,
                    time = time,
                    reason = given.why
                )
            })
        };
        record.with(|record| record.as_ref().and_then(stands))
    });
    let waits = Memo::new(move |_| {
        record.with(|record| record.as_ref().and_then(|one| waiting(&one.0, stage)))
    });
    // What others said rests on what they rated; while that is covered, nothing here tells of it.
    let is_covered = Memo::new(move |_| {
        record.with(|record| record.as_ref().is_some_and(|one| hides(workspace, &one.0)))
    });
    let state = move || {
        if is_covered.get() {
            return tr!(home.verdict_covered).into_any();
        }
        text(shown.get().unwrap_or_else(|| tr!(home.verdict_none).into()))
    };
    let judge = Callback::new(move |verdict: Option<StageVerdict>| {
        let Some(sha256) = record.with_untracked(|record| {
            let record = record.as_ref()?;
            Some(record.0.opened.sha256.clone())
        }) else {
            return;
        };
        let what = ReviewAction::StageJudged {
            stage,
            verdict,
            reason: reason.get_untracked().trim().into(),
        };
        if workspace.who.with_untracked(String::is_empty) {
            workspace.record_action(&sha256, what);
            page::focus_id("who");
            return;
        }
        let fault = if verdict == Some(StageVerdict::Yes) && waits.with_untracked(Option::is_some) {
            Some(tr!(home.verdict_waits_first))
        } else if reason_length(what.reason()) < what.least_reason() {
            Some(tr!(home.verdict_reason_short))
        } else {
            None
        };
        problem.set(fault);
        if fault.is_some() {
            page::focus_id(reason_id);
            return;
        }
        on_judge.run(());
        workspace.record_action(&sha256, what);
        reason.set(String::new());
        page::focus_id(state_id);
    });
    let button = move |verdict| {
        view! {
            <button type="button" class="btn" on:click=move |_| judge.run(Some(verdict))>
                {verdict_name(stage, verdict)}
            </button>
        }
    };
    view! {
        <fieldset class="person-judging">
            <legend>{stage_name(stage)}</legend>
            // The focus comes here after a verdict; were it a status too, it would be said twice.
            <p class="person-state" tabindex="-1" id=state_id>
                {state}
            </p>
            <Show when=move || {
                !is_covered.get()
            }>
                {move || waits.get().map(|waits| view! { <p class="hint">{waits}</p> })}
                <ReasonField
                    id=reason_id
                    label=tr!(home.verdict_note)
                    hint=tr!(home.verdict_note_hint)
                    reason
                    problem
                />
                <div class="actions">
                    {button(StageVerdict::Yes)} {button(StageVerdict::No)}
                    <button
                        type="button"
                        class="btn"
                        hidden=move || shown.with(Option::is_none)
                        on:click=move |_| judge.run(None)
                    >
                        {tr!(home.verdict_take_back)}
                    </button>
                </div>
            </Show>
        </fieldset>
    }
}

/// Returns whether somebody else gave a verdict that rests on what is covered; followed.
fn hides(workspace: Workspace, record: &CandidateRecord) -> bool {
    let who = workspace.who_id.get();
    let mut given = record.state.stages.values();
    workspace.cover(record).verdicts() && given.any(|given| !record.state.is_by(given, &who))
}

/// Returns whether something has to be there, by the policy, before anybody decides that a candidate goes on.
pub fn is_advance_early(record: &CandidateRecord) -> bool {
    !absent(record, None).is_empty()
}

/// Says what a verdict waits for by the policy; `None` where nothing is missing.
fn waiting(record: &CandidateRecord, stage: Milestone) -> Option<String> {
    let absent = absent(record, Some(stage));
    let names: Vec<&str> = absent.iter().map(|need| need_name(*need)).collect();
    (!names.is_empty()).then(|| tr!(home.verdict_waits, needs = names.join(", ")))
}

/// Returns what is missing; nothing where no policy counts yet.
fn absent(record: &CandidateRecord, stage: Option<Milestone>) -> Vec<Need> {
    let card = record.scorecard.as_deref();
    let policy = record.policy.as_deref();
    policy.map_or_else(Vec::new, |policy| {
        missing(&record.state, card, policy, stage)
    })
}
