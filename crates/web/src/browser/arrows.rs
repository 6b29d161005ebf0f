//! Arrow keys in tables of choices: they move the way they point, and moving is not answering.

use super::js::{document, get};
use super::rect::rect_of;
use assay_core::space::{Rect, Way, neighbor};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// The selector of choices that are not barred.
const CHOICES: &str = "input:is([type=radio], [type=checkbox]):not(:disabled)";

/// Deals with a key that is pressed in a table of choices: an arrow moves the focus, Enter chooses as Space does.
pub fn walk(event: &Event) {
    let is = |name: &str| get(event, name).is_truthy();
    if is("ctrlKey") || is("altKey") || is("metaKey") || is("shiftKey") {
        return;
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let Some(here) = target.filter(|here| here.matches(CHOICES).unwrap_or(false)) else {
        return;
    };
    let key = get(event, "key").as_string().unwrap_or_default();
    if key == "Enter" {
        event.prevent_default();
        here.click();
    } else if let Some(way) = Way::of_key(&key) {
        // Browsers would choose what they move to.
        event.prevent_default();
        step(event, &here, way);
    }
}

fn step(event: &Event, here: &Element, way: Way) {
    let table = event
        .current_target()
        .and_then(|table| table.dyn_into::<Element>().ok());
    let Some(table) = table.or_else(|| document()?.document_element()) else {
        return;
    };
    let choices = all(&table);
    let places: Vec<Rect> = choices.iter().map(|choice| rect_of(choice)).collect();
    let next = neighbor(rect_of(here), &places, way).and_then(|at| choices.get(at));
    if let Some(next) = next {
        let _ = next.focus();
    }
}

fn all(table: &Element) -> Vec<HtmlElement> {
    let found = table.query_selector_all(CHOICES);
    let Ok(list) = found else { return Vec::new() };
    (0..list.length())
        .filter_map(|at| list.item(at)?.dyn_into().ok())
        .collect()
}
