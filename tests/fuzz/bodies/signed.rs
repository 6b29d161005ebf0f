//! What a link carries, what is sealed and what is stated: invitations, time grants, envelopes, proofs of erasure.

use super::read;
use assay_cli::EnvelopeSchema;
use assay_core::document::{Value, to_value};
use assay_crypto::{
    Envelope, Erased, ErasedKind, ErasureCause, ErasurePlace, ErasureProof, Invitation,
    PrivateKeys, Seed, TimeGrant, Trusted,
};
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

/// The attempt and the code of the proof among the seeds that is about one person.
const ERASED_ATTEMPT: &str = "3f1f0c2e-8f1b-4a5e-9d55-0d5a3a1c7b11";
const ERASED_CODE: [u8; 16] = [0xa7; 16];

/// The proofs of erasure that the team signed: of a period that was over, and about one person.
pub fn proofs() -> [ErasureProof; 2] {
    let erased = |place, cause, attempts| Erased {
        at: "2026-03-02T10:00:00.000Z".into(),
        place,
        cause,
        campaigns: vec!["cto-2026".into(), "é".into()],
        attempts,
        counts: vec![(ErasedKind::Answers, attempts), (ErasedKind::KeptApart, 3)],
    };
    let mut all = [
        erased(ErasurePlace::Receiver, ErasureCause::Retention, 40),
        erased(ErasurePlace::RecruiterPage, ErasureCause::Request, 1),
    ]
    .map(ErasureProof::of);
    all[1].commit(ERASED_CODE, ERASED_ATTEMPT);
    for proof in &mut all {
        proof.sign(&team());
    }
    all
}

/// A proof of erasure: what is accepted is what the team stated, and it shows whose it is to nobody without the code.
pub fn erasure(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(proof) = ErasureProof::parse(&text) else {
        return;
    };
    assert_eq!(ErasureProof::parse(&proof.write()), Ok(proof.clone()));
    let signed = proofs();
    if proof.verify(&trusted()).is_ok() {
        assert!(proof.is_signed());
        assert!(signed.iter().any(|one| stated(one) == stated(&proof)));
    }
    let code = "A7".repeat(16);
    assert_eq!(
        proof.is_about(&code, ERASED_ATTEMPT),
        proof.commitment == signed[1].commitment
    );
    assert!(!proof.is_about("", ERASED_ATTEMPT) && !proof.is_about(&code, ""));
    let mut own = proof;
    own.sign(&team());
    assert_eq!(own.verify(&trusted()), Ok(()));
    own.commit([1; 16], ERASED_ATTEMPT);
    assert!(own.verify(&trusted()).is_err());
}

/// Everything that a proof says, without its signature.
fn stated(proof: &ErasureProof) -> Value {
    let mut value = to_value(proof);
    if let Some(fields) = value.as_object_mut() {
        fields.remove("signature");
    }
    value
}
