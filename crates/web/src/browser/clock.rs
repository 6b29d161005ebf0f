//! Both clocks, timers, and chance.

use super::js::window;
use assay_core::attempt::ClockSample;
use gloo_timers::callback::{Interval, Timeout};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Date, Math};

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
pub type Ticker = Interval;

/// Calls once, unless it is dropped before.
pub type Timer = Timeout;

/// Calls back every so many milliseconds.
pub fn every(interval_ms: u32, callback: impl Fn() + 'static) -> Ticker {
    Interval::new(limited(interval_ms), callback)
}

/// Calls back once, after so many milliseconds.
pub fn after(wait_ms: u32, callback: impl FnOnce() + 'static) -> Timer {
    Timeout::new(limited(wait_ms), callback)
}

/// Waits so many milliseconds.
pub async fn sleep(wait_ms: u32) {
    TimeoutFuture::new(limited(wait_ms)).await;
}

/// Browsers take a wait beyond this for none at all.
fn limited(wait_ms: u32) -> u32 {
    wait_ms.min(i32::MAX.unsigned_abs())
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

/// 128 random bits, for a code that is handed out.
pub fn random_code() -> [u8; 16] {
    random()
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
