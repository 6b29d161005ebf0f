//! A text that is to be copied, with the button that copies it.

use assay_web::browser::files;
use assay_web::ui::LiveText;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The text in a field that cannot be typed into, and the button.
#[component]
pub fn Copied(
    /// Identifier of the field.
    id: &'static str,
    /// Its name.
    label: &'static str,
    /// What it is for.
    hint: &'static str,
    /// The label of the button.
    button: &'static str,
    /// The text.
    words: String,
) -> impl IntoView {
    let said = RwSignal::new("");
    let stored = StoredValue::new(words.clone());
    let hint_id = [id, "-hint"].concat();
    let copy = move |_| {
        let copied = files::copy(&stored.get_value());
        spawn_local(async move {
            let words = if copied.await {
                tr!(invitations.copied)
            } else {
                tr!(invitations.not_copied)
            };
            // Another text may have taken the place of this one.
            said.try_set(words);
        });
    };
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {label}
            </label>
            <textarea
                class="input invite-link"
                id=id
                rows="4"
                readonly=true
                aria-describedby=hint_id.clone()
                prop:value=words
            />
            <p class="hint" id=hint_id>
                {hint}
            </p>
        </div>
        <div class="actions">
            <button type="button" class="btn" on:click=copy>
                {button}
            </button>
        </div>
        <p class="hint" role="status">
            <LiveText words=Signal::derive(move || said.get().to_owned()) />
        </p>
    }
}
