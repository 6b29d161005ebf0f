//! What is being written into a field: the cursor, and what is about to be put there.

use super::js::{call, document, get};
use super::nodes::Node;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// The field that an event is about.
pub fn field(event: &Event) -> Node {
    get(event, "target").unchecked_into()
}

/// Where the selection in a field begins and ends, in UTF-16 units; `None` where the field has no such thing, as
/// those for e-mail addresses have not.
pub fn selection(field: &Node) -> Option<(usize, usize)> {
    let place = |name: &str| get(field, name).as_f64().map(|place| place as usize);
    place("selectionStart").zip(place("selectionEnd"))
}

/// Puts the cursor somewhere, in UTF-16 units.
pub fn set_caret(field: &Node, caret: usize) {
    let caret = JsValue::from(caret as f64);
    // What cannot be done here is done by the candidate.
    let _ = call(field, "setSelectionRange", &[&caret, &caret]);
}

/// Writes in place of the selection as if it were typed, so that it can be taken back; tells whether that worked.
pub fn write(text: &str) -> bool {
    let Some(document) = document() else {
        return false;
    };
    call(
        &document,
        "execCommand",
        &[&"insertText".into(), &false.into(), &text.into()],
    )
    .is_ok_and(|done| done.is_truthy())
}

/// The text that is being pasted.
pub fn pasted(event: &Event) -> Option<String> {
    let data = get(event, "clipboardData");
    call(&data, "getData", &[&"text".into()]).ok()?.as_string()
}

/// The one character that is about to be typed, where it can still be kept off: a line break is one too.
pub fn typed(event: &Event) -> Option<String> {
    let kind = get(event, "inputType").as_string()?;
    match kind.as_str() {
        "insertText" => get(event, "data").as_string(),
        "insertLineBreak" | "insertParagraph" => Some("\n".into()),
        _ => None,
    }
}

/// Whether characters are being put together, as by an input method; what stands there is not final.
pub fn is_composing(event: &Event) -> bool {
    get(event, "isComposing").is_truthy()
}
