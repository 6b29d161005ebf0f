//! A field of the form for invitations.

use super::field_id::{error_id, field_id};
use super::inviting::Inviting;
use assay_evaluation::InvitationField;
use assay_web::ui::{field_value, text};
use leptos::prelude::*;

/// A field with its name, what to write, and what is wrong with it.
#[component]
pub fn InviteField(
    /// What is being typed.
    inviting: Inviting,
    /// The field.
    field: InvitationField,
    /// Its name.
    label: &'static str,
    /// What to write.
    #[prop(optional)]
    hint: Option<&'static str>,
) -> impl IntoView {
    let id = field_id(field);
    let hint_id = [id, "-hint"].concat();
    let mut described_by = error_id(field);
    if hint.is_some() {
        described_by = [&described_by, " ", &hint_id].concat();
    }
    let hint = hint.map(|hint| {
        view! {
            <p class="hint" id=hint_id>
                {hint}
            </p>
        }
    });
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {label}
            </label>
            <input
                class="input"
                id=id
                type="text"
                autocomplete="off"
                spellcheck="false"
                aria-describedby=described_by
                aria-invalid=move || is_wrong(inviting, field)
                use:field_value=Signal::derive(move || {
                    inviting.draft.with(|draft| draft.text(field).to_owned())
                })
                on:input=move |event| inviting.write(field, event_target_value(&event))
            />
            <FieldError inviting field />
            {hint}
        </div>
    }
}

/// What is wrong with a field.
#[component]
pub fn FieldError(
    /// What is being typed.
    inviting: Inviting,
    /// The field.
    field: InvitationField,
) -> impl IntoView {
    view! {
        <p class="field-error" id=error_id(field)>
            {move || text(inviting.found.with(|found| found.at(field).to_owned()))}
        </p>
    }
}

/// Returns the value of `aria-invalid` of a field. Followed.
pub fn is_wrong(inviting: Inviting, field: InvitationField) -> Option<&'static str> {
    let is_wrong = inviting.found.with(|found| !found.at(field).is_empty());
    is_wrong.then_some("true")
}
