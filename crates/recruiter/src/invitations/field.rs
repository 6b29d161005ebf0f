//! A field of the form for invitations.

use super::field_id::field_id;
use super::inviting::Inviting;
use crate::text_field::TextField;
use assay_evaluation::InvitationField;
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
    view! {
        <TextField
            id=field_id(field)
            label
            hint
            value=Signal::derive(move || inviting.draft.with(|draft| draft.text(field).to_owned()))
            problem=problem(inviting, field)
            on_type=Callback::new(move |text| inviting.write(field, text))
        />
    }
}

/// Returns what is wrong with a field; empty where nothing is.
pub fn problem(inviting: Inviting, field: InvitationField) -> Signal<String> {
    Signal::derive(move || inviting.found.with(|found| found.at(field).to_owned()))
}
