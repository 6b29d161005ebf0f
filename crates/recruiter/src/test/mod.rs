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

use super::workspace::Workspace;
use crate::heading::heading;
use crate::routes::{Screen, TestPart};
use assay_core::assessment::Assessment;
use assay_web::ui::text;
use bank::Bank;
pub use chosen::Choices;
use form::Forms;
use leptos::prelude::*;
use looked::Looked;
use plan::Plan;
use print::Print;
use std::sync::Arc;
use trial::Trial;

/// Returns the name of a part among the parts, and its heading.
fn names(part: TestPart) -> (&'static str, &'static str) {
    match part {
        TestPart::Bank => (tr!(test.part_bank), tr!(test.title)),
        TestPart::Form => (tr!(test.part_form), tr!(test.title_form)),
        TestPart::Plan => (tr!(test.part_plan), tr!(test.title_plan)),
        TestPart::Print => (tr!(test.part_print), tr!(test.title_print)),
        TestPart::Sandbox => (tr!(test.part_sandbox), tr!(test.title_sandbox)),
    }
}

/// A part of the screen, about one pack.
#[component]
fn Part(
    /// The workspace.
    workspace: Workspace,
    /// The part.
    part: TestPart,
    /// The pack that is looked at, with its key.
    looked: Looked,
) -> impl IntoView {
    match part {
        TestPart::Bank => view! { <Bank looked /> }.into_any(),
        TestPart::Form => view! { <Forms workspace looked /> }.into_any(),
        TestPart::Plan => view! { <Plan looked /> }.into_any(),
        TestPart::Print => view! { <Print looked /> }.into_any(),
        TestPart::Sandbox => view! { <Trial looked /> }.into_any(),
    }
}

/// The screen.
#[component]
pub fn Test(
    /// The workspace.
    workspace: Workspace,
    /// The part that it shows.
    part: TestPart,
) -> impl IntoView {
    let pack = RwSignal::new(Choices::here().get().pack);
    let shown = move || looked(workspace, &pack.get());
    // Another pack or another key is looked at from the beginning.
    let digests = |looked: &Looked| {
        let key = looked.key.as_ref().map(|key| key.sha256.clone());
        (looked.pack.sha256.clone(), key)
    };
    view! {
        {heading(names(part).1)}
        <Ways here=part />
        <Packs workspace pack />
        <div class="test-part">
            <For each=shown key=digests let(looked)>
                <Part workspace part looked />
            </For>
            <Show when=move || shown().is_none()>
                <p class="lead">{tr!(test.no_pack)}</p>
                <div class="actions">
                    <a class="btn" href=Screen::Candidates.address()>
                        {tr!(test.to_candidates)}
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
    here: TestPart,
) -> impl IntoView {
    let links = TestPart::ALL.map(|part| {
        view! {
            <li>
                <a href=Screen::Test(part).address() aria-current=(part == here).then_some("page")>
                    {names(part).0}
                </a>
            </li>
        }
    });
    view! {
        <nav class="test-ways" aria-label=tr!(test.parts)>
            <ul>{links}</ul>
        </nav>
    }
}

/// The pack that is looked at: the one that was chosen, or the first.
fn looked(workspace: Workspace, sha256: &str) -> Option<Looked> {
    workspace.library.with(|library| {
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
    /// The workspace.
    workspace: Workspace,
    /// Digest of the pack that is chosen.
    pack: RwSignal<String>,
) -> impl IntoView {
    let names = Memo::new(move |_| {
        workspace.library.with(|library| {
            let named = |one: &Arc<Assessment>| {
                let name = tr!(test.pack_name, title = one.title, version = one.version);
                (one.sha256.clone(), name)
            };
            library.packs.iter().map(named).collect::<Vec<_>>()
        })
    });
    let choices = Choices::here();
    let choose = move |event| {
        let sha256 = event_target_value(&event);
        choices.change(|chosen| chosen.pack = sha256.clone());
        pack.set(sha256);
    };
    let option = move |(sha256, name): (String, String)| {
        let own = sha256.clone();
        let is_looked_at =
            move || looked(workspace, &pack.get()).is_some_and(|looked| looked.pack.sha256 == own);
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
                    {tr!(test.pack)}
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
