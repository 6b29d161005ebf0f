//! Keeps what has just opened from being answered by the press that opened it. The rule is in [`assay_core::arming`].

use super::clock::{self, Timer};
use super::js::{document, get, window};
use super::listen::{Listener, listen_first};
use super::rect;
use assay_core::arming::{self, Arming};
use assay_core::space::Rect;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The events that a press consists of.
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

/// The selector of what a key activates that is pressed on it.
const ACTS: &str = "button, a[href], summary, input";

/// The state of presses on the page. A handle, copied freely; the page's root provides it as context.
#[derive(Clone, Copy)]
pub struct PageArming(StoredValue<Watch, LocalStorage>);

#[derive(Default)]
struct Watch {
    arming: Arming,
    /// The place of what was activated last.
    opener: Rect,
    timer: Option<Timer>,
    listener: Option<Listener>,
}

impl PageArming {
    /// Watches every press on the page, for as long as its owner lives.
    pub fn watch() -> Self {
        let page = Self(StoredValue::new_local(Watch::default()));
        // Before anything on the page hears of it.
        let listener = listen_first(window().map(Into::into), &KINDS, move |event| {
            // What a script does is nobody's press.
            if event.is_trusted() && !page.may_go_on(&event) {
                event.prevent_default();
                event.stop_immediate_propagation();
            }
        });
        page.update(|watch| watch.listener = Some(listener));
        page
    }

    /// Returns the arming of the page that a component stands on. Outside of a page nothing is watched.
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| Self(StoredValue::new_local(Watch::default())))
    }

    /// Something opened, or closed and gave back what lay beneath: for a moment nothing can be done to it.
    pub fn opened(self) {
        self.change(Arming::opened);
        self.rest();
    }

    /// Returns the place of what was activated last.
    pub fn opener(self) -> Rect {
        self.0
            .try_with_value(|watch| watch.opener)
            .unwrap_or_default()
    }

    fn update(self, change: impl FnOnce(&mut Watch)) {
        // Once its owner is gone there is nothing to watch.
        self.0.try_update_value(change);
    }

    fn change<R: Default>(self, apply: impl FnOnce(&mut Arming, i64) -> R) -> R {
        self.change_at(clock::now().mono_ms, apply)
    }

    fn change_at<R: Default>(self, at_ms: i64, apply: impl FnOnce(&mut Arming, i64) -> R) -> R {
        self.0
            .try_update_value(|watch| apply(&mut watch.arming, at_ms))
            .unwrap_or_default()
    }

    fn may_go_on(self, event: &Event) -> bool {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        match event.type_().as_str() {
            // What comes of a press is stopped, not the press: the page can still be moved, and text be selected.
            "pointerdown" => {
                self.change_at(done_ms(event), Arming::pressed);
                true
            }
            // The focus stays where it was put. A field may be gone to: that answers nothing.
            "mousedown" => {
                self.change_at(done_ms(event), |arming, at_ms| arming.may_focus(at_ms))
                    || target.is_none_or(|at| is_field(&at))
            }
            "pointerup" | "pointercancel" => self.released(),
            "keydown" => target.is_none_or(|at| self.key_may_go_on(event, &at)),
            "keyup" => !is_key(event) || self.released(),
            "click" => {
                let counts = self.change_at(done_ms(event), Arming::activated);
                if let Some(at) = target.filter(|_| counts) {
                    let whole = at.closest("button, a").ok().flatten().unwrap_or(at);
                    self.update(|watch| watch.opener = rect::rect_of(&whole));
                }
                counts
            }
            // Keys that are let go elsewhere are not heard of. Elements lose the focus too.
            _ => target.is_some() || self.released(),
        }
    }

    fn released(self) -> bool {
        if self.change(Arming::released) {
            self.rest();
        }
        true
    }

    fn key_may_go_on(self, event: &Event, target: &Element) -> bool {
        let types = is_field(target) && get(event, "key") == " ";
        if !is_key(event) || types || !target.matches(ACTS).unwrap_or(false) {
            return true;
        }
        if get(event, "repeat").is_truthy() {
            self.change_at(done_ms(event), Arming::repeated);
            return false;
        }
        self.change_at(done_ms(event), Arming::pressed)
    }

    /// Until presses count, the page does not look as if it could be pressed. Where the program falls over meanwhile,
    /// `boot.js` ends that.
    fn rest(self) {
        let body = document().and_then(|document| document.body());
        let Some(body) = body else { return };
        let left_ms = self.change(|arming, now_ms| arming.left_ms(now_ms));
        if left_ms > 0 {
            let _ = body.style().set_property("pointer-events", "none");
            let wait_ms = u32::try_from(left_ms).unwrap_or_default();
            let timer = clock::after(wait_ms, move || self.rest());
            self.update(|watch| watch.timer = Some(timer));
        } else {
            let _ = body.style().remove_property("pointer-events");
        }
    }
}

/// Returns when the event happened, by the page's clock.
fn done_ms(event: &Event) -> i64 {
    arming::done_ms(clock::now().mono_ms, event.time_stamp().floor() as i64)
}

/// Returns whether a key activates what has the focus.
fn is_key(event: &Event) -> bool {
    matches!(
        get(event, "key").as_string().as_deref(),
        Some("Enter" | " ")
    )
}

/// Returns whether somebody writes or chooses in it, so that keys are text.
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
