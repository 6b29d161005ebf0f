//! The place of an app on the page.

use crate::browser::arming::PageArming;
use crate::browser::{panic, screen};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Puts a view in the place of the static shell, where it stays for as long as the page.
pub fn mounted<V: IntoView + 'static>(make: impl FnOnce() -> V + 'static) {
    panic::tell_page();
    if let Some(shell) = screen::take_shell() {
        let watched = move || {
            provide_context(PageArming::watch());
            make()
        };
        mount_to(shell.unchecked_into(), watched).forget();
    }
}
