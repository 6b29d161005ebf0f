//! Bundles that were changed or are not whole: reported when they are opened, at the head of the candidate's page, and in
//! the list. What merely could not be checked is none of this.

use super::workspace::Workspace;
use crate::message::Level;
use assay_evaluation::OpenedBundle;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// So many files are named one by one when they are opened together.
const NAMED: usize = 10;

/// The number of contradictions at the head of a candidate's page; the rest is shown below.
const SHOWN: usize = 3;

/// The digests of the bundles on a workspace that contradict themselves.
pub fn known(workspace: Workspace) -> Vec<String> {
    let doubtful = doubtful(workspace).into_iter();
    doubtful.map(|opened| opened.sha256.clone()).collect()
}

fn doubtful(workspace: Workspace) -> Vec<Arc<OpenedBundle>> {
    workspace.records.with_untracked(|all| {
        let bundles = all.iter().map(|one| &one.opened);
        let doubtful = bundles.filter(|opened| opened.contradiction().is_some());
        doubtful.cloned().collect()
    })
}

/// Tells which files contradict themselves that were not known to.
pub fn tell(workspace: Workspace, known: &[String]) {
    let mut more = 0;
    let new = doubtful(workspace).into_iter();
    for (at, opened) in new
        .filter(|opened| !known.contains(&opened.sha256))
        .enumerate()
    {
        if at < NAMED {
            let is_blind = workspace.is_blind.get_untracked();
            let said = said(&opened, is_blind).unwrap_or_default();
            workspace.notify(
                Level::Failed,
                tr!(workspace.doubt, file = opened.file, finding = said),
            );
        } else {
            more += 1;
        }
    }
    if more > 0 {
        let more = more.to_string();
        workspace.notify(Level::Failed, tr!(workspace.doubts_more, count = more));
    }
}

/// The first contradiction, as it is told, and how many there are more; `None` where there is none.
pub fn said(opened: &OpenedBundle, is_blind: bool) -> Option<String> {
    let told = opened.told_contradictions(is_blind).0;
    let (first, more) = told.split_first()?;
    Some(match more.len() {
        0 => first.message.clone(),
        more => tr!(workspace.doubt_and, finding = first.message, count = more),
    })
}

/// Returns the notice at the head of a candidate's page, in whatever part of it; `all` leads to everything that was
/// found.
pub fn at_head(opened: &OpenedBundle, all: String, is_blind: bool) -> AnyView {
    let contradictions = opened.told_contradictions(is_blind).0;
    if contradictions.is_empty() {
        return ().into_any();
    }
    let first = contradictions.iter().take(SHOWN);
    let lines = first
        .map(|problem| view! { <li>{text(&problem.message)}</li> })
        .collect_view();
    let more = contradictions.len().saturating_sub(SHOWN);
    let link = match more {
        0 => tr!(workspace.doubt_all).into(),
        more => tr!(workspace.doubt_all_and, count = more),
    };
    view! {
        <section class="notice is-failed person-doubt" role="alert">
            <p class="notice-title">{tr!(workspace.doubt_title)}</p>
            <ul>{lines}</ul>
            <p>
                <a href=all>{link}</a>
            </p>
        </section>
    }
    .into_any()
}

/// The notice in the row of a candidate whose bundle contradicts itself.
#[component]
pub fn DoubtInRow(
    /// The first contradiction, and how many there are more.
    said: String,
) -> impl IntoView {
    view! {
        <p class="recruiter-doubt">
            <strong>{tr!(workspace.doubt_title)}</strong>
            " "
            {text(said)}
        </p>
    }
}
