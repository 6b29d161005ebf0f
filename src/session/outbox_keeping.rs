//! Keeps a bundle on its way in the browser's store, with the state of its delivery.

use crate::app::{App, Ended};
use crate::session::erasing::{self, trace_of};
use crate::session::outbox::{OutboxEntry, read};
use assay_core::record::delivery::DeliveryState;
use assay_core::record::{Fate, KeptAttempt, KnownAttempt};
use assay_web::browser::clock;
use assay_web::browser::store::Table;
use leptos::prelude::*;

/// The pause before a bundle is kept again where that failed, in milliseconds.
const AGAIN_MS: u32 = 5_000;

/// Returns whether a bundle is the one on screen; it may have been, before its attempt was opened again.
pub fn is_on_screen(app: App, entry: &OutboxEntry) -> bool {
    let id = |ended: &Ended| ended.outgoing().map(|it| it.plan.attempt_id.clone());
    let shown = app
        .ended
        .with_untracked(|ended| ended.as_ref().and_then(id));
    entry.on_screen && shown.as_ref() == Some(&entry.plan.attempt_id)
}

/// Keeps a bundle with the state of its delivery. Returns whether it is kept, or nothing is here at all.
pub async fn keep(app: App, entry: &OutboxEntry, state: DeliveryState) -> bool {
    let Some(store) = app.store() else {
        return true;
    };
    let text = KeptAttempt::Whole {
        plan: Box::new(entry.plan.clone()),
        bundle: entry.bundle.as_ref().into(),
        envelope: entry.envelope.as_deref().map(String::from),
        former: entry.former.clone(),
        receipt: Box::new(entry.receipt.borrow().clone()),
        state,
    }
    .write();
    let failure = store
        .put(Table::Outbox, &entry.plan.attempt_id, &text)
        .await
        .err();
    let is_kept = failure.is_none();
    if is_on_screen(app, entry) {
        app.unkept.set(failure);
    }
    is_kept
}

/// Keeps a bundle whose delivery rests and that could not be kept, so that whoever opens the page later finds the same one.
/// Ends also where the candidate left or sends it again, and where another tab has delivered or erased it.
pub async fn keep_later(app: App, entry: &OutboxEntry, state: DeliveryState) {
    loop {
        clock::sleep(AGAIN_MS).await;
        let shown = app
            .ended
            .with_untracked(|ended| ended.as_ref().and_then(Ended::delivery));
        let goes_on = entry.on_screen && !(is_on_screen(app, entry) && shown == Some(state));
        if goes_on || is_settled(app, entry).await || keep(app, entry, state).await {
            return;
        }
    }
}

/// Returns whether the store knows that a bundle was delivered or erased.
async fn is_settled(app: App, entry: &OutboxEntry) -> bool {
    let Some(store) = app.store() else {
        return false;
    };
    let text = store.get(Table::Outbox, &entry.plan.attempt_id).await;
    let known = text.ok().flatten().and_then(|text| known(&text));
    known.is_some_and(|known| matches!(known.fate, Fate::Delivered | Fate::Erased))
}

/// Returns what is kept of a bundle; `None` where nothing is, or no bundle any more.
pub async fn kept_entry(app: App, entry: &OutboxEntry) -> Option<(OutboxEntry, DeliveryState)> {
    let store = app.store()?;
    let text = store.get(Table::Outbox, &entry.plan.attempt_id).await;
    read(&text.ok()??)
}

/// Returns a known attempt from its entry in the outbox; `None` where that is damaged.
pub fn known(text: &str) -> Option<KnownAttempt> {
    if let Some((entry, state)) = read(text) {
        let is_delivered = matches!(state, DeliveryState::Delivered { .. });
        let fate = if is_delivered {
            Fate::Delivered
        } else {
            Fate::Ended
        };
        let receipt = entry.receipt.into_inner();
        let trace = trace_of(&entry.plan, &receipt);
        return Some(KnownAttempt {
            trace,
            former: entry.former,
            fate,
            ends_at_ms: None,
        });
    }
    let (trace, former, _) = erasing::read(text)?;
    Some(KnownAttempt {
        trace,
        former,
        fate: Fate::Erased,
        ends_at_ms: None,
    })
}
