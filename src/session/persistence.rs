//! Keeps a running attempt: every record goes to disk as it is made. Where the browser ceases to keep, the
//! attempt goes on in memory, and everything is written anew as soon as the browser keeps again.

use crate::app::{App, DATABASE, Inner};
use assay_core::attempt::{ClockSample, Event, PageEvent};
use assay_core::document::{self, json};
use assay_web::browser::store::{self, Store, StoreError, Table, Write};
use assay_web::browser::{clock, page};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How long after a failure the browser is tried again, in milliseconds.
const AGAIN_MS: u32 = 5_000;

/// Adds a record to the journal. The first goes into one transaction with the content, so that an attempt is
/// never kept without what it started from.
pub fn save(app: App, seq: u32, record: String) {
    if app.is_sandbox() {
        return;
    }
    let saving = app.update_inner(|inner| {
        if seq == 0 {
            inner.kept = document::to_text(&json!({ "pack": inner.pack_text.as_str(), "started": record.as_str(), "build": page::build() }));
        }
        inner.records.push((seq, record.clone()));
        let attempt_id = &inner.attempt.as_ref()?.plan.attempt_id;
        let writes = [
            Write::Event {
                attempt_id,
                sequence: seq,
                text: &record,
                again: false,
            },
            started(attempt_id, &inner.kept),
        ];
        let writes = if seq == 0 { &writes } else { &writes[..1] };
        let store = inner.store.as_ref().filter(|_| !inner.behind)?;
        Some(store.write(writes))
    });
    spawn_local(async move {
        match saving {
            Some(saving) => match saving.await {
                Ok(()) => {}
                Err(StoreError::Taken) => app.lost(),
                Err(why) => {
                    app.is_full.set(why == StoreError::Full);
                    fall_behind(app);
                }
            },
            None => fall_behind(app),
        }
    });
}

fn started<'a>(attempt_id: &'a str, kept: &'a str) -> Write<'a> {
    Write::Put {
        table: Table::Attempts,
        attempt_id,
        text: kept,
    }
}

/// The browser does not keep what it is given: from here on it is tried again and again.
fn fall_behind(app: App) {
    if app.update_inner(|inner| std::mem::replace(&mut inner.behind, true)) {
        return;
    }
    app.unkept.set(true);
    app.dispatch(Event::Noted(PageEvent::Unkept));
    try_in_a_while(app);
}

fn try_in_a_while(app: App) {
    let timer = clock::after(AGAIN_MS, move || spawn_local(catch_up(app)));
    app.update_inner(|inner| inner.keep_timer = Some(timer));
}

/// Writes everything anew, into a store that may be new itself.
async fn catch_up(app: App) {
    let writing = match Store::open(&page::own(DATABASE)).await {
        Ok(store) => app.inner.with_value(|inner| {
            let saving = store.write(&everything(inner)?);
            Some((store, saving, inner.records.len()))
        }),
        Err(_) => None,
    };
    let Some((store, saving, count)) = writing else {
        // Where the attempt has gone to another tab there is nothing to keep.
        if app.with_attempt(|_| ()).is_some() {
            try_in_a_while(app);
        }
        return;
    };
    let is_kept = saving.await.is_ok()
        && app.update_inner(|inner| {
            // Nothing was added meanwhile.
            inner.behind = inner.records.len() != count;
            inner.store = Some(store);
            !inner.behind
        });
    if is_kept {
        app.unkept.set(false);
        app.dispatch(Event::Noted(PageEvent::Kept));
    } else {
        try_in_a_while(app);
    }
}

fn everything(inner: &Inner) -> Option<Vec<Write<'_>>> {
    let attempt_id = &inner.attempt.as_ref()?.plan.attempt_id;
    let mut writes = vec![started(attempt_id, &inner.kept)];
    for (seq, record) in &inner.records {
        writes.push(Write::Event {
            attempt_id,
            sequence: *seq,
            text: record,
            again: true,
        });
    }
    Some(writes)
}

/// Keeps a sign of life, from which a resumed attempt knows how long it was open.
pub fn keep_sign_of_life(inner: &Inner, now: ClockSample) {
    if let (Some(store), Some(attempt)) = (&inner.store, &inner.attempt) {
        let mut text = now.wall_ms.to_string();
        text.push(' ');
        text.push_str(&now.mono_ms.to_string());
        let kept = store.put(store::Table::Heartbeat, &attempt.plan.attempt_id, &text);
        // A lost sign of life costs nothing while the host tells the time.
        spawn_local(async move {
            let _ = kept.await;
        });
    }
}
