//! The statements of a bundle about itself, read before it is known to be one.

use crate::document::{self, Value, lenient};
use serde::Deserialize;

/// The statements of a bundle about itself. A field that is missing, or of another type, is empty. Whether any of it is
/// true is for [`verify`](super::verify()) to find.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct BundleHeader {
    /// The attempt's UUID.
    #[serde(default, deserialize_with = "lenient")]
    pub attempt_id: String,
    /// The pack that the test was taken with.
    #[serde(default, deserialize_with = "lenient")]
    pub content: ContentHeader,
    /// Its digests.
    #[serde(default, deserialize_with = "lenient")]
    pub integrity: IntegrityHeader,
}

/// Which pack a bundle says that its test was taken with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct ContentHeader {
    /// Digest of the pack.
    #[serde(default, deserialize_with = "lenient")]
    pub sha256: String,
}

/// The digests that a bundle says it has.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct IntegrityHeader {
    /// The digest over everything else, which [`sealed_digest`](super::sealed_digest) makes again.
    #[serde(default, deserialize_with = "lenient")]
    pub sha256: String,
    /// The last link of the chain of events.
    #[serde(default, deserialize_with = "lenient")]
    pub events_head: String,
}

impl BundleHeader {
    /// Reads what a bundle says of itself.
    ///
    /// ```
    /// use assay_core::record::BundleHeader;
    /// use serde_json::json;
    ///
    /// let header = BundleHeader::of(&json!({"content": {"sha256": "6c62"}, "integrity": 7}));
    /// assert_eq!(header.content.sha256, "6c62");
    /// assert_eq!(header.integrity.sha256, "");
    /// ```
    pub fn of(bundle: &Value) -> Self {
        document::header(bundle)
    }
}
