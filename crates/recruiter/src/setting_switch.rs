//! A switch that this browser keeps as a setting.

use crate::persistence;
use crate::workspace::Workspace;
use leptos::prelude::*;

/// The switch, with what it means.
#[component]
pub fn SettingSwitch(
    /// The workspace.
    workspace: Workspace,
    /// The name under which the browser keeps it, as `yes` or `no`.
    setting: &'static str,
    /// Whether it is on.
    is_on: RwSignal<bool>,
    /// The class of the element around it.
    class: &'static str,
    /// Its name.
    label: &'static str,
    /// What it means.
    hint: &'static str,
    /// Identifier of what it means.
    hint_id: &'static str,
    /// What else happens when it is turned on or off.
    #[prop(into, optional)]
    on_change: Option<Callback<bool>>,
) -> impl IntoView {
    let change = move |event| {
        let now = event_target_checked(&event);
        persistence::setting(workspace, setting, if now { "yes" } else { "no" });
        is_on.set(now);
        if let Some(on_change) = on_change {
            on_change.run(now);
        }
    };
    view! {
        <div class=class>
            <label class="tick">
                <input
                    type="checkbox"
                    aria-describedby=hint_id
                    prop:checked=move || is_on.get()
                    on:change=change
                />
                {label}
            </label>
            <p class="hint" id=hint_id>
                {hint}
            </p>
        </div>
    }
}
