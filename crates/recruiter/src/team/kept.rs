//! What this browser keeps beside the candidates: the files that were opened, and the evaluations; each can be removed.

use super::import;
use super::saving::unsaved;
use crate::focus::focus_after_dialog;
use crate::opened_files;
use crate::workspace::Workspace;
use assay_evaluation::Kept;
use assay_web::ui::{Dialog, Question, text};
use leptos::prelude::*;

/// Identifier of the heading.
const HEADING: &str = "kept-title";

/// A removal that somebody is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Removal {
    /// A file, by what it is kept for and its name.
    File(Kept, String),
    /// Everything that was done about candidates.
    Evaluations,
}

/// The section.
#[component]
pub fn KeptHere(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let asked = RwSignal::new(None::<Removal>);
    let is_asking = RwSignal::new(false);
    let ask = Callback::new(move |removal| {
        asked.set(Some(removal));
        is_asking.set(true);
    });
    let files = Memo::new(move |_| {
        workspace.files.with(|files| {
            let each = files.iter();
            each.map(|one| (one.kept.clone(), one.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    let unsaved = unsaved(workspace);
    let evaluations = Memo::new(move |_| {
        workspace
            .records
            .with(|all| all.iter().filter(|one| !one.log.is_empty()).count())
    });
    let question = move || match asked.get() {
        Some(Removal::File(_, file)) => text(tr!(team.remove_file_text, file = file)),
        Some(Removal::Evaluations) if unsaved.get() > 0 => {
            text(tr!(team.remove_unsaved_text, count = unsaved.get()))
        }
        _ => text(tr!(team.remove_evaluations_text)),
    };
    let remove = Callback::new(move |()| {
        is_asking.set(false);
        match asked.get_untracked() {
            Some(Removal::File(kept, _)) => opened_files::take_away(workspace, &kept),
            Some(Removal::Evaluations) => import::forget_evaluations(workspace),
            None => {}
        }
        // The button goes away with what it removes.
        focus_after_dialog(HEADING);
    });
    view! {
        <section class="policy-part" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">
                {tr!(team.kept)}
            </h2>
            <Show
                when=move || !files.with(Vec::is_empty)
                fallback=|| view! { <p>{tr!(team.kept_none)}</p> }
            >
                <ul class="team-kept">
                    <For
                        each=move || files.get()
                        key=|(kept, file)| (kept.name(), file.clone())
                        let((kept, file))
                    >
                        <KeptFileLine kept file ask />
                    </For>
                </ul>
            </Show>
            <Show when=move || evaluations.get() != 0>
                <p>{move || tr!(team.kept_evaluations, count = evaluations.get())}</p>
                <div class="actions">
                    <button
                        type="button"
                        class="btn"
                        on:click=move |_| ask.run(Removal::Evaluations)
                    >
                        {tr!(team.remove_evaluations)}
                    </button>
                </div>
            </Show>
        </section>
        <Dialog id="kept-remove" open=is_asking title=tr!(team.remove_title)>
            <Question
                id="kept-remove"
                back=tr!(team.cancel)
                on_back=Callback::new(move |()| is_asking.set(false))
                go_on=tr!(team.remove_confirm)
                on_go_on=remove
            >
                <p>{question}</p>
            </Question>
        </Dialog>
    }
}

/// A file that is kept, with the way to remove it.
#[component]
fn KeptFileLine(
    /// The purpose that it is kept for.
    kept: Kept,
    /// Its name.
    file: String,
    /// Called to ask before it is removed.
    ask: Callback<Removal>,
) -> impl IntoView {
    let kind = match kept {
        Kept::Pack(_) => tr!(team.kind_pack),
        Kept::Key(_) => tr!(team.kind_key),
        Kept::Kit => tr!(team.kind_kit),
        Kept::OfferedKey(_) => tr!(team.kind_offered_key),
        Kept::OfferedPolicy(_) => tr!(team.kind_offered_policy),
    };
    let line = tr!(team.kept_file, kind = kind, file = file);
    let label = tr!(team.remove_file, file = file);
    let action = match kept {
        // Without the key that counts, results change: that is looked at first, under the test.
        Kept::Key(_) => view! { <span class="hint">{tr!(team.key_below)}</span> }.into_any(),
        _ => view! {
            <button
                type="button"
                class="btn-quiet"
                aria-label=label
                on:click=move |_| ask.run(Removal::File(kept.clone(), file.clone()))
            >
                {tr!(team.remove)}
            </button>
        }
        .into_any(),
    };
    view! { <li>{text(line)} " " {action}</li> }
}
