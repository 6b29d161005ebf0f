//! Files as the tasks of the program read them.

use assay_core::document::{self, Problems, Value};
use std::path::Path;

/// Reads a JSON file.
///
/// # Errors
/// Returns one problem, which carries the name of the file: it cannot be read, or is not JSON.
pub fn read(file: &Path) -> Result<Value, Problems> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|error| {
        Problems::one(
            &name,
            "$",
            &format!("The file could not be read: {error}."),
            "Check its name and that you may read it.",
        )
    })?;
    document::parse(&name, &text)
}

/// A UUID in its usual form, and so a safe file name.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
        })
}
