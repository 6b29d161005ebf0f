//! The document that a trial sends in the place of a bundle.

use assay_core::digest::canonical;
use assay_core::json::object;
use assay_core::record::time::rfc3339;

/// The schema name of probes.
pub const SCHEMA: &str = "assay/probe/1";

/// What a probe says to people who come across it.
pub const NOTE: &str = "This is a trial, no candidate's answers.";

/// A probe as it is sent. It tells by its schema that it is none of a candidate's bundles.
///
/// `attempt_id` is a UUID of its own; `sent_at_ms` is in milliseconds since the epoch.
pub fn document(attempt_id: &str, campaign: &str, sent_at_ms: i64) -> String {
    canonical(&object([
        ("schema", SCHEMA.into()),
        ("attempt_id", attempt_id.into()),
        ("campaign", campaign.into()),
        ("sent_at", rfc3339(sent_at_ms).into()),
        ("note", NOTE.into()),
    ]))
}

/// What is filled in for the placeholders of an address. A probe has no invitation.
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
