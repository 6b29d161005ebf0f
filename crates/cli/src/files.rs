//! Files as the tasks of the program read them.

use assay_core::document::{self, Problems, Value};
use assay_core::encoding::{check_text, has_byte_order_mark, text_of};
use std::path::Path;

/// Reads a JSON file.
///
/// # Errors
/// Returns one problem, which carries the name of the file: it cannot be read, is not UTF-8, or is not JSON.
pub fn read(file: &Path) -> Result<Value, Problems> {
    document::parse(&file.display().to_string(), &text(file)?)
}

/// Returns the text of a file.
///
/// # Errors
/// Returns one problem: it cannot be read, or is not UTF-8.
fn text(file: &Path) -> Result<String, Problems> {
    text_of(&file.display().to_string(), &bytes(file)?)
}

/// Checks that browsers, too, will find nothing amiss in the encoding of a file: they show what was lost in an earlier
/// conversion as U+FFFD, and cannot tell it from an older encoding.
///
/// # Errors
/// Returns the problem, with line and column.
pub fn check_for_browsers(file: &Path) -> Result<(), Problems> {
    check_text(&file.display().to_string(), &text(file)?)
}

/// Returns a problem with a file that can be read all the same: it begins with a byte order mark.
pub fn mark_of(file: &Path) -> Option<Problems> {
    let is_marked = bytes(file).is_ok_and(|bytes| has_byte_order_mark(&bytes));
    is_marked.then(|| {
        Problems::one(
            &file.display().to_string(),
            "line 1, column 1",
            "The file begins with a byte order mark (BOM). Assay reads it; other programs may not.",
            "Save it as UTF-8 without BOM.",
        )
    })
}

fn bytes(file: &Path) -> Result<Vec<u8>, Problems> {
    std::fs::read(file).map_err(|error| {
        Problems::one(
            &file.display().to_string(),
            "$",
            &format!("The file could not be read: {error}."),
            "Check its name and that you may read it.",
        )
    })
}

/// A UUID in its usual form, and so a safe file name.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
        })
}
