//! The steps before the test: the welcome screen, the check, the host's time.

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
    app.stage.set(Stage::Welcome);
}

/// Shows the welcome screen, where nothing else is shown.
pub fn welcome(app: App) {
    if matches!(app.stage.get_untracked(), Stage::Loading) {
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
