//! Whether a part that opens and closes is open.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Returns whether the element that tells of having opened or closed is open.
pub fn is_open(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.has_attribute("open"))
}
