//! The few steps that every adapter takes between Rust and JavaScript.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Window};

/// The window; none outside a page.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// A property; undefined where there is none, or nothing that could have one.
pub fn get(target: &JsValue, name: &str) -> JsValue {
    Reflect::get(target, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Calls a method by name, for what `web-sys` does not offer or old browsers may lack.
pub fn call(target: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(target, name).dyn_into()?;
    let list = Array::new();
    for argument in arguments {
        list.push(argument);
    }
    method.apply(target, &list)
}

/// A plain object, for options.
pub fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // A fresh object takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// A promise, and the function that fulfills it. Browsers can call that function as an event
/// handler, so that waiting for an event needs no Rust closure.
pub fn deferred() -> (Promise, Function) {
    let mut slot = JsValue::UNDEFINED;
    let promise = Promise::new(&mut |fulfill, _| slot = fulfill.into());
    (promise, slot.unchecked_into())
}

/// Calls a function that has nothing to return and does not throw.
pub fn fire(function: &Function, argument: &JsValue) {
    let _ = function.call1(&JsValue::UNDEFINED, argument);
}

/// The name of an error, such as `QuotaExceededError`; empty where it has none.
pub fn error_name(error: &JsValue) -> String {
    get(error, "name").as_string().unwrap_or_default()
}

/// An error in words, for people who look for its cause.
pub fn error_text(error: &JsValue) -> String {
    let mut text = error_name(error);
    if let Some(message) = get(error, "message").as_string() {
        text.push_str(": ");
        text.push_str(&message);
    }
    text
}
