//! The file in which a team keeps its private keys, under a passphrase.

use super::key_pair::PrivateKeys;
use super::seed::Seed;
use argon2::{Algorithm, Argon2, Params, Version};
use assay_core::config::PublicKeys;
use assay_core::digest::canonical;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use serde_json::json;
use zeroize::Zeroizing;

/// The schema name of key files.
pub const SCHEMA: &str = "assay/private-keys/1";

/// The file in which a team keeps its private keys. Whoever has the file and the passphrase can open answers and sign
/// invitations; whoever loses both has lost the answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "Private keys of Assay, version 1")
)]
pub struct KeyFile {
    /// The kind and version of this document.
    #[cfg_attr(feature = "schema", schemars(extend("const" = SCHEMA)))]
    schema: String,
    /// The public halves, which a configuration names too.
    pub public: PublicKeys,
    /// How much work a passphrase costs.
    work: Work,
    /// Random bytes that keep two files with one passphrase apart, in base64.
    salt: String,
    /// The nonce of the encryption, in base64.
    nonce: String,
    /// The encrypted seed with its tag, in base64.
    ciphertext: String,
}

/// How much work it is to try one passphrase: the parameters of Argon2id (RFC 9106).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Work {
    /// Memory, in KiB.
    memory_kib: u32,
    /// Passes over the memory.
    passes: u32,
}

impl Work {
    /// The work that new files take: 128 MiB, four times over. RFC 9106 (section 4) asks for 64 MiB and three passes where
    /// memory is scarce; this takes about half a second and more on a laptop.
    pub const USUAL: Self = Self {
        memory_kib: 128 * 1024,
        passes: 4,
    };

    /// The least that argon2id takes. For tests: it protects nothing.
    pub const NONE: Self = Self {
        memory_kib: 8,
        passes: 1,
    };

    /// The most that a file may ask for: another program must not be able to use up the machine.
    const MOST: Self = Self {
        memory_kib: 1024 * 1024,
        passes: 16,
    };
}

/// Why a key file could not be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyFileProblem {
    /// It is no key file, or damaged.
    NotAKeyFile,
    /// The passphrase is not the one, or the file was changed: nobody can tell which.
    NotOpened,
    /// The passphrase is shorter than twelve characters.
    ShortPassphrase,
}

impl KeyFile {
    /// The fewest characters of a passphrase for a new file.
    pub const SHORTEST_PASSPHRASE: usize = 12;

    /// Encrypts a seed under a passphrase.
    ///
    /// # Errors
    /// Says that the passphrase is too short.
    pub fn protect(
        seed: &Seed,
        name: &str,
        passphrase: &str,
        work: Work,
        random: &mut impl CryptoRng,
    ) -> Result<Self, KeyFileProblem> {
        if passphrase.chars().count() < Self::SHORTEST_PASSPHRASE {
            return Err(KeyFileProblem::ShortPassphrase);
        }
        let (mut salt, mut nonce) = ([0; 16], [0; 24]);
        random.fill_bytes(&mut salt);
        random.fill_bytes(&mut nonce);
        let public = PrivateKeys::of(seed).public(name);
        let cipher = cipher(passphrase, &salt, work)?;
        let ciphertext = cipher
            .encrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: seed.as_bytes(),
                    aad: outside(&public, work).as_bytes(),
                },
            )
            .map_err(|_| KeyFileProblem::NotAKeyFile)?;
        Ok(Self {
            schema: SCHEMA.into(),
            public,
            work,
            salt: STANDARD.encode(salt),
            nonce: STANDARD.encode(nonce),
            ciphertext: STANDARD.encode(ciphertext),
        })
    }

    /// Reads a key file.
    ///
    /// # Errors
    /// Says that this is none.
    pub fn parse(text: &str) -> Result<Self, KeyFileProblem> {
        let file: Self = serde_json::from_str(text).map_err(|_| KeyFileProblem::NotAKeyFile)?;
        let is_bearable =
            file.work.memory_kib <= Work::MOST.memory_kib && file.work.passes <= Work::MOST.passes;
        if file.schema == SCHEMA && is_bearable {
            Ok(file)
        } else {
            Err(KeyFileProblem::NotAKeyFile)
        }
    }

    /// Decrypts the seed. A wrong passphrase costs as much as the right one, and tells nothing.
    ///
    /// # Errors
    /// Says that the file is damaged, or that it could not be opened with this passphrase.
    pub fn open(&self, passphrase: &str) -> Result<Seed, KeyFileProblem> {
        let decode = |text: &str| {
            STANDARD
                .decode(text)
                .map_err(|_| KeyFileProblem::NotAKeyFile)
        };
        let nonce: [u8; 24] = decode(&self.nonce)?
            .try_into()
            .map_err(|_| KeyFileProblem::NotAKeyFile)?;
        let (salt, ciphertext) = (decode(&self.salt)?, decode(&self.ciphertext)?);
        let cipher = cipher(passphrase, &salt, self.work)?;
        let opened = cipher.decrypt(
            &XNonce::from(nonce),
            Payload {
                msg: &ciphertext,
                aad: outside(&self.public, self.work).as_bytes(),
            },
        );
        let bytes = Zeroizing::new(opened.map_err(|_| KeyFileProblem::NotOpened)?);
        let bytes: [u8; 32] = bytes
            .as_slice()
            .try_into()
            .map_err(|_| KeyFileProblem::NotAKeyFile)?;
        Ok(Seed::from_bytes(bytes))
    }
}

/// Makes the cipher that a passphrase opens.
fn cipher(passphrase: &str, salt: &[u8], work: Work) -> Result<XChaCha20Poly1305, KeyFileProblem> {
    let params = Params::new(work.memory_kib, work.passes, 1, Some(32))
        .map_err(|_| KeyFileProblem::NotAKeyFile)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, key.as_mut_slice())
        .map_err(|_| KeyFileProblem::NotAKeyFile)?;
    Ok(XChaCha20Poly1305::new((&*key).into()))
}

/// What is authenticated beside the seed.
fn outside(public: &PublicKeys, work: Work) -> String {
    canonical(&json!({ "schema": SCHEMA, "public": public, "work": work }))
}

#[cfg(test)]
mod tests;
