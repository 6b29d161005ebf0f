use super::*;
use crate::seed::Seed;
use crate::tampering::{cut_off, with_bit_turned, with_sign_changed};
use proptest::prelude::*;
use std::sync::LazyLock;

fn grant() -> TimeGrant {
    TimeGrant {
        id: "grant-1".into(),
        attempt: "inv-7".into(),
        minutes: 12,
        until_ms: 2_000,
    }
}

#[test]
fn a_grant_gives_its_minutes_once_to_its_attempt_until_its_end() {
    let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
    let trusted = Trusted::of(&[keys.public("one")]);
    let token = grant().sign(&keys).unwrap();
    let read = TimeGrant::verify(&token, &trusted).unwrap();
    assert_eq!(read, grant());
    let names = ["an-attempt", "inv-7"];
    assert_eq!(read.check(&names, &[], 2_000), Ok(()));
    let until_ms = 2_000;
    assert_eq!(
        read.check(&names, &[], 2_001),
        Err(GrantProblem::Expired { until_ms })
    );
    assert_eq!(
        read.check(&["inv-8"], &[], 1),
        Err(GrantProblem::OtherAttempt)
    );
    assert_eq!(
        read.check(&names, &["grant-1".into()], 1),
        Err(GrantProblem::Used)
    );
}

#[test]
fn no_grant_is_signed_without_minutes_or_for_more_than_a_day() {
    let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
    for minutes in [0, 24 * 60 + 1] {
        assert_eq!(TimeGrant { minutes, ..grant() }.sign(&keys), None);
    }
}

#[test]
fn an_invitation_is_no_grant() {
    let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
    let trusted = Trusted::of(&[keys.public("one")]);
    let token = crate::token::sign(Purpose::Invitation, &grant(), &keys).unwrap();
    let problem = GrantProblem::Token(TokenProblem::OtherKind);
    assert_eq!(TimeGrant::verify(&token, &trusted), Err(problem));
}

#[test]
fn a_code_is_found_in_a_link_and_in_what_a_mail_program_made_of_it() {
    let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
    let token = grant().sign(&keys).unwrap();
    let link = grant()
        .link("https://jobs.example.com/cto/#x", &keys)
        .unwrap();
    assert_eq!(link, format!("https://jobs.example.com/cto/#grant={token}"));
    let (head, tail) = token.split_at(40);
    for written in [
        token.clone(),
        link.clone(),
        format!(" <{link}>. "),
        format!("https://jobs.example.com/cto/#invitation=AAAA&grant={token}&more=1"),
        format!("HTTPS://JOBS.EXAMPLE.COM/CTO/#GRANT={token}"),
        format!("{} \r\n {}", head.to_lowercase(), tail),
    ] {
        assert_eq!(TimeGrant::code_in(&written), token, "{written}");
    }
    assert_eq!(
        TimeGrant::code_in("https://jobs.example.com/"),
        "HTTPS//JOBSEXAMPLECOM/"
    );
}

/// A token, and whom it is verified by: made once for all that is tried on it.
static SIGNED: LazyLock<(String, Trusted)> = LazyLock::new(|| {
    let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
    (
        grant().sign(&keys).unwrap(),
        Trusted::of(&[keys.public("ours")]),
    )
});

fn is_refused(text: &str) -> bool {
    TimeGrant::verify(text, &SIGNED.1).is_err()
}

proptest! {
    // Three of these make more than 100,000 changes.
    #![proptest_config(ProptestConfig::with_cases(34_000))]

    /// Whoever changes bytes and writes the check digits anew has a forgery, and never another grant.
    #[test]
    fn no_change_of_bytes_is_accepted(at in 0_usize..1_000, bit in 0_u8..8, is_resealed: bool) {
        prop_assert!(is_refused(&with_bit_turned(&SIGNED.0, at, bit, is_resealed)));
    }

    #[test]
    fn no_change_of_characters_is_accepted(at in 0_usize..1_000, by in 1_usize..32) {
        prop_assert!(is_refused(&with_sign_changed(&SIGNED.0, at, by)));
    }

    /// More minutes, another attempt, a later end: signed by whoever is not the team, with the name of its key.
    #[test]
    fn no_grant_of_somebody_else_is_accepted(
        seed in 2_u8..,
        minutes in 1_u32..=1_440,
        until_ms: i64,
        attempt in "[a-z0-9-]{1,36}",
        length in 0_usize..1_000,
    ) {
        let other = TimeGrant { minutes, until_ms, attempt, ..grant() };
        let keys = PrivateKeys::of(&Seed::from_bytes([seed; 32]));
        let token = other.sign(&keys).unwrap();
        prop_assert!(is_refused(&token));
        let mut bytes = crate::code::read(&token).unwrap();
        let ours = crate::code::read(&SIGNED.0).unwrap();
        bytes[2..10].copy_from_slice(&ours[2..10]);
        prop_assert!(is_refused(&crate::code::write(&bytes)));
        // Its words under the signature of the team's own.
        let end = bytes.len() - 64;
        bytes[end..].copy_from_slice(&ours[ours.len() - 64..]);
        prop_assert!(is_refused(&crate::code::write(&bytes)));
        prop_assert!(is_refused(cut_off(&SIGNED.0, length)));
    }
}
