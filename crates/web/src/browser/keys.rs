//! Which key was pressed, and whether it belongs to somebody else.

use super::js::get;
use web_sys::Event;

/// The key of a keyboard event, as it types: "3", "n", "ArrowDown". `None` where it is part of a text that is being
/// typed or of a command of browser or system, or comes again because it is held down.
pub fn pressed(event: &Event) -> Option<String> {
    let is = |name: &str| get(event, name).is_truthy();
    if is("ctrlKey")
        || is("altKey")
        || is("metaKey")
        || is("isComposing")
        || is("repeat")
        || is("defaultPrevented")
    {
        return None;
    }
    let target = get(event, "target");
    let text = |name: &str| get(&target, name).as_string().unwrap_or_default();
    let types = match text("tagName").as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(text("type").as_str(), "radio" | "checkbox"),
        _ => get(&target, "isContentEditable").is_truthy(),
    };
    if types {
        return None;
    }
    get(event, "key").as_string()
}
