//! One thing that can be taken from a list: its button, and what comes out of it.

use leptos::prelude::*;

/// The button with its hint, as an item of a list.
#[component]
pub fn ExportButton(
    /// The label of the button.
    label: &'static str,
    /// The hint that says what comes out.
    hint: &'static str,
    /// Identifier of the hint.
    hint_id: &'static str,
    /// Whether nothing can be exported now.
    is_off: Memo<bool>,
    /// Called to export.
    on_export: Callback<()>,
) -> impl IntoView {
    let press = move |_| {
        if !is_off.get_untracked() {
            on_export.run(());
        }
    };
    view! {
        <li>
            <button
                type="button"
                class="btn"
                aria-describedby=hint_id
                aria-disabled=move || is_off.get().then_some("true")
                on:click=press
            >
                {label}
            </button>
            <p class="hint" id=hint_id>
                {hint}
            </p>
        </li>
    }
}
