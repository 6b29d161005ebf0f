//! Taking erased candidates out of a team file that was written before.

use super::document::TEAM_SCHEMA;
use assay_core::digest::{canonical, document_digest};
use assay_core::document::{self, Value};
use std::collections::BTreeSet;

/// Returns the text of a team file without the candidates whose bundles have these digests; `None` where it is no team file,
/// or has none of them. The digest over the document is made again, so that the file is read as any other.
pub fn without_candidates(text: &str, bundles: &BTreeSet<String>) -> Option<String> {
    let mut team = document::from_text(text).ok()?;
    if document::schema_of(&team) != Some(TEAM_SCHEMA) {
        return None;
    }
    let candidates = team.get_mut("candidates")?.as_array_mut()?;
    let before = candidates.len();
    candidates.retain(|one| {
        let sha256 = one["evaluation"]["bundle_sha256"].as_str();
        !sha256.is_some_and(|sha256| bundles.contains(sha256))
    });
    if candidates.len() == before {
        return None;
    }
    if let Value::Object(fields) = &mut team {
        fields.remove("integrity");
    }
    team["integrity"] = document::json!({ "sha256": document_digest(&team) });
    Some(canonical(&team))
}
