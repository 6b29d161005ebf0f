//! The team's private key: which one is open, and the ways to get one.

use super::made::Made;
use super::new_keys::{NewKeysForm, Way};
use crate::private_key::{KeyOpener, open_keys};
use crate::workspace::Workspace;
use assay_web::ui::text;
use leptos::prelude::*;

/// The section.
#[component]
pub fn KeySection(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let ring = workspace.key_ring;
    let names = Memo::new(move |_| open_keys(ring));
    let has_none = move || names.with(String::is_empty);
    // The notice about sealed answers asks for the key already.
    let is_asked_above = Memo::new(move |_| ring.sealed.with(|all| !all.is_empty()));
    let made = move || {
        let made = ring.made.get()?;
        Some(view! { <Made workspace made /> })
    };
    let state = move || {
        if has_none() {
            tr!(invitations.key_none).into_any()
        } else {
            text(tr!(invitations.key_open, keys = names.get())).into_any()
        }
    };
    view! {
        <section class="policy-part" aria-labelledby="private-key-title">
            <h2 class="no-print" id="private-key-title">
                {tr!(invitations.key)}
            </h2>
            <p class="no-print" role="status">
                {state}
            </p>
            {made}
            <div class="no-print stack">
                <Show when=move || has_none() && !is_asked_above.get()>
                    <KeyOpener workspace />
                </Show>
                <details class="key-way">
                    <summary>{tr!(invitations.make)}</summary>
                    <NewKeysForm workspace way=Way::Make />
                </details>
                <details class="key-way">
                    <summary>{tr!(invitations.recover)}</summary>
                    <NewKeysForm workspace way=Way::Recover />
                </details>
            </div>
        </section>
    }
}
