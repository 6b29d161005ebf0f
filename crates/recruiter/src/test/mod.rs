//! The test as a recruiter looks at it: its items with their keys, how a form is drawn, the timing plan, the bank on
//! paper, and the way into the sandbox.
//!
//! Nothing here is an attempt: there is no storage and no endpoint, so nothing can be taken for a run.

mod bank;
mod chosen;
mod form;
mod looked;
mod paper;
mod plan;
mod print;
mod trial;

use super::desk::Desk;
use crate::format_message::format_message;
use crate::heading;
use crate::words::test::words;
use assay_core::assessment::Assessment;
use assay_web::ui::text;
use bank::Bank;
use form::Forms;
use leptos::prelude::*;
use looked::Looked;
use plan::Plan;
use print::Print;
use std::sync::Arc;
use trial::Trial;

/// A part of the screen: where it is, its name among the parts, its heading, what it shows.
type Part = (
    &'static str,
    &'static str,
    &'static str,
    fn(Desk, Looked) -> AnyView,
);

fn parts() -> [Part; 5] {
    let words = words();
    [
        ("", words.part_bank, words.title, |_, looked| {
            view! { <Bank looked /> }.into_any()
        }),
        ("form", words.part_form, words.title_form, |desk, looked| {
            view! { <Forms desk looked /> }.into_any()
        }),
        ("plan", words.part_plan, words.title_plan, |_, looked| {
            view! { <Plan looked /> }.into_any()
        }),
        ("print", words.part_print, words.title_print, |_, looked| {
            view! { <Print looked /> }.into_any()
        }),
        (
            "sandbox",
            words.part_sandbox,
            words.title_sandbox,
            |_, looked| view! { <Trial looked /> }.into_any(),
        ),
    ]
}

/// The screen, for the desk.
pub fn test(desk: Desk, at: &[&str]) -> AnyView {
    let place = at.first().copied().unwrap_or_default();
    match parts().into_iter().find(|part| part.0 == place) {
        Some(part) => view! { <Test desk part /> }.into_any(),
        None => heading::not_found().into_any(),
    }
}

/// The screen.
#[component]
fn Test(
    /// The desk.
    desk: Desk,
    /// The part that it shows.
    part: Part,
) -> impl IntoView {
    let (place, _, title, show) = part;
    let pack = RwSignal::new(chosen::get().pack);
    let shown = move || looked(desk, &pack.get());
    // Another pack or another key is looked at from the beginning.
    let digests = |looked: &Looked| {
        let key = looked.key.as_ref().map(|key| key.sha256.clone());
        (looked.pack.sha256.clone(), key)
    };
    view! {
        {heading::heading(title)}
        <Ways here=place />
        <Packs desk pack />
        <div class="test-part">
            <For each=shown key=digests children=move |looked| show(desk, looked) />
            <Show when=move || shown().is_none()>
                <p class="lead">{words().no_pack}</p>
                <div class="actions">
                    <a class="btn" href="#/">
                        {words().to_candidates}
                    </a>
                </div>
            </Show>
        </div>
    }
}

/// The way to the other parts.
#[component]
fn Ways(
    /// The part that is shown.
    here: &'static str,
) -> impl IntoView {
    let links = parts().map(|(place, name, _, _)| {
        let address = if place.is_empty() {
            "#/test".into()
        } else {
            ["#/test/", place].concat()
        };
        view! {
            <li>
                <a href=address aria-current=(place == here).then_some("page")>
                    {name}
                </a>
            </li>
        }
    });
    view! {
        <nav class="test-ways" aria-label=words().parts>
            <ul>{links}</ul>
        </nav>
    }
}

/// The pack that is looked at: the one that was chosen, or the first.
fn looked(desk: Desk, sha256: &str) -> Option<Looked> {
    desk.library.with(|library| {
        let pack = library
            .pack(sha256)
            .or_else(|| library.packs.first())?
            .clone();
        let key = library.key(&pack.sha256).cloned();
        Some(Looked { pack, key })
    })
}

/// The choice among several packs; nothing where there is one.
#[component]
fn Packs(
    /// The desk.
    desk: Desk,
    /// Digest of the pack that is chosen.
    pack: RwSignal<String>,
) -> impl IntoView {
    let names = Memo::new(move |_| {
        desk.library.with(|library| {
            let named = |one: &Arc<Assessment>| {
                let name = format_message(words().pack_name, &[&one.title, &one.version]);
                (one.sha256.clone(), name)
            };
            library.packs.iter().map(named).collect::<Vec<_>>()
        })
    });
    let choose = move |event| {
        let sha256 = event_target_value(&event);
        chosen::change(|chosen| chosen.pack = sha256.clone());
        pack.set(sha256);
    };
    let option = move |(sha256, name): (String, String)| {
        let own = sha256.clone();
        let is_looked_at =
            move || looked(desk, &pack.get()).is_some_and(|looked| looked.pack.sha256 == own);
        view! {
            <option value=sha256 selected=is_looked_at>
                {text(name)}
            </option>
        }
    };
    view! {
        <Show when=move || names.with(|names| names.len() > 1)>
            <div class="field test-pack">
                <label class="field-label" for="test-pack">
                    {words().pack}
                </label>
                <select class="input" id="test-pack" on:change=choose>
                    <For
                        each=move || names.get()
                        key=|(sha256, _)| sha256.clone()
                        children=option
                    />
                </select>
            </div>
        </Show>
    }
}
