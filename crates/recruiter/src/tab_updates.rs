//! Taking in what other pages of this browser do.

use crate::workspace::Workspace;
use crate::{restoring, tabs};
use assay_web::browser::clock;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// What is done to many candidates at once is taken in at once, after so many milliseconds.
const TOGETHER_MS: u32 = 50;

/// Hears what other pages do, for as long as this one is open.
pub fn follow_tabs(workspace: Workspace) {
    // What was heard and is not taken in yet.
    let heard = StoredValue::new(Vec::new());
    tabs::listen(workspace, move |news| {
        heard.update_value(|heard| heard.push(news));
        if heard.with_value(Vec::len) == 1 {
            spawn_local(async move {
                clock::sleep(TOGETHER_MS).await;
                let news = heard.try_update_value(std::mem::take);
                restoring::take_in(workspace, news.unwrap_or_default()).await;
            });
        }
    });
}
