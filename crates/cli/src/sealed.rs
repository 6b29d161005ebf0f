//! Sealed answers where answers are needed that can be read.

use assay_core::document::{self, Problems, Value};
use assay_crypto::ENVELOPE_SCHEMA;

/// Checks that a document is not sealed.
///
/// # Errors
/// Says that it is, and how to open it.
pub fn check_opened(file: &str, document: &Value) -> Result<(), Problems> {
    if document::schema_of(document) != Some(ENVELOPE_SCHEMA) {
        return Ok(());
    }
    Err(Problems::one(
        file,
        "$.schema",
        "These answers are sealed.",
        "Open them first: `assay open --keys KEYS --out FOLDER FILE`. Then give the file that it writes.",
    ))
}
