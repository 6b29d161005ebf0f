//! The steps before the test: the welcome screen, the check, the host's time.

use crate::admission::Refusal;
use crate::app::{App, Stage};
use assay_core::attempt::{HostSample, Offset};
use assay_web::browser::{http, page};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Goes on from the welcome screen, in a way that Back leads to it again.
pub fn leave_welcome(app: App, stage: Stage) {
    if app.stage.get_untracked() == Stage::Welcome {
        page::push_state("check");
        app.stage.set(stage);
    }
}

/// Goes back to the welcome screen from what follows it.
pub fn back_to_welcome(app: App) {
    page::replace_state("");
    show_welcome(app);
}

/// Shows the welcome screen, where nothing else is shown. Nobody is turned away for a clock that is wrong: the host is
/// asked first.
pub fn welcome(app: App) {
    if !matches!(app.stage.get_untracked(), Stage::Loading) {
        return;
    }
    let is_about_time =
        |refusal: &Option<Refusal>| refusal.as_ref().is_some_and(Refusal::is_about_time);
    let behind = app.with_inner(|inner| inner.behind_door);
    match behind.filter(|_| app.refusal.with_untracked(is_about_time)) {
        None => show_welcome(app),
        Some(behind) => spawn_local(async move {
            calibrate(app).await;
            (behind.admit)(app);
            show_welcome(app);
        }),
    }
}

/// Shows the welcome screen; the practice to those who are invited to nothing else; or why nobody begins with this link.
pub fn show_welcome(app: App) {
    if let Some(refusal) = app.refusal.get_untracked() {
        app.stage.set(Stage::Uninvited(refusal));
    } else if app
        .admission
        .with_untracked(|it| it.as_ref().is_some_and(|it| it.is_practice_only))
    {
        page::go_to(if untrack(|| app.is_narrative()) {
            "?practice&narrative"
        } else {
            "?practice"
        });
    } else {
        app.stage.set(Stage::Welcome);
    }
}

/// Asks the host for its time before the start, so that a change of the clock can be recognized later. Returns the
/// bounds on how far this machine's clock is ahead of it; its later replies narrow them for the attempt.
pub async fn calibrate(app: App) -> Option<Offset> {
    let sample = http::host_time().await?;
    spawn_local(async move { keep_time(app, http::narrowed(sample).await) });
    keep_time(app, sample);
    sample.offset(sample.at)
}

fn keep_time(app: App, sample: HostSample) {
    app.update_inner(|inner| inner.host = Some(sample));
}
