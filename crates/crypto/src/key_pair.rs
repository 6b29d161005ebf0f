//! The keys of a team: private halves that sign and open, public halves that everyone may have.

use super::seed::Seed;
use assay_core::config::PublicKeys;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{SigningKey, VerifyingKey};
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, Serializable};

/// The key-encapsulation mechanism of envelopes.
pub(crate) type Encapsulation = X25519HkdfSha256;

/// The name of a key: the first eight bytes of the SHA-256 of its public half.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyName(pub(crate) [u8; 8]);

impl KeyName {
    pub(crate) fn of(public: &[u8]) -> Self {
        let digest = assay_core::digest::sha256(public);
        let mut name = [0; 8];
        name.copy_from_slice(&digest[..8]);
        Self(name)
    }

    /// Returns it as a text: sixteen hexadecimal digits.
    pub fn text(self) -> String {
        data_encoding::HEXLOWER.encode(&self.0)
    }
}

/// The private keys of a team. They follow from one seed.
pub struct PrivateKeys {
    pub(crate) signing: SigningKey,
    pub(crate) opening: <Encapsulation as Kem>::PrivateKey,
    sealing: <Encapsulation as Kem>::PublicKey,
}

impl PrivateKeys {
    /// Derives the keys from a seed: each from the SHA-256 of its purpose and the seed.
    ///
    /// ```
    /// use assay_crypto::{PrivateKeys, Seed};
    ///
    /// let keys = || PrivateKeys::of(&Seed::from_bytes([7; 32]));
    /// assert_eq!(keys().public("2026"), keys().public("2026"));
    /// ```
    pub fn of(seed: &Seed) -> Self {
        let derived =
            |purpose: &[u8]| assay_core::digest::sha256(&[purpose, seed.as_bytes()].concat());
        let (opening, sealing) = Encapsulation::derive_keypair(&derived(b"assay sealing 1\0"));
        Self {
            signing: SigningKey::from_bytes(&derived(b"assay signing 1\0")),
            opening,
            sealing,
        }
    }

    /// Returns the public halves, under a name that the team gives them, such as "2026".
    pub fn public(&self, name: &str) -> PublicKeys {
        let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        PublicKeys {
            name: name.into(),
            verifying: Some(encode(self.signing.verifying_key().as_bytes())),
            sealing: Some(encode(&self.sealing.to_bytes())),
        }
    }

    /// Returns the name of the key that opens envelopes.
    pub fn opening_name(&self) -> KeyName {
        KeyName::of(&self.sealing.to_bytes())
    }
}

/// Returns the key that verifies signatures; `None` where there is none, or the text is not one. Weak keys, under which one
/// signature fits many messages, are none.
pub(crate) fn verifying_key(keys: &PublicKeys) -> Option<VerifyingKey> {
    let bytes: [u8; 32] = decode(keys.verifying.as_deref()?)?.try_into().ok()?;
    let key = VerifyingKey::from_bytes(&bytes).ok()?;
    (!key.is_weak()).then_some(key)
}

/// Returns the key that seals envelopes; `None` where there is none, or the text is not one.
pub(crate) fn sealing_key(keys: &PublicKeys) -> Option<<Encapsulation as Kem>::PublicKey> {
    <Encapsulation as Kem>::PublicKey::from_bytes(&decode(keys.sealing.as_deref()?)?).ok()
}

/// Returns whether each half that is there is a key that can be used. A configuration checks their form only.
pub fn are_usable(keys: &PublicKeys) -> bool {
    (keys.verifying.is_none() || verifying_key(keys).is_some())
        && (keys.sealing.is_none() || sealing_key(keys).is_some())
}

/// Returns the name of the key that opens what is sealed to these; `None` where nothing can be.
pub fn opening_name(keys: &PublicKeys) -> Option<KeyName> {
    Some(KeyName::of(&sealing_key(keys)?.to_bytes()))
}

fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}
