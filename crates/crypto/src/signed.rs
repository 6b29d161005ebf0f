//! A bundle, held against what a team signed for it.

use super::grant::TimeGrant;
use super::invitation::Invitation;
use super::token::Trusted;
use assay_core::assessment::{Assessment, Key};
use assay_core::document::Value;
use assay_core::record::{self, Findings, GrantSays, Signatures};

/// Verifies a bundle as [`assay_core::record::verify`] does, and holds it against its invitation and against the time that
/// was given back, where the keys of the team are known.
pub fn verify_signed(
    file: &str,
    bundle: &Value,
    pack: Option<&Assessment>,
    key: Option<&Key>,
    trusted: &Trusted,
) -> Findings {
    let invitation = |token: &str| Some(Invitation::verify(token, trusted).ok()?.invited());
    let grant = |token: &str| {
        let grant = TimeGrant::verify(token, trusted).ok()?;
        Some(GrantSays {
            id: grant.id,
            attempt: grant.attempt,
            minutes: grant.minutes,
        })
    };
    let signatures = Signatures {
        invitation: Some(&invitation),
        grant: Some(&grant),
    };
    record::verify_signed(file, bundle, pack, key, signatures)
}
