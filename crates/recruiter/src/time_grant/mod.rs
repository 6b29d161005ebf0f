//! Giving time back after an outage or an accident: a link that opens the attempt again, in the browser that holds it.

mod copied;
mod form;
mod giving;
mod made;

use crate::heading::heading;
use crate::private_key::{KeyOpener, open_keys};
use crate::routes::{ATTEMPT, INVITATION, Screen};
use crate::workspace::Workspace;
use assay_web::ui::text;
use form::GrantForm;
use giving::{About, Giving};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use made::MadeGrant;

/// The screen. The address names the invitation, or the answer bundle of whoever gets time back.
#[component]
pub fn GiveTimeBack(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let giving = Giving::new(workspace);
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| (query.get(INVITATION), query.get(ATTEMPT))));
    Effect::new(move |_| {
        // Whoever shows the names again finds the form filled in.
        workspace.is_blind.track();
        let about = match asked.get() {
            (Some(id), _) => Some(untrack(|| About::of_invitation(workspace, id))),
            (None, Some(sha256)) => untrack(|| About::of_person(workspace, &sha256)),
            (None, None) => None,
        };
        if let Some(about) = about {
            giving.about(about);
        }
    });
    // Whose answers are whose is not told here while names are hidden.
    let is_covered = move || workspace.is_blind.get() && asked.with(|(_, person)| person.is_some());
    let covered = move || view! { <p class="notice is-warning">{tr!(grant.blind)}</p> };
    view! {
        {heading(tr!(grant.title))}
        <p class="lead">{tr!(grant.lead)}</p>
        <ul class="read">
            <li>{tr!(grant.what_browser)}</li>
            <li>{tr!(grant.what_answers)}</li>
            <li>{tr!(grant.what_second)}</li>
            <li>{tr!(grant.what_once)}</li>
            <li>{tr!(grant.what_seen)}</li>
        </ul>
        <p>
            <a href=Screen::Board.address()>{tr!(invitations.to_board)}</a>
        </p>
        <div class="policy">
            <Key workspace />
            <Show when=move || !is_covered() fallback=covered>
                <section class="policy-part" aria-labelledby="grant-form">
                    <h2 id="grant-form">{tr!(grant.form)}</h2>
                    <GrantForm giving />
                    <MadeGrant giving />
                </section>
            </Show>
        </div>
    }
}

/// The private key that signs: which one is open, or the form that opens one.
#[component]
fn Key(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let ring = workspace.key_ring;
    let names = Memo::new(move |_| open_keys(ring));
    let is_open = move || names.with(|names| !names.is_empty());
    // The notice about sealed answers asks for the key already.
    let is_asked_above = Memo::new(move |_| ring.sealed.with(|all| !all.is_empty()));
    let state = move || {
        if is_open() {
            text(tr!(invitations.key_open, keys = names.get()))
        } else {
            tr!(grant.key_first).into_any()
        }
    };
    view! {
        <section class="policy-part" aria-labelledby="grant-key">
            <h2 id="grant-key">{tr!(invitations.key)}</h2>
            <p role="status">{state}</p>
            <Show when=move || !is_open() && !is_asked_above.get()>
                <KeyOpener workspace />
            </Show>
        </section>
    }
}
