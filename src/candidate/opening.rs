//! Opening an attempt: beginning one, going on with one that was left, finishing one for somebody else.

use super::app::{App, Left, Stage};
use super::sitting::{MARK, is_theirs, welcome};
use super::{conduct, deliver};
use crate::assessment::Assessment;
use crate::attempt::{Attempt, Effect, Entry, Event, Plan, Reading, USUAL_PERCENT};
use crate::browser::store::{Store, Table};
use crate::browser::{clock, page, screen};
use crate::json;
use crate::record::Receipt;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Goes through what is kept in this browser, and shows what belongs on this page.
#[inline(never)]
pub fn take_up(app: App, store: Store, kept: Vec<(String, String)>) {
    spawn_local(go_through(app, store, kept));
}

async fn go_through(app: App, store: Store, attempts: Vec<(String, String)>) {
    let mine = page::session_get(MARK);
    let mut shown = false;
    for (id, kept) in attempts {
        let is_mine = mine.as_deref() == Some(&id);
        if let Ok(Some(text)) = store.get(Table::Outbox, &id).await {
            shown |= deliver::found(app, &id, &text, is_mine);
            continue;
        }
        let records = store.events(&id).await.unwrap_or_default();
        let Some(attempt) = read(&kept, &records) else {
            // It cannot be gone on with. What is there of it can be saved.
            if is_mine {
                shown = true;
                screen::fallen();
            }
            continue;
        };
        let left = Left {
            attempt,
            records,
            kept,
        };
        let plan = &left.attempt.plan;
        let theirs = is_theirs(plan).unwrap_or(is_mine);
        let has_ended = has_ended(&left.attempt);
        if theirs && !shown {
            shown = true;
            reopen(app, left).await;
        } else if !theirs && !shown && is_theirs(plan).is_none() && !has_ended {
            shown = true;
            app.inner
                .update_value(|inner| inner.waiting = Some(Box::new(left)));
            app.stage.set(Stage::Gate);
        } else if has_ended {
            app.earlier.set(true);
            spawn_local(deliver::finish_other(app, left.attempt));
        }
    }
    if !shown {
        shown = deliver::receipt_in_tab(app);
    }
    if !shown {
        welcome(app);
    }
}

/// Whether an attempt that was left has run out of time, by this machine's clock.
///
/// Only attempts that are shown are measured with the host's help; this one merely decides whether
/// an attempt is still somebody's to go on with.
fn has_ended(attempt: &Attempt) -> bool {
    attempt.seal.is_some() || clock::now().wall_ms - attempt.started_wall_ms > attempt.granted_ms()
}

/// Goes on with an attempt that was left.
#[inline(never)]
pub fn resume(app: App, left: Left) {
    spawn_local(reopen(app, left));
}

fn read(kept: &str, records: &[String]) -> Option<Attempt> {
    let value = json::from_text(kept).ok()?;
    let pack = json::from_text(value.get("pack")?.as_str()?).ok()?;
    let assessment = Assessment::parse("pack", &pack).ok()?;
    let started = value.get("started")?.as_str()?;
    let attempt = Attempt::resume(Rc::new(assessment), started, records)?;
    (attempt.plan.content_sha256 == attempt.assessment.sha256).then_some(attempt)
}

async fn reopen(app: App, mut left: Left) {
    let id = left.attempt.plan.attempt_id.clone();
    let Some(held) = app.hold(&id).await else {
        page::session_set(MARK, &id);
        app.stage.set(Stage::Elsewhere);
        return;
    };
    let last_seen = match app.store() {
        Some(store) => store
            .get(Table::Heartbeat, &id)
            .await
            .ok()
            .flatten()
            .and_then(|text| read_sign_of_life(&text)),
        None => None,
    }
    .filter(|seen| is_after(&left.records, *seen));
    let sealed_before = left.attempt.seal.is_some();
    let damaged = left.attempt.damaged;
    let reopened = Event::Reopened { last_seen };
    let effects = left.attempt.update(clock::now(), reopened);
    app.enter(left, Some(held));
    app.publish();
    if sealed_before {
        app.receipt.set(app.with_attempt(Receipt::of).flatten());
        app.stage.set(Stage::Done);
        // Where the end itself was not on record yet, what follows from it is among the effects.
        let follows = effects.contains(&Effect::Show);
        app.perform(effects);
        if !follows {
            spawn_local(deliver::finish(app));
        }
    } else {
        show_test(app);
        app.perform(effects);
        app.publish();
        app.tick();
        if damaged > 0 {
            app.announce(app.words.trouble.damaged.into());
        }
    }
}

fn read_sign_of_life(text: &str) -> Option<Reading> {
    let (wall, mono) = text.split_once(' ')?;
    Some(Reading {
        wall_ms: wall.parse().ok()?,
        mono_ms: mono.parse().ok()?,
    })
}

/// A sign of life counts if it is younger than the last record of the same page.
fn is_after(records: &[String], seen: Reading) -> bool {
    records
        .last()
        .and_then(|record| Entry::from_record(record))
        .is_some_and(|last| seen.mono_ms > last.at.mono_ms && seen.wall_ms >= last.at.wall_ms)
}

/// Shows the test, with a history that Back cannot lead out of.
fn show_test(app: App) {
    let place = conduct::state_of(app.shown.get_untracked().place);
    if !page_is_in_test() {
        page::replace_state("before");
        page::push_state(&place);
    }
    app.stage.set(Stage::Test);
}

fn page_is_in_test() -> bool {
    screen::history_state().is_some_and(|state| state.starts_with("item ") || state == "review")
}

/// Starts the clock. Everything that belongs to the attempt is kept before it counts.
#[inline(never)]
pub fn start(app: App) {
    if app.with_attempt(|_| ()).is_some() {
        return;
    }
    let (Some(config), Some(assessment)) = (app.config(), app.assessment()) else {
        return;
    };
    let accommodation = app.accommodation();
    let invitation = page::query_parameter("invitation").unwrap_or_default();
    let attempt_id = clock::uuid_v4();
    let seed = match (config.draw_by_invitation, invitation.is_empty()) {
        (false, _) => config.campaign.clone(),
        (true, false) => invitation.clone(),
        (true, true) => attempt_id.clone(),
    };
    let now = clock::now();
    let plan = app.inner.with_value(|inner| Plan {
        attempt_id: attempt_id.clone(),
        campaign: config.campaign.clone(),
        invitation,
        candidate: inner.told.clone(),
        seed,
        content_sha256: assessment.sha256.clone(),
        time_percent: accommodation
            .as_ref()
            .map_or(USUAL_PERCENT, |granted| granted.time_percent),
        accommodation: accommodation.map_or_else(String::new, |granted| granted.code),
        acknowledgements: inner.acknowledged.clone(),
        offset: inner.host.and_then(|told| told.offset(now)),
        user_agent: page::user_agent(),
    });
    page::persist_storage();
    let (attempt, effects) = Attempt::start(assessment, plan, now);
    let left = Left {
        attempt,
        records: Vec::new(),
        kept: String::new(),
    };
    app.enter(left, None);
    // Nobody else knows of it yet.
    spawn_local(async move {
        let held = app.hold(&attempt_id).await;
        app.inner.update_value(|inner| inner.lock = held);
    });
    app.perform(effects);
    app.publish();
    show_test(app);
    app.tick();
}
