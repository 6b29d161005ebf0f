//! The way from a page that was just opened to the attempt that belongs on it: a new one, one to resume,
//! one to finish for somebody else.

use crate::admission::Admission;
use crate::app::{App, DATABASE, Introduction, RECEIPT, Stage};
use crate::session::door;
use crate::session::entry::{leave_welcome, welcome};
use crate::session::kept_here::{KeptHere, MARK};
use crate::session::load;
use crate::time_grant;
use assay_core::attempt::{Acknowledgement, Identity};
use assay_core::digest::sha256_hex;
use assay_core::document::Problems;
use assay_web::browser::store::Store;
use assay_web::browser::{clock, page};
use assay_web::tr;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Opens the store, and shows the screen that belongs on this page.
pub async fn arrive(app: App) {
    // Before anything of an attempt is shown: an invitation says whose it is.
    if app.reads_invitations() {
        match door::rest(app).await {
            Some(behind) => (behind.admit)(app),
            None => return,
        }
    }
    let carries_time = page::fragment_parameter(time_grant::PARAMETER).is_some();
    let Some(store) = open().await else {
        welcome(app);
        if carries_time && let Some(behind) = door::rest(app).await {
            (behind.refuse_time)(app);
        }
        return;
    };
    app.update_inner(|inner| inner.store = Some(store.clone()));
    let kept = KeptHere::of(&store).await;
    let keeps_running = kept.runs();
    app.update_inner(|inner| inner.keeps_running = keeps_running);
    if kept.is_empty() && page::session_get(RECEIPT).is_none() && !carries_time {
        welcome(app);
    } else if let Some(behind) = door::rest(app).await {
        (behind.take_up)(app, store, kept);
    }
}

/// Shows that something is missing, and that an attempt that runs in this browser goes on.
pub async fn break_off(app: App, problems: Problems) {
    let store = match app.store() {
        Some(store) => Some(store),
        None => Store::open(&page::own(DATABASE)).await.ok(),
    };
    if let Some(store) = store {
        let keeps_running = KeptHere::of(&store).await.runs();
        app.update_inner(|inner| inner.keeps_running = keeps_running);
    }
    let keeps_running = app.with_inner(|inner| inner.keeps_running);
    app.stage.set(Stage::Broken {
        problems,
        keeps_running,
    });
}

/// Goes on from the welcome screen to the check, unless this person has begun an attempt in this browser before. The
/// acknowledgement is recorded by the digest of its words.
pub async fn go_on(app: App, mut identity: Identity) {
    let reference = |it: &Admission| it.invited.reference.clone();
    let invited = app.admission.get_untracked();
    if let Some(reference) = invited.as_deref().and_then(reference) {
        identity.reference = Some(reference);
    }
    let rules = tr!(app.locale(), welcome.acknowledge);
    let acknowledgement = Acknowledgement {
        id: "rules".into(),
        text_sha256: sha256_hex(rules.as_bytes()),
        wall_ms: clock::now().wall_ms,
    };
    app.update_inner(|inner| {
        inner.introduction = Some(Introduction {
            identity,
            acknowledgement,
        });
    });
    let kept = match app.store() {
        Some(store) => Some((KeptHere::of(&store).await, store)),
        None => None,
    };
    match kept.filter(|(kept, _)| !kept.is_empty()) {
        Some((kept, store)) => {
            if let Some(behind) = door::rest(app).await {
                (behind.look_for_earlier)(app, store, kept);
            }
        }
        None => leave_welcome(app, Stage::Check(Vec::new())),
    }
}

/// Opens the store. A tab that has a test under way tries longer on a slow disk: without the store it would show the
/// welcome screen, as if the test were gone.
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
    spawn_local(load(app));
}

/// Loads everything, and arrives at the screen that belongs on this page.
pub async fn load(app: App) {
    match load::config(app).await {
        Ok(config) => app.config.set(Some(config)),
        Err(problems) => {
            break_off(app, problems).await;
            return;
        }
    }
    spawn_local(async move {
        if let Err(problems) = load::pack(app, door::pack_reader(app)).await {
            // An attempt that is being resumed has its own content, and is not held up.
            let is_running = app.with_attempt(|attempt| attempt.seal.is_none());
            if is_running != Some(true) {
                break_off(app, problems).await;
            }
        } else if app.reads_invitations()
            && let Some(behind) = app.with_inner(|inner| inner.behind_door)
        {
            // The invitation may be for other content than the site has.
            (behind.admit)(app);
        }
    });
    arrive(app).await;
}
