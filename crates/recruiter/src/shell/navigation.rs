//! Work that the router leaves when the screen changes: the focus, and an entry of the history that it may miss.

use crate::heading;
use crate::routes::{self, Screen};
use assay_web::browser::page;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Gives the page the address of a screen where it was opened at its folder, by its former name `recruiter.html`, or
/// at an address of an earlier version, which had the screen behind `#`.
pub fn replace_former_address() {
    let file = page::path();
    let file = file.strip_prefix(&routes::base()).unwrap_or(&file);
    if matches!(file, "" | "/" | "/index.html" | "/recruiter.html") {
        page::replace_address(&routes::from_fragment(&page::fragment()));
    }
}

/// Moves the focus to the heading whenever the screen changes. On the first screen nothing is moved.
///
/// A link begins the new screen at its top, which the router sees to. After Back and Forward the browser puts the page
/// where it was, so the focus must not scroll.
pub fn follow_navigation() {
    heading::provide_read_from();
    let location = use_location();
    Effect::new(move |before: Option<()>| {
        let (path, query) = (location.pathname.get(), location.search.get());
        if before.is_some() {
            // A screen that stays, for another candidate for instance, keeps its heading.
            request_animation_frame(move || {
                keep_in_history(&path, &query);
                page::focus_heading_in_place();
            });
        }
    });
}

/// After Back and Forward, the router may take a link for the address that is on top of the history already, and adds
/// no entry (`BrowserUrl::complete_navigation` in leptos_router 0.8). The entry is added here.
fn keep_in_history(path: &str, query: &str) {
    let address = routes::path_and_query(path, query);
    if Screen::at(path.strip_prefix(&routes::base()).unwrap_or(path)).is_some()
        && page::path_and_query() != address
    {
        page::push_address(&address);
    }
}
