//! Keeps a running attempt: every record goes to disk as it is made. Where a write fails, the
//! attempt goes on in memory, and everything is written again until the browser keeps it.

use crate::app::{App, DATABASE, OpenAttempt};
use crate::session::envelope::envelope;
use assay_core::attempt::{
    Attempt, ClockSample, Event, PageEvent, continued, is_kept_twice, latest_id, sign_of_life,
    start_text, with_second_copy,
};
use assay_core::document::{self, json};
use assay_web::browser::store::{Store, StoreError, Table, Write};
use assay_web::browser::{clock, page};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The pause after a failure before everything is written again, in milliseconds.
const AGAIN_MS: u32 = 5_000;

/// Adds a record to the journal. The first goes into one transaction with the content, so that an attempt is
/// never kept without the content that it started from.
pub fn save(app: App, seq: u32, record: String) {
    if app.is_sandbox() {
        return;
    }
    let (store, pack) = app.with_inner(|inner| {
        let pack = (seq == 0).then(|| inner.pack_text.clone());
        (inner.store.clone(), pack)
    });
    let saving = app
        .update_open(|open| {
            let journal = &mut open.journal;
            if let Some(pack) = pack {
                journal.kept = start_text(&pack, &record, &page::build());
            }
            journal.records.push((seq, record.clone()));
            let attempt_id = &open.attempt.plan.attempt_id;
            // An attempt that was opened again is looked for under another identifier from now on.
            let goes_on = latest_id(attempt_id, &journal.kept) != open.attempt.id();
            if goes_on {
                journal.kept = continued(&journal.kept, open.attempt.id());
            }
            let is_twice = is_kept_twice(&record);
            if is_twice {
                journal.kept = with_second_copy(&journal.kept, &record);
            }
            let writes = [
                Write::Event {
                    attempt_id,
                    sequence: seq,
                    text: &record,
                    again: false,
                },
                started(attempt_id, &journal.kept),
            ];
            let writes = if seq == 0 || goes_on || is_twice {
                &writes
            } else {
                &writes[..1]
            };
            let store = store.filter(|_| !journal.is_behind)?;
            Some(store.write(writes))
        })
        .flatten();
    spawn_local(async move {
        match saving {
            Some(saving) => match saving.await {
                Ok(()) => {}
                Err(StoreError::Taken) => app.lost(),
                Err(why) => fall_behind(app, why),
            },
            None => {
                let why = app.unkept.get_untracked();
                fall_behind(app, why.unwrap_or(StoreError::Unavailable(String::new())));
            }
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

/// Notes that a write has failed, and starts to write everything again from time to time.
fn fall_behind(app: App, why: StoreError) {
    app.unkept.set(Some(why));
    let was_behind = app.update_open(|open| std::mem::replace(&mut open.journal.is_behind, true));
    if was_behind != Some(false) {
        return;
    }
    app.dispatch(Event::Noted(PageEvent::Unkept));
    catch_up_later(app);
}

/// Sets the timer after which everything is written again.
fn catch_up_later(app: App) {
    let timer = clock::after(AGAIN_MS, move || spawn_local(catch_up(app)));
    app.update_open(|open| open.journal.retry = Some(timer));
}

/// Writes everything again, into a store that may be new itself.
async fn catch_up(app: App) {
    let writing = match Store::open(&page::own(DATABASE)).await {
        Ok(store) => app
            .update_open(|open| (store.write(&everything(open)), open.journal.records.len()))
            .map(|(saving, count)| (store, saving, count)),
        Err(_) => None,
    };
    let Some((store, saving, count)) = writing else {
        // Where the attempt has gone to another tab there is nothing to keep.
        if app.with_attempt(|_| ()).is_some() {
            catch_up_later(app);
        }
        return;
    };
    let is_written = saving.await.is_ok();
    if is_written {
        app.update_inner(|inner| inner.store = Some(store));
    }
    let is_kept = is_written
        && app.update_open(|open| {
            // Nothing was added meanwhile.
            open.journal.is_behind = open.journal.records.len() != count;
            !open.journal.is_behind
        }) == Some(true);
    if is_kept {
        app.unkept.set(None);
        app.dispatch(Event::Noted(PageEvent::Kept));
    } else {
        catch_up_later(app);
    }
}

fn everything(open: &OpenAttempt) -> Vec<Write<'_>> {
    let attempt_id = &open.attempt.plan.attempt_id;
    let mut writes = vec![started(attempt_id, &open.journal.kept)];
    for (seq, record) in &open.journal.records {
        writes.push(Write::Event {
            attempt_id,
            sequence: *seq,
            text: record,
            again: true,
        });
    }
    writes
}

/// Keeps a sign of life, from which a resumed attempt knows how long it was open.
pub fn keep_sign_of_life(app: App, attempt: &Attempt, now: ClockSample) {
    if let Some(store) = app.store() {
        let text = sign_of_life(now);
        let kept = store.put(Table::Heartbeat, &attempt.plan.attempt_id, &text);
        // A lost sign of life costs nothing while the host tells the time.
        spawn_local(async move {
            let _ = kept.await;
        });
    }
}

/// Returns the journal so far as a file, with its name: everything there is, where the browser keeps nothing. Where answers
/// are sealed to the team, so is it; where that fails, a file that can be read is better than none.
pub fn journal_file(app: App) -> Option<(String, String)> {
    app.update_open(|open| {
        let (id, campaign) = (&open.attempt.plan.attempt_id, &open.attempt.plan.campaign);
        let records = open.journal.records.iter();
        let records: Vec<&str> = records.map(|(_, text)| text.as_str()).collect();
        let journal =
            json!({ "schema": "assay/journal/1", "attempt_id": id.as_str(), "records": records });
        let name = ["assay-journal-", id, ".json"].concat();
        let text = document::to_text(&journal);
        (name, envelope(app, id, campaign, &text).unwrap_or(text))
    })
}
