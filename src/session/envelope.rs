//! Sealed answers: what leaves this device where the team has a key that answers are sealed to.

use crate::app::App;
use assay_core::config::PublicKeys;
use assay_crypto::{Envelope, Header};
use getrandom::SysRng;
use getrandom::rand_core::UnwrapErr;

/// Returns the keys that answers of this site are sealed to; `None` where they are not sealed. A recruiter who tries the
/// test out reads the answers themselves.
pub fn recipient(app: App) -> Option<PublicKeys> {
    let config = app.config().filter(|_| !app.is_sandbox())?;
    config.sealing_keys().cloned()
}

/// Seals a text of an attempt to the team, and returns the envelope as it is sent. Every call makes another, so whoever
/// sends one keeps it. `None` where answers are not sealed, or cannot be: the browser gives no random numbers, or the key
/// is none.
pub fn envelope(app: App, attempt_id: &str, campaign: &str, text: &str) -> Option<String> {
    let recipient = recipient(app)?;
    // A browser that gives random numbers once gives them again: what follows cannot fail for want of them.
    getrandom::fill(&mut [0; 32]).ok()?;
    let header = Header {
        attempt_id: attempt_id.into(),
        campaign: campaign.into(),
    };
    let random = &mut UnwrapErr(SysRng);
    let envelope = Envelope::seal(text.as_bytes(), header, &recipient, random)?;
    Some(envelope.write())
}
