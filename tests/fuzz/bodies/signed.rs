//! What a link carries and what is sealed: invitations, time grants, envelopes.

use super::read;
use assay_cli::EnvelopeSchema;
use assay_crypto::{Envelope, Invitation, PrivateKeys, Seed, TimeGrant, Trusted};
use std::sync::LazyLock;

/// What the envelope among the seeds holds.
pub const SEALED: &[u8] = b"{\"answers\":[]}";

static SCHEMA: LazyLock<EnvelopeSchema> = LazyLock::new(EnvelopeSchema::new);

/// The keys that the seeds are signed with and sealed to.
pub fn team() -> PrivateKeys {
    PrivateKeys::of(&Seed::from_bytes([7; 32]))
}

fn trusted() -> Trusted {
    Trusted::of(&[team().public("ours")])
}

/// An invitation: what is accepted is what the team signed, but for case and for what a mail program puts into it.
pub fn token(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(invitation) = Invitation::verify(&text, &trusted()) else {
        return;
    };
    assert!(invitation.is_sound());
    assert_eq!(invitation.sign(&team()), Some(letters_of(&text)));
    for now_ms in [i64::MIN, 0, 1_800_000_000_000, i64::MAX] {
        let _ = invitation.check(&invitation.campaign, &invitation.pack_sha256, now_ms);
        assert!(
            invitation
                .check("", &invitation.pack_sha256, now_ms)
                .is_err()
        );
    }
}

/// A time grant: likewise; and it is good once.
pub fn grant(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let code = TimeGrant::code_in(&text);
    assert_eq!(
        TimeGrant::code_in(&format!("https://example.com/#grant={code}")),
        code
    );
    let Ok(grant) = TimeGrant::verify(&text, &trusted()) else {
        return;
    };
    assert_eq!(grant.sign(&team()), Some(code));
    assert_eq!(grant.sign(&team()), Some(letters_of(&text)));
    let names = [grant.attempt.as_str()];
    assert_eq!(grant.check(&names, &[], grant.until_ms), Ok(()));
    let used = [grant.id.clone()];
    for now_ms in [i64::MIN, grant.until_ms, i64::MAX] {
        assert!(grant.check(&names, &used, now_ms).is_err());
        assert!(grant.check(&[], &[], now_ms).is_err());
    }
}

fn letters_of(text: &str) -> String {
    let letters = text.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}

/// An envelope: what is read is written as it was, and only what was sealed can be opened.
pub fn envelope(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Some(value) = read(bytes)
        && let Err(problems) = SCHEMA.check("envelope", &value)
    {
        assert!((1..=20).contains(&problems.0.len()));
        for problem in &problems.0 {
            assert!(problem.path.starts_with('$') && problem.message.len() <= text.len() + 1_000);
        }
    }
    let Ok(envelope) = Envelope::parse(text) else {
        return;
    };
    assert_eq!(Envelope::parse(&envelope.write()), Ok(envelope.clone()));
    if let Ok(opened) = envelope.open(&team()) {
        assert_eq!(opened, SEALED);
        assert_eq!(envelope.header.campaign, "cto-2026");
    }
}
