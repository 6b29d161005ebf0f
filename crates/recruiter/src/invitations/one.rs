//! Inviting one candidate.

use super::field::InviteField;
use super::field_id::field_id;
use super::inviting::{Inviting, MadeLink};
use crate::focus::focus_later;
use crate::message::Level;
use assay_evaluation::{InvitationField, InvitationOrder, KeptInvitation, link};
use assay_web::browser::{clock, files, page};
use assay_web::ui::{LiveText, text};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Identifier of the field with the link.
const LINK: &str = "invite-link";

/// The form for one candidate.
#[component]
pub fn InviteOne(
    /// What is being typed.
    inviting: Inviting,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        make(inviting);
    };
    let made = move || {
        let made = inviting.link.get()?;
        Some(view! { <Made made /> })
    };
    view! {
        <h3>{tr!(invitations.one)}</h3>
        <Replacing inviting />
        <form class="stack" novalidate=true on:submit=submit>
            <InviteField
                inviting
                field=InvitationField::Reference
                label=tr!(invitations.reference)
                hint=tr!(invitations.reference_hint)
            />
            <div class="actions">
                <button type="submit" class="btn btn-primary">
                    {tr!(invitations.make_link)}
                </button>
            </div>
        </form>
        {made}
    }
}

/// Says which invitation the next one replaces, where it does.
#[component]
fn Replacing(
    /// What is being typed.
    inviting: Inviting,
) -> impl IntoView {
    let replaces = Memo::new(move |_| inviting.draft.with(|draft| draft.replaces.clone()));
    let is_any = move || replaces.with(Option::is_some);
    let words = move || {
        let id = replaces.get().unwrap_or_default();
        text(tr!(invitations.replaces, id = id))
    };
    let drop_it = move |_| {
        inviting.edit(|draft| draft.replaces = None);
        page::focus_id(field_id(InvitationField::Reference));
    };
    view! {
        <Show when=is_any>
            <div class="notice">
                <p>{words}</p>
                <p>{tr!(invitations.replaces_hint)}</p>
                <button type="button" class="btn-quiet" on:click=drop_it>
                    {tr!(invitations.replaces_not)}
                </button>
            </div>
        </Show>
    }
}

/// The link that was made, to be copied.
#[component]
fn Made(
    /// The link.
    made: MadeLink,
) -> impl IntoView {
    let said = RwSignal::new("");
    let link = StoredValue::new(made.link.clone());
    let copy = move |_| {
        let copied = files::copy(&link.get_value());
        spawn_local(async move {
            let words = if copied.await {
                tr!(invitations.copied)
            } else {
                tr!(invitations.not_copied)
            };
            // Another link may have taken the place of this one.
            said.try_set(words);
        });
    };
    view! {
        <div class="field">
            <label class="field-label" for=LINK>
                {text(tr!(invitations.link_of, reference = made.reference))}
            </label>
            <textarea
                class="input invite-link"
                id=LINK
                rows="4"
                readonly=true
                aria-describedby="invite-link-hint"
                prop:value=made.link
            />
            <p class="hint" id="invite-link-hint">
                {tr!(invitations.link_hint)}
            </p>
        </div>
        <div class="actions">
            <button type="button" class="btn" on:click=copy>
                {tr!(invitations.copy_link)}
            </button>
        </div>
        <p class="hint" role="status">
            <LiveText words=Signal::derive(move || said.get().to_owned()) />
        </p>
    }
}

/// Reads the form, signs the invitation, and shows the link.
fn make(inviting: Inviting) {
    let Some(key) = inviting.key() else {
        return;
    };
    inviting.found.update(|found| found.0.clear());
    let draft = inviting.draft_to_read();
    let (order, invitation) = match InvitationOrder::one(&draft, clock::uuid_v4()) {
        Ok(read) => read,
        Err(found) => return inviting.refuse(found),
    };
    match link(&order.site, &invitation, &key.keys) {
        Some(link) => {
            inviting.link.set(Some(MadeLink {
                reference: invitation.reference.clone().unwrap_or_default(),
                link: link.clone(),
            }));
            // The next one replaces nothing, unless somebody says so again.
            inviting.draft.update(|draft| draft.replaces = None);
            let kept = KeptInvitation::of(invitation, clock::now().wall_ms);
            inviting.workspace.keep_invitations(vec![(kept, link)]);
            focus_later(LINK);
        }
        None => inviting
            .workspace
            .notify(Level::Failed, tr!(invitations.not_signed).into()),
    }
}
