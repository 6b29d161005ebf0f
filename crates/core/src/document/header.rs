//! The statements of a document about itself, read before it is known to be sound.

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer};
use serde_json::Value;

/// The statements of any document about itself. A field that is missing, or of another type, is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct DocumentHeader {
    /// Its identifier.
    #[serde(default, deserialize_with = "lenient")]
    pub id: Option<String>,
    /// Its version.
    #[serde(default, deserialize_with = "lenient")]
    pub version: Option<String>,
}

/// Reads what a document says of itself into a type whose fields are all read by [`lenient`]. What is no object says
/// nothing.
///
/// ```
/// use assay_core::document::{DocumentHeader, header};
/// use serde_json::json;
///
/// let header: DocumentHeader = header(&json!({"id": "cto-smb", "version": 3, "sections": []}));
/// assert_eq!(header.id.as_deref(), Some("cto-smb"));
/// assert_eq!(header.version, None);
/// ```
pub fn header<T: DeserializeOwned + Default>(document: &Value) -> T {
    let read = document.is_object().then(|| T::deserialize(document));
    read.and_then(Result::ok).unwrap_or_default()
}

/// Reads a field; where it is of another type than it should be, its default.
///
/// # Errors
/// Returns none of its own, only those of the text that the document is in.
pub fn lenient<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    Value::deserialize(deserializer).map(|value| T::deserialize(value).unwrap_or_default())
}

/// Returns the schema name that a document gives, such as `assay/key/1`; `None` where it gives none.
///
/// ```
/// use assay_core::document::schema_of;
/// use serde_json::json;
///
/// assert_eq!(schema_of(&json!({"schema": "assay/key/1"})), Some("assay/key/1"));
/// assert_eq!(schema_of(&json!({"schema": 1})), None);
/// ```
pub fn schema_of(document: &Value) -> Option<&str> {
    #[derive(Deserialize)]
    struct Named<'a> {
        schema: &'a str,
    }
    let named = document.is_object().then(|| Named::deserialize(document));
    Some(named?.ok()?.schema)
}
