use super::*;
use crate::grant::TimeGrant;
use crate::seed::Seed;
use proptest::prelude::*;

const ATTEMPT: &str = "3f1f0c2e-8f1b-4a5e-9d55-0d5a3a1c7b11";

fn keys(seed: u8) -> PrivateKeys {
    PrivateKeys::of(&Seed::from_bytes([seed; 32]))
}

fn proof() -> ErasureProof {
    ErasureProof::of(Erased {
        at: "2026-03-02T10:00:00.000Z".into(),
        place: ErasurePlace::RecruiterPage,
        cause: ErasureCause::Request,
        campaigns: vec!["cto-2026".into()],
        attempts: 1,
        counts: vec![
            (ErasedKind::Logs, 3),
            (ErasedKind::Answers, 1),
            (ErasedKind::Drafts, 0),
        ],
    })
}

#[test]
fn a_signed_proof_is_known_by_the_team_s_key_and_by_no_other() {
    let mut proof = proof();
    let trusted = Trusted::of(&[keys(1).public("one")]);
    assert_eq!(proof.verify(&trusted), Err(ErasureProblem::Unsigned));
    proof.sign(&keys(1));
    let read = ErasureProof::parse(&proof.write()).unwrap();
    assert_eq!(read, proof);
    assert_eq!(read.verify(&trusted), Ok(()));
    let others = Trusted::of(&[keys(2).public("two")]);
    assert_eq!(
        read.verify(&others),
        Err(ErasureProblem::Signature(TokenProblem::UnknownKey))
    );
}

#[test]
fn what_was_changed_after_it_was_signed_is_found() {
    let mut proof = proof();
    proof.sign(&keys(1));
    let trusted = Trusted::of(&[keys(1).public("one")]);
    let changed = ErasureProof {
        attempts: 2,
        ..proof.clone()
    };
    assert_eq!(changed.verify(&trusted), Err(ErasureProblem::OtherProof));
    let mut later = proof.clone();
    later.erased_at = "2026-03-03T10:00:00.000Z".into();
    assert_eq!(later.verify(&trusted), Err(ErasureProblem::OtherProof));
}

#[test]
fn a_grant_stands_for_no_proof() {
    let grant = TimeGrant {
        id: "grant-1".into(),
        attempt: "inv-7".into(),
        minutes: 12,
        until_ms: 2_000,
    };
    let mut proof = proof();
    proof.signature = grant.sign(&keys(1));
    let trusted = Trusted::of(&[keys(1).public("one")]);
    assert_eq!(
        proof.verify(&trusted),
        Err(ErasureProblem::Signature(TokenProblem::OtherKind))
    );
}

#[test]
fn a_proof_names_nobody_and_shows_whose_it_is_to_whoever_has_the_code() {
    let mut proof = proof();
    let code = proof.commit([7; 16], ATTEMPT);
    proof.sign(&keys(1));
    let text = proof.write();
    assert!(!text.contains(ATTEMPT) && !text.contains(&code), "{text}");
    assert!(proof.is_about(&code, ATTEMPT));
    assert!(proof.is_about(
        &format!(" {} ", code.to_uppercase()),
        &ATTEMPT.to_uppercase()
    ));
    assert!(!proof.is_about(&code, "4f1f0c2e-8f1b-4a5e-9d55-0d5a3a1c7b11"));
    let other = HEXLOWER.encode(&[8; 16]);
    assert!(!proof.is_about(&other, ATTEMPT));
    // Another code gives another commitment: two proofs about one person have nothing in common.
    let mut second = self::proof();
    second.commit([8; 16], ATTEMPT);
    assert_ne!(second.commitment, proof.commitment);
}

#[test]
fn what_is_no_proof_is_refused() {
    let text = proof().write();
    for (from, to) in [
        (SCHEMA, "assay/erasure/2"),
        ("\"count\":3", "\"count\":0"),
        ("2026-03-02T10:00:00.000Z", "yesterday"),
        ("\"attempts\":1", "\"attempts\":1,\"name\":\"Ada\""),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        assert_eq!(
            ErasureProof::parse(&changed),
            Err(ErasureProblem::Unsound),
            "{to}"
        );
    }
}

proptest! {
    #[test]
    fn no_tampering_is_accepted(at in 0..1000_usize, with in 0x20..0x7f_u8) {
        let mut proof = proof();
        proof.commit([7; 16], ATTEMPT);
        proof.sign(&keys(1));
        let text = proof.write();
        let mut bytes = text.clone().into_bytes();
        let at = at % bytes.len();
        bytes[at] = with;
        let changed = String::from_utf8(bytes).unwrap();
        let trusted = Trusted::of(&[keys(1).public("one")]);
        if let Ok(read) = ErasureProof::parse(&changed) && read.verify(&trusted).is_ok() {
            // A signature may be written in letters of either case; it says the same.
            prop_assert_eq!(read.digest(), proof.digest());
        }
    }
}
