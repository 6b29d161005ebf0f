//! The document that a trial sends in the place of a bundle.

use assay_core::digest::canonical;
use assay_core::document::{Problems, Value, expect_schema, read};
use assay_core::record::time::rfc3339;
use serde::{Deserialize, Serialize};

/// The schema name of probes.
pub const SCHEMA: &str = "assay/probe/1";

/// What a probe says to people who come across it.
pub const NOTE: &str = "This is a trial, no candidate's answers.";

/// What `assay probe` and the page at `?probe` post in the place of a bundle, to see whether a candidate's answers would
/// arrive. It holds no candidate's answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(title = "Probe of an Assay endpoint, version 1")
)]
pub struct Probe {
    /// The kind and version of this document.
    schema: SchemaName,
    /// An identifier made for this probe, as a UUID; no attempt has it.
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"))
    )]
    pub attempt_id: String,
    /// The campaign that the endpoint is meant for.
    #[cfg_attr(feature = "schema", schemars(length(max = 1000)))]
    pub campaign: String,
    /// When it was sent, in UTC (RFC 3339).
    #[cfg_attr(
        feature = "schema",
        schemars(regex(
            pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z$"
        ))
    )]
    pub sent_at: String,
    /// For people who come across it.
    #[cfg_attr(feature = "schema", schemars(length(max = 1000)))]
    pub note: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
enum SchemaName {
    #[serde(rename = "assay/probe/1")]
    V1,
}

impl Probe {
    /// Makes a probe. `attempt_id` is a UUID of its own; `sent_at_ms` is in milliseconds since the epoch.
    pub fn new(attempt_id: &str, campaign: &str, sent_at_ms: i64) -> Self {
        Self {
            schema: SchemaName::V1,
            attempt_id: attempt_id.into(),
            campaign: campaign.into(),
            sent_at: rfc3339(sent_at_ms),
            note: NOTE.into(),
        }
    }

    /// Reads a probe; `file` is its name in messages.
    ///
    /// # Errors
    /// Returns the first field that does not fit.
    pub fn parse(file: &str, value: &Value) -> Result<Self, Problems> {
        expect_schema(file, value, SCHEMA)?;
        read(file, value)
    }

    /// Returns the JSON Schema of probes.
    #[cfg(feature = "schema")]
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(Probe)
    }
}

/// Writes a probe as it is sent. Its schema says that it is none of a candidate's bundles.
///
/// `attempt_id` is a UUID of its own; `sent_at_ms` is in milliseconds since the epoch.
///
/// ```
/// let text = assay_endpoint_check::document("00000000-0000-4000-8000-000000000000", "cto", 0);
/// assert!(text.contains(r#""sent_at":"1970-01-01T00:00:00"#));
/// ```
pub fn document(attempt_id: &str, campaign: &str, sent_at_ms: i64) -> String {
    let probe = Probe::new(attempt_id, campaign, sent_at_ms);
    serde_json::to_value(probe)
        .map(|probe| canonical(&probe))
        .unwrap_or_default()
}

/// Returns what is filled in for the placeholders of an address. A probe has no invitation.
pub fn placeholders<'a>(
    attempt_id: &'a str,
    campaign: &'a str,
    assessment_id: &'a str,
) -> [(&'static str, &'a str); 4] {
    [
        ("attempt_id", attempt_id),
        ("campaign", campaign),
        ("invitation", "probe"),
        ("assessment_id", assessment_id),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::document::parse;

    #[test]
    fn a_probe_is_read_as_it_was_written_and_is_closed() {
        let text = document("00000000-0000-4000-8000-000000000000", "cto", 0);
        let probe = Probe::parse("p", &parse("p", &text).unwrap()).unwrap();
        assert_eq!((&*probe.campaign, &*probe.note), ("cto", NOTE));
        let more = text.replacen('{', r#"{"answers":1,"#, 1);
        let problems = Probe::parse("p", &parse("p", &more).unwrap()).unwrap_err();
        assert_eq!(problems.0[0].path, "$.answers");
    }
}
