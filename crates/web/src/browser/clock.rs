//! What time it is, what is to happen later, and chance.

use super::js::{deferred, window};
use assay_core::attempt::ClockSample;
use js_sys::{Date, Math};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

/// Reads both clocks, rounded down to milliseconds.
pub fn now() -> ClockSample {
    // Both are far below 2^53, so nothing is lost but the fraction.
    let wall = Date::now();
    let mono = window()
        .and_then(|window| window.performance())
        .map_or(wall, |performance| performance.now());
    ClockSample {
        wall_ms: wall.floor() as i64,
        mono_ms: mono.floor() as i64,
    }
}

/// Calls again and again until it is dropped.
#[must_use = "it stops when it is dropped"]
pub struct Ticker {
    handle: i32,
    _callback: Closure<dyn Fn()>,
}

/// Calls once, unless it is dropped before.
#[must_use = "it stops when it is dropped"]
pub struct Timer {
    handle: i32,
    _callback: Closure<dyn FnMut()>,
}

/// Calls back every so many milliseconds.
pub fn every(interval_ms: u32, callback: impl Fn() + 'static) -> Ticker {
    let callback = Closure::<dyn Fn()>::new(callback);
    let handle = window().and_then(|window| {
        let function = callback.as_ref().unchecked_ref();
        window
            .set_interval_with_callback_and_timeout_and_arguments_0(function, limited(interval_ms))
            .ok()
    });
    Ticker {
        // No timer has the handle 0, and clearing none does nothing.
        handle: handle.unwrap_or(0),
        _callback: callback,
    }
}

/// Calls back once, after so many milliseconds.
pub fn after(wait_ms: u32, callback: impl FnOnce() + 'static) -> Timer {
    let callback = Closure::once(callback);
    let handle = window().and_then(|window| {
        let function = callback.as_ref().unchecked_ref();
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(function, limited(wait_ms))
            .ok()
    });
    Timer {
        handle: handle.unwrap_or(0),
        _callback: callback,
    }
}

/// Waits so many milliseconds.
pub async fn sleep(wait_ms: u32) {
    let (woken, wake) = deferred();
    let set = window().map(|window| {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&wake, limited(wait_ms))
    });
    if let Some(Ok(_)) = set {
        let _ = JsFuture::from(woken).await;
    }
}

/// Browsers take a wait beyond this for none at all.
fn limited(wait_ms: u32) -> i32 {
    i32::try_from(wait_ms).unwrap_or(i32::MAX)
}

impl Drop for Ticker {
    fn drop(&mut self) {
        if let Some(window) = window() {
            window.clear_interval_with_handle(self.handle);
        }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = window() {
            window.clear_timeout_with_handle(self.handle);
        }
    }
}

/// A random (version 4) UUID in its usual form.
///
/// Not `crypto.randomUUID`, which browsers keep from pages on plain http.
pub fn uuid_v4() -> String {
    let uuid = uuid::Builder::from_random_bytes(random()).into_uuid();
    uuid.to_string()
}

/// 32 random bits.
pub fn random_u32() -> u32 {
    u32::from_le_bytes(random())
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let filled = window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // Weaker chance is better than the same identifier for everybody.
        bytes = std::array::from_fn(|_| (Math::random() * 256.0) as u8);
    }
    bytes
}
