use super::*;
use crate::seed::Seed;
use proptest::prelude::*;
use std::convert::Infallible;

/// Numbers for tests: each byte follows from the one before.
pub(crate) struct Counting(pub u8);

impl rand_core::TryRng for Counting {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(29).wrapping_add(7);
            *byte = self.0;
        }
        Ok(())
    }
}

impl rand_core::TryCryptoRng for Counting {}

fn keys(seed: u8) -> PrivateKeys {
    PrivateKeys::of(&Seed::from_bytes([seed; 32]))
}

fn sealed() -> Envelope {
    let header = Header {
        attempt_id: "an-attempt".into(),
        campaign: "cto-2026".into(),
    };
    Envelope::seal(
        b"{\"answers\":[]}",
        header,
        &keys(1).public("ours"),
        &mut Counting(3),
    )
    .unwrap()
}

#[test]
fn the_team_opens_what_was_sent_to_it() {
    let text = serde_json::to_string(&sealed()).unwrap();
    let read = Envelope::parse(&text).unwrap();
    assert_eq!(read.open(&keys(1)).as_deref(), Ok(&b"{\"answers\":[]}"[..]));
    assert!(!text.contains("answers\":[]"));
}

#[test]
fn another_team_learns_which_key_it_would_need() {
    let name = keys(1).opening_name().text();
    assert_eq!(sealed().open(&keys(2)), Err(OpenProblem::OtherKey(name)));
}

#[test]
fn what_stands_outside_cannot_be_changed() {
    let mut moved = sealed();
    moved.header.attempt_id = "another-attempt".into();
    assert_eq!(moved.open(&keys(1)), Err(OpenProblem::Changed));
    let mut moved = sealed();
    moved.header.campaign = "cfo-2026".into();
    assert_eq!(moved.open(&keys(1)), Err(OpenProblem::Changed));
}

#[test]
fn it_is_written_in_one_way_and_no_larger_than_is_said() {
    let text = sealed().write();
    assert_eq!(text, Envelope::parse(&text).unwrap().write());
    assert!(text.len() <= Envelope::most_bytes(b"{\"answers\":[]}".len()));
    let header = Header {
        attempt_id: "3f1f0c2e-8f1b-4a5e-9d55-0d5a3a1c7b11".into(),
        campaign: "\u{1f600}".repeat(200),
    };
    let public = keys(1).public("ours");
    let large = Envelope::seal(&[7; 100_000], header, &public, &mut Counting(3)).unwrap();
    let bytes = large.write().len();
    assert!(
        (133_000..=Envelope::most_bytes(100_000)).contains(&bytes),
        "{bytes}"
    );
}

#[test]
fn a_document_of_another_kind_is_no_envelope() {
    for text in ["", "{}", "[1]", r#"{"schema":"assay/answer-bundle/1"}"#] {
        assert_eq!(
            Envelope::parse(text),
            Err(OpenProblem::NotAnEnvelope),
            "{text}"
        );
    }
}

#[test]
fn the_encryption_is_the_one_of_rfc_9180() {
    // RFC 9180, appendix A.2.1: X25519, HKDF-SHA256, ChaCha20-Poly1305, base mode, first encryption.
    let hex = |text: &str| data_encoding::HEXLOWER.decode(text.as_bytes()).unwrap();
    let private = <Encapsulation as Kem>::PrivateKey::from_bytes(&hex(
        "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb",
    ))
    .unwrap();
    let encapsulated = <Encapsulation as Kem>::EncappedKey::from_bytes(&hex(
        "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a",
    ))
    .unwrap();
    let ciphertext = hex(concat!(
        "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db",
        "21993c62ce81883d2dd1b51a28"
    ));
    let opened = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, Encapsulation>(
        &OpModeR::Base,
        &private,
        &encapsulated,
        &hex("4f6465206f6e2061204772656369616e2055726e"),
        &ciphertext,
        &hex("436f756e742d30"),
    );
    assert_eq!(
        opened.unwrap(),
        hex("4265617574792069732074727574682c20747275746820626561757479")
    );
}

proptest! {
    #[test]
    fn no_changed_byte_is_accepted(at in 0_usize..1_000, bit in 0_u8..8) {
        let mut changed = sealed();
        let mut bytes = STANDARD.decode(&changed.ciphertext).unwrap();
        let at = at % bytes.len();
        bytes[at] ^= 1 << bit;
        changed.ciphertext = STANDARD.encode(bytes);
        prop_assert_eq!(changed.open(&keys(1)), Err(OpenProblem::Changed));
    }

    #[test]
    fn every_text_comes_back(bundle in proptest::collection::vec(any::<u8>(), 0..2_000), random: u8) {
        let header = Header { attempt_id: "a".into(), campaign: "c".into() };
        let public = keys(1).public("ours");
        let envelope = Envelope::seal(&bundle, header, &public, &mut Counting(random)).unwrap();
        prop_assert_eq!(envelope.open(&keys(1)), Ok(bundle));
    }
}
