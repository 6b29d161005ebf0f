//! `assay bind`: writes into a key which pack it belongs to.

use super::read;
use crate::digest::content_digest;
use crate::json::{Problems, Value};
use std::path::Path;

/// Binds a key to a pack: writes the pack's digest, identifier and version into the key's file, and
/// leaves its layout as it is.
pub fn bind(pack_file: &Path, key_file: &Path) -> Result<String, Problems> {
    let pack = read(pack_file)?;
    let key = read(key_file)?;
    let name = key_file.display().to_string();
    let digest = content_digest(&pack);
    let mut text = std::fs::read_to_string(key_file).map_err(|error| failed(&name, &error))?;
    for (field, value) in [
        ("id", pack.get("id").and_then(Value::as_str)),
        ("version", pack.get("version").and_then(Value::as_str)),
        ("sha256", Some(digest.as_str())),
    ] {
        let before = key.get("assessment").and_then(|bound| bound.get(field));
        let (Some(before), Some(value)) = (before.and_then(Value::as_str), value) else {
            return Err(Problems::one(
                &name,
                &format!("$.assessment.{field}"),
                "This field is missing.",
                "Add it with an empty text, \"\".",
            ));
        };
        text = replaced(&text, field, before, value);
    }
    std::fs::write(key_file, text).map_err(|error| failed(&name, &error))?;
    Ok(digest)
}

/// Replaces the value of a field within the object `assessment`, which comes before the items.
fn replaced(text: &str, field: &str, before: &str, value: &str) -> String {
    let start = text.find("\"assessment\"").unwrap_or(0);
    let name = format!("\"{field}\"");
    let Some(at) = text[start..].find(&name).map(|at| start + at + name.len()) else {
        return text.into();
    };
    let old = Value::from(before).to_string();
    let new = Value::from(value).to_string();
    let (head, tail) = text.split_at(at);
    format!("{head}{}", tail.replacen(&old, &new, 1))
}

fn failed(file: &str, error: &std::io::Error) -> Problems {
    Problems::one(
        file,
        "$",
        &format!("The file could not be read or written: {error}."),
        "Check that you may write it.",
    )
}
