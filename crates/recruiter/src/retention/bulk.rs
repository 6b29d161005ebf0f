//! Erasing those who are past the retention period, each of whom can be left out.

use super::clock::Retention;
use crate::candidates::list_look::ListLook;
use crate::erasure::{WhatGoes, erase};
use crate::workspace::Workspace;
use assay_crypto::ErasureCause;
use assay_web::browser::page;
use assay_web::ui::{Dialog, Question, text};
use leptos::prelude::*;
use std::collections::BTreeSet;

const ID: &str = "erase-due";
const FIRST: &str = "erase-due-0";

/// The dialog; it is asked anew each time it opens.
#[component]
pub fn EraseDue(
    /// The workspace.
    workspace: Workspace,
    /// Whether it is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog id=ID open=is_open title=tr!(rights.bulk_title)>
            <EraseForm workspace is_open />
        </Dialog>
    }
}

/// Who is past the period, each with a tick.
#[component]
fn EraseForm(
    /// The workspace.
    workspace: Workspace,
    /// Whether the dialog is open.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let look: ListLook = expect_context();
    let due = untrack(|| {
        let all = Retention::here().all().into_iter();
        let due = all.filter(|one| one.1.is_over());
        let named = due.map(|(record, kept)| {
            let name = workspace.name_of(&record.opened);
            let line = tr!(rights.bulk_line, name = name, day = kept.day());
            (record.opened.sha256.clone(), line)
        });
        named.collect::<Vec<_>>()
    });
    let ticked: BTreeSet<String> = due.iter().map(|one| one.0.clone()).collect();
    let ticked = RwSignal::new(ticked);
    let fault = RwSignal::new(None::<&'static str>);
    let rows = due
        .into_iter()
        .enumerate()
        .map(move |(at, (sha256, line))| {
            let own = sha256.clone();
            let tick = move |event| {
                fault.set(None);
                let is_on = event_target_checked(&event);
                ticked.update(|ticked| {
                    if is_on {
                        ticked.insert(sha256.clone());
                    } else {
                        ticked.remove(&sha256);
                    }
                });
            };
            view! {
                <label class="tick">
                    <input
                        type="checkbox"
                        id=[ID, "-", &at.to_string()].concat()
                        prop:checked=move || ticked.with(|ticked| ticked.contains(&own))
                        on:change=tick
                    />
                    <span>{text(line)}</span>
                </label>
            }
        });
    let go_on = move |()| {
        let bundles: Vec<String> = ticked.get_untracked().into_iter().collect();
        if bundles.is_empty() {
            fault.set(Some(tr!(rights.bulk_none)));
            page::focus_id(FIRST);
            return;
        }
        is_open.set(false);
        look.forget_search();
        erase(workspace, bundles, ErasureCause::Retention);
    };
    view! {
        <Question
            id=ID
            back=tr!(rights.cancel)
            on_back=Callback::new(move |()| is_open.set(false))
            go_on=tr!(rights.erase_confirm)
            on_go_on=Callback::new(go_on)
        >
            <p>{tr!(rights.bulk_lead)}</p>
            <fieldset class="erasure-who">
                <legend class="field-label">{tr!(rights.bulk_legend)}</legend>
                {rows.collect_view()}
                <p class="field-error" role="alert">
                    {move || fault.get()}
                </p>
            </fieldset>
            <WhatGoes workspace />
        </Question>
    }
}
