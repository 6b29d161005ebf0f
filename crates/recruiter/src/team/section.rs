//! The section of the team file: taking one out, opening one, taking the last one back, a folder kept in step.

use super::export::{self, Contents};
use super::held::InStep;
use super::saving::unsaved;
use super::{import, in_step};
use crate::focus::focus_after_dialog;
use crate::opening;
use crate::workspace::Workspace;
use assay_evaluation::Tombstones;
use assay_web::browser::folder::Folder;
use assay_web::browser::{files, screen};
use assay_web::ui::{Dialog, LiveText, Question, text};
use leptos::ev::Event;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

/// Identifier of the heading.
const HEADING: &str = "team-title";

/// The section.
#[component]
pub fn TeamSection(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    view! {
        <section class="policy-part" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">
                {tr!(team.title)}
            </h2>
            <p class="read">{tr!(team.lead)}</p>
            <Export workspace />
            <OpenTeam workspace />
            <TakeBack workspace />
            <KeptInStep workspace />
        </section>
    }
}

/// Taking a team file out.
#[component]
fn Export(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let has_names = RwSignal::new(true);
    let has_keys = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    let unsaved = unsaved(workspace);
    let is_empty = Memo::new(move |_| {
        workspace.records.with(Vec::is_empty)
            && workspace.invitations.with(Vec::is_empty)
            && workspace.erasure.stones.with(Tombstones::is_empty)
    });
    let state = move || match (is_empty.get(), unsaved.get()) {
        (true, _) => tr!(team.nobody).into(),
        (false, 0) => tr!(team.saved).into(),
        (false, count) => tr!(team.unsaved, count = count),
    };
    let names_come = move || has_names.get() && !workspace.is_blind.get();
    let press = move |_| {
        if is_empty.get_untracked() {
            return;
        }
        let contents = Contents {
            has_names: untrack(names_come),
            has_keys: has_keys.get_untracked(),
        };
        said.set(match export::export(workspace, contents) {
            Some(file) => tr!(team.exported, file = file),
            None => tr!(team.not_exported).into(),
        });
    };
    view! {
        <p class="team-state" data-unsaved=move || unsaved.get() != 0>
            {state}
        </p>
        <fieldset class="team-contents">
            <legend>{tr!(team.contents)}</legend>
            <label class="tick">
                <input
                    type="checkbox"
                    aria-describedby="team-names-hint"
                    prop:checked=names_come
                    disabled=move || workspace.is_blind.get()
                    on:change=move |event| has_names.set(event_target_checked(&event))
                />
                {tr!(team.names)}
            </label>
            <p class="hint" id="team-names-hint">
                {tr!(team.names_hint)}
            </p>
            <label class="tick">
                <input
                    type="checkbox"
                    aria-describedby="team-keys-hint"
                    prop:checked=move || has_keys.get()
                    on:change=move |event| has_keys.set(event_target_checked(&event))
                />
                {tr!(team.keys)}
            </label>
            <p class="hint" id="team-keys-hint">
                {tr!(team.keys_hint)}
            </p>
        </fieldset>
        <div class="actions">
            <button
                type="button"
                class="btn btn-primary"
                aria-disabled=move || is_empty.get().then_some("true")
                on:click=press
            >
                {tr!(team.export)}
            </button>
        </div>
        <p role="status">
            <LiveText words=said />
        </p>
    }
}

/// The field for a colleague's file.
#[component]
fn OpenTeam(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let choose = move |event: Event| {
        spawn_local(async move {
            let chosen = files::all_chosen(&event).await;
            // So that the same file can be chosen again after it was changed.
            event_target::<HtmlInputElement>(&event).set_value("");
            if !chosen.is_empty() {
                opening::open_all(workspace, chosen);
            }
        });
    };
    view! {
        <div class="field">
            <label class="field-label" for="open-team">
                {tr!(team.open)}
            </label>
            <input
                class="file"
                id="open-team"
                type="file"
                aria-describedby="open-team-hint"
                on:change=choose
            />
            <p class="hint" id="open-team-hint">
                {tr!(team.open_hint)}
            </p>
        </div>
    }
}

/// The way to take the last file back.
#[component]
fn TakeBack(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let undo = workspace.team.undo;
    let is_asking = RwSignal::new(false);
    let is_there = move || undo.with(Option::is_some);
    let last = move || {
        undo.with(|undo| {
            let undo = undo.as_ref()?;
            let time = screen::local_time(&undo.at);
            Some(text(tr!(team.last, file = undo.file, time = time)))
        })
    };
    let take_back = Callback::new(move |()| {
        is_asking.set(false);
        import::take_back(workspace);
        // The button goes away with what it takes back.
        focus_after_dialog(HEADING);
    });
    view! {
        <Show when=is_there>
            <p>{last}</p>
            <div class="actions">
                <button type="button" class="btn" on:click=move |_| is_asking.set(true)>
                    {tr!(team.take_back)}
                </button>
            </div>
        </Show>
        <Dialog id="team-back" open=is_asking title=tr!(team.back_title)>
            <Question
                id="team-back"
                back=tr!(team.cancel)
                on_back=Callback::new(move |()| is_asking.set(false))
                go_on=tr!(team.back_confirm)
                on_go_on=take_back
            >
                <p>{tr!(team.back_text)}</p>
            </Question>
        </Dialog>
    }
}

/// The folder that is kept in step, where the browser lets people choose one.
#[component]
fn KeptInStep(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let team = workspace.team;
    let has_folder = move || team.folder.with(Option::is_some);
    let state = Memo::new(move |_| {
        let name = team.folder.with(|folder| folder.as_ref().map(Folder::name));
        let Some(name) = name else {
            return String::new();
        };
        match team.in_step.get() {
            InStep::Writing => tr!(team.folder_writing, folder = name),
            InStep::Written(at) => {
                tr!(
                    team.folder_written,
                    folder = name,
                    time = screen::local_time(&at)
                )
            }
            InStep::Failed => tr!(team.folder_failed).into(),
        }
    });
    let button = move || {
        if has_folder() {
            tr!(team.folder_end)
        } else {
            tr!(team.folder_choose)
        }
    };
    let press = move |_| {
        if untrack(has_folder) {
            team.folder.set(None);
        } else {
            in_step::choose(workspace);
        }
    };
    Folder::is_offered().then(|| {
        view! {
            <h3>{tr!(team.folder)}</h3>
            <p class="read">{tr!(team.folder_lead)}</p>
            <div class="actions">
                <button type="button" class="btn" on:click=press>
                    {button}
                </button>
            </div>
            <p>{move || text(state.get())}</p>
        }
    })
}
