//! Erasing the copy of an attempt whose answers have arrived. Its trace stays, and the receipt without the score.

use crate::app::{Answers, App, Ended, RECEIPT, Stage};
use crate::session::kept_here::MARK;
use crate::session::outbox;
use assay_core::attempt::Plan;
use assay_core::document::{from_text, read as read_document, to_text, to_value};
use assay_core::record::delivery::DeliveryState;
use assay_core::record::{KeptAttempt, Receipt, Trace};
use assay_web::browser::page;
use assay_web::browser::store::{Store, Table};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The trace of a sealed attempt.
pub fn trace_of(plan: &Plan, receipt: &Receipt) -> Trace {
    Trace::of(plan, &receipt.started_at, &receipt.ended_at)
}

/// Shows the receipt that this tab kept when the local copy was erased, unless the link is one of somebody else than
/// took one of the `others`.
pub fn receipt_in_tab(app: App, others: &[String]) -> bool {
    let receipt = page::session_get(RECEIPT)
        .and_then(|text| from_text(&text).ok())
        .and_then(|value| read_document::<Receipt>("receipt", &value).ok())
        .filter(|receipt| !others.contains(&receipt.attempt_id));
    let is_there = receipt.is_some();
    if let Some(receipt) = receipt {
        show(app, receipt);
    }
    is_there
}

/// Shows the receipt of an attempt whose answers have arrived, and are erased here.
pub fn show(app: App, receipt: Receipt) {
    app.ended.set(Some(Ended {
        receipt,
        answers: Answers::Erased,
    }));
    app.stage.set(Stage::Done);
}

/// The trace of an erased attempt, the identifiers that it had before, and its receipt.
pub fn read(text: &str) -> Option<(Trace, Vec<String>, Receipt)> {
    match KeptAttempt::read(text)? {
        KeptAttempt::Erased {
            trace,
            former,
            receipt,
        } => Some((*trace, former, *receipt)),
        KeptAttempt::Whole { .. } => None,
    }
}

/// Erases everything about an attempt but its trace: that it took place, and the receipt without score. Bundles that were
/// handed in before and have arrived go with it.
pub fn erase(app: App, plan: &Plan, former: &[String], receipt: &Receipt) {
    if let Some(store) = app.store() {
        let erasing = store.erase(&plan.attempt_id, &trace_text(plan, former, receipt));
        let former = former.to_vec();
        // What cannot be erased now is erased on the next visit.
        spawn_local(async move {
            let _ = erasing.await;
            for id in former {
                erase_former(&store, &id).await;
            }
        });
    }
}

/// Erases a bundle that another of the same attempt has followed, once it has arrived.
pub async fn erase_former(store: &Store, id: &str) {
    let kept = store.get(Table::Outbox, id).await.ok().flatten();
    if let Some((entry, DeliveryState::Delivered { .. })) =
        kept.and_then(|text| outbox::read(&text))
    {
        let receipt = entry.receipt.into_inner();
        let _ = store
            .erase(id, &trace_text(&entry.plan, &entry.former, &receipt))
            .await;
    }
}

fn trace_text(plan: &Plan, former: &[String], receipt: &Receipt) -> String {
    let kept = KeptAttempt::Erased {
        trace: Box::new(trace_of(plan, receipt)),
        former: former.to_vec(),
        receipt: Box::new(receipt.clone().bare()),
    };
    kept.write()
}

/// Erases the copy here as the page is being left, if it has arrived and the team wants it so.
pub fn erase_if_delivered(app: App) {
    if app.erases()
        && let Some(receipt) = erase_shown(app)
    {
        page::session_set(RECEIPT, &to_text(&to_value(&receipt)));
        page::session_remove(MARK);
    }
}

/// Erases the copy of the attempt on screen, and returns its receipt; `None` where there is no copy whose answers have
/// arrived.
fn erase_shown(app: App) -> Option<Receipt> {
    app.ended.with_untracked(|ended| {
        let ended = ended.as_ref().filter(|ended| ended.is_delivered())?;
        let outgoing = ended.outgoing()?;
        erase(app, &outgoing.plan, &outgoing.former, &ended.receipt);
        Some(ended.receipt.clone())
    })
}

/// The candidate leaves: nothing of the attempt stays in this tab, and no copy in the browser if they or the team
/// want it so.
pub fn leave(app: App, erase: bool) {
    if erase {
        erase_shown(app);
    }
    page::session_remove(RECEIPT);
    page::session_remove(MARK);
    app.open.set(None);
    app.ended.set(None);
    app.stage.set(Stage::Farewell);
}
