//! The seal of a document: the digest over everything else in it.

use crate::digest::{canonical, sha256_hex};
use crate::document::Value;

/// Returns the SHA-256 over all of a document but its field `integrity`, in canonical form: what its seal says, if it
/// holds.
///
/// ```
/// use assay_core::record::sealed_digest;
/// use serde_json::json;
///
/// let sealed = json!({"a": 1, "integrity": {"sha256": "…"}});
/// assert_eq!(sealed_digest(&sealed), sealed_digest(&json!({"a": 1})));
/// assert_ne!(sealed_digest(&sealed), sealed_digest(&json!({"a": 2})));
/// ```
pub fn sealed_digest(document: &Value) -> String {
    let mut fields: Vec<(&String, &Value)> = document
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(name, _)| *name != "integrity")
        .collect();
    fields.sort_by_key(|field| field.0);
    let texts: Vec<String> = fields
        .into_iter()
        .map(|(name, value)| [&canonical(&name.as_str().into()), ":", &canonical(value)].concat())
        .collect();
    sha256_hex(["{", &texts.join(","), "}"].concat().as_bytes())
}
