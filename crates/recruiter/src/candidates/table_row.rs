//! The row of a candidate. What it shows is gathered first, so that it is built again only when some of that has changed.

use super::details::Details;
use super::listing::Listing;
use super::row_content::RowContent;
use super::second_line::second;
use crate::candidates::status::column_name;
use crate::oddity_list::OddityList;
use crate::range_bar::RangeDrawing;
use crate::sign::{Sign, SignMark};
use assay_evaluation::roster::Column;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The row of a candidate, and below it the details while somebody wants them.
#[component]
pub fn CandidateRow(
    /// The list it stands in.
    listing: Listing,
    /// The content of the row.
    content: Arc<RowContent>,
) -> impl IntoView {
    let RowContent { sha256, name, .. } = &*content;
    let (own, chosen, picked) = (sha256.clone(), sha256.clone(), sha256.clone());
    let is_hidden = move || !listing.is_shown(&own);
    let is_chosen = move || listing.is_chosen(&chosen);
    let choose = move |event| listing.choose(&picked, event_target_checked(&event));
    let rules = match content.rules {
        Ok(sign) => view! { <SignMark sign /> }.into_any(),
        Err(words) => words.into_any(),
    };
    let ran_out = content.has_run_out.then(|| second(tr!(candidates.ran_out)));
    view! {
        <tr role="row" class="roster-row" hidden=is_hidden>
            <td role="cell" class="roster-pick">
                <label class="roster-tick">
                    <input
                        type="checkbox"
                        aria-label=tr!(candidates.choose_one, name = name)
                        prop:checked=is_chosen
                        on:change=choose
                    />
                </label>
            </td>
            <th scope="row" role="rowheader" class="roster-name">
                <a href=content.address.clone()>{text(name)}</a>
            </th>
            <td role="cell" class="roster-overall" data-label=column_name(Column::Overall)>
                <Overall content=content.clone() />
            </td>
            <td role="cell" data-label=column_name(Column::Recommendation)>
                {rules}
            </td>
            <td role="cell" data-label=column_name(Column::Decision)>
                <Decided content=content.clone() />
                {content.kept.as_deref().map(second)}
            </td>
            <td role="cell" class="roster-findings" data-label=column_name(Column::Findings)>
                <Findings content=content.clone() />
            </td>
            <td role="cell" class="end roster-time" data-label=column_name(Column::Time)>
                {content.time.clone()}
                {ran_out}
            </td>
            <td role="cell" class="end roster-pastes" data-label=column_name(Column::Pastes)>
                {content.pastes.clone()}
            </td>
            <td role="cell" class="roster-act">
                <DetailsButton listing content=content.clone() />
            </td>
        </tr>
        <Details listing content />
    }
}

/// The overall result: the figure, its range on the common axis with what is needed, and how far it is settled.
#[component]
fn Overall(
    /// The content of the row.
    content: Arc<RowContent>,
) -> impl IntoView {
    let drawing = content.bar.map(|bar| view! { <RangeDrawing bar /> });
    let needed = content.needed.map(|percent| {
        let needed = tr!(candidates.overall_needed, percent = percent);
        view! { <span class="visually-hidden">{[", ", &needed].concat()}</span> }
    });
    view! {
        <span class="roster-figure">{content.overall.clone()}</span>
        {needed}
        {drawing}
        {content.is_near.then(|| view! { <SignMark sign=Sign::Near /> })}
        {second(content.status)}
    }
}

/// The decision, and whether it has to be looked at again.
#[component]
fn Decided(
    /// The content of the row.
    content: Arc<RowContent>,
) -> impl IntoView {
    let against = content
        .is_against_rules
        .then(|| view! { <SignMark sign=Sign::AgainstRules /> });
    let stale = content
        .is_stale
        .then(|| second(tr!(candidates.stale_short)));
    view! {
        <span class="roster-decision">{content.decision}</span>
        {against}
        {stale}
    }
}

/// How many findings there are, how other files are related, and what is out of the ordinary.
#[component]
fn Findings(
    /// The content of the row.
    content: Arc<RowContent>,
) -> impl IntoView {
    let doubt = content
        .is_doubtful
        .then(|| view! { <strong class="roster-doubt">{tr!(workspace.doubt_title)}</strong> });
    let is_empty =
        content.findings == 0 && content.related.is_empty() && content.oddities.is_empty();
    let count = (content.findings > 0).then(|| {
        let count = tr!(candidates.findings_count, count = content.findings);
        view! { <span class="roster-count">{count}</span> }
    });
    let related = content.related.iter().map(|words| second(words));
    view! {
        {doubt}
        {count}
        {related.collect_view()}
        <OddityList oddities=content.oddities.clone() />
        {is_empty.then_some(tr!(candidates.no_findings))}
    }
}

/// The button that shows and hides the details of a candidate.
#[component]
fn DetailsButton(
    /// The list.
    listing: Listing,
    /// The content of the row.
    content: Arc<RowContent>,
) -> impl IntoView {
    let detailed = listing.look.detailed;
    let (own, pressed) = (content.sha256.clone(), content.sha256.clone());
    let is_open = move || detailed.with(|open| open.contains(&own));
    let toggle = move |_| {
        detailed.update(|open| {
            if !open.remove(&pressed) {
                open.insert(pressed.clone());
            }
        });
    };
    view! {
        <button
            type="button"
            class="btn-quiet roster-details"
            aria-expanded=move || if is_open() { "true" } else { "false" }
            on:click=toggle
        >
            {tr!(candidates.details)}
            <span class="visually-hidden">
                {text(tr!(candidates.details_of, name = content.name))}
            </span>
        </button>
    }
}
