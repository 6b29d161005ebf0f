//! Keeps what has just opened from being answered by the act that opened it. The rule is in [`assay_core::arming`].

use super::js::{document, get, window};
use super::{clock, rect};
use assay_core::arming::{self, Arming};
use assay_core::space::Rect;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event};

thread_local! {
    static ARMING: Cell<Arming> = Cell::default();
    static OPENER: Cell<Rect> = Cell::default();
    static TIMER: Cell<Option<clock::Timer>> = Cell::default();
}

/// The events that an act consists of.
const KINDS: [&str; 8] = [
    "pointerdown",
    "mousedown",
    "pointerup",
    "pointercancel",
    "keydown",
    "keyup",
    "click",
    "blur",
];

/// What a key activates that is pressed on it.
const ACTS: &str = "button, a[href], summary, input";

fn change<R>(act: impl FnOnce(&mut Arming, i64) -> R) -> R {
    change_at(clock::now().mono_ms, act)
}

fn change_at<R>(at_ms: i64, act: impl FnOnce(&mut Arming, i64) -> R) -> R {
    ARMING.with(|cell| {
        let mut arming = cell.get();
        let result = act(&mut arming, at_ms);
        cell.set(arming);
        result
    })
}

/// When the hand did it, by the page's clock.
fn done_ms(event: &Event) -> i64 {
    arming::done_ms(clock::now().mono_ms, event.time_stamp().floor() as i64)
}

/// Something opened, or closed and gave back what lay beneath: for a moment nothing can be done to it.
pub fn opened() {
    change(Arming::opened);
    rest();
}

/// Where that lay which was activated last.
pub fn opener() -> Rect {
    OPENER.get()
}

/// Watches every act on the page, for as long as the page is there.
pub fn watch() {
    let Some(window) = window() else { return };
    let callback = Closure::<dyn Fn(Event)>::new(|event: Event| {
        // What a script does is nobody's act.
        if event.is_trusted() && !may_go_on(&event) {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    });
    let function = callback.as_ref().unchecked_ref();
    for kind in KINDS {
        // Before anything on the page hears of it.
        let _ = window.add_event_listener_with_callback_and_bool(kind, function, true);
    }
    callback.forget();
}

fn may_go_on(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    match event.type_().as_str() {
        // What comes of a press is stopped, not the press: the page can still be moved, and text be selected.
        "pointerdown" => {
            change_at(done_ms(event), Arming::pressed);
            true
        }
        // The focus stays where it was put. A field may be gone to: that answers nothing.
        "mousedown" => {
            change_at(done_ms(event), |arming, at_ms| arming.may_focus(at_ms))
                || target.is_none_or(|at| is_field(&at))
        }
        "pointerup" | "pointercancel" => released(),
        "keydown" => target.is_none_or(|at| key_may_go_on(event, &at)),
        "keyup" => !is_key(event) || released(),
        "click" => {
            let counts = change_at(done_ms(event), Arming::activated);
            if let Some(at) = target.filter(|_| counts) {
                let whole = at.closest("button, a").ok().flatten().unwrap_or(at);
                OPENER.set(rect::rect_of(&whole));
            }
            counts
        }
        // Keys that are let go elsewhere are not heard of. Elements lose the focus too.
        _ => target.is_some() || released(),
    }
}

fn released() -> bool {
    if change(Arming::released) {
        rest();
    }
    true
}

/// Whether a key activates what has the focus.
fn is_key(event: &Event) -> bool {
    matches!(
        get(event, "key").as_string().as_deref(),
        Some("Enter" | " ")
    )
}

fn key_may_go_on(event: &Event, target: &Element) -> bool {
    let types = is_field(target) && get(event, "key") == " ";
    if !is_key(event) || types || !target.matches(ACTS).unwrap_or(false) {
        return true;
    }
    if get(event, "repeat").is_truthy() {
        change_at(done_ms(event), Arming::repeated);
        return false;
    }
    change_at(done_ms(event), Arming::pressed)
}

/// Whether somebody writes or chooses in it, so that keys are text.
fn is_field(target: &Element) -> bool {
    let kind = get(target, "type").as_string().unwrap_or_default();
    let is_mark = matches!(
        kind.as_str(),
        "radio" | "checkbox" | "button" | "submit" | "file"
    );
    match target.tag_name().as_str() {
        "INPUT" => !is_mark,
        "TEXTAREA" | "SELECT" => true,
        _ => false,
    }
}

/// Until acts count, the page does not look as if it could be pressed. Where the program falls over meanwhile, `boot.js`
/// ends that.
fn rest() {
    let body = document().and_then(|document| document.body());
    let Some(body) = body else { return };
    let left_ms = change(|arming, now_ms| arming.left_ms(now_ms));
    if left_ms > 0 {
        let _ = body.style().set_property("pointer-events", "none");
        let wait_ms = u32::try_from(left_ms).unwrap_or_default();
        TIMER.set(Some(clock::after(wait_ms, rest)));
    } else {
        let _ = body.style().remove_property("pointer-events");
    }
}
