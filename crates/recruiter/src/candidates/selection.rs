//! What is done about several candidates at once: those who are chosen and shown.

use super::bulk_decision::BulkDecision;
use super::comparison::{CompareLook, MOST};
use super::letters::Letters;
use super::listing::Listing;
use crate::message::Level;
use crate::routes::Screen;
use crate::workspace::CandidateRecord;
use assay_web::browser::page;
use leptos::prelude::*;
use std::sync::Arc;

/// So many tabs are opened at once.
const MOST_TABS: usize = 10;

/// The heading that exports stand under.
const EXPORTS: &str = "export-title";

/// The box that chooses everybody, how many are chosen, and what can be done about them.
#[component]
pub fn Selection(
    /// The list.
    listing: Listing,
    /// The letters to those who are chosen.
    letters: Letters,
) -> impl IntoView {
    let count = Memo::new(move |_| listing.chosen_count());
    let is_all = move || count.get() > 0 && count.get() == listing.shown_count();
    let is_some = move || count.get() > 0 && !is_all();
    let said = move || match count.get() {
        0 => tr!(candidates.chosen_none).to_owned(),
        count => tr!(candidates.chosen, count = count),
    };
    let is_deciding = RwSignal::new(false);
    view! {
        <div class="roster-selection no-print" role="group" aria-label=tr!(candidates.selection)>
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=is_all
                    prop:indeterminate=is_some
                    on:change=move |event| listing.choose_all(event_target_checked(&event))
                />
                <span>{tr!(candidates.choose_shown)}</span>
            </label>
            <p role="status">{said}</p>
            <Show when=move || { count.get() > 0 }>
                <Acts listing letters count is_deciding />
            </Show>
        </div>
        <BulkDecision listing is_open=is_deciding />
    }
}

/// What can be done about those who are chosen.
#[component]
fn Acts(
    /// The list.
    listing: Listing,
    /// The letters to those who are chosen.
    letters: Letters,
    /// How many are chosen.
    count: Memo<usize>,
    /// Whether it is being decided about them.
    is_deciding: RwSignal<bool>,
) -> impl IntoView {
    let compare: CompareLook = expect_context();
    let pick = move |_| {
        let chosen = listing.chosen_records();
        compare.pick_all(chosen.iter().map(|one| one.opened.sha256.clone()));
    };
    let decide = move |_| {
        let workspace = listing.workspace;
        if workspace.who.with_untracked(String::is_empty) {
            workspace.messages.set(Vec::new());
            workspace.notify(Level::Warning, tr!(workspace.who_first).into());
            page::focus_id("who");
        } else {
            is_deciding.set(true);
        }
    };
    let are_too_many = move || count.get() > MOST_TABS;
    let open = move |_| {
        if !are_too_many() {
            open_tabs(listing, &listing.chosen_records());
        }
    };
    let write = move |_| {
        if !letters.press() {
            let workspace = listing.workspace;
            workspace.messages.set(Vec::new());
            workspace.notify(Level::Warning, tr!(candidates.letters_no_kit).into());
        }
    };
    let export = move |_| {
        page::focus_id(EXPORTS);
    };
    view! {
        <div class="actions">
            <a class="btn" href=Screen::Compare.address() on:click=pick>
                {tr!(candidates.compare_chosen)}
            </a>
            <button
                type="button"
                class="btn"
                aria-disabled=move || if are_too_many() { "true" } else { "false" }
                on:click=open
            >
                {tr!(candidates.open_tabs)}
            </button>
            <button type="button" class="btn" on:click=decide>
                {tr!(candidates.decide_chosen)}
            </button>
            <button type="button" class="btn" on:click=write>
                {tr!(candidates.letters_chosen)}
            </button>
            <button type="button" class="btn" on:click=export>
                {tr!(candidates.export_chosen)}
            </button>
            <button type="button" class="btn-quiet" on:click=move |_| listing.choose_all(false)>
                {tr!(candidates.choose_nobody)}
            </button>
        </div>
        <Show when=move || { count.get() > MOST }>
            <p class="hint">{tr!(candidates.compare_most, most = MOST)}</p>
        </Show>
        <Show when=are_too_many>
            <p class="hint">{tr!(candidates.tabs_most, most = MOST_TABS)}</p>
        </Show>
    }
}

/// Opens the page of each in a tab of its own.
fn open_tabs(listing: Listing, chosen: &[Arc<CandidateRecord>]) {
    let workspace = listing.workspace;
    let addresses = chosen.iter().map(|one| super::status::address(one));
    let opened = addresses
        .filter(|address| page::open_in_tab(address))
        .count();
    workspace.messages.set(Vec::new());
    if opened > 0 {
        workspace.notify(Level::Ok, tr!(candidates.tabs_opened, count = opened));
    }
    if opened < chosen.len() {
        workspace.notify(Level::Warning, tr!(candidates.tabs_blocked).into());
    }
}
