//! Who works here, and the switch that hides names.

use crate::focus::focus_later;
use crate::setting_switch::SettingSwitch;
use crate::workspace::Workspace;
use assay_core::person_text;
use assay_web::browser::page;
use assay_web::ui::field_value;
use assay_web::ui::text;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// Shows who works here, and the switch that hides names.
#[component]
pub fn Who(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let is_open = RwSignal::new(workspace.who.with_untracked(String::is_empty));
    let name = move || view! { <SignedInName workspace is_open /> };
    // What was said while names were shown may tell them.
    let clear_messages = move |is_blind: bool| {
        if is_blind {
            workspace.messages.set(Vec::new());
        }
    };
    view! {
        <div class="recruiter-who">
            <SettingSwitch
                workspace
                setting="blind"
                is_on=workspace.is_blind
                class="recruiter-blind"
                label=tr!(workspace.hide_names)
                hint=tr!(workspace.hide_names_hint)
                hint_id="blind-hint"
                on_change=clear_messages
            />
            <Show when=move || is_open.get() fallback=name>
                <NameForm workspace is_open />
            </Show>
        </div>
    }
}

/// The question for a name.
#[component]
fn NameForm(
    /// The workspace.
    workspace: Workspace,
    /// Whether it is on screen; false once somebody sat down.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let written = RwSignal::new(workspace.who.get_untracked());
    let is_missing = RwSignal::new(false);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let name = written.get_untracked();
        if person_text::is_blank(&name) {
            is_missing.set(true);
            page::focus_id("who");
            return;
        }
        workspace.sign_in(&person_text::name(&name));
        is_open.set(false);
        focus_later("who-change");
    };
    let write = move |event| {
        written.set(event_target_value(&event));
        if is_missing.get_untracked() {
            is_missing.set(false);
        }
    };
    view! {
        <form class="recruiter-form" on:submit=save>
            <label for="who">{tr!(workspace.who_label)}</label>
            <input
                class="input"
                id="who"
                autocomplete="name"
                aria-describedby="who-error who-hint"
                aria-invalid=move || is_missing.get().then_some("true")
                use:field_value=Signal::from(written)
                on:input=write
            />
            <button type="submit" class="btn">
                {tr!(workspace.who_save)}
            </button>
            <p class="field-error" role="alert" id="who-error">
                {move || is_missing.get().then_some(tr!(workspace.who_missing))}
            </p>
            <p class="hint" id="who-hint">
                {tr!(workspace.who_hint)}
            </p>
        </form>
    }
}

/// Shows who works here, and the way to say that it is somebody else.
#[component]
fn SignedInName(
    /// The workspace.
    workspace: Workspace,
    /// Whether a name is asked for.
    is_open: RwSignal<bool>,
) -> impl IntoView {
    let change = move |_| {
        is_open.set(true);
        focus_later("who");
    };
    view! {
        <p role="status">{move || text(tr!(workspace.who_is, name = workspace.who.get()))}</p>
        <button type="button" class="btn-quiet" id="who-change" on:click=change>
            {tr!(workspace.who_change)}
        </button>
    }
}
