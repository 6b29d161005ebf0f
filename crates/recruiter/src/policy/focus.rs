//! The focus after a step.

use assay_web::browser::clock::sleep;
use assay_web::browser::page;
use wasm_bindgen_futures::spawn_local;

/// Moves the focus to an element that may be on screen only after the handler has ended.
pub fn focus_later(id: String) {
    spawn_local(async move {
        sleep(0).await;
        page::focus_id(&id);
    });
}
