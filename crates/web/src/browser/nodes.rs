//! The document's nodes: the few steps of the DOM that building and changing a screen takes.
//!
//! Declared by hand, because each of them is called from everywhere and none of them can fail with
//! names that are written in this program; `web-sys` would check every call for an exception.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::*;
use web_sys::Event;

#[wasm_bindgen]
extern "C" {
    /// A node: an element, a text, a comment or a fragment.
    #[derive(Clone, PartialEq)]
    pub type Node;

    /// A new element.
    #[wasm_bindgen(js_namespace = document, js_name = createElement)]
    pub fn element(tag: &str) -> Node;

    /// A new text.
    #[wasm_bindgen(js_namespace = document, js_name = createTextNode)]
    pub fn text(text: &str) -> Node;

    /// A new mark that nobody sees.
    #[wasm_bindgen(js_namespace = document, js_name = createComment)]
    pub fn comment(text: &str) -> Node;

    /// Nodes without an element around them. When it is appended, they move out of it.
    #[wasm_bindgen(js_namespace = document, js_name = createDocumentFragment)]
    pub fn fragment() -> Node;

    /// Puts a node behind the last child.
    #[wasm_bindgen(method, js_name = appendChild)]
    pub fn append(this: &Node, child: &Node);

    /// Puts a node before this one.
    #[wasm_bindgen(method, js_name = before)]
    pub fn put_before(this: &Node, sibling: &Node);

    /// The node before this one.
    #[wasm_bindgen(method, getter, js_name = previousSibling)]
    pub fn previous(this: &Node) -> Node;

    /// Takes this node out of the document.
    #[wasm_bindgen(method)]
    pub fn remove(this: &Node);

    /// Sets an attribute.
    #[wasm_bindgen(method, js_name = setAttribute)]
    pub fn set_attribute(this: &Node, name: &str, value: &str);

    /// Takes an attribute away.
    #[wasm_bindgen(method, js_name = removeAttribute)]
    pub fn remove_attribute(this: &Node, name: &str);

    /// Sets a property that is true or false.
    #[wasm_bindgen(method, indexing_setter)]
    pub fn set_flag(this: &Node, name: &str, value: bool);

    /// What an input or a text area holds.
    #[wasm_bindgen(method, getter)]
    pub fn value(this: &Node) -> String;

    /// Sets what an input or a text area holds.
    #[wasm_bindgen(method, setter, js_name = value)]
    pub fn set_value(this: &Node, value: &str);

    /// Sets the markup inside; for drawings that the program itself has written.
    #[wasm_bindgen(method, setter, js_name = innerHTML)]
    pub fn set_markup(this: &Node, markup: &str);

    #[wasm_bindgen(method, js_name = addEventListener)]
    fn add_event_listener(this: &Node, event: &str, handler: JsValue);
}

/// Calls a handler whenever an event reaches the node. The browser owns the handler from here on,
/// and lets go of it together with the node.
pub fn listen(node: &Node, event: &str, handler: Box<dyn Fn(Event)>) {
    node.add_event_listener(event, Closure::wrap(handler).into_js_value());
}

/// What the field holds from which an event came.
pub fn value_of(event: &Event) -> String {
    source(event, "value").as_string().unwrap_or_default()
}

/// Whether the input from which an event came is checked.
pub fn is_checked(event: &Event) -> bool {
    source(event, "checked").is_truthy()
}

fn source(event: &Event, property: &str) -> JsValue {
    super::js::get(&super::js::get(event, "target"), property)
}
