//! Fields that people may leave out of a document.

use serde::{Deserialize, Deserializer};

/// Reads a field that may also be `null`; then, as where it is absent, it has its default.
pub(super) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
