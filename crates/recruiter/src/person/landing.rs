//! Landing on the very thing that a link is about, below the heading of a candidate's page.

use assay_web::browser::page;
use leptos::prelude::*;

/// Moves the focus to an element once the screen is there. Reading begins at the heading in the next frame (see
/// [`crate::heading`]), so this waits for the one after it.
pub fn land_on(id: String) {
    request_animation_frame(move || {
        request_animation_frame(move || {
            page::focus_id(&id);
        });
    });
}
