//! The evaluation as a file.

use crate::person::shown::Person;
use assay_evaluation::evaluation_file;
use assay_evaluation::review_event::{RevealedRatings, ReviewAction};
use assay_web::browser::files;
use assay_web::ui::LiveText;
use leptos::prelude::*;

/// The form that takes the evaluation out.
#[component]
pub(super) fn Export(
    /// Whose evaluation it is.
    person: Person,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let export = move |_| {
        if person.content().is_none() {
            said.set(tr!(person.export_failed).into());
            return;
        }
        // Whoever holds the file can read every rating in it.
        let sha256 = person.now().opened.sha256.clone();
        if person.workspace.cover(&person.now()).any() {
            person
                .workspace
                .note_revealed(&[sha256], RevealedRatings::Answers);
        }
        // The file tells that it was taken out: the log comes first.
        let done = person.record_action(ReviewAction::Exported {
            form: "evaluation".into(),
        });
        if !done {
            return;
        }
        // What follows the workspace learns of the event a moment later; the workspace itself knows it already.
        let sha256 = person.now().opened.sha256.clone();
        let Some(text) = person
            .workspace
            .record(&sha256)
            .and_then(|record| person.workspace.evaluation(&record))
        else {
            said.set(tr!(person.export_failed).into());
            return;
        };
        let rater = person.workspace.who.get_untracked();
        let name = evaluation_file(&person.now().opened.pseudonym(), &rater);
        files::download(&name, &text);
        said.set(tr!(person.exported, file = name));
    };
    view! {
        <section class="person-judging" aria-labelledby="export-title">
            <h2 id="export-title">{tr!(person.export)}</h2>
            <p>{tr!(person.export_lead)}</p>
            <div class="actions">
                <button type="button" class="btn" on:click=export>
                    {tr!(person.export_button)}
                </button>
            </div>
            <p class="hint" role="status">
                <LiveText words=said />
            </p>
        </section>
    }
}
