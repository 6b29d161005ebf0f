//! Content digests: SHA-256 over exact bytes or over the canonical form of a JSON value.

use crate::json::Value;
use sha2::{Digest, Sha256};

/// The canonical text of a value: keys sorted, no white space, integers only.
///
/// This is RFC 8785 (JSON Canonicalization Scheme) for documents with ASCII keys and without
/// fractional numbers, which is all that Assay reads and writes.
pub fn canonical(value: &Value) -> String {
    crate::json::to_text(value)
}

/// SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// SHA-256 of some bytes in 64 lower-case hexadecimal digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&sha256(bytes))
}

/// The digest that binds a pack to its key and to every bundle made from it.
pub fn content_digest(value: &Value) -> String {
    sha256_hex(canonical(value).as_bytes())
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
        assert_eq!(content_digest(&one), content_digest(&other));
        assert_eq!(canonical(&one), "{\"a\":\"ä\\u0001\",\"b\":[1,2]}");
    }

    #[test]
    fn the_digest_of_nothing_is_the_published_one() {
        assert_eq!(
            sha256_hex(b""),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
    }
}
