//! Policies that were opened and are not in force, and the reason that one is put in force for.

use super::change::{Change, REASON};
use crate::format_message::format_message;
use crate::offer::Offer;
use crate::shelf;
use crate::words::policy::words;
use assay_evaluation::Kept;
use assay_web::ui::field_value;
use assay_web::ui::text;
use leptos::prelude::*;
use std::sync::Arc;

/// The offers; nothing where there are none.
#[component]
pub fn Offers(
    /// What a change of the policy goes through.
    change: Change,
) -> impl IntoView {
    let words = words();
    let offers = change.desk.offers;
    view! {
        <Show when=move || !offers.with(Vec::is_empty)>
            <section class="policy-part" aria-labelledby="policy-offers">
                <h2 id="policy-offers">{words.offers}</h2>
                <p>{words.offers_lead}</p>
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
    /// What a change of the policy goes through.
    change: Change,
    /// The policy, and where it comes from.
    offer: Arc<Offer>,
) -> impl IntoView {
    let words = words();
    let sha256 = offer.policy.sha256();
    let fits = change
        .about
        .with_value(|(_, key)| offer.policy.check_pair("policy.json", key).is_ok());
    let name = format_message(
        words.offer,
        &[&offer.policy.version, &sha256[..12], &offer.from],
    );
    let look = fits.then(|| {
        let look = move |_| {
            change.fill_in(&offer.policy);
            change.look();
        };
        view! {
            <button type="button" class="btn" on:click=look>
                {words.look}
            </button>
        }
    });
    let misfit = (!fits).then(|| view! { <p class="hint">{words.offer_misfit}</p> });
    let kept = Kept::OfferedPolicy(sha256);
    let remove = move |_| shelf::remove(change.desk, &kept);
    view! {
        <li>
            <p>{text(name)}</p>
            {misfit}
            <div class="actions">
                {look} <button type="button" class="btn-quiet" on:click=remove>
                    {words.offer_remove}
                </button>
            </div>
        </li>
    }
}

/// The field for the reason.
#[component]
pub fn ReasonField(
    /// What a change of the policy goes through.
    change: Change,
) -> impl IntoView {
    let words = words();
    let typed = move |event| {
        change.reason.set(event_target_value(&event));
        if change.missing.get_untracked() {
            change.missing.set(false);
        }
    };
    view! {
        <div class="field">
            <label class="field-label" for=REASON>
                {words.reason}
            </label>
            <p class="hint" id="policy-reason-hint">
                {words.reason_hint}
            </p>
            <textarea
                class="input person-reason"
                id=REASON
                rows="3"
                aria-describedby="policy-reason-hint policy-reason-error"
                aria-invalid=move || change.missing.get().then_some("true")
                use:field_value=Signal::from(change.reason)
                on:input=typed
            />
            <p class="field-error" role="alert" id="policy-reason-error">
                {move || change.missing.get().then_some(words.reason_missing)}
            </p>
        </div>
    }
}
