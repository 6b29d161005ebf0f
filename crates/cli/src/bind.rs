//! `assay bind`: writes into a key which pack it belongs to.

use crate::files::read;
use crate::span::span;
use assay_core::assessment;
use assay_core::digest::content_digest;
use assay_core::document::{self, DocumentHeader, Problems, Value};
use std::path::Path;

/// Binds a key to a pack: writes the pack's digest, identifier and version into the key's file, and
/// leaves its layout as it is. Returns the digest.
///
/// # Errors
/// Returns what is missing in one of the two files, or why a file cannot be read or written.
pub fn bind(pack_file: &Path, key_file: &Path) -> Result<String, Problems> {
    let (pack_name, name) = (
        pack_file.display().to_string(),
        key_file.display().to_string(),
    );
    let pack = read(pack_file)?;
    expect(&pack_name, &pack, assessment::SCHEMA, "a pack")?;
    expect(&name, &read(key_file)?, assessment::KEY_SCHEMA, "a key")?;
    let before = std::fs::read_to_string(key_file).map_err(|error| failed(&name, &error))?;
    let digest = content_digest(&pack);
    let header: DocumentHeader = document::header(&pack);
    let mut text = before.clone();
    for (field, value) in [
        ("id", header.id),
        ("version", header.version),
        ("sha256", Some(digest.clone())),
    ] {
        let Some(value) = value.map(Value::from) else {
            let place = ["$.", field].concat();
            return Err(missing(&pack_name, &place));
        };
        let place = ["$.assessment.", field].concat();
        let Some(span) = span(&text, &place).filter(|span| span.is_exact) else {
            return Err(missing(&name, &place));
        };
        text.replace_range(span.value, &value.to_string());
    }
    let bound = document::parse(&name, &text)?;
    if bound.pointer("/assessment/sha256").and_then(Value::as_str) != Some(digest.as_str()) {
        return Err(Problems::one(
            &name,
            "$.assessment",
            "This field is there more than once.",
            "Leave one of them.",
        ));
    }
    if text != before {
        std::fs::write(key_file, text).map_err(|error| failed(&name, &error))?;
    }
    Ok(digest)
}

/// The two files are easily given the wrong way round.
fn expect(file: &str, value: &Value, schema: &str, what: &str) -> Result<(), Problems> {
    if document::schema_of(value) == Some(schema) {
        return Ok(());
    }
    Err(Problems::one(
        file,
        "$.schema",
        &format!("This is not {what} ({schema})."),
        "Give the pack first and its key second.",
    ))
}

fn missing(file: &str, place: &str) -> Problems {
    Problems::one(
        file,
        place,
        "This field is missing.",
        "Add it with an empty text, \"\".",
    )
}

fn failed(file: &str, error: &std::io::Error) -> Problems {
    Problems::one(
        file,
        "$",
        &format!("The file could not be read or written: {error}."),
        "Check that you may write it.",
    )
}
