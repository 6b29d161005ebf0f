//! What every invitation says: for which test, when, and with how much time.

use super::field::{InviteField, problem};
use super::field_id::field_id;
use super::inviting::Inviting;
use crate::text_field::{FieldProblem, invalid, problem_id};
use assay_core::assessment::Assessment;
use assay_evaluation::{InvitationDraft, InvitationField};
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The fields.
#[component]
pub fn Settings(
    /// What is being typed.
    inviting: Inviting,
) -> impl IntoView {
    view! {
        <div class="policy-form">
            <fieldset>
                <legend>{tr!(invitations.which)}</legend>
                <div class="invite-fields">
                    <InviteField
                        inviting
                        field=InvitationField::Site
                        label=tr!(invitations.site)
                        hint=tr!(invitations.site_hint)
                    />
                    <InviteField
                        inviting
                        field=InvitationField::Campaign
                        label=tr!(invitations.campaign)
                        hint=tr!(invitations.campaign_hint)
                    />
                    <Pack inviting />
                </div>
            </fieldset>
            <fieldset>
                <legend>{tr!(invitations.when)}</legend>
                <p class="hint">{tr!(invitations.when_hint)}</p>
                <div class="invite-fields">
                    <InviteField
                        inviting
                        field=InvitationField::TimeZone
                        label=tr!(invitations.zone)
                        hint=tr!(invitations.zone_hint)
                    />
                    <InviteField
                        inviting
                        field=InvitationField::Opens
                        label=tr!(invitations.opens)
                    />
                    <InviteField
                        inviting
                        field=InvitationField::StartBy
                        label=tr!(invitations.start_by)
                    />
                    <InviteField
                        inviting
                        field=InvitationField::FinishBy
                        label=tr!(invitations.finish_by)
                        hint=tr!(invitations.finish_by_hint)
                    />
                </div>
            </fieldset>
            <fieldset>
                <legend>{tr!(invitations.time)}</legend>
                <p class="hint">{tr!(invitations.time_hint)}</p>
                <div class="invite-fields">
                    <InviteField
                        inviting
                        field=InvitationField::TimePercent
                        label=tr!(invitations.percent)
                        hint=tr!(invitations.percent_hint)
                    />
                    <InviteField
                        inviting
                        field=InvitationField::ExtraMinutes
                        label=tr!(invitations.minutes)
                        hint=tr!(invitations.minutes_hint)
                    />
                </div>
                <Tick
                    inviting
                    label=tr!(invitations.untimed)
                    get=|draft| draft.is_untimed
                    set=|draft, is_on| draft.is_untimed = is_on
                />
            </fieldset>
            <fieldset>
                <legend>{tr!(invitations.more)}</legend>
                <div class="invite-fields">
                    <InviteField
                        inviting
                        field=InvitationField::Language
                        label=tr!(invitations.language)
                        hint=tr!(invitations.language_hint)
                    />
                </div>
                <Tick
                    inviting
                    label=tr!(invitations.narrative)
                    hint=tr!(invitations.narrative_hint)
                    get=|draft| draft.is_narrative
                    set=|draft, is_on| draft.is_narrative = is_on
                />
                <Tick
                    inviting
                    label=tr!(invitations.practice_only)
                    get=|draft| draft.is_practice_only
                    set=|draft, is_on| draft.is_practice_only = is_on
                />
            </fieldset>
        </div>
    }
}

/// A tick.
#[component]
fn Tick(
    /// What is being typed.
    inviting: Inviting,
    /// Its name.
    label: &'static str,
    /// What it means, where its name does not say it.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// Reads it from the draft.
    get: fn(&InvitationDraft) -> bool,
    /// Writes it into the draft.
    set: fn(&mut InvitationDraft, bool),
) -> impl IntoView {
    let change = move |event| {
        let is_on = event_target_checked(&event);
        inviting.edit(|draft| set(draft, is_on));
    };
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=move || inviting.draft.with(get) on:change=change />
            {label}
        </label>
        {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
    }
}

/// The questions: a choice among those on the page, or a field for their digest where there are none.
#[component]
fn Pack(
    /// What is being typed.
    inviting: Inviting,
) -> impl IntoView {
    let library = inviting.workspace.library;
    let is_any = Memo::new(move |_| library.with(|library| !library.packs.is_empty()));
    let digest = move || {
        view! {
            <InviteField
                inviting
                field=InvitationField::Pack
                label=tr!(invitations.digest)
                hint=tr!(invitations.digest_hint)
            />
        }
    };
    view! {
        <Show when=move || is_any.get() fallback=digest>
            <PackChoice inviting />
        </Show>
    }
}

/// The choice among the questions on the page.
#[component]
fn PackChoice(
    /// What is being typed.
    inviting: Inviting,
) -> impl IntoView {
    let id = field_id(InvitationField::Pack);
    let problem = problem(inviting, InvitationField::Pack);
    let library = inviting.workspace.library;
    let packs = move || library.with(|library| library.packs.clone());
    let option = move |pack: Arc<Assessment>| {
        let name = tr!(
            invitations.pack_name,
            title = pack.title,
            version = pack.version
        );
        let own = pack.sha256.clone();
        let is_chosen = move || {
            inviting
                .draft
                .with(|draft| draft.text(InvitationField::Pack) == own)
        };
        view! {
            <option value=pack.sha256.clone() selected=is_chosen>
                {text(name)}
            </option>
        }
    };
    let choose = move |event| inviting.write(InvitationField::Pack, event_target_value(&event));
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {tr!(invitations.pack)}
            </label>
            <select
                class="input"
                id=id
                aria-describedby=problem_id(id)
                aria-invalid=move || invalid(problem)
                on:change=choose
            >
                <For each=packs key=|pack| pack.sha256.clone() children=option />
            </select>
            <FieldProblem id problem />
        </div>
    }
}
