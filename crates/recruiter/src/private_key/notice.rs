//! What stands on every screen: sealed answers that wait for their key, and the key that is open.

use super::held::KeyRing;
use super::opener::KeyOpener;
use crate::workspace::Workspace;
use assay_evaluation::key_label;
use assay_web::browser::page;
use assay_web::ui::text;
use leptos::prelude::*;

/// Asks for the key of sealed answers that wait, above every screen.
#[component]
pub fn SealedNotice(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let ring = workspace.key_ring;
    let is_any = Memo::new(move |_| ring.sealed.with(|all| !all.is_empty()));
    let needed = move || {
        let (count, codes) = ring.sealed.with(|all| {
            let mut codes: Vec<String> = all.iter().map(|one| one.key().to_owned()).collect();
            codes.sort();
            codes.dedup();
            (all.len(), codes)
        });
        let known = workspace.config.with(|config| {
            config
                .as_ref()
                .map_or_else(Vec::new, |config| config.keys.clone())
        });
        let codes: Vec<String> = codes.iter().map(|code| key_label(&known, code)).collect();
        let codes = codes.join(", ");
        let open = open_keys(ring);
        let words = if open.is_empty() {
            tr!(sealed.needed, count = count, codes = codes)
        } else {
            tr!(sealed.another, count = count, codes = codes, open = open)
        };
        text(words)
    };
    let drop_all = move |_| {
        ring.sealed.set(Vec::new());
        page::focus_heading();
    };
    view! {
        <Show when=move || is_any.get()>
            <section
                class="no-print recruiter-page notice is-warning sealed-notice"
                aria-labelledby="sealed-title"
            >
                <p class="notice-title" id="sealed-title">
                    {tr!(sealed.title)}
                </p>
                <p role="status">{needed}</p>
                <KeyOpener workspace />
                <button type="button" class="btn-quiet" on:click=drop_all>
                    {tr!(sealed.drop)}
                </button>
            </section>
        </Show>
    }
}

/// Says which private keys are open, at the foot of every screen, and forgets them on request.
#[component]
pub fn KeyHeld(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let ring = workspace.key_ring;
    let names = Memo::new(move |_| open_keys(ring));
    let said = move || text(tr!(sealed.held, keys = names.get()));
    let forget = move |_| {
        ring.forget();
        page::focus_heading();
    };
    view! {
        <Show when=move || names.with(|names| !names.is_empty())>
            <div class="key-held">
                <p>{said}</p>
                <button type="button" class="btn-quiet" on:click=forget>
                    {tr!(sealed.forget)}
                </button>
            </div>
        </Show>
    }
}

/// Returns the keys that are open, in words; an empty text where there is none. Followed.
pub fn open_keys(ring: KeyRing) -> String {
    let named = ring.names().into_iter();
    let named = named.map(|(name, code)| tr!(sealed.key_named, name = name, code = code));
    named.collect::<Vec<_>>().join(", ")
}
