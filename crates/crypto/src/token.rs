//! A signed token: a small document, the name of the key that signed it, and the signature, as one text.

use super::code::{self, CodeProblem};
use super::key_pair::{KeyName, PrivateKeys, verifying_key};
use assay_core::config::PublicKeys;
use ed25519_dalek::{Signature, Signer, VerifyingKey};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The version of the form that tokens have.
const VERSION: u8 = 1;

/// The longest token that is read, in characters. A longer text is none of ours.
const LONGEST: usize = 4_000;

/// What a token is for. It is signed with it, so that none can stand for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Invitation,
    TimeGrant,
    Erasure,
}

impl Purpose {
    fn byte(self) -> u8 {
        match self {
            Self::Invitation => 1,
            Self::TimeGrant => 2,
            Self::Erasure => 3,
        }
    }
}

/// Why a token is not good, whatever it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenProblem {
    /// The text is no token at all.
    NotAToken,
    /// It is cut off, or a character of it was changed on the way.
    Damaged,
    /// It is a token of another kind, or of a later version.
    OtherKind,
    /// It was signed with a key that this team does not name.
    UnknownKey,
    /// It was changed after it was signed, or signed by somebody else.
    Forged,
}

/// The keys by which a team's signatures are known.
#[derive(Debug, Clone, Default)]
pub struct Trusted(Vec<(KeyName, VerifyingKey)>);

impl Trusted {
    /// Takes over the public keys of a team. One that is no key is left out: a configuration that has one is not sound, and
    /// says so itself.
    pub fn of(keys: &[PublicKeys]) -> Self {
        let known = keys.iter().filter_map(verifying_key);
        Self(
            known
                .map(|key| (KeyName::of(key.as_bytes()), key))
                .collect(),
        )
    }

    fn named(&self, name: KeyName) -> Option<&VerifyingKey> {
        self.0
            .iter()
            .find(|known| known.0 == name)
            .map(|known| &known.1)
    }
}

/// Signs a document, and returns the token as a text: version, purpose, key name, document and signature, in base32.
///
/// Returns `None` where the document cannot be written, which none of ours is.
pub(crate) fn sign(
    purpose: Purpose,
    document: &impl Serialize,
    keys: &PrivateKeys,
) -> Option<String> {
    let mut signed = vec![VERSION, purpose.byte()];
    signed.extend_from_slice(&KeyName::of(keys.signing.verifying_key().as_bytes()).0);
    ciborium::into_writer(document, &mut signed).ok()?;
    let signature = keys.signing.sign(&message(&signed));
    signed.extend_from_slice(&signature.to_bytes());
    Some(code::write(&signed))
}

/// Reads a token and checks its signature.
///
/// # Errors
/// Says what is wrong with it.
pub(crate) fn verify<T: DeserializeOwned>(
    purpose: Purpose,
    text: &str,
    trusted: &Trusted,
) -> Result<T, TokenProblem> {
    if text.len() > LONGEST {
        return Err(TokenProblem::NotAToken);
    }
    let bytes = code::read(text).map_err(|problem| match problem {
        CodeProblem::NotACode => TokenProblem::NotAToken,
        CodeProblem::Checksum => TokenProblem::Damaged,
    })?;
    let (signed, signature) = bytes
        .split_last_chunk::<64>()
        .ok_or(TokenProblem::NotAToken)?;
    let Some(([VERSION, kind, name @ ..], document)) = signed.split_first_chunk::<10>() else {
        return Err(TokenProblem::OtherKind);
    };
    if *kind != purpose.byte() {
        return Err(TokenProblem::OtherKind);
    }
    let mut key_name = [0; 8];
    key_name.copy_from_slice(name);
    let key = trusted
        .named(KeyName(key_name))
        .ok_or(TokenProblem::UnknownKey)?;
    key.verify_strict(&message(signed), &Signature::from_bytes(signature))
        .map_err(|_| TokenProblem::Forged)?;
    // Whoever holds the key wrote this; a document that does not fit is of a later version.
    ciborium::from_reader(document).map_err(|_| TokenProblem::OtherKind)
}

/// What is signed: never bytes that could be something else.
fn message(signed: &[u8]) -> Vec<u8> {
    [b"assay token\0", signed].concat()
}
