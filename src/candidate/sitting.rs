//! From a page that was just opened to the attempt that belongs on it: a new one, one to resume,
//! one to finish for somebody else.

use super::app::{App, DATABASE, Stage};
use super::{deliver, load, opening};
use crate::attempt::{HostSample, Offset, Plan};
use crate::browser::store::{Store, Table};
use crate::browser::{http, page};
use crate::config::ASKS;
use crate::limit;
use crate::scoring::text::is_same;
use wasm_bindgen_futures::spawn_local;

/// Under this name a tab remembers which attempt is its own.
pub const MARK: &str = "assay attempt";

/// A person is known by what the link says about them, or by what they told.
fn identity_in_link() -> Option<(String, [Option<String>; 3])> {
    let told: [Option<String>; 3] = std::array::from_fn(|ask| {
        let told = limit::cut(&page::query_parameter(ASKS[ask])?, limit::TOLD[ask]);
        (!told.trim().is_empty()).then_some(told)
    });
    let invitation = limit::naming(&page::query_parameter("invitation").unwrap_or_default());
    (!invitation.is_empty() || told.iter().any(Option::is_some)).then_some((invitation, told))
}

/// Whether an attempt can be told by the link to be this person's. `None`: the link does not say.
pub fn is_theirs(plan: &Plan) -> Option<bool> {
    let (invitation, told) = identity_in_link()?;
    let plan = plan.clone().bounded();
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
    let Some(store) = open().await else {
        welcome(app);
        return;
    };
    app.inner
        .update_value(|inner| inner.store = Some(store.clone()));
    let kept = store.all(Table::Attempts).await.unwrap_or_default();
    if kept.is_empty() && page::session_get(deliver::RECEIPT).is_none() {
        welcome(app);
    } else if load::rest(app).await {
        opening::take_up(app, store, kept);
    }
}

/// A tab that has a test under way waits longer for a slow disk; a welcome would be a shock there.
async fn open() -> Option<Store> {
    let tries = if page::session_get(MARK).is_some() {
        6
    } else {
        1
    };
    for _ in 0..tries {
        if let Ok(store) = Store::open(&page::own(DATABASE)).await {
            return Some(store);
        }
    }
    None
}

/// Shows the welcome screen, where nothing else is shown.
pub fn welcome(app: App) {
    if matches!(app.stage.get_untracked(), Stage::Loading) {
        app.stage.set(Stage::Welcome);
    }
}

/// What the person at the gate has to write: the first thing that candidates are asked for.
pub fn gate_asks(app: App) -> Option<usize> {
    app.inner.with_value(|inner| {
        let plan = &inner.waiting.as_deref()?.attempt.plan;
        plan.candidate
            .iter()
            .position(|told| told.as_ref().is_some_and(|told| !told.trim().is_empty()))
    })
}

/// When the attempt at the gate was started, in milliseconds since the epoch.
pub fn gate_started_ms(app: App) -> Option<i64> {
    app.inner.with_value(|inner| {
        let left = inner.waiting.as_deref()?;
        Some(left.attempt.started_wall_ms)
    })
}

/// Lets the person at the gate in if what they wrote is what was told; says whether it is.
pub fn pass_gate(app: App, written: &str) -> bool {
    let asked = gate_asks(app);
    let waiting = app.inner.update_value(|inner| {
        let matches = inner.waiting.as_deref().is_some_and(|left| {
            asked.is_none_or(|ask| {
                left.attempt.plan.candidate[ask]
                    .as_ref()
                    .is_some_and(|told| is_same(told, written, true))
            })
        });
        if matches { inner.waiting.take() } else { None }
    });
    let Some(waiting) = waiting else { return false };
    opening::resume(app, *waiting);
    true
}

/// The person at the gate is someone else: the attempt stays where it is, and they begin anew.
pub fn leave_gate(app: App) {
    app.inner.update_value(|inner| inner.waiting = None);
    page::session_remove(MARK);
    app.stage.set(Stage::Welcome);
}

/// Asks the host for its time before the start, so that a change of the clock can be told later. Returns how
/// far this machine's clock is ahead, in milliseconds; what the host tells after that makes it more exact.
pub async fn calibrate(app: App) -> Option<i64> {
    let told = http::host_time().await?;
    spawn_local(async move { keep_time(app, http::narrowed(told).await) });
    keep_time(app, told);
    told.offset(told.at).map(Offset::middle_ms)
}

fn keep_time(app: App, told: HostSample) {
    app.inner.update_value(|inner| inner.host = Some(told));
}

/// Loads the pack again after it failed.
pub fn try_again(app: App) {
    app.stage.set(Stage::Loading);
    spawn_local(load::load(app));
}
