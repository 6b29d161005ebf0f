//! From a page that was just opened to the attempt that belongs on it: a new one, one to resume,
//! one to finish for somebody else.

use crate::app::{App, DATABASE, RECEIPT, Stage};
use crate::session::entry::{leave_welcome, welcome};
use crate::session::kept_here::{KeptHere, MARK};
use crate::session::load;
use assay_core::document::Problems;
use assay_web::browser::page;
use assay_web::browser::store::Store;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

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
    } else if let Some(behind) = crate::session::door::rest(app).await {
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
            if let Some(behind) = crate::session::door::rest(app).await {
                (behind.look_for_earlier)(app, store, kept);
            }
        }
        None => leave_welcome(app, Stage::Check),
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

/// Loads the pack again after it failed.
pub fn try_again(app: App) {
    app.stage.set(Stage::Loading);
    spawn_local(crate::session::arrival::load(app));
}

/// Loads everything, and arrives at the screen that belongs on this page.
pub async fn load(app: App) {
    match load::config(app).await {
        Ok(config) => app.update_inner(|inner| inner.config = Some(config)),
        Err(problems) => {
            crate::session::arrival::break_off(app, problems).await;
            return;
        }
    }
    wasm_bindgen_futures::spawn_local(async move {
        if let Err(problems) = load::pack(app).await {
            // An attempt that is being resumed has its own content, and is not held up.
            if !app.is_running() {
                crate::session::arrival::break_off(app, problems).await;
            }
        }
    });
    crate::session::arrival::arrive(app).await;
}
