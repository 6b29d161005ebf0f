//! Work that keeps the page from answering for seconds.

use super::held::KeyRing;
use assay_web::browser::clock;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The time that the browser gets to show that the page is at work, in milliseconds: a few frames.
const PAINT_MS: u32 = 100;

/// Says that the page is at work, lets the browser show it, and does the work. While work is under way nothing is begun.
pub fn at_work(ring: KeyRing, work: impl FnOnce() + 'static) {
    if ring.is_working.get_untracked() {
        return;
    }
    ring.is_working.set(true);
    spawn_local(async move {
        clock::sleep(PAINT_MS).await;
        work();
        ring.is_working.set(false);
    });
}
