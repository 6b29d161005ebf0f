//! The canonical form of a document, and digests: SHA-256 of bytes, of a whole document, or of its content.
//!
//! The canonical form is the one of RFC 8785 (JSON Canonicalization Scheme): names sorted, no white space. [`to_text`]
//! writes it, and the crate `serde_json_canonicalizer` does not, for two reasons. It writes every number as a double, so
//! that 9007199254740993 and 9007199254740992 would have one digest, while a document may hold any `i64`. And it would
//! bring the shortest form of fractional numbers along, which no document has. A test holds the two against each other.

use crate::document::{Value, to_text};
use sha2::{Digest, Sha256};

/// Returns the canonical text of a document.
///
/// It is the one of RFC 8785 where names are ASCII and numbers are below 2^53, as in every document that Assay writes.
///
/// ```
/// use assay_core::digest::canonical;
/// use serde_json::json;
///
/// assert_eq!(canonical(&json!({"b": [1, true], "a": "x"})), r#"{"a":"x","b":[1,true]}"#);
/// ```
pub fn canonical(document: &Value) -> String {
    to_text(document)
}

/// Returns the SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Returns the SHA-256 of some bytes in 64 lower-case hexadecimal digits.
///
/// ```
/// use assay_core::digest::sha256_hex;
///
/// assert!(sha256_hex(b"abc").starts_with("ba7816bf"));
/// ```
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&sha256(bytes))
}

/// Returns the digest of a whole document, with every field: the one that seals bundles and evaluations.
///
/// ```
/// use assay_core::digest::document_digest;
/// use serde_json::json;
///
/// assert_eq!(document_digest(&json!({"a": 1, "b": 2})), document_digest(&json!({"b": 2, "a": 1})));
/// ```
pub fn document_digest(document: &Value) -> String {
    sha256_hex(canonical(document).as_bytes())
}

/// Returns the digest of what a pack, a key or a policy says: the one that binds a pack to its key, and to every bundle
/// made from it. It does not cover the field `$schema` at the top, which only tells editors where to find the schema.
///
/// ```
/// use assay_core::digest::content_digest;
/// use serde_json::json;
///
/// let pack = json!({ "schema": "assay/assessment/1", "id": "small" });
/// let mut edited = pack.clone();
/// edited["$schema"] = "../schema/assessment-1.json".into();
/// assert_eq!(content_digest(&edited), content_digest(&pack));
/// ```
pub fn content_digest(document: &Value) -> String {
    match document {
        Value::Object(fields) if fields.contains_key("$schema") => {
            let mut fields = fields.clone();
            fields.remove("$schema");
            document_digest(&Value::Object(fields))
        }
        _ => document_digest(document),
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|nibble| DIGITS[usize::from(nibble)] as char)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_does_not_depend_on_layout_or_field_order() {
        let one = serde_json::from_str(r#"{"b": [1, 2], "a": "ä\u0001"}"#).unwrap();
        let other = serde_json::from_str("{\"a\":\"\\u00e4\\u0001\",\n\"b\":[1,2]}").unwrap();
        assert_eq!(document_digest(&one), document_digest(&other));
        assert_eq!(canonical(&one), "{\"a\":\"ä\\u0001\",\"b\":[1,2]}");
    }

    #[test]
    fn only_the_hint_for_editors_is_no_content() {
        let digest = |text| content_digest(&serde_json::from_str(text).unwrap());
        let plain = digest(r#"{"a": {"b": 1}}"#);
        assert_eq!(digest(r#"{"$schema": "s", "a": {"b": 1}}"#), plain);
        assert_ne!(digest(r#"{"a": {"$schema": "s", "b": 1}}"#), plain);
        assert_ne!(digest(r#"{"$scheme": "s", "a": {"b": 1}}"#), plain);
        let hinted = serde_json::from_str(r#"{"$schema": "s", "a": {"b": 1}}"#).unwrap();
        assert_ne!(document_digest(&hinted), plain);
    }

    #[test]
    fn the_digest_of_nothing_is_the_published_one() {
        assert_eq!(
            sha256_hex(b""),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }
}
