//! The link that a candidate gets.

use assay_crypto::{Invitation, PrivateKeys};

/// Signs an invitation and returns the link that the candidate gets. What is behind `#` never reaches the host. `None` where
/// the invitation is not sound.
pub fn link(site: &str, invitation: &Invitation, keys: &PrivateKeys) -> Option<String> {
    let (site, _) = site.split_once('#').unwrap_or((site, ""));
    Some([site, "#invitation=", &invitation.sign(keys)?].concat())
}
