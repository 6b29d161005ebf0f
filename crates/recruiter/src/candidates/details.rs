//! The details of a candidate in the list: what has to be read, and what is seldom compared.

use super::listing::Listing;
use super::related_files::RelatedFile;
use super::row_content::{RowContent, percent};
use super::second_line::second;
use crate::doubt::{self, DoubtInRow};
use crate::retention::Retention;
use crate::workspace::CandidateRecord;
use assay_core::person_text::isolated;
use assay_evaluation::Cover;
use assay_web::browser::screen;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The row with the details, while somebody wants them.
#[component]
pub fn Details(
    /// The list.
    listing: Listing,
    /// The content of the row above.
    content: Arc<RowContent>,
) -> impl IntoView {
    let detailed = listing.look.detailed;
    let own = content.sha256.clone();
    let is_open = Memo::new(move |_| detailed.with(|open| open.contains(&own)));
    move || {
        let content = content.clone();
        is_open.get().then(|| {
            let own = content.sha256.clone();
            view! {
                <tr role="row" class="roster-more" hidden=move || !listing.is_shown(&own)>
                    <td role="cell" colspan="9">
                        <DetailList listing content />
                    </td>
                </tr>
            }
        })
    }
}

/// The details, and the way off the page.
#[component]
fn DetailList(
    /// The list.
    listing: Listing,
    /// The content of the row above.
    content: Arc<RowContent>,
) -> impl IntoView {
    let sha256 = content.sha256.clone();
    let record = Memo::new(move |_| listing.workspace.record(&sha256));
    let list = move || record.get().map(|record| details(listing, &record));
    let (own, name) = (content.sha256.clone(), content.name.clone());
    view! {
        <dl class="particulars">{list}</dl>
        <p class="no-print">
            <button
                type="button"
                class="btn-quiet"
                on:click=move |_| listing.ask_removal(&own, &name)
            >
                {tr!(candidates.remove)}
                <span class="visually-hidden">
                    {text(tr!(candidates.remove_of, name = content.name))}
                </span>
            </button>
        </p>
    }
}

fn details(listing: Listing, record: &CandidateRecord) -> impl IntoView + use<> {
    let opened = &record.opened;
    let cover = listing.workspace.cover(record);
    let is_blind = listing.workspace.is_blind.get();
    let card = record.scorecard.as_deref();
    let seed: String = opened.seed.chars().take(8).collect();
    let test = card.and_then(|card| cover.test_of(card));
    let interview = card.and_then(|card| cover.interview_of(card));
    let percentile = listing.percentile(record).map(|(percentile, count)| {
        let said = tr!(
            candidates.percentile_of,
            percentile = percentile,
            count = count
        );
        view! {
            <dt>{tr!(candidates.percentile)}</dt>
            <dd>{said}</dd>
        }
    });
    let in_words = opened
        .is_narrative
        .then(|| second(tr!(candidates.in_words)));
    let (files, more) = listing.related(&opened.sha256);
    let kept = Retention::here().of(record).map(|kept| {
        view! {
            <dt>{tr!(rights.retention)}</dt>
            <dd>{kept.words()}</dd>
        }
    });
    view! {
        <Why record=record.clone() cover=cover.clone() />
        <Decision record=record.clone() cover=cover.clone() />
        <Problems record=record.clone() is_blind />
        <Related files more />
        <dt>{tr!(candidates.col_test)}</dt>
        <dd>{percent(test, cover.test())}</dd>
        <dt>{tr!(candidates.col_interview)}</dt>
        <dd>{percent(interview, cover.interview())}</dd>
        {percentile}
        <dt>{tr!(candidates.col_started)}</dt>
        <dd>
            <time datetime=opened.started_at.clone()>{screen::local_time(&opened.started_at)}</time>
        </dd>
        {kept}
        <dt>{tr!(candidates.col_version)}</dt>
        <dd>
            {text(&opened.content_version)} {second(&tr!(candidates.form, seed = seed))} {in_words}
        </dd>
    }
}

/// Why the rules say what they say.
#[component]
fn Why(
    /// The candidate.
    record: CandidateRecord,
    /// The part of the result that is covered.
    cover: Cover,
) -> impl IntoView {
    record.scorecard.as_deref().map(|card| {
        let why = cover.why_of(card).unwrap_or(tr!(candidates.covered_why));
        view! {
            <dt>{tr!(candidates.col_standing)}</dt>
            <dd>{text(why)}</dd>
        }
    })
}

/// Who decided, why, and whether something changed under it.
#[component]
fn Decision(
    /// The candidate.
    record: CandidateRecord,
    /// The part of the result that is covered.
    cover: Cover,
) -> impl IntoView {
    let decision = record.state.decision.as_ref();
    let is_stale = cover.is_stale(decision, record.scorecard.as_deref());
    let stale = is_stale.then(|| second(tr!(candidates.stale)));
    decision.map(|entry| {
        let why = if entry.why.is_empty() {
            tr!(candidates.no_reason)
        } else {
            entry.why.as_str()
        };
        let by = tr!(candidates.by, author = entry.by);
        view! {
            <dt>{tr!(candidates.decision)}</dt>
            <dd>{text([&by, ": ", &isolated(why)].concat())} {stale}</dd>
        }
    })
}

/// What does not fit in the bundle, each with its remedy.
#[component]
fn Problems(
    /// The candidate.
    record: CandidateRecord,
    /// Whether names are hidden.
    is_blind: bool,
) -> impl IntoView {
    let problems = record.opened.told_problems(is_blind).0;
    let doubt = doubt::said(&record.opened, is_blind);
    (!problems.is_empty()).then(|| {
        let lines = problems.iter().map(|problem| {
            view! {
                <li>
                    {text(&problem.message)} " " {text(&problem.remedy)}
                    <small class="recruiter-second">
                        <code>{text(&problem.path)}</code>
                    </small>
                </li>
            }
        });
        view! {
            <dt>{tr!(candidates.col_findings)}</dt>
            <dd>
                {doubt.map(|said| view! { <DoubtInRow said /> })}
                <ul class="roster-problems">{lines.collect_view()}</ul>
            </dd>
        }
    })
}

/// Other files that may be about the same person.
#[component]
fn Related(
    /// The first of them.
    files: Vec<RelatedFile>,
    /// How many more there are.
    more: usize,
) -> impl IntoView {
    (!files.is_empty()).then(|| {
        let lines = files.into_iter().map(|other| {
            let began = screen::local_time(&other.started_at);
            let line = [&isolated(&other.name), ", ", &began].concat();
            view! { <li>{other.said} <a href=other.address>{text(line)}</a></li> }
        });
        let more = (more > 0).then(|| {
            let line = tr!(candidates.more_relations, count = more);
            view! { <li>{line}</li> }
        });
        view! {
            <dt>{tr!(candidates.col_related)}</dt>
            <dd>
                <ul class="recruiter-related">{lines.collect_view()} {more}</ul>
            </dd>
        }
    })
}
