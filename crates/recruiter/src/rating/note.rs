//! The note beside a rating.

use super::drafts::Drafts;
use assay_web::ui::field_value;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// A note beside a rating. It goes into the log when the field is left, whether there is a rating yet or not.
///
/// The field may be left because it is taken off the page, when the signals and callbacks of its screen are gone:
/// `key`, `stands` and `save` are functions that outlive it, and read nothing that is made on the screen.
#[component]
pub fn RatingNote(
    /// The place where the note is kept while it is written.
    drafts: Drafts,
    /// Identifier, unique on the page.
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// The hint that says what becomes of it.
    hint: &'static str,
    /// The name that the draft goes by; it may change with the person at the workspace.
    key: Arc<dyn Fn() -> String + Send + Sync>,
    /// The own note as it stands in the log; `None` where there is none. It is followed.
    stands: Arc<dyn Fn() -> Option<String> + Send + Sync>,
    /// Writes the note into the log.
    save: Arc<dyn Fn(String) + Send + Sync>,
    /// Whether nothing can be written now.
    #[prop(optional, into)]
    is_closed: Signal<bool>,
) -> impl IntoView {
    let shown = {
        let (key, stands) = (key.clone(), stands.clone());
        Memo::new(move |_| drafts.get(&key()).or_else(|| stands()).unwrap_or_default())
    };
    let on_input = {
        let key = key.clone();
        move |event| drafts.keep(key(), event_target_value(&event))
    };
    let leave = move |text: &str| {
        // Until somebody says who they are, nothing is written down; the draft stays.
        if !drafts.has_author() {
            return;
        }
        if stands().unwrap_or_default() != text {
            save(text.into());
        }
        drafts.forget(&key());
    };
    // Whoever takes the field off the page must not come to follow what is read here.
    let on_blur = move |event| untrack(|| leave(event_target_value(&event).trim()));
    let hint_id = [&id, "-hint"].concat();
    view! {
        <div class="field rating-note">
            <label class="field-label" for=id.clone()>
                {text(label)}
            </label>
            <textarea
                class="input"
                id=id
                rows="2"
                dir="auto"
                aria-describedby=hint_id.clone()
                disabled=move || is_closed.get()
                use:field_value=Signal::from(shown)
                on:input=on_input
                on:blur=on_blur
            />
            <p class="hint" id=hint_id>
                {hint}
            </p>
        </div>
    }
}
