//! Heads, sheets and states for the parts of rating.

use crate::heading;
use crate::routes::{ATTEMPT, ITEM, RatingPart, Screen};
use crate::workspace::{CandidateRecord, Workspace};
use assay_evaluation::{Order, Queue, ScoringPolicy, Script, Sheet, State, disputes, queue};
use assay_web::browser::page;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The head of a part: its heading, and the way to the other parts.
#[component]
pub fn PartHead(
    /// The workspace.
    workspace: Workspace,
    /// The heading.
    title: &'static str,
    /// The part.
    part: RatingPart,
) -> impl IntoView {
    let open = Memo::new(move |_| open_disputes(workspace));
    let settle = move || match open.get() {
        0 => tr!(rating.part_settle).into(),
        count => tr!(rating.part_settle_count, count = count),
    };
    let here = move |other| (other == part).then_some("page");
    view! {
        {heading::heading(title)}
        <nav class="rating-parts" aria-label=tr!(rating.parts)>
            <ul>
                <li>
                    <a
                        href=Screen::Rating(RatingPart::Answers).address()
                        aria-current=here(RatingPart::Answers)
                    >
                        {tr!(rating.part_rate)}
                    </a>
                </li>
                <li>
                    <a
                        href=Screen::Rating(RatingPart::Settle).address()
                        aria-current=here(RatingPart::Settle)
                    >
                        {settle}
                    </a>
                </li>
                <li>
                    <a
                        href=Screen::Rating(RatingPart::Agreement).address()
                        aria-current=here(RatingPart::Agreement)
                    >
                        {tr!(rating.part_agreement)}
                    </a>
                </li>
                <Show when=move || workspace.compares_answers.get()>
                    <li>
                        <a
                            href=Screen::Rating(RatingPart::Similar).address()
                            aria-current=here(RatingPart::Similar)
                        >
                            {tr!(similar.part)}
                        </a>
                    </li>
                </Show>
            </ul>
        </nav>
    }
}

/// The notice in place of rating while nobody has said who they are.
#[component]
pub fn WhoFirst() -> impl IntoView {
    let go = |_| {
        page::focus_id("who");
    };
    view! {
        <section class="notice is-warning" aria-labelledby="who-first">
            <h2 class="notice-title" id="who-first">
                {tr!(rating.who_needed)}
            </h2>
            <p>{tr!(rating.who_why)}</p>
            <button type="button" class="btn" on:click=go>
                {tr!(rating.who_go)}
            </button>
        </section>
    }
}

/// Something that is not there, and the way to the candidates.
#[component]
pub fn NothingThere(
    /// The heading.
    title: &'static str,
    /// The remedy.
    lead: &'static str,
) -> impl IntoView {
    view! {
        <h2>{title}</h2>
        <p class="lead">{lead}</p>
        <div class="actions">
            <a class="btn" href=Screen::Candidates.address()>
                {tr!(rating.to_candidates)}
            </a>
        </div>
    }
}

/// Returns the answer that the address names, if it names one: the digest of the bundle, and the item.
pub fn asked_for() -> Option<(String, String)> {
    use_query_map().with_untracked(|query| Some((query.get(ATTEMPT)?, query.get(ITEM)?)))
}

/// Returns the key of a sheet, which no other sheet has.
pub fn sheet_key(sheet: &Sheet) -> (String, String, String, Vec<String>) {
    let Sheet {
        sha256,
        key_sha256,
        item,
        criteria,
        ..
    } = sheet.clone();
    (sha256, key_sha256, item, criteria)
}

/// Returns the answers that are to be rated; followed.
pub fn queue_of(workspace: Workspace, order: Order) -> Queue {
    let who = workspace.who_id.get();
    let all = workspace.counting_records();
    let contents: Vec<_> = all
        .iter()
        .map(|one| workspace.content(&one.opened))
        .collect();
    let scripts = all.iter().zip(&contents).filter_map(|(one, content)| {
        let (pack, key) = content.as_ref()?;
        let script = Script {
            sha256: &one.opened.sha256,
            answers: &one.opened.answers,
            pack,
            key,
        };
        Some((script, one.opened.pseudonym()))
    });
    queue(scripts, order, &who)
}

/// The sheets with the criteria on which raters differ too much; they are followed.
pub fn disputes_of(workspace: Workspace) -> Vec<Sheet> {
    let queue = queue_of(workspace, Order::ByAnswer);
    workspace.records.with(|all| {
        let records: BTreeMap<&str, &CandidateRecord> = all
            .iter()
            .map(|one| (one.opened.sha256.as_str(), &**one))
            .collect();
        disputes(
            &queue.sheets,
            |sha256| records.get(sha256).map(|record| &record.state),
            |sheet| records.get(sheet.sha256.as_str())?.policy.clone(),
        )
    })
}

/// Returns how many criteria wait for somebody to settle them; it is followed.
pub fn open_disputes(workspace: Workspace) -> usize {
    let sheets = disputes_of(workspace);
    let open = sheets.iter().map(|sheet| {
        let is_open = |criterion: &&String| {
            with_state(workspace, &sheet.sha256, |state| {
                state.adjudication(&sheet.item, criterion).is_none()
            })
            .unwrap_or(false)
        };
        sheet.criteria.iter().filter(is_open).count()
    });
    open.sum()
}

/// Returns the policy that the candidate of a sheet is scored with; it is followed.
pub fn policy_of(workspace: Workspace, sheet: &Sheet) -> Option<Arc<ScoringPolicy>> {
    workspace.records.with(|all| {
        let record = all.iter().find(|one| one.opened.sha256 == sheet.sha256)?;
        record.policy.clone()
    })
}

/// Returns the state of each candidate, by the digest of the bundle.
pub fn states(all: &[Arc<CandidateRecord>]) -> BTreeMap<&str, &State> {
    all.iter()
        .map(|one| (one.opened.sha256.as_str(), &one.state))
        .collect()
}

/// Reads what stands about a candidate, and follows it; `None` where the candidate is gone.
pub fn with_state<R>(
    workspace: Workspace,
    sha256: &str,
    read: impl FnOnce(&State) -> R,
) -> Option<R> {
    workspace.records.with(|all| {
        all.iter()
            .find(|one| one.opened.sha256 == sha256)
            .map(|one| read(&one.state))
    })
}
