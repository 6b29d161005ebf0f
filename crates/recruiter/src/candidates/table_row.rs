//! The row of a candidate. What it shows is gathered first, so that it is built again only when some of that has changed.

use super::listing::Listing;
use super::row_content::RowContent;
use crate::doubt::DoubtInRow;
use assay_core::person_text::isolated;
use assay_web::browser::screen;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The row of a candidate.
#[component]
pub fn CandidateRow(
    /// The list it stands in.
    listing: Listing,
    /// The content of the row.
    content: Arc<RowContent>,
) -> impl IntoView {
    let RowContent { sha256, name, .. } = &*content;
    let own = sha256.clone();
    let is_hidden = move || !listing.is_shown(&own);
    let removed = (sha256.clone(), name.clone());
    let ask = move |_| listing.ask_removal(&removed.0, &removed.1);
    let started_at = content.started_at.clone();
    let started = screen::local_time(&started_at);
    let why = content.why.as_deref().map(second);
    let by = content.decided_by.as_deref().map(second);
    let stale = content.is_stale.then(|| second(tr!(candidates.stale)));
    let doubt = content.doubt.clone();
    view! {
        <tr hidden=is_hidden>
            <th scope="row">
                <a href=content.address.clone()>{text(name)}</a>
            </th>
            <td>
                <time datetime=started_at>{started}</time>
            </td>
            <td>{text(&content.version)} {second(&content.form)}</td>
            <td class="end">{content.test.clone()}</td>
            <td class="end">{content.interview.clone()}</td>
            <td class="end">{content.overall.clone()}</td>
            <td>{content.status}</td>
            <td class="recruiter-why">{content.standing} {why}</td>
            <td>{content.decision} {by} {stale}</td>
            <td>
                {doubt.map(|said| view! { <DoubtInRow said /> })}
                <Findings content=content.clone() />
            </td>
            <td class="recruiter-related">
                <RelatedFiles content=content.clone() />
            </td>
            <td>
                <button type="button" class="btn-quiet" on:click=ask>
                    {tr!(candidates.remove)}
                    <span class="visually-hidden">
                        {text(tr!(candidates.remove_of, name = name))}
                    </span>
                </button>
            </td>
        </tr>
    }
}

/// Returns the line below the first line of a cell.
pub fn second(line: &str) -> impl IntoView + use<> {
    view! { <small class="recruiter-second">{text(line)}</small> }
}

/// Shows how many findings there are, and what they say.
#[component]
fn Findings(
    /// The content of the row.
    content: Arc<RowContent>,
) -> impl IntoView {
    if content.findings.is_empty() {
        return tr!(candidates.no_findings).into_any();
    }
    let lines = content
        .findings
        .iter()
        .map(|finding| {
            view! {
                <li>
                    {text(&finding.message)} " " {text(&finding.remedy)}
                    <small class="recruiter-second">
                        <code>{text(&finding.path)}</code>
                    </small>
                </li>
            }
        })
        .collect_view();
    let count = content.findings.len().to_string();
    view! {
        <details class="recruiter-findings">
            <summary>
                {tr!(candidates.findings_count, count = count)}
                <span class="visually-hidden">
                    {text(tr!(candidates.findings_of, name = content.name))}
                </span>
            </summary>
            <ul>{lines}</ul>
        </details>
    }
    .into_any()
}

/// Other files that may be about the same person.
#[component]
fn RelatedFiles(
    /// The content of the row.
    content: Arc<RowContent>,
) -> impl IntoView {
    if content.related.is_empty() {
        return tr!(candidates.no_relations).into_any();
    }
    let lines = content
        .related
        .iter()
        .map(|other| {
            let began = screen::local_time(&other.started_at);
            let line = [&isolated(&other.name), ", ", &began].concat();
            view! { <li>{other.said} <a href=other.address.clone()>{text(line)}</a></li> }
        })
        .collect_view();
    let more = content.more_related;
    let more = (more > 0).then(|| {
        let line = tr!(candidates.more_relations, count = more);
        view! { <li>{line}</li> }
    });
    view! { <ul>{lines} {more}</ul> }.into_any()
}
