//! The interview kit: what the role is, what to ask, how to rate, and sheets to print. All of it is the kit's own
//! text; nothing here is about a candidate.

mod conduct;
mod prose;
mod questions;
mod role;
mod sheets;

use super::desk::Desk;
use super::heading::{heading, not_found};
use crate::format_message::format_message;
use crate::words::guide::words;
use assay_evaluation::Kit;
use assay_web::ui::text;
use conduct::{PanelGuide, RedFlags, References};
use leptos::prelude::*;
use prose::{Clause, Paragraphs};
use questions::{BankQuestions, CoreQuestions};
use role::{NearbyRoles, Role};
use sheets::Sheets;
use std::sync::Arc;

/// The parts of the kit: where each is, and what it is called.
fn parts() -> [(&'static str, &'static str); 9] {
    let words = words();
    [
        ("", words.overview),
        ("questions", words.core),
        ("bank", words.bank),
        ("panel", words.panel),
        ("references", words.references),
        ("role", words.role),
        ("nearby", words.nearby),
        ("flags", words.flags),
        ("sheets", words.sheets),
    ]
}

/// The screen, for the desk.
pub fn guide(desk: Desk, at: &[&str]) -> AnyView {
    let here = at.first().copied().unwrap_or_default();
    match parts().into_iter().find(|part| part.0 == here) {
        Some((place, name)) => view! { <Guide desk place name /> }.into_any(),
        None => not_found(),
    }
}

/// The screen.
#[component]
fn Guide(
    /// The desk.
    desk: Desk,
    /// The part that it shows.
    place: &'static str,
    /// What the part is called.
    name: &'static str,
) -> impl IntoView {
    let title = if place.is_empty() {
        words().title
    } else {
        name
    };
    let kit = Memo::new(move |_| desk.kit.get());
    let shown = move || match kit.get() {
        Some(kit) => part(place, kit),
        None => view! { <p class="notice">{words().none}</p> }.into_any(),
    };
    view! {
        <Parts here=place />
        {heading(title)}
        <div class="guide">{shown}</div>
    }
}

/// What a part shows of the kit.
fn part(place: &str, kit: Arc<Kit>) -> AnyView {
    match place {
        "questions" => view! { <CoreQuestions kit /> }.into_any(),
        "bank" => view! { <BankQuestions kit /> }.into_any(),
        "panel" => view! { <PanelGuide kit /> }.into_any(),
        "references" => view! { <References kit /> }.into_any(),
        "role" => view! { <Role kit /> }.into_any(),
        "nearby" => view! { <NearbyRoles kit /> }.into_any(),
        "flags" => view! { <RedFlags kit /> }.into_any(),
        "sheets" => view! { <Sheets kit /> }.into_any(),
        _ => view! { <Overview kit /> }.into_any(),
    }
}

/// The way to the other parts.
#[component]
fn Parts(
    /// The part that is on screen.
    here: &'static str,
) -> impl IntoView {
    let links = parts()
        .map(|(place, name)| {
            let address = if place.is_empty() {
                "#/guide".into()
            } else {
                ["#/guide/", place].concat()
            };
            let current = (place == here).then_some("page");
            view! {
                <li>
                    <a href=address aria-current=current>
                        {name}
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
