//! Taking erased candidates out of a team file that was written before.

use super::document::{OLD_TEAM_SCHEMA, TEAM_SCHEMA};
use assay_core::digest::{canonical, document_digest};
use assay_core::document::{self, Value};
use std::collections::BTreeSet;

/// Returns the text of a team file without the candidates whose bundles have these digests, and without these invitations,
/// by their identifiers; `None` where it is no team file, or has none of them. The digest over the document is made again, so
/// that the file is read as any other.
pub fn without_candidates(
    text: &str,
    bundles: &BTreeSet<String>,
    invitations: &BTreeSet<String>,
) -> Option<String> {
    let mut team = document::from_text(text).ok()?;
    if !matches!(
        document::schema_of(&team),
        Some(TEAM_SCHEMA | OLD_TEAM_SCHEMA)
    ) {
        return None;
    }
    let candidates = team.get_mut("candidates")?.as_array_mut()?;
    let before = candidates.len();
    candidates.retain(|one| {
        let sha256 = one["evaluation"]["bundle_sha256"].as_str();
        !sha256.is_some_and(|sha256| bundles.contains(sha256))
    });
    let mut is_changed = candidates.len() < before;
    if let Some(invited) = team.get_mut("invitations").and_then(Value::as_array_mut) {
        let before = invited.len();
        invited.retain(|one| {
            !one["id"]
                .as_str()
                .is_some_and(|id| invitations.contains(id))
        });
        is_changed |= invited.len() < before;
    }
    if !is_changed {
        return None;
    }
    if let Value::Object(fields) = &mut team {
        fields.remove("integrity");
    }
    team["integrity"] = document::json!({ "sha256": document_digest(&team) });
    Some(canonical(&team))
}
