//! The interview kit: what the role is, what to ask, how to rate, and sheets to print. All of it is the kit's own
//! text; nothing here is about a candidate.

mod panel;
mod prose;
mod questions;
mod role;
mod sheets;

use super::heading::heading;
use super::workspace::Workspace;
use crate::routes::{GuidePart, Screen};
use assay_evaluation::Kit;
use assay_web::ui::text;
use leptos::prelude::*;
use panel::{PanelGuide, RedFlags, References};
use prose::{Clause, Paragraphs};
use questions::{BankQuestions, CoreQuestions};
use role::{NearbyRoles, Role};
use sheets::Sheets;
use std::sync::Arc;

/// Returns the name of a part of the kit.
fn name(part: GuidePart) -> &'static str {
    match part {
        GuidePart::Overview => tr!(guide.overview),
        GuidePart::Questions => tr!(guide.core),
        GuidePart::Bank => tr!(guide.bank),
        GuidePart::Panel => tr!(guide.panel),
        GuidePart::References => tr!(guide.references),
        GuidePart::Role => tr!(guide.role),
        GuidePart::Nearby => tr!(guide.nearby),
        GuidePart::Flags => tr!(guide.flags),
        GuidePart::Sheets => tr!(guide.sheets),
    }
}

/// The screen.
#[component]
pub fn Guide(
    /// The workspace.
    workspace: Workspace,
    /// The part that it shows.
    part: GuidePart,
) -> impl IntoView {
    let title = match part {
        GuidePart::Overview => tr!(guide.title),
        other => name(other),
    };
    let kit = Memo::new(move |_| workspace.kit.get());
    let shown = move || match kit.get() {
        Some(kit) => view! { <Part part kit /> }.into_any(),
        None => view! { <p class="notice">{tr!(guide.none)}</p> }.into_any(),
    };
    view! {
        <Parts here=part />
        {heading(title)}
        <div class="guide">{shown}</div>
    }
}

/// A part of the kit.
#[component]
fn Part(
    /// The part.
    part: GuidePart,
    /// The kit.
    kit: Arc<Kit>,
) -> impl IntoView {
    match part {
        GuidePart::Overview => view! { <Overview kit /> }.into_any(),
        GuidePart::Questions => view! { <CoreQuestions kit /> }.into_any(),
        GuidePart::Bank => view! { <BankQuestions kit /> }.into_any(),
        GuidePart::Panel => view! { <PanelGuide kit /> }.into_any(),
        GuidePart::References => view! { <References kit /> }.into_any(),
        GuidePart::Role => view! { <Role kit /> }.into_any(),
        GuidePart::Nearby => view! { <NearbyRoles kit /> }.into_any(),
        GuidePart::Flags => view! { <RedFlags kit /> }.into_any(),
        GuidePart::Sheets => view! { <Sheets kit /> }.into_any(),
    }
}

/// The way to the other parts.
#[component]
fn Parts(
    /// The part that is on screen.
    here: GuidePart,
) -> impl IntoView {
    let links = GuidePart::ALL
        .map(|part| {
            let current = (part == here).then_some("page");
            view! {
                <li>
                    <a href=Screen::Guide(part).address() aria-current=current>
                        {name(part)}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="guide-nav" aria-label=tr!(guide.parts)>
            <ul>{links}</ul>
        </nav>
    }
}

/// Shows how the kit is used.
#[component]
fn Overview(
    /// The kit.
    kit: Arc<Kit>,
) -> impl IntoView {
    let (intro, process) = (kit.intro.clone(), kit.process.clone());
    let signs = kit.signs.iter().map(|sign| sign_line(sign)).collect_view();
    view! {
        <p class="lead">{text(tr!(guide.for_role, role = kit.role))}</p>
        <Clause title=tr!(guide.how_to)>
            <Paragraphs of=intro />
        </Clause>
        <Clause title=tr!(guide.process)>
            <Paragraphs of=process />
        </Clause>
        <Clause title=tr!(guide.signs)>
            <p class="hint">{tr!(guide.signs_hint)}</p>
            <ul class="read guide-signs">{signs}</ul>
        </Clause>
    }
}

/// A sign begins with the term that people may hear.
fn sign_line(sign: &str) -> impl IntoView + use<> {
    let (term, meaning) = match sign.split_once(": ") {
        Some((term, meaning)) => (Some(text(term)), text(meaning)),
        None => (None, text(sign)),
    };
    let term = term.map(|term| {
        view! {
            <strong>{term}</strong>
            ": "
        }
    });
    view! { <li>{term} {meaning}</li> }
}
