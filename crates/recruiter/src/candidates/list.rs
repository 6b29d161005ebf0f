//! The screen of all candidates: who is on the workspace, what is done about those who are chosen, what is opened and
//! exported.

use super::covered::Covered;
use super::export::Exports;
use super::filters::Filters;
use super::letters::{GapQuestion, Letters};
use super::listing::Listing;
use super::open::{OpenFiles, Opening};
use super::selection::Selection;
use super::table::Table;
use crate::focus::focus_after_dialog;
use crate::heading::heading;
use crate::message::Level;
use crate::persistence;
use crate::retention::RetentionNotice;
use crate::workspace::Workspace;
use assay_web::ui::{Dialog, Question, text};
use leptos::prelude::*;

/// The screen. What is dropped anywhere on it is opened.
#[component]
pub fn List(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let opening = Opening::new(workspace);
    let listing = Listing::new(workspace);
    listing.look.keep_changes();
    let letters = Letters::new(workspace, listing);
    let is_empty = Memo::new(move |_| workspace.records.with(Vec::is_empty));
    let has_rows = Memo::new(move |_| listing.shown_count() > 0);
    view! {
        <div
            class="candidates"
            on:dragover=move |event| opening.drag_over(&event)
            on:dragleave=move |_| opening.drag_leave()
            on:drop=move |event| opening.drop(&event)
        >
            {heading(tr!(candidates.title))}
            <p class="lead" hidden=move || !is_empty.get()>
                {tr!(candidates.lead)}
            </p>
            <OpenFiles opening is_empty />
            <section class="recruiter-empty" hidden=move || !is_empty.get()>
                <h2>{tr!(candidates.empty_title)}</h2>
                <p class="read">{tr!(candidates.empty_text)}</p>
            </section>
            <section class="recruiter-list" aria-labelledby="on-page" hidden=is_empty>
                <div class="roster-part" id="roster">
                    <h2 id="on-page" tabindex="-1">
                        {tr!(candidates.on_page)}
                    </h2>
                    <Filters listing />
                    <Covered workspace />
                    <Selection listing letters />
                    <Table listing />
                    <div class="recruiter-none" hidden=move || is_empty.get() || has_rows.get()>
                        <p class="lead">{tr!(candidates.none_fits)}</p>
                    </div>
                </div>
                <RetentionNotice workspace />
                <Exports workspace listing letters />
            </section>
        </div>
        <Removal workspace listing />
        <GapQuestion letters />
    }
}

/// The dialog before a candidate is taken off the workspace.
#[component]
fn Removal(
    /// The workspace.
    workspace: Workspace,
    /// The list.
    listing: Listing,
) -> impl IntoView {
    let open = listing.is_removing;
    let remove = move |()| {
        let (sha256, name) = listing.to_remove.get_untracked();
        open.set(false);
        persistence::forget(workspace, &sha256);
        workspace.messages.set(Vec::new());
        workspace.notify(Level::Ok, tr!(candidates.removed, name = name));
        // The button that opened the dialog is gone with its row.
        focus_after_dialog("on-page");
    };
    let warning = move || {
        let name = listing.to_remove.with(|warning| warning.1.clone());
        text(tr!(candidates.remove_text, name = name))
    };
    view! {
        <Dialog id="remove" open title=tr!(candidates.remove_title)>
            <Question
                id="remove"
                back=tr!(candidates.cancel)
                on_back=Callback::new(move |()| open.set(false))
                go_on=tr!(candidates.remove_confirm)
                on_go_on=Callback::new(remove)
            >
                <p>{warning}</p>
            </Question>
        </Dialog>
    }
}
