//! Shows the running test.

use crate::app::{App, Stage};
use crate::session::controller;
use assay_web::browser::{page, screen};
use leptos::prelude::*;

/// Shows the test, with a history that Back cannot lead out of.
pub fn show_test(app: App) {
    if !page_is_in_test()
        && let Some(place) = app.with_attempt(|attempt| attempt.place)
    {
        page::replace_state("before");
        page::push_state(&controller::state_of(place));
    }
    app.stage.set(Stage::Test);
}

fn page_is_in_test() -> bool {
    screen::history_state().is_some_and(|state| state.starts_with("item ") || state == "review")
}
