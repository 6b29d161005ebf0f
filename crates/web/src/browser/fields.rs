//! Fields while they are being written in: the cursor, and the text that is about to be put there.

use super::js::{call, document, get};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlTextAreaElement};

/// A field that a person writes in.
pub enum Field {
    /// A field of one line.
    Line(HtmlInputElement),
    /// A field of several lines.
    Lines(HtmlTextAreaElement),
}

/// The field that an event is about.
pub fn field(event: &Event) -> Option<Field> {
    match event.target()?.dyn_into() {
        Ok(line) => Some(Field::Line(line)),
        Err(other) => other.dyn_into().ok().map(Field::Lines),
    }
}

/// An element as a field, where it is one.
pub fn of(element: Element) -> Option<Field> {
    match element.dyn_into() {
        Ok(line) => Some(Field::Line(line)),
        Err(other) => other.dyn_into().ok().map(Field::Lines),
    }
}

impl Field {
    /// Returns the text of the field.
    pub fn value(&self) -> String {
        match self {
            Self::Line(line) => line.value(),
            Self::Lines(lines) => lines.value(),
        }
    }

    /// Returns whether it cannot be written in.
    pub fn is_read_only(&self) -> bool {
        match self {
            Self::Line(line) => line.read_only(),
            Self::Lines(lines) => lines.read_only(),
        }
    }

    /// Sets what it holds.
    pub fn set_value(&self, value: &str) {
        match self {
            Self::Line(line) => line.set_value(value),
            Self::Lines(lines) => lines.set_value(value),
        }
    }

    /// Returns where the selection in the field begins and ends, in UTF-16 units; `None` where it has no such thing,
    /// as those for email addresses have not.
    pub fn selection(&self) -> Option<(usize, usize)> {
        let (start, end) = match self {
            Self::Line(line) => (line.selection_start(), line.selection_end()),
            Self::Lines(lines) => (lines.selection_start(), lines.selection_end()),
        };
        let (start, end) = start.ok().flatten().zip(end.ok().flatten())?;
        Some((start as usize, end as usize))
    }

    /// Puts the cursor somewhere, in UTF-16 units.
    pub fn set_caret(&self, caret: usize) {
        let caret = caret as u32;
        // What cannot be done here is done by the candidate.
        let _ = match self {
            Self::Line(line) => line.set_selection_range(caret, caret),
            Self::Lines(lines) => lines.set_selection_range(caret, caret),
        };
    }
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

/// Returns whether characters are being put together, as by an input method; what stands there is not final.
pub fn is_composing(event: &Event) -> bool {
    get(event, "isComposing").is_truthy()
}
