//! An envelope: answers that only the team can open.

use super::key_pair::{Encapsulation, KeyName, PrivateKeys, sealing_key};
use assay_core::config::PublicKeys;
use assay_core::digest::canonical;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The schema name of envelopes.
const SCHEMA: &str = "assay/envelope/1";

/// What binds an envelope to this use of its keys (`info` of RFC 9180).
const INFO: &[u8] = b"assay envelope 1";

/// A bundle that is encrypted to a team, as it is sent and downloaded. What is outside can be read by everyone, and not be
/// changed: it is authenticated with the content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "Assay envelope, version 1")
)]
pub struct Envelope {
    /// The kind and version of this document.
    #[cfg_attr(feature = "schema", schemars(extend("const" = SCHEMA)))]
    schema: String,
    /// What stands outside.
    #[serde(flatten)]
    pub header: Header,
    /// The key that opens it: the first 16 hexadecimal digits of the SHA-256 of its public half.
    pub key: String,
    /// The encapsulated key of RFC 9180, in base64.
    encapsulated_key: String,
    /// The encrypted bundle with its tag, in base64.
    ciphertext: String,
}

/// What stands outside of an envelope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Header {
    /// Identifier of the attempt.
    pub attempt_id: String,
    /// The round of hiring.
    pub campaign: String,
}

/// Why an envelope could not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenProblem {
    /// It is no envelope, or damaged in a way that leaves nothing to try.
    NotAnEnvelope,
    /// It was made for another key, which has this name.
    OtherKey(String),
    /// It was changed after it was made.
    Changed,
}

impl Envelope {
    /// Encrypts a bundle to a team. Each envelope has a key of its own, which is drawn from `random`.
    ///
    /// Returns `None` where the public key is none.
    ///
    /// ```
    /// use assay_crypto::{Envelope, Header, PrivateKeys, Seed};
    /// # struct Fixed; // For a test: never do this.
    /// # impl rand_core::TryRng for Fixed {
    /// #     type Error = std::convert::Infallible;
    /// #     fn try_next_u32(&mut self) -> Result<u32, Self::Error> { Ok(7) }
    /// #     fn try_next_u64(&mut self) -> Result<u64, Self::Error> { Ok(7) }
    /// #     fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> { bytes.fill(7); Ok(()) }
    /// # }
    /// # impl rand_core::TryCryptoRng for Fixed {}
    /// # let mut random = Fixed;
    /// let keys = PrivateKeys::of(&Seed::from_bytes([1; 32]));
    /// let header = Header { attempt_id: "an-attempt".into(), campaign: "cto-2026".into() };
    /// let envelope = Envelope::seal(b"answers", header, &keys.public("ours"), &mut random).unwrap();
    /// assert_eq!(envelope.open(&keys).as_deref(), Ok(&b"answers"[..]));
    /// ```
    pub fn seal(
        bundle: &[u8],
        header: Header,
        recipient: &PublicKeys,
        random: &mut impl CryptoRng,
    ) -> Option<Self> {
        let key = sealing_key(recipient)?;
        let name = KeyName::of(&key.to_bytes()).text();
        let outside = outside(&header, &name);
        let (encapsulated, ciphertext) =
            hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, Encapsulation>(
                &OpModeS::Base,
                &key,
                INFO,
                bundle,
                outside.as_bytes(),
                random,
            )
            .ok()?;
        Some(Self {
            schema: SCHEMA.into(),
            header,
            key: name,
            encapsulated_key: STANDARD.encode(encapsulated.to_bytes()),
            ciphertext: STANDARD.encode(ciphertext),
        })
    }

    /// Reads an envelope.
    ///
    /// # Errors
    /// Says that this is none.
    pub fn parse(text: &str) -> Result<Self, OpenProblem> {
        let envelope: Self = serde_json::from_str(text).map_err(|_| OpenProblem::NotAnEnvelope)?;
        if envelope.schema == SCHEMA {
            Ok(envelope)
        } else {
            Err(OpenProblem::NotAnEnvelope)
        }
    }

    /// Decrypts the bundle.
    ///
    /// # Errors
    /// Says whether it was made for another key, or changed.
    pub fn open(&self, keys: &PrivateKeys) -> Result<Vec<u8>, OpenProblem> {
        if self.key != keys.opening_name().text() {
            return Err(OpenProblem::OtherKey(self.key.clone()));
        }
        let decode = |text: &str| {
            STANDARD
                .decode(text)
                .map_err(|_| OpenProblem::NotAnEnvelope)
        };
        let encapsulated =
            <Encapsulation as Kem>::EncappedKey::from_bytes(&decode(&self.encapsulated_key)?)
                .map_err(|_| OpenProblem::NotAnEnvelope)?;
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, Encapsulation>(
            &OpModeR::Base,
            &keys.opening,
            &encapsulated,
            INFO,
            &decode(&self.ciphertext)?,
            outside(&self.header, &self.key).as_bytes(),
        )
        .map_err(|_| OpenProblem::Changed)
    }
}

/// What is authenticated beside the content: everything that stands outside, in canonical form.
fn outside(header: &Header, key: &str) -> String {
    canonical(&json!({
        "schema": SCHEMA,
        "attempt_id": header.attempt_id,
        "campaign": header.campaign,
        "key": key,
    }))
}

#[cfg(test)]
pub(crate) mod tests;
