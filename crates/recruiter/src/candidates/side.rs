//! Candidates side by side, and what to know before their numbers are compared.

use super::compared::Compared;
use super::comparison::Comparison;
use super::side_table::SideTable;
use assay_evaluation::{Scorecard, is_same_form};
use assay_web::ui::text;
use leptos::prelude::*;

/// The section with the table.
#[component]
pub fn Side(
    /// Who is compared.
    comparison: Comparison,
) -> impl IntoView {
    let all = move || Compared::all(comparison.workspace, &comparison.chosen.get());
    let table = move || {
        let all = all();
        if all.is_empty() {
            view! { <p class="read">{tr!(candidates.choose_none)}</p> }.into_any()
        } else {
            view! { <SideTable all /> }.into_any()
        }
    };
    view! {
        <section class="recruiter-side" aria-labelledby="side-title">
            <h2 id="side-title">{tr!(candidates.side_by_side)}</h2>
            <div role="status">{move || view! { <Notes all=all() /> }}</div>
            {table}
        </section>
    }
}

/// The notes on why the numbers are less comparable than they look.
#[component]
fn Notes(
    /// Everybody who is compared.
    all: Vec<Compared>,
) -> impl IntoView {
    let lines = notes(&all);
    (!lines.is_empty()).then(|| {
        let lines = lines
            .into_iter()
            .map(|line| view! { <li>{text(line)}</li> });
        view! {
            <div class="notice is-warning">
                <p class="notice-title">{tr!(candidates.notes)}</p>
                <ul class="recruiter-notes">{lines.collect_view()}</ul>
            </div>
        }
    })
}

fn notes(all: &[Compared]) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some((first, others)) = all.split_first() {
        let opened = &first.record.opened;
        let mut versions = vec![opened.content_version.as_str()];
        for one in others {
            if !versions.contains(&one.record.opened.content_version.as_str()) {
                versions.push(&one.record.opened.content_version);
            }
        }
        if others
            .iter()
            .any(|one| one.record.opened.content_sha256 != opened.content_sha256)
        {
            lines.push(tr!(
                candidates.other_content,
                versions = versions.join(", ")
            ));
        } else if !others
            .iter()
            .all(|one| is_same_form(opened, &one.record.opened))
        {
            lines.push(tr!(candidates.other_forms).into());
        }
    }
    let in_words: Vec<&str> = all
        .iter()
        .filter(|one| one.record.opened.is_narrative)
        .map(|one| one.name.as_str())
        .collect();
    if !in_words.is_empty() && in_words.len() < all.len() {
        lines.push(tr!(candidates.some_in_words, names = in_words.join(", ")));
    }
    let names = |is_meant: fn(&Scorecard) -> bool| {
        let meant = all.iter().filter(|one| is_meant(&one.card));
        meant
            .map(|one| one.name.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let provisional = names(|card| !card.is_final());
    if !provisional.is_empty() {
        lines.push(tr!(candidates.not_final, names = provisional));
    }
    let single = names(|card| card.is_single_rater);
    if !single.is_empty() {
        lines.push(tr!(candidates.single_rater, names = single));
    }
    lines
}
