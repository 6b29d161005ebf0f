//! The content of a page without an attempt: loaded when it opens, and again when somebody asks.

use crate::app::{App, ReadPack};
use crate::session::load;
use crate::session::pack::read_pack;
use assay_core::document::Problems;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Loads configuration and pack; returns what is wrong with them, and what loads them again.
pub fn load_content(app: App) -> (RwSignal<Option<Problems>>, Callback<()>) {
    let problems = RwSignal::new(None);
    let fetch = move || {
        problems.set(None);
        spawn_local(async move {
            if let Err(found) = load(app).await {
                problems.set(Some(found));
            }
        });
    };
    fetch();
    (problems, Callback::new(move |()| fetch()))
}

async fn load(app: App) -> Result<(), Problems> {
    app.config.set(Some(load::config(app).await?));
    load::pack(app, async { Ok(read_pack as ReadPack) }).await
}
