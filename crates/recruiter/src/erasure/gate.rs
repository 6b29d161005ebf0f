//! Whoever was erased here does not come back unnoticed.

use super::held::HeldBack;
use crate::workspace::Workspace;
use assay_core::document::Value;
use assay_core::record::{BundleHeader, sealed_digest};
use leptos::prelude::*;

/// Holds a bundle back where its candidate was erased here; tells whether it did.
pub fn hold_back(workspace: Workspace, bundle: &Value, file: &str, text: &str) -> bool {
    let erasure = workspace.erasure;
    if erasure.stones.with_untracked(|stones| stones.is_empty()) {
        return false;
    }
    let sha256 = sealed_digest(bundle);
    let attempt_id = BundleHeader::of(bundle).attempt_id;
    let erased_at = erasure
        .stones
        .with_untracked(|stones| stones.erased_at(&sha256, &attempt_id).map(String::from));
    let Some(erased_at) = erased_at else {
        return false;
    };
    erasure.held_back.update(|held| {
        held.retain(|one| one.sha256 != sha256);
        held.push(HeldBack {
            file: file.into(),
            text: text.into(),
            sha256,
            attempt_id,
            erased_at,
        });
    });
    true
}
