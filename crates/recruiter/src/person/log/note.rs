//! A note for the log.

use crate::person::form::Written;
use crate::person::shown::Person;
use crate::words::person::words;
use assay_evaluation::review_event::ReviewAction;
use assay_web::ui::LiveText;
use leptos::prelude::*;

/// The form that writes a note into the log.
#[component]
pub(super) fn Note(
    /// Whose log it is.
    person: Person,
) -> impl IntoView {
    let words = words();
    let note = Written::new(person, "note".into());
    let said = RwSignal::new("");
    let save = move |_| {
        if let Some(text) = note.taken(1, words.note_needed)
            && person.act(ReviewAction::Noted { text })
        {
            note.clear();
            said.set(words.noted);
        }
    };
    view! {
        <section class="person-judging" aria-labelledby="note-title">
            <h2 id="note-title">{words.note_title}</h2>
            {note.field(words.note_label, words.note_hint)}
            <div class="actions">
                <button type="button" class="btn" on:click=save>
                    {words.note_save}
                </button>
            </div>
            <p class="hint" role="status">
                <LiveText words=Signal::derive(move || said.get().to_owned()) />
            </p>
        </section>
    }
}
