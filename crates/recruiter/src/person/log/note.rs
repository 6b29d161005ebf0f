//! A note for the log.

use crate::person::form::Written;
use crate::person::shown::Person;
use assay_evaluation::review_event::ReviewAction;
use assay_web::ui::LiveText;
use leptos::prelude::*;

/// The form that writes a note into the log.
#[component]
pub(super) fn Note(
    /// Whose log it is.
    person: Person,
) -> impl IntoView {
    let note = Written::new(person, "note".into());
    let said = RwSignal::new("");
    let save = move |_| {
        if let Some(text) = note.taken(1, tr!(person.note_needed))
            && person.record_action(ReviewAction::Noted { text })
        {
            note.clear();
            said.set(tr!(person.noted));
        }
    };
    view! {
        <section class="person-judging" aria-labelledby="note-title">
            <h2 id="note-title">{tr!(person.note_title)}</h2>
            {note.field(tr!(person.note_label), tr!(person.note_hint))}
            <div class="actions">
                <button type="button" class="btn" on:click=save>
                    {tr!(person.note_save)}
                </button>
            </div>
            <p class="hint" role="status">
                <LiveText words=Signal::derive(move || said.get().to_owned()) />
            </p>
        </section>
    }
}
