//! The interview kit: what the role is, what to ask, how to rate, and sheets to print. All of it is the kit's own
//! text; nothing here is about a candidate.

mod panel;
mod prose;
mod questions;
mod role;
mod sheets;

use super::heading::heading;
use super::workspace::Workspace;
use crate::format_message::format_message;
use crate::routes::{GuidePart, Screen};
use crate::words::guide::words;
use assay_evaluation::Kit;
use assay_web::ui::text;
use leptos::prelude::*;
use panel::{PanelGuide, RedFlags, References};
use prose::{Clause, Paragraphs};
use questions::{BankQuestions, CoreQuestions};
use role::{NearbyRoles, Role};
use sheets::Sheets;
use std::sync::Arc;

/// Returns what a part of the kit is called.
fn name(part: GuidePart) -> &'static str {
    let words = words();
    match part {
        GuidePart::Overview => words.overview,
        GuidePart::Questions => words.core,
        GuidePart::Bank => words.bank,
        GuidePart::Panel => words.panel,
        GuidePart::References => words.references,
        GuidePart::Role => words.role,
        GuidePart::Nearby => words.nearby,
        GuidePart::Flags => words.flags,
        GuidePart::Sheets => words.sheets,
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
        GuidePart::Overview => words().title,
        other => name(other),
    };
    let kit = Memo::new(move |_| workspace.kit.get());
    let shown = move || match kit.get() {
        Some(kit) => view! { <Part part kit /> }.into_any(),
        None => view! { <p class="notice">{words().none}</p> }.into_any(),
    };
    view! {
        <Parts here=part />
        {heading(title)}
        <div class="guide">{shown}</div>
    }
}

/// What a part shows of the kit.
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
        <nav class="guide-nav" aria-label=words().parts>
            <ul>{links}</ul>
        </nav>
    }
}

/// How the kit is used.
#[component]
fn Overview(
    /// The kit.
    kit: Arc<Kit>,
) -> impl IntoView {
    let words = words();
    let (intro, process) = (kit.intro.clone(), kit.process.clone());
    let signs = kit.signs.iter().map(|sign| sign_line(sign)).collect_view();
    view! {
        <p class="lead">{text(format_message(words.for_role, &[&kit.role]))}</p>
        <Clause title=words.how_to>
            <Paragraphs of=intro />
        </Clause>
        <Clause title=words.process>
            <Paragraphs of=process />
        </Clause>
        <Clause title=words.signs>
            <p class="hint">{words.signs_hint}</p>
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
