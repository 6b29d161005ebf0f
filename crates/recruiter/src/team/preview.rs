//! What a team file would add, as a table: a row for each candidate about whom there is something to say.

use super::held::Offered;
use crate::policy::table::PolicyTable;
use crate::workspace::Workspace;
use assay_core::person_text;
use assay_evaluation::{BesidePreview, CandidatePreview, Conflict, Presence, Said};
use assay_web::browser::screen;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// So many rows are shown; the others are counted.
const MOST_ROWS: usize = 200;

/// What a team file would add.
#[component]
pub fn Preview(
    /// The workspace.
    workspace: Workspace,
    /// The file.
    offered: Arc<Offered>,
) -> impl IntoView {
    let Offered { team, preview, .. } = &*offered;
    let written = tr!(
        team.written,
        author = team.by,
        time = screen::local_time(&team.written_at),
        count = team.candidates.len(),
    );
    let authors = preview
        .authors
        .iter()
        .map(|(by, count)| [&person_text::isolated(by), " (", &count.to_string(), ")"].concat());
    let authors: Vec<String> = authors.collect();
    let authors = (!authors.is_empty()).then(|| {
        view! { <p>{tr!(team.authors, authors = authors.join(", "))}</p> }
    });
    let who_id = workspace.who_id.get_untracked();
    let in_your_name = (!who_id.is_empty() && preview.author_ids.contains(&who_id)).then(|| {
        view! { <p class="notice is-warning">{tr!(team.in_your_name)}</p> }
    });
    let plan = team.plan.as_ref().map(|plan| {
        view! { <p>{text(tr!(team.brings_plan, raters = plan.raters.join(", ")))}</p> }
    });
    let beside = view! { <Beside workspace offered=offered.clone() /> };
    let missing = preview.missing();
    let missing = (missing > 0).then(|| {
        view! { <p class="notice is-warning">{tr!(team.missing, count = missing)}</p> }
    });
    let news: Vec<(String, CandidatePreview)> = team
        .candidates
        .iter()
        .zip(&preview.candidates)
        .filter(|(_, one)| one.is_news())
        .map(|(candidate, one)| {
            let here = workspace.records.with_untracked(|all| {
                let found = all.iter().find(|here| here.opened.sha256 == one.sha256);
                found.map(|here| untrack(|| workspace.name_of(&here.opened)))
            });
            let is_blind = workspace.is_blind.get_untracked();
            let coming = || {
                if is_blind {
                    one.code.clone()
                } else {
                    candidate.name()
                }
            };
            (here.unwrap_or_else(coming), one.clone())
        })
        .collect();
    let known = preview.candidates.len() - news.len();
    let known = (known > 0).then(|| view! { <p class="hint">{tr!(team.known, count = known)}</p> });
    let more = news.len().saturating_sub(MOST_ROWS);
    let more = (more > 0).then(|| view! { <p class="hint">{tr!(team.more, count = more)}</p> });
    let is_any = !news.is_empty();
    let rows = news
        .into_iter()
        .take(MOST_ROWS)
        .map(|(name, one)| view! { <PreviewRow name one /> })
        .collect_view();
    let heads = vec![
        tr!(team.candidate),
        tr!(team.new_ratings),
        tr!(team.new_decisions),
        tr!(team.new_others),
        tr!(team.remarks),
    ];
    let table = is_any.then(|| {
        view! {
            <PolicyTable region=tr!(team.preview_region) caption=tr!(team.preview_caption) heads>
                {rows}
            </PolicyTable>
        }
    });
    view! {
        <p>{text(written)}</p>
        {authors}
        {plan}
        {in_your_name}
        {beside}
        {missing}
        {table}
        {more}
        {known}
    }
}

/// What would change beside the logs: invitations, and who is erased.
#[component]
fn Beside(
    /// The workspace.
    workspace: Workspace,
    /// The file.
    offered: Arc<Offered>,
) -> impl IntoView {
    let BesidePreview {
        invitations,
        kept_out,
        erased,
        undoable: _,
        leaving,
        leaving_invitations,
    } = &offered.preview.beside;
    let names = workspace.records.with_untracked(|all| {
        let leaving = all
            .iter()
            .filter(|one| leaving.contains(&one.opened.sha256));
        let names = leaving.map(|one| untrack(|| workspace.name_of(&one.opened)));
        names
            .map(|name| person_text::isolated(&name))
            .collect::<Vec<_>>()
    });
    let leaving = (!names.is_empty()).then(|| {
        let words = tr!(team.erases, names = names.join(", "));
        view! { <p class="notice is-warning">{words}</p> }
    });
    let is_any = |count: usize| count > 0;
    let lines = [
        is_any(invitations.len()).then(|| tr!(team.new_invitations, count = invitations.len())),
        is_any(erased.len()).then(|| tr!(team.new_erased, count = erased.len())),
        is_any(*kept_out).then(|| tr!(team.kept_out, count = *kept_out)),
        is_any(leaving_invitations.len())
            .then(|| tr!(team.leaving_invitations, count = leaving_invitations.len())),
    ];
    let lines = lines.into_iter().flatten();
    let lines = lines.map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        {lines}
        {leaving}
    }
}

/// What would be added to a candidate.
#[component]
fn PreviewRow(
    /// What the candidate is called.
    name: String,
    /// What would be added.
    one: CandidatePreview,
) -> impl IntoView {
    let presence = match one.presence {
        Presence::Here => None,
        Presence::Comes => Some(tr!(team.comes).into()),
        Presence::Missing => Some(tr!(team.is_missing).into()),
        Presence::Erased => Some(tr!(team.stays_erased).into()),
    };
    let remarks: Vec<String> = presence
        .into_iter()
        .chain(one.conflicts.iter().map(conflict))
        .collect();
    let remarks = if remarks.is_empty() {
        view! { {tr!(team.no_remark)} }.into_any()
    } else {
        let lines = remarks.into_iter();
        let lines = lines.map(|line| view! { <li>{text(line)}</li> });
        view! { <ul class="team-remarks">{lines.collect_view()}</ul> }.into_any()
    };
    view! {
        <tr data-conflict=!one.conflicts.is_empty()>
            <th scope="row">{text(name)}</th>
            <td>{one.ratings.to_string()}</td>
            <td>{one.decisions.to_string()}</td>
            <td>{one.others.to_string()}</td>
            <td>{remarks}</td>
        </tr>
    }
}

fn conflict(conflict: &Conflict) -> String {
    let said = |said: &Said| {
        tr!(
            team.said,
            author = said.by,
            time = screen::local_time(&said.at)
        )
    };
    match conflict {
        Conflict::Contradiction => tr!(team.contradiction).into(),
        Conflict::Decision {
            here,
            there,
            is_there,
        } => {
            let (here, there) = (said(here), said(there));
            if *is_there {
                tr!(team.decision_there, here = here, there = there)
            } else {
                tr!(team.decision_here, here = here, there = there)
            }
        }
        Conflict::Differing(count) => tr!(team.differing, count = *count),
        Conflict::Reopened(count) => tr!(team.reopened, count = *count),
    }
}
