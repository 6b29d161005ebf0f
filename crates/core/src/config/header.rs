//! The parts of a configuration that are read before it is known to be sound.

use super::grading::Grading;
use crate::document::{self, Value, lenient};
use serde::Deserialize;

/// The files and places that a configuration names, sound or not. A field that is missing, or of another type, is
/// `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct ConfigHeader {
    /// Where the pack is.
    #[serde(default, deserialize_with = "lenient")]
    pub assessment: Option<String>,
    /// Where the key is.
    #[serde(default, deserialize_with = "lenient")]
    pub key: Option<String>,
    /// Where answers are graded.
    #[serde(default, deserialize_with = "lenient")]
    pub grading: Option<Grading>,
    /// Where answers go.
    #[serde(default, deserialize_with = "lenient")]
    pub submission: EndpointHeader,
    /// Where answers go instead.
    #[serde(default, deserialize_with = "lenient")]
    pub backup: EndpointHeader,
}

/// Where an endpoint is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct EndpointHeader {
    /// Its address.
    #[serde(default, deserialize_with = "lenient")]
    pub url: Option<String>,
}

impl ConfigHeader {
    /// Reads what a configuration names.
    ///
    /// ```
    /// use assay_core::config::ConfigHeader;
    /// use serde_json::json;
    ///
    /// let header = ConfigHeader::of(&json!({"assessment": "a.json", "submission": {"url": 7}}));
    /// assert_eq!(header.assessment.as_deref(), Some("a.json"));
    /// assert_eq!(header.submission.url, None);
    /// ```
    pub fn of(config: &Value) -> Self {
        document::header(config)
    }
}
