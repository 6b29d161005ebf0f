//! From a page that was just opened to the attempt that belongs on it: a new one, one to resume,
//! one to finish for somebody else.

use crate::app::{App, DATABASE, RECEIPT, Stage};
use crate::session::load;
use crate::session::opening;
use assay_core::attempt::{HostSample, Offset};
use assay_core::config::ASKS;
use assay_core::json::Problems;
use assay_core::limit;
use assay_web::browser::store::{Store, Table};
use assay_web::browser::{http, page};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Under this name a tab remembers which attempt is its own.
pub const MARK: &str = "assay attempt";

/// What the link says about the person: the invitation, and what they were to tell.
pub fn link() -> (String, [Option<String>; 3]) {
    let invitation = limit::naming(&page::query_parameter("invitation").unwrap_or_default());
    let told = std::array::from_fn(|ask| {
        let told = page::query_parameter(ASKS[ask])?;
        Some(limit::cut(&told, limit::TOLD[ask]))
    });
    (invitation, told)
}

/// What a browser keeps: attempts by what they started from, and what was sealed, each by its identifier.
pub struct KeptHere {
    /// What attempts started from.
    pub attempts: Vec<(String, String)>,
    /// Sealed bundles, and traces of those that are erased.
    pub sealed: Vec<(String, String)>,
}

impl KeptHere {
    async fn of(store: &Store) -> Self {
        Self {
            attempts: store.all(Table::Attempts).await.unwrap_or_default(),
            sealed: store.all(Table::Outbox).await.unwrap_or_default(),
        }
    }

    fn is_empty(&self) -> bool {
        self.attempts.is_empty() && self.sealed.is_empty()
    }

    /// Whether an attempt is among it that is not sealed.
    fn runs(&self) -> bool {
        let is_sealed = |id: &str| self.sealed.iter().any(|(sealed, _)| sealed == id);
        self.attempts.iter().any(|(id, _)| !is_sealed(id))
    }
}

/// Opens the store, and finds out what this page is for.
pub async fn arrive(app: App) {
    let Some(store) = open().await else {
        welcome(app);
        return;
    };
    app.update_inner(|inner| inner.store = Some(store.clone()));
    let kept = KeptHere::of(&store).await;
    let keeps_running = kept.runs();
    app.update_inner(|inner| inner.keeps_running = keeps_running);
    if kept.is_empty() && page::session_get(RECEIPT).is_none() {
        welcome(app);
    } else if let Some(behind) = load::rest(app).await {
        (behind.take_up)(app, store, kept);
    }
}

/// Something is missing: says so, and of an attempt that runs in this browser that it goes on.
pub async fn break_off(app: App, problems: Problems) {
    let store = match app.store() {
        Some(store) => Some(store),
        None => Store::open(&page::own(DATABASE)).await.ok(),
    };
    if let Some(store) = store {
        let keeps_running = KeptHere::of(&store).await.runs();
        app.update_inner(|inner| inner.keeps_running = keeps_running);
    }
    app.stage.set(Stage::Broken(problems));
}

/// From the welcome screen to the check, unless this person has begun an attempt in this browser before.
pub async fn go_on(app: App) {
    app.update_inner(|inner| inner.earlier = Vec::new());
    let kept = match app.store() {
        Some(store) => Some((KeptHere::of(&store).await, store)),
        None => None,
    };
    match kept.filter(|(kept, _)| !kept.is_empty()) {
        Some((kept, store)) => {
            if let Some(behind) = load::rest(app).await {
                (behind.look_for_earlier)(app, store, kept);
            }
        }
        None => leave_welcome(app, Stage::Check),
    }
}

/// Goes on from the welcome screen, in a way that Back leads to it again.
pub fn leave_welcome(app: App, stage: Stage) {
    if app.stage.get_untracked() == Stage::Welcome {
        page::push_state("check");
        app.stage.set(stage);
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

/// Lets the person at the gate in if what they wrote is what was told; says whether it is.
pub fn pass_gate(app: App, written: &str) -> bool {
    let found = app.inner.with_value(|inner| {
        let asked = inner.gate.first()?.trace.asks();
        let mut known = inner.gate.iter();
        let theirs = known.find(|known| asked.is_none_or(|ask| known.trace.is_told(ask, written)));
        theirs.map(|known| String::from(known.id()))
    });
    let Some(id) = found else { return false };
    opening::show_own(app, id);
    true
}

/// The person at the gate is someone else: the attempt stays where it is, and they begin anew.
pub fn leave_gate(app: App) {
    app.erased.set(false);
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
    app.update_inner(|inner| inner.host = Some(told));
}

/// Loads the pack again after it failed.
pub fn try_again(app: App) {
    app.stage.set(Stage::Loading);
    spawn_local(load::load(app));
}
