//! Erasing one person: a first press says what goes and what cannot be reached, the second erases.

use crate::candidates::list_look::ListLook;
use crate::erasure::{WhatGoes, erase};
use crate::person::shown::Person;
use assay_core::person_text::isolated;
use assay_crypto::ErasureCause;
use assay_evaluation::{OpenedBundle, Relation, relations};
use assay_web::browser::screen;
use assay_web::ui::{Dialog, Question, text};
use leptos::prelude::*;
use std::collections::BTreeSet;

const ID: &str = "erase-person";

/// The section with the first press, and the dialog with the second.
#[component]
pub(super) fn ErasePerson(
    /// Whom it is about.
    person: Person,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    view! {
        <section class="person-judging" aria-labelledby="person-erase-title">
            <h3 id="person-erase-title">{tr!(rights.erase)}</h3>
            <p>{tr!(rights.erase_lead)}</p>
            <div class="actions">
                <button type="button" class="btn" on:click=move |_| is_open.set(true)>
                    {tr!(rights.erase_open)}
                </button>
            </div>
        </section>
        <Dialog id=ID open=is_open title=tr!(rights.erase_title)>
            <EraseForm person is_open />
        </Dialog>
    }
}

/// What goes, who else may be the same person, what cannot be reached.
#[component]
fn EraseForm(
    /// Whom it is about.
    person: Person,
    /// Whether the dialog is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let look: ListLook = expect_context();
    let workspace = person.workspace;
    let own = person.now().opened.sha256.clone();
    let who = untrack(|| workspace.name_of(&person.now().opened));
    let others = untrack(|| others(person));
    let ticked = others.iter().filter(|one| one.is_same_attempt);
    let ticked: BTreeSet<String> = ticked.map(|one| one.sha256.clone()).collect();
    let ticked = RwSignal::new(ticked);
    let also = (!others.is_empty()).then(|| {
        let rows = others.into_iter().map(|one| view! { <Other one ticked /> });
        view! {
            <fieldset class="erasure-who">
                <legend class="field-label">{tr!(rights.erase_also)}</legend>
                <p class="hint">{tr!(rights.erase_also_hint)}</p>
                {rows.collect_view()}
            </fieldset>
        }
    });
    let go_on = move |()| {
        let mut bundles = vec![own.clone()];
        bundles.extend(ticked.get_untracked());
        is_open.set(false);
        look.forget_search();
        erase(workspace, bundles, ErasureCause::Request);
    };
    view! {
        <Question
            id=ID
            back=tr!(rights.cancel)
            on_back=Callback::new(move |()| is_open.set(false))
            go_on=tr!(rights.erase_confirm)
            on_go_on=Callback::new(go_on)
        >
            <p>{text(tr!(rights.erase_who, name = who))}</p>
            {also}
            <WhatGoes workspace />
        </Question>
    }
}

/// Another file that may be about the same person.
struct OtherFile {
    sha256: String,
    line: String,
    is_same_attempt: bool,
}

/// Another file, with a tick.
#[component]
fn Other(
    /// The file.
    one: OtherFile,
    /// The files that are erased too.
    ticked: RwSignal<BTreeSet<String>>,
) -> impl IntoView {
    let own = one.sha256.clone();
    let tick = move |event| {
        let is_on = event_target_checked(&event);
        ticked.update(|ticked| {
            if is_on {
                ticked.insert(one.sha256.clone());
            } else {
                ticked.remove(&one.sha256);
            }
        });
    };
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=move || ticked.with(|ticked| ticked.contains(&own))
                on:change=tick
            />
            <span>{text(one.line)}</span>
        </label>
    }
}

/// Returns the other files that may be about the same person, but those that only share a reference.
fn others(person: Person) -> Vec<OtherFile> {
    let all = person.workspace.records.get();
    let own = &person.now().opened.sha256;
    let Some(at) = all.iter().position(|one| one.opened.sha256 == *own) else {
        return Vec::new();
    };
    let bundles: Vec<&OpenedBundle> = all.iter().map(|one| &*one.opened).collect();
    let related = relations(&bundles);
    let found = related[at].iter().filter_map(|relation| {
        let (at, is_same_attempt) = match relation {
            Relation::SameReference(_) => return None,
            Relation::LaterAttempt(at) | Relation::EarlierAttempt(at) => (*at, false),
            // What goes on from an attempt is the same attempt to whoever sat there.
            same => (same.other(), true),
        };
        let other = &all.get(at)?.opened;
        let name = person.workspace.name_of(other);
        let began = screen::local_time(&other.started_at);
        Some(OtherFile {
            sha256: other.sha256.clone(),
            line: [&isolated(&name), ", ", &began].concat(),
            is_same_attempt,
        })
    });
    found.collect()
}
