//! The team's keys, and invitations: making keys, inviting one candidate, inviting everybody in a table.

mod field;
mod field_id;
mod inviting;
mod key_section;
mod made;
mod new_keys;
mod one;
mod settings;
mod table;

use crate::heading::heading;
use crate::private_key::held::OpenKey;
use crate::routes::{REPLACES, Screen};
use crate::workspace::Workspace;
use assay_evaluation::{InvitationField, is_trusted};
use assay_web::browser::screen;
pub use inviting::Inviting;
use key_section::KeySection;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use one::InviteOne;
use settings::Settings;
use std::rc::Rc;
use table::InviteTable;

/// The screen.
#[component]
pub fn Invitations(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let inviting = Inviting::here(workspace);
    fill_in(inviting);
    replace_asked(inviting);
    let ring = workspace.key_ring;
    let has_key = Memo::new(move |_| ring.open.with(|all| !all.is_empty()));
    let is_unknown = Memo::new(move |_| {
        let config = workspace.config.get();
        let is_known = |all: &Vec<Rc<OpenKey>>| match (&config, all.first()) {
            (Some(config), Some(key)) => is_trusted(&config.keys, &key.keys),
            _ => true,
        };
        !ring.open.with(is_known)
    });
    let without = move || view! { <p class="no-print notice">{tr!(invitations.key_first)}</p> };
    view! {
        {heading(tr!(invitations.title))}
        <p class="no-print lead">{tr!(invitations.lead)}</p>
        <p class="no-print">
            <a href=Screen::Board.address()>{tr!(invitations.to_board)}</a>
        </p>
        <div class="policy">
            <KeySection workspace />
            <Show when=move || has_key.get() fallback=without>
                <section class="no-print policy-part" aria-labelledby="invite-title">
                    <h2 id="invite-title">{tr!(invitations.invite)}</h2>
                    <Show when=move || is_unknown.get()>
                        <p class="notice is-warning">{tr!(invitations.key_unknown)}</p>
                    </Show>
                    <Settings inviting />
                    <InviteOne inviting />
                    <InviteTable inviting />
                </section>
            </Show>
        </div>
    }
}

/// Fills in the invitation that the address asks to be replaced.
fn replace_asked(inviting: Inviting) {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| query.get(REPLACES)));
    Effect::new(move |_| {
        let Some(id) = asked.get() else {
            return;
        };
        if let Some(kept) = untrack(|| inviting.workspace.invitation(&id)) {
            inviting.replace(&kept);
        }
    });
}

/// Fills in what the page knows: the round from the configuration of the test, the questions that come first, and the time
/// zone of this browser.
fn fill_in(inviting: Inviting) {
    let workspace = inviting.workspace;
    Effect::new(move |_| {
        let campaign = workspace
            .config
            .with(|config| config.as_ref().map(|config| config.campaign.clone()));
        let pack = workspace.first_pack().map(|pack| pack.sha256.clone());
        inviting.draft.update(|draft| {
            draft.know(InvitationField::TimeZone, screen::time_zone());
            draft.know(InvitationField::Campaign, campaign.unwrap_or_default());
            draft.know(InvitationField::Pack, pack.unwrap_or_default());
        });
    });
}
