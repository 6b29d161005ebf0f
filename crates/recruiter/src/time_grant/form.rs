//! The form that gives time back.

use super::giving::{About, Giving, SignedGrant};
use super::made::LINK;
use crate::focus::focus_later;
use crate::message::Level;
use crate::text_field::TextField;
use assay_evaluation::{GrantField, GrantOrder, typed_instant};
use assay_web::browser::{clock, page};
use assay_web::ui::text;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The identifier of a field.
fn field_id(field: GrantField) -> &'static str {
    match field {
        GrantField::Site => "grant-site",
        GrantField::Attempt => "grant-attempt",
        GrantField::Minutes => "grant-minutes",
        GrantField::Until => "grant-until",
        GrantField::TimeZone => "grant-zone",
    }
}

/// The form.
#[component]
pub fn GrantForm(
    /// What is being typed.
    giving: Giving,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        make(giving);
    };
    let whom = move || {
        giving.whom.with(|about| {
            let named = [&about.name, &about.reference];
            let named = named.into_iter().find(|text| !text.is_empty())?;
            // Whose invitation it is is known to the team; whose answers, not while names are hidden.
            let is_blind = giving.workspace.is_blind.get();
            (!is_blind).then(|| text(tr!(grant.whom, name = named)))
        })
    };
    view! {
        <p>{whom}</p>
        <form class="stack" novalidate=true on:submit=submit>
            <div class="invite-fields">
                <Field
                    giving
                    field=GrantField::Site
                    label=tr!(invitations.site)
                    hint=tr!(invitations.site_hint)
                />
                <Field
                    giving
                    field=GrantField::Attempt
                    label=tr!(grant.attempt)
                    hint=tr!(grant.attempt_hint)
                />
                <Field
                    giving
                    field=GrantField::Minutes
                    label=tr!(grant.minutes)
                    hint=tr!(grant.minutes_hint)
                />
                <Field
                    giving
                    field=GrantField::Until
                    label=tr!(grant.until)
                    hint=tr!(grant.until_hint)
                />
                <Field
                    giving
                    field=GrantField::TimeZone
                    label=tr!(grant.zone)
                    hint=tr!(invitations.zone_hint)
                />
            </div>
            <div class="actions">
                <button type="submit" class="btn btn-primary">
                    {tr!(grant.make)}
                </button>
            </div>
        </form>
    }
}

/// A field with its name, what to write, and what is wrong with it.
#[component]
fn Field(
    /// What is being typed.
    giving: Giving,
    /// The field.
    field: GrantField,
    /// Its name.
    label: &'static str,
    /// What to write.
    hint: &'static str,
) -> impl IntoView {
    view! {
        <TextField
            id=field_id(field)
            label
            hint=Some(hint)
            value=Signal::derive(move || giving.draft.with(|draft| draft.text(field).to_owned()))
            problem=Signal::derive(move || {
                giving.found.with(|found| found.get(&field).cloned().unwrap_or_default())
            })
            on_type=Callback::new(move |text| giving.write(field, text))
        />
    }
}

/// Reads the form, signs the grant, and shows link and code.
fn make(giving: Giving) {
    giving.found.update(|found| found.clear());
    let draft = giving.draft.get_untracked();
    let now_ms = clock::now().wall_ms;
    let order = match GrantOrder::read(&draft, clock::uuid_v4(), now_ms) {
        Ok(order) => order,
        Err(found) => {
            let first = found.keys().next().copied();
            giving.found.set(found);
            if let Some(first) = first {
                page::focus_id(field_id(first));
            }
            return;
        }
    };
    let Some(key) = giving.workspace.key_ring.signing() else {
        giving.workspace.messages.set(Vec::new());
        giving
            .workspace
            .notify(Level::Warning, tr!(grant.key_first).into());
        return;
    };
    let Some((code, link)) = order.sign(&key.keys) else {
        return giving
            .workspace
            .notify(Level::Failed, tr!(grant.not_signed).into());
    };
    let time_zone = draft.text(GrantField::TimeZone).trim();
    let until = typed_instant(order.grant.until_ms, time_zone).unwrap_or_default();
    let known = giving.whom.get_untracked();
    // Somebody may have typed another identifier: then nothing is known of whom it is.
    let about = if known.attempt == order.grant.attempt {
        known
    } else {
        About::default()
    };
    giving.made.set(Some(SignedGrant {
        code,
        link,
        minutes: order.grant.minutes,
        until: [&until, " (", time_zone, ")"].concat(),
        about,
    }));
    focus_later(LINK);
}
