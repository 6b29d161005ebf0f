//! What stands over the test for as long as it holds, and the way from one screen of it to another.

use crate::app::App;
use assay_core::attempt::Place;
use assay_core::document::{self, json};
use assay_web::browser::{files, page};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// That answers are not kept, and why.
#[component]
pub fn Unkept(
    /// The app.
    app: App,
) -> impl IntoView {
    let words = app.words.earlier;
    let why = move || {
        if app.is_full.get() {
            words.no_space
        } else {
            words.storage_blocked
        }
    };
    view! { <p>{words.no_storage} " " {why}</p> }
}

/// What has to be known while it lasts: answers that are not kept, an end that is in doubt.
#[component]
pub fn StandingNotices(
    /// The app.
    app: App,
) -> impl IntoView {
    let words = app.words;
    let in_doubt = move || app.shown.with(|shown| shown.in_doubt);
    view! {
        <div role="status">
            <Show when=move || app.unkept.get()>
                <div class="notice is-warning">
                    <Unkept app />
                    <button type="button" class="btn-quiet" on:click=move |_| download_journal(app)>
                        {words.trouble.download}
                    </button>
                </div>
            </Show>
            <Show when=in_doubt>
                <div class="notice is-warning">
                    <p>{words.test().in_doubt}</p>
                </div>
            </Show>
        </div>
    }
}

/// Saves the journal so far as a file: everything there is, when the browser keeps nothing.
fn download_journal(app: App) {
    app.take_draft();
    let file = app.inner.with_value(|inner| {
        let id = &inner.attempt.as_ref()?.plan.attempt_id;
        let records: Vec<&str> = inner
            .records
            .iter()
            .map(|(_, text)| text.as_str())
            .collect();
        let journal =
            json!({ "schema": "assay/journal/1", "attempt_id": id.as_str(), "records": records });
        Some((
            ["assay-journal-", id, ".json"].concat(),
            document::to_text(&journal),
        ))
    });
    if let Some((name, text)) = file {
        files::download(&name, &text);
    }
}

/// Goes to an item from a list, with the focus on its heading even if it is the one on screen.
pub fn go_to(app: App, item: usize) {
    let is_here = app.shown.with_untracked(|shown| shown.place) == Place::Item(item);
    app.go(Place::Item(item));
    if is_here {
        // Once the dialog that led here has closed.
        spawn_local(async {
            page::focus_heading();
        });
    }
}
