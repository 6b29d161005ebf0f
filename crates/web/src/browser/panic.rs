//! The message of a panic, for the page. The panic itself traps, which tells nothing.

use super::js::call;

/// From now on the page is handed what a panic says and where it happened, before the trap.
pub fn tell_page() {
    std::panic::set_hook(Box::new(|panic| {
        let _ = call(
            &js_sys::global(),
            "assayPanicked",
            &[&panic.to_string().into()],
        );
    }));
}
