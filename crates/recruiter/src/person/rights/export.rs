//! Everything that is held about one person, as a page to read and as JSON.

use crate::oddity_list::oddity_text;
use crate::person::event_text::{Names, describe_action};
use crate::person::shown::Person;
use crate::retention::Retention;
use crate::workspace::{CandidateRecord, Workspace};
use assay_core::assessment::Assessment;
use assay_core::record::time::rfc3339;
use assay_evaluation::review_event::{RevealedRatings, ReviewAction, ReviewEvent};
use assay_evaluation::{
    Cover, DraftedText, PersonRecord, RecordedAct, Revealed, State, oddities, person_record_file,
    with_numbered_raters,
};
use assay_web::browser::workspace_store::Shelf;
use assay_web::browser::{clock, files};
use assay_web::ui::LiveText;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// The form of the file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Html,
    Json,
}

/// What somebody wants, and what the record is written with.
struct Chosen {
    form: Form,
    has_names: bool,
    until_ms: Option<i64>,
    names: Names,
    pack: Option<Arc<Assessment>>,
}

/// The two buttons, and whether raters are named.
#[component]
pub(super) fn ExportPerson(
    /// Whom it is about.
    person: Person,
) -> impl IntoView {
    let has_names = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    let retention = Retention::here();
    let press = move |form: Form| {
        let Some(candidate) = noted(person) else {
            return;
        };
        // All that follows the screen is read before it may be left.
        let chosen = Chosen {
            form,
            has_names: has_names.get_untracked(),
            until_ms: untrack(|| retention.of(&candidate)).map(|kept| kept.ends_ms),
            names: untrack(|| Names::of(person)),
            pack: person.content().map(|(pack, _)| pack),
        };
        let workspace = person.workspace;
        spawn_local(async move {
            let drafts = drafts(workspace, &candidate.opened.sha256).await;
            let (name, is_saved) = save(workspace, &candidate, drafts, &chosen);
            // The screen may have been left meanwhile.
            said.try_set(if is_saved {
                tr!(rights.exported, file = name)
            } else {
                tr!(rights.not_exported).into()
            });
        });
    };
    view! {
        <section class="person-judging" aria-labelledby="person-export-title">
            <h3 id="person-export-title">{tr!(rights.export)}</h3>
            <p>{tr!(rights.export_lead)}</p>
            <label class="tick">
                <input
                    type="checkbox"
                    aria-describedby="person-export-names"
                    prop:checked=move || has_names.get()
                    on:change=move |event| has_names.set(event_target_checked(&event))
                />
                <span>{tr!(rights.export_names)}</span>
            </label>
            <p class="hint" id="person-export-names">
                {tr!(rights.export_names_hint)}
            </p>
            <p class="hint">{tr!(rights.export_reveals)}</p>
            <div class="actions">
                <button type="button" class="btn" on:click=move |_| press(Form::Html)>
                    {tr!(rights.export_html)}
                </button>
                <button type="button" class="btn" on:click=move |_| press(Form::Json)>
                    {tr!(rights.export_json)}
                </button>
            </div>
            <p class="hint" role="status">
                <LiveText words=said />
            </p>
        </section>
    }
}

/// Writes into the log that the record is taken out, and that every rating in it can be read; the record with that.
fn noted(person: Person) -> Option<Arc<CandidateRecord>> {
    let now = person.now();
    let sha256 = now.opened.sha256.clone();
    if untrack(|| person.workspace.cover(&now)).any() {
        person
            .workspace
            .note_revealed(std::slice::from_ref(&sha256), RevealedRatings::Answers);
    }
    let is_done = person.record_action(ReviewAction::Exported {
        form: "person-record".into(),
    });
    // What follows the workspace learns of the event a moment later; the workspace itself knows it already.
    is_done.then(|| untrack(|| person.workspace.record(&sha256)))?
}

/// Returns the texts about a candidate that are in no log.
async fn drafts(workspace: Workspace, sha256: &str) -> Vec<DraftedText> {
    let Some(store) = workspace.store() else {
        return Vec::new();
    };
    let settings = store.all(Shelf::Settings).await.unwrap_or_default();
    let own = settings.into_iter().filter_map(|(name, text)| {
        let draft = name.strip_prefix("draft ")?;
        let is_own = draft.contains(sha256) && !text.trim().is_empty();
        is_own.then(|| DraftedText {
            name: draft
                .replace(sha256, "")
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            text,
        })
    });
    own.collect()
}

/// Makes the record and gives it to the browser to save: the name of the file, and whether that worked.
fn save(
    workspace: Workspace,
    candidate: &Arc<CandidateRecord>,
    drafts: Vec<DraftedText>,
    chosen: &Chosen,
) -> (String, bool) {
    let has_rater_names = chosen.has_names;
    let mut shown = CandidateRecord::clone(candidate);
    let mut events = candidate.log.events();
    if !has_rater_names {
        // Sentences of the result name raters too: it is made again from what is told.
        events = with_numbered_raters(&events);
        shown.state = State::after(&events);
        let key = workspace.key_of(&shown.opened);
        let card = key.and_then(|key| workspace.scored_by_key(&shown, &key));
        shown.scorecard = card.map(Arc::new);
    }
    let revealed = Revealed {
        answers: true,
        interview: true,
    };
    let cover = Cover::of(&shown.state, "", revealed);
    let record = PersonRecord {
        written_at: rfc3339(clock::now().wall_ms),
        kept_until: chosen.until_ms.map(rfc3339),
        has_rater_names,
        opened: &shown.opened,
        pack: chosen.pack.as_deref(),
        scorecard: shown.scorecard.as_deref(),
        cover: &cover,
        acts: acts(&chosen.names, &shown, &events, &cover),
        oddities: oddities(&shown.opened)
            .into_iter()
            .map(oddity_text)
            .collect(),
        drafts,
    };
    let code = shown.opened.pseudonym();
    match chosen.form {
        Form::Html => {
            let name = person_record_file(&code, "html");
            let is_saved = files::download_as(&name, "text/html", &record.to_html());
            (name, is_saved)
        }
        Form::Json => {
            let name = person_record_file(&code, "json");
            let is_saved = files::download(&name, &record.to_json());
            (name, is_saved)
        }
    }
}

/// Everything that was done, in words.
fn acts(
    names: &Names,
    shown: &CandidateRecord,
    events: &[ReviewEvent],
    cover: &Cover,
) -> Vec<RecordedAct> {
    let acts = events.iter().map(|event| {
        let is_covered = cover.event(&shown.state, event);
        let (what, why) = describe_action(&event.what, names, is_covered);
        RecordedAct {
            event: event.clone(),
            what,
            why,
            is_covered,
        }
    });
    acts.collect()
}
