//! The focus after a step.

use assay_web::browser::{clock, page};
use leptos::prelude::request_animation_frame;
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

/// Moves the focus to an element once the dialog that is open has closed: until then nothing beside it can have it.
pub fn focus_after_dialog(id: &'static str) {
    spawn_local(async move {
        clock::sleep(0).await;
        if !page::focus_id(id) {
            page::focus_heading();
        }
    });
}

/// Moves the focus to an element once the screen is there. Reading begins at the heading in the next frame (see
/// [`crate::heading`]), so this waits for the one after it.
pub fn land_on(id: String) {
    request_animation_frame(move || {
        request_animation_frame(move || {
            page::focus_id(&id);
        });
    });
}
