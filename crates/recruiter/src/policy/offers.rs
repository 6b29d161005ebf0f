//! Policies that were opened and are not in force.

use super::change::{Change, IN_FORCE};
use crate::offered::OfferedLine;
use crate::opened_files;
use crate::short_digest::short_digest;
use crate::workspace::Offer;
use assay_evaluation::{Kept, readable};
use assay_web::browser::page;
use leptos::prelude::*;
use std::sync::Arc;

/// Identifier of the heading over the offers.
const OFFERS: &str = "policy-offers";

/// The offers; nothing where there are none.
#[component]
pub fn Offers(
    /// The change of the policy that is under way.
    change: Change,
) -> impl IntoView {
    let offers = change.workspace.offers;
    view! {
        <Show when=move || !offers.with(Vec::is_empty)>
            <section class="policy-part" aria-labelledby=OFFERS>
                <h2 id=OFFERS tabindex="-1">
                    {tr!(policy.offers)}
                </h2>
                <p>{tr!(policy.offers_lead)}</p>
                <ul>
                    <For
                        each=move || offers.get()
                        key=|offer| (offer.policy.sha256(), offer.from.clone())
                        let:offer
                    >
                        <OfferLine change offer />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

/// A policy that was opened, with what can be done about it.
#[component]
fn OfferLine(
    /// The change of the policy that is under way.
    change: Change,
    /// The policy, and where it comes from.
    offer: Arc<Offer>,
) -> impl IntoView {
    let sha256 = offer.policy.sha256();
    let fits = offer
        .policy
        .check_pair("policy.json", &change.key())
        .is_ok();
    let name = tr!(
        policy.offer,
        version = offer.policy.version,
        digest = short_digest(&sha256),
        source = offer.from
    );
    let misfit = (!fits).then_some(tr!(policy.offer_misfit));
    let added = change
        .about
        .with_value(|about| about.notes(&offer.policy))
        .iter()
        .map(|note| readable(note))
        .collect();
    let look = Callback::new(move |()| {
        change.fill_in(&offer.policy);
        change.look();
    });
    let kept = Kept::OfferedPolicy(sha256);
    let remove = Callback::new(move |()| {
        let workspace = change.workspace;
        // The button goes away with the offer, and with the last one its heading.
        let is_last = workspace.offers.with_untracked(|all| all.len() == 1);
        page::focus_id(if is_last { IN_FORCE } else { OFFERS });
        opened_files::remove(workspace, &kept);
    });
    view! {
        <OfferedLine
            name
            misfit
            added
            look=tr!(policy.look)
            on_look=look
            remove=tr!(policy.offer_remove)
            on_remove=remove
        />
    }
}
