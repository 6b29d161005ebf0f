//! The focus after a step.

use assay_web::browser::{clock, page};
use wasm_bindgen_futures::spawn_local;

/// Moves the focus to an element as soon as it is on screen: what a handler changes is shown only after it has ended.
pub fn focus_later(id: impl Into<String>) {
    let id = id.into();
    spawn_local(async move {
        if !page::focus_id(&id) {
            clock::sleep(0).await;
            page::focus_id(&id);
        }
    });
}
