//! The content of a page without an attempt: loaded when it opens, and again when somebody asks.

use crate::app::{App, ReadPack};
use crate::session::load;
use crate::session::pack::read_pack;
use assay_core::document::Problems;
use assay_web::browser::page;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Whether somebody asked to try again. The button for it goes, so the heading of what comes takes the focus. Part of the
/// context of a page without an attempt.
#[derive(Clone, Copy)]
pub struct TriedAgain(StoredValue<bool>);

impl Default for TriedAgain {
    fn default() -> Self {
        Self(StoredValue::new(false))
    }
}

impl TriedAgain {
    /// Notes that somebody asked.
    pub fn note(self) {
        self.0.set_value(true);
    }

    /// Moves the focus to the heading once something with one has come, where somebody asked.
    pub fn settle(self) {
        if self.0.try_get_value() == Some(true) {
            spawn_local(async move {
                if page::focus_heading() {
                    self.0.try_set_value(false);
                }
            });
        }
    }
}

/// Loads configuration and pack; returns what is wrong with them, and what loads them again.
pub fn load_content(app: App) -> (RwSignal<Option<Problems>>, Callback<()>) {
    let problems = RwSignal::new(None);
    let tried_again = use_context::<TriedAgain>().unwrap_or_default();
    let fetch = move || {
        problems.set(None);
        spawn_local(async move {
            if let Err(found) = load(app).await {
                problems.set(Some(found));
            }
            tried_again.settle();
        });
    };
    fetch();
    let on_try_again = Callback::new(move |()| {
        tried_again.note();
        fetch();
    });
    (problems, on_try_again)
}

async fn load(app: App) -> Result<(), Problems> {
    app.config.set(Some(load::config(app).await?));
    load::pack(app, async { Ok(read_pack as ReadPack) }).await
}
