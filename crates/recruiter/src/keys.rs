//! The team file, and keys: which one counts for each test, which ones were opened beside it, and what one in the place
//! of another would change for each candidate, before it does.

mod change;
mod packs;
mod report;

use super::heading::heading;
use super::workspace::Workspace;
use crate::rating::SimilarSection;
use crate::reason_field::ReasonField;
use crate::team::{KeptHere, TeamSection};
use assay_web::browser::page;
use change::{Change, REASON, REPORT, Target};
use leptos::prelude::*;
use packs::{PackKeys, heading_id};
use report::Report;
use std::sync::Arc;

/// The screen.
#[component]
pub fn Keys(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let change = Change::new(workspace);
    let packs = move || workspace.library.with(|library| library.packs.clone());
    let is_any = move || workspace.library.with(|library| !library.packs.is_empty());
    let looked_at = move || {
        let target = change.looked_at.get()?;
        Some(view! { <LookedAt change target /> })
    };
    view! {
        {heading(tr!(keys.title))}
        <p class="lead">{tr!(keys.lead)}</p>
        <div class="policy">
            <TeamSection workspace />
            <KeptHere workspace />
            <SimilarSection workspace />
            <Show when=is_any fallback=move || view! { <p class="notice">{tr!(keys.none)}</p> }>
                <For each=packs key=|pack| pack.sha256.clone() let:pack>
                    <PackKeys change pack />
                </For>
            </Show>
            {looked_at}
        </div>
    }
}

/// A change that is looked at.
#[component]
fn LookedAt(
    /// The change of key that is under way.
    change: Change,
    /// The key that would count.
    target: Arc<Target>,
) -> impl IntoView {
    let heading = heading_id(&target.pack);
    let leave = move |_| {
        change.looked_at.set(None);
        // The button goes away with what it leaves.
        page::focus_id(&heading);
    };
    view! {
        <section class="policy-part policy-changes" aria-labelledby=REPORT>
            <h2 id=REPORT tabindex="-1">
                {tr!(keys.report)}
            </h2>
            <Report workspace=change.workspace target />
            <ReasonField
                id=REASON
                label=tr!(keys.reason)
                hint=tr!(keys.reason_hint)
                reason=change.reason
                problem=change.missing
            />
            <div class="actions">
                <button type="button" class="btn btn-primary" on:click=move |_| change.put()>
                    {tr!(keys.put)}
                </button>
                <button type="button" class="btn" on:click=leave>
                    {tr!(keys.not_now)}
                </button>
            </div>
        </section>
    }
}
