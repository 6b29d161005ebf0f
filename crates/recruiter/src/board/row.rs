//! The row of an invitation.

use super::held::Board;
use super::status_names::{board_column_name, status_name};
use crate::routes::{self, Tab};
use assay_core::record::time::rfc3339;
use assay_crypto::GrantedTime;
use assay_evaluation::{BoardColumn, BoardRow, KeptInvitation, typed_instant};
use assay_web::browser::screen;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The row of an invitation.
#[component]
pub fn InvitationRow(
    /// The board it stands on.
    board: Board,
    /// The content of the row.
    row: BoardRow,
    /// Whether names are hidden: then nothing tells whose answers are whose, nor who was granted more time.
    is_blind: bool,
) -> impl IntoView {
    let kept = row.kept.clone();
    let reference = reference_of(&kept);
    let id = kept.invitation.id.clone();
    let (own, chosen, picked) = (id.clone(), id.clone(), id.clone());
    let is_hidden = move || !board.is_shown(&own);
    let is_chosen = move || board.chosen.with(|all| all.contains(&chosen));
    let choose = move |event| board.choose(&picked, event_target_checked(&event));
    let named = (!is_blind).then(|| {
        let named = [&kept.name, &kept.email].into_iter().flatten();
        named
            .map(|part| view! { <small class="recruiter-second">{text(part)}</small> })
            .collect_view()
    });
    let practice = kept
        .invitation
        .is_practice_only
        .then(|| view! { <small class="recruiter-second">{tr!(board.practice_only)}</small> });
    let made = screen::local_time(&rfc3339(kept.made_ms));
    view! {
        <tr role="row" class="roster-row" hidden=is_hidden>
            <td role="cell" class="roster-pick">
                <label class="roster-tick">
                    <input
                        type="checkbox"
                        aria-label=tr!(candidates.choose_one, name = reference)
                        prop:checked=is_chosen
                        on:change=choose
                    />
                </label>
            </td>
            <th scope="row" role="rowheader" class="board-reference">
                {text(&reference)}
                {named}
                <small class="recruiter-second board-id">{text(&id)}</small>
            </th>
            <td role="cell" data-label=board_column_name(BoardColumn::Campaign)>
                {text(&kept.invitation.campaign)}
                {practice}
            </td>
            <td role="cell" data-label=board_column_name(BoardColumn::Window)>
                <Window kept=kept.clone() />
            </td>
            <td role="cell" data-label=tr!(board.col_time)>
                {if is_blind { tr!(candidates.hidden).to_owned() } else { granted(&kept) }}
            </td>
            <td role="cell" data-label=board_column_name(BoardColumn::Status)>
                <Status board row is_blind />
            </td>
            <td role="cell" data-label=board_column_name(BoardColumn::Made)>
                {made}
            </td>
            <td role="cell" class="board-acts no-print">
                <a href=routes::replacing(
                    &id,
                )>
                    {tr!(board.replace)}
                    <span class="visually-hidden">
                        {text(tr!(board.of_invitation, reference = reference))}
                    </span>
                </a>
                <a href=routes::time_grant_of_invitation(
                    &id,
                )>
                    {tr!(board.give_time)}
                    <span class="visually-hidden">
                        {text(tr!(board.to_invitation, reference = reference))}
                    </span>
                </a>
            </td>
        </tr>
    }
}

/// What became of it, with the way to the answers.
#[component]
fn Status(
    /// The board.
    board: Board,
    /// The row.
    row: BoardRow,
    /// Whether names are hidden.
    is_blind: bool,
) -> impl IntoView {
    let status = if is_blind {
        row.status.while_blind()
    } else {
        row.status
    };
    let links = (!is_blind).then(|| {
        let all = board.workspace.records.get_untracked();
        let arrived = row.arrived.iter();
        let records =
            arrived.filter_map(|sha256| all.iter().find(|one| one.opened.sha256 == *sha256));
        let links = records.map(|record| {
            let address = routes::person(&record.opened.sha256, Tab::Scorecard);
            let began = screen::local_time(&record.opened.started_at);
            let line = tr!(board.answers_of, name = record.opened.name(), start = began);
            view! {
                <li>
                    <a href=address>{text(line)}</a>
                </li>
            }
        });
        let links: Vec<_> = links.collect();
        (!links.is_empty()).then(|| view! { <ul class="recruiter-related">{links}</ul> })
    });
    let replaced = row.replaced_by.map(|id| {
        let by = board
            .workspace
            .invitations
            .with_untracked(|all| all.iter().find(|one| one.invitation.id == id).cloned());
        let reference = by.map_or_else(|| id.clone(), |by| reference_of(&by));
        let line = tr!(board.replaced_by, reference = reference, id = id);
        view! { <small class="recruiter-second">{text(line)}</small> }
    });
    let replaces = row.kept.invitation.replaces.clone().map(|id| {
        let line = tr!(board.replaces, id = id);
        view! { <small class="recruiter-second">{text(line)}</small> }
    });
    view! {
        <span class="roster-decision">{status_name(status)}</span>
        {links}
        {replaced}
        {replaces}
    }
}

/// The window, in the time zone in which the candidate reads it.
#[component]
fn Window(
    /// The invitation.
    kept: Arc<KeptInvitation>,
) -> impl IntoView {
    let window = kept.invitation.window.clone();
    let line = |name: &'static str, ms: Option<i64>| {
        let at = typed_instant(ms?, &window.time_zone)?;
        Some(view! { <span class="board-moment">{name} " " <time>{at}</time></span> })
    };
    let lines: Vec<_> = [
        (tr!(invitations.opens), window.opens_ms),
        (tr!(invitations.start_by), window.start_by_ms),
        (tr!(invitations.finish_by), window.finish_by_ms),
    ]
    .into_iter()
    .filter_map(|(name, ms)| line(name, ms))
    .collect();
    if lines.is_empty() {
        return tr!(board.no_window).into_any();
    }
    view! {
        {lines}
        <small class="recruiter-second">{text(&window.time_zone)}</small>
    }
    .into_any()
}

/// The time that was granted, in words.
fn granted(kept: &KeptInvitation) -> String {
    match kept.invitation.time {
        GrantedTime::Untimed => tr!(board.untimed).into(),
        time if time.is_usual() => tr!(board.usual_time).into(),
        GrantedTime::Limited {
            percent,
            extra_minutes: 0,
        } => tr!(board.percent, percent = percent),
        GrantedTime::Limited {
            percent,
            extra_minutes,
        } => tr!(
            board.percent_and_minutes,
            percent = percent,
            minutes = extra_minutes
        ),
    }
}

/// The reference; the identifier where there is none.
fn reference_of(kept: &KeptInvitation) -> String {
    match kept.reference() {
        "" => kept.invitation.id.clone(),
        reference => reference.into(),
    }
}
