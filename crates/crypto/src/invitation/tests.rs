use super::*;
use crate::seed::Seed;
use crate::tampering::{cut_off, with_bit_turned, with_sign_changed};
use proptest::prelude::*;
use std::sync::LazyLock;

fn keys(seed: u8) -> PrivateKeys {
    PrivateKeys::of(&Seed::from_bytes([seed; 32]))
}

fn trusted(seed: u8) -> Trusted {
    Trusted::of(&[keys(seed).public("ours")])
}

fn invitation() -> Invitation {
    Invitation {
        id: "inv-7".into(),
        campaign: "cto-2026".into(),
        reference: Some("C-0042".into()),
        pack_sha256: "ab".repeat(32),
        window: Window {
            opens_ms: Some(1_000),
            start_by_ms: Some(5_000),
            finish_by_ms: None,
            time_zone: "Europe/Berlin".into(),
        },
        time: GrantedTime::Limited {
            percent: 150,
            extra_minutes: 0,
        },
        is_narrative: false,
        language: None,
        is_practice_only: false,
        replaces: None,
    }
}

fn check(now_ms: i64) -> Result<(), InvitationProblem> {
    invitation().check("cto-2026", &"ab".repeat(32), now_ms)
}

#[test]
fn an_invitation_comes_back_as_it_was_signed() {
    let token = invitation().sign(&keys(1)).unwrap();
    assert_eq!(Invitation::verify(&token, &trusted(1)), Ok(invitation()));
    // It has to fit into an address that mail programs leave whole.
    assert!(token.len() < 500, "{} characters", token.len());
}

#[test]
fn the_form_in_words_stands_in_the_token_only_where_it_is_granted() {
    let plain = serde_json::to_value(invitation()).unwrap();
    assert_eq!(plain.get("n"), None);
    let narrative = Invitation {
        is_narrative: true,
        ..invitation()
    };
    assert_eq!(serde_json::to_value(&narrative).unwrap()["n"], true);
    let token = narrative.sign(&keys(1)).unwrap();
    let read = Invitation::verify(&token, &trusted(1)).unwrap();
    assert!(read.invited().is_narrative && !invitation().invited().is_narrative);
}

#[test]
fn both_ends_of_the_window_belong_to_it() {
    assert_eq!(
        check(999),
        Err(InvitationProblem::TooEarly { opens_ms: 1_000 })
    );
    assert_eq!(check(1_000), Ok(()));
    assert_eq!(check(5_000), Ok(()));
    assert_eq!(
        check(5_001),
        Err(InvitationProblem::Expired { start_by_ms: 5_000 })
    );
}

#[test]
fn an_invitation_is_for_its_round_and_its_content_only() {
    let other = invitation().check("cto-2027", &"ab".repeat(32), 2_000);
    assert_eq!(other, Err(InvitationProblem::OtherCampaign));
    let other = invitation().check("cto-2026", &"cd".repeat(32), 2_000);
    assert_eq!(other, Err(InvitationProblem::OtherPack));
}

#[test]
fn a_key_of_another_team_is_unknown_and_one_of_several_is_enough() {
    let token = invitation().sign(&keys(1)).unwrap();
    let problem = InvitationProblem::Token(TokenProblem::UnknownKey);
    assert_eq!(Invitation::verify(&token, &trusted(2)), Err(problem));
    let both = Trusted::of(&[keys(2).public("new"), keys(1).public("old")]);
    assert_eq!(Invitation::verify(&token, &both), Ok(invitation()));
}

#[test]
fn less_than_the_usual_time_cannot_be_signed_nor_read() {
    let mut less = invitation();
    less.time = GrantedTime::Limited {
        percent: 80,
        extra_minutes: 0,
    };
    assert_eq!(less.sign(&keys(1)), None);
    let token = token::sign(Purpose::Invitation, &less, &keys(1)).unwrap();
    let read = Invitation::verify(&token, &trusted(1));
    assert_eq!(read, Err(InvitationProblem::Unsound));
}

#[test]
fn the_signature_is_the_one_of_rfc_8032() {
    // RFC 8032, section 7.1, test 2.
    use ed25519_dalek::{Signer, SigningKey};
    let secret = data_encoding::HEXLOWER
        .decode(b"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
        .unwrap();
    let key = SigningKey::from_bytes(&secret.try_into().unwrap());
    let public = data_encoding::HEXLOWER.encode(key.verifying_key().as_bytes());
    assert_eq!(
        public,
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    );
    let signature = data_encoding::HEXLOWER.encode(&key.sign(&[0x72]).to_bytes());
    let expected = concat!(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da",
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    );
    assert_eq!(signature, expected);
}

/// A token, and whom it is verified by: made once for all that is tried on it.
static SIGNED: LazyLock<(String, Trusted)> =
    LazyLock::new(|| (invitation().sign(&keys(1)).unwrap(), trusted(1)));

fn is_refused(text: &str) -> bool {
    Invitation::verify(text, &SIGNED.1).is_err()
}

proptest! {
    // Three of these make more than 100,000 changes.
    #![proptest_config(ProptestConfig::with_cases(34_000))]

    /// Whoever changes bytes and writes the check digits anew has a forgery, and never another invitation.
    #[test]
    fn no_change_of_bytes_is_accepted(at in 0_usize..1_000, bit in 0_u8..8, is_resealed: bool) {
        prop_assert!(is_refused(&with_bit_turned(&SIGNED.0, at, bit, is_resealed)));
    }

    #[test]
    fn no_change_of_characters_is_accepted(at in 0_usize..1_000, by in 1_usize..32) {
        prop_assert!(is_refused(&with_sign_changed(&SIGNED.0, at, by)));
    }

    #[test]
    fn nothing_that_is_cut_off_or_made_up_is_accepted(text in "\\PC{0,60}", length in 0_usize..1_000) {
        prop_assert!(is_refused(&text));
        prop_assert!(is_refused(cut_off(&SIGNED.0, length)));
    }
}
