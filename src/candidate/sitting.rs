//! From a page that was just opened to the attempt that belongs on it: a new one, one to resume,
//! one to finish for somebody else.

use super::app::{App, DATABASE, Stage};
use super::{deliver, load};
use crate::assessment::Assessment;
use crate::attempt::{Attempt, Entry, Event, Plan, Reading};
use crate::browser::store::{Store, Table};
use crate::browser::{clock, http, page};
use crate::config::ASKS;
use crate::json;
use crate::record::Receipt;
use crate::scoring::text::is_same;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Under this name a tab remembers which attempt is its own.
pub const MARK: &str = "assay attempt";

/// A person is known by what the link says about them, or by what they told.
fn identity_in_link() -> Option<(String, [Option<String>; 3])> {
    let told = ASKS.map(|name| page::query_parameter(name).filter(|text| !text.trim().is_empty()));
    let invitation = page::query_parameter("invitation").unwrap_or_default();
    (!invitation.is_empty() || told.iter().any(Option::is_some)).then_some((invitation, told))
}

/// Whether an attempt can be told by the link to be this person's. `None`: the link does not say.
pub fn is_theirs(plan: &Plan) -> Option<bool> {
    let (invitation, told) = identity_in_link()?;
    if !invitation.is_empty() || !plan.invitation.is_empty() {
        return Some(invitation == plan.invitation);
    }
    let mut known = told
        .iter()
        .zip(&plan.candidate)
        .filter_map(|(here, there)| Some((here.as_ref()?, there.as_ref()?)))
        .peekable();
    known.peek()?;
    Some(known.all(|(here, there)| is_same(here, there, true)))
}

/// Opens the store, and finds out what this page is for.
pub async fn arrive(app: App) {
    match Store::open(DATABASE).await {
        Ok(store) => app
            .inner
            .update_value(|inner| inner.store = Some(store.clone())),
        Err(_) => {
            welcome(app);
            return;
        }
    }
    let Some(store) = app.store() else { return };
    let mine = page::session_get(MARK);
    let mut shown = false;
    for (id, kept) in store.all(Table::Attempts).await.unwrap_or_default() {
        let is_mine = mine.as_deref() == Some(&id);
        if let Ok(Some(text)) = store.get(Table::Outbox, &id).await {
            shown |= deliver::found(app, &id, &text, is_mine);
            continue;
        }
        let records = store.events(&id).await.unwrap_or_default();
        let Some(attempt) = read(&kept, &records) else {
            continue;
        };
        let theirs = is_theirs(&attempt.plan).unwrap_or(is_mine);
        if theirs && !shown {
            shown = true;
            resume(app, attempt, records).await;
        } else if !theirs && !shown && is_theirs(&attempt.plan).is_none() && !has_ended(&attempt) {
            shown = true;
            app.inner
                .update_value(|inner| inner.waiting = Some(Box::new((attempt, records, kept))));
            app.stage.set(Stage::Gate);
        } else if has_ended(&attempt) {
            app.earlier.set(true);
            spawn_local(deliver::finish_other(app, attempt));
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

fn welcome(app: App) {
    if matches!(app.stage.get_untracked(), Stage::Loading) {
        app.stage.set(Stage::Welcome);
    }
}

fn read(kept: &str, records: &[String]) -> Option<Attempt> {
    let value = json::from_text(kept).ok()?;
    let pack = json::from_text(value.get("pack")?.as_str()?).ok()?;
    let assessment = Assessment::parse("pack", &pack).ok()?;
    let attempt = Attempt::resume(Rc::new(assessment), records)?;
    (attempt.plan.content_sha256 == attempt.assessment.sha256).then_some(attempt)
}

/// Goes on with an attempt that was left.
pub async fn resume(app: App, mut attempt: Attempt, records: Vec<String>) {
    let id = attempt.plan.attempt_id.clone();
    let last_seen = match app.store() {
        Some(store) => store
            .get(Table::Heartbeat, &id)
            .await
            .ok()
            .flatten()
            .and_then(|text| read_sign_of_life(&text)),
        None => None,
    }
    .filter(|seen| is_after(&records, *seen));
    let sealed_before = attempt.seal.is_some();
    let effects = attempt.update(clock::now(), Event::Reopened { last_seen });
    app.enter(attempt, records);
    app.publish();
    if sealed_before {
        app.receipt.set(app.with_attempt(Receipt::of).flatten());
        app.stage.set(Stage::Done);
        app.perform(effects);
        spawn_local(deliver::finish(app));
    } else {
        show_test(app);
        app.perform(effects);
        app.publish();
        app.tick();
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
    let place = super::app::state_of(app.shown.get_untracked().place);
    if !page_is_in_test() {
        page::replace_state("before");
        page::push_state(&place);
    }
    app.stage.set(Stage::Test);
}

fn page_is_in_test() -> bool {
    crate::browser::screen::history_state()
        .is_some_and(|state| state.starts_with("item ") || state == "review")
}

/// Starts the clock. Everything that belongs to the attempt is kept before it counts.
pub fn start(app: App) {
    if app.with_attempt(|_| ()).is_some() {
        return;
    }
    let (Some(config), Some(assessment)) = (app.config(), app.assessment()) else {
        return;
    };
    let code = page::query_parameter("accommodation").unwrap_or_default();
    let accommodation = config
        .accommodations
        .iter()
        .find(|granted| granted.code == code);
    let invitation = page::query_parameter("invitation").unwrap_or_default();
    let attempt_id = clock::uuid_v4();
    let seed = match (config.draw_by_invitation, invitation.is_empty()) {
        (false, _) => config.campaign.clone(),
        (true, false) => invitation.clone(),
        (true, true) => attempt_id.clone(),
    };
    let plan = app.inner.with_value(|inner| Plan {
        attempt_id: attempt_id.clone(),
        campaign: config.campaign.clone(),
        invitation,
        candidate: inner.told.clone(),
        seed,
        content_sha256: assessment.sha256.clone(),
        time_percent: accommodation.map_or(100, |granted| granted.time_percent),
        accommodation: accommodation.map_or_else(String::new, |granted| granted.code.clone()),
        acknowledgements: inner.acknowledged.clone(),
        offset: inner.offset,
        user_agent: page::user_agent(),
    });
    page::persist_storage();
    keep_pack(app, &attempt_id);
    let (attempt, effects) = Attempt::start(assessment, plan, clock::now());
    app.enter(attempt, Vec::new());
    app.perform(effects);
    app.publish();
    show_test(app);
    app.tick();
}

fn keep_pack(app: App, attempt_id: &str) {
    let keeping = app.inner.with_value(|inner| {
        let kept = json::to_text(&crate::record::object([(
            "pack",
            inner.pack_text.as_str().into(),
        )]));
        Some(
            inner
                .store
                .as_ref()?
                .put(Table::Attempts, attempt_id, &kept),
        )
    });
    match keeping {
        None => app.unkept.set(true),
        Some(keeping) => spawn_local(async move {
            if keeping.await.is_err() {
                app.unkept.set(true);
            }
        }),
    }
}

/// What the person at the gate has to write: the first thing that candidates are asked for.
pub fn gate_asks(app: App) -> Option<usize> {
    app.inner.with_value(|inner| {
        let (attempt, ..) = inner.waiting.as_deref()?;
        attempt
            .plan
            .candidate
            .iter()
            .position(|told| told.as_ref().is_some_and(|told| !told.trim().is_empty()))
    })
}

/// When the attempt at the gate was started, in milliseconds since the epoch.
pub fn gate_started_ms(app: App) -> Option<i64> {
    app.inner.with_value(|inner| {
        inner
            .waiting
            .as_deref()
            .map(|(attempt, ..)| attempt.started_wall_ms)
    })
}

/// Lets the person at the gate in if what they wrote is what was told; says whether it is.
pub fn pass_gate(app: App, written: &str) -> bool {
    let asked = gate_asks(app);
    let waiting = app.inner.update_value(|inner| {
        let matches = inner.waiting.as_deref().is_some_and(|(attempt, ..)| {
            asked.is_none_or(|ask| {
                attempt.plan.candidate[ask]
                    .as_ref()
                    .is_some_and(|told| is_same(told, written, true))
            })
        });
        if matches { inner.waiting.take() } else { None }
    });
    let Some(waiting) = waiting else { return false };
    let (attempt, records, _) = *waiting;
    spawn_local(resume(app, attempt, records));
    true
}

/// The person at the gate is someone else: the attempt stays where it is, and they begin anew.
pub fn leave_gate(app: App) {
    app.inner.update_value(|inner| inner.waiting = None);
    page::session_remove(MARK);
    app.stage.set(Stage::Welcome);
}

/// Asks the host for its time before the start, so that a change of the clock can be told later.
pub async fn calibrate(app: App) -> Option<i64> {
    let offset = http::host_time().await?.offset();
    app.inner.update_value(|inner| inner.offset = Some(offset));
    Some(offset.middle_ms())
}

/// Loads the pack again after it failed.
pub fn try_again(app: App) {
    app.stage.set(Stage::Loading);
    spawn_local(load::load(app));
}
