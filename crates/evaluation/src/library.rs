//! What is at hand to check and score bundles with.

use assay_core::assessment::{Assessment, Key};
use assay_core::config::PublicKeys;
use assay_core::document::Value;
use assay_core::record::{self, Findings};
use assay_crypto::{Trusted, verify_signed};
use std::sync::Arc;

/// The available packs and keys, and the keys that the team's signatures are known by.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// Packs, by their content.
    pub packs: Vec<Arc<Assessment>>,
    /// Keys in force, one for each pack.
    pub keys: Vec<Arc<Key>>,
    /// Keys that were opened and are not in force, because another one is.
    pub offered: Vec<Arc<Key>>,
    /// The public keys that verify invitations; `None` where none is known, and then no invitation is checked.
    pub trusted: Option<Trusted>,
}

impl Library {
    /// Returns the pack with a digest.
    pub fn pack(&self, sha256: &str) -> Option<&Arc<Assessment>> {
        self.packs.iter().find(|pack| pack.sha256 == sha256)
    }

    /// Returns the key of the pack with a digest.
    pub fn key(&self, sha256: &str) -> Option<&Arc<Key>> {
        self.keys.iter().find(|key| key.assessment_sha256 == sha256)
    }

    /// Returns pack and key with a digest, in the form in which a candidate took the test; `None` unless both are at hand.
    pub fn content(&self, sha256: &str, is_narrative: bool) -> Option<(Arc<Assessment>, Arc<Key>)> {
        let (pack, key) = self.pack(sha256).zip(self.key(sha256))?;
        Some(if is_narrative {
            (Arc::new(pack.in_words()), Arc::new(key.in_words()))
        } else {
            (pack.clone(), key.clone())
        })
    }

    /// Adds a pack, unless it is there already.
    pub fn add_pack(&mut self, pack: Assessment) {
        if self.pack(&pack.sha256).is_none() {
            self.packs.push(Arc::new(pack));
        }
    }

    /// Adds a key in the place of the one for the same pack; returns that one where it differs. An excerpt without
    /// rubrics does not replace the whole key.
    pub fn add_key(&mut self, key: Key) -> Option<Arc<Key>> {
        let at = self
            .keys
            .iter()
            .position(|known| known.assessment_sha256 == key.assessment_sha256);
        let Some(at) = at else {
            self.keys.push(Arc::new(key));
            return None;
        };
        if self.keys[at].sha256 == key.sha256 && key.is_excerpt() {
            return None;
        }
        let former = std::mem::replace(&mut self.keys[at], Arc::new(key));
        (former.sha256 != self.keys[at].sha256).then_some(former)
    }

    /// Takes over the public keys of a team from the configuration of its test.
    pub fn trust(&mut self, keys: &[PublicKeys]) {
        self.trusted = (!keys.is_empty()).then(|| Trusted::of(keys));
    }

    /// Returns everything about a bundle that does not fit, by what is at hand: its pack, its key, and its invitation where
    /// public keys of the team are known. `sha256` is the digest of the pack that it names.
    pub fn verify(&self, file: &str, document: &Value, sha256: &str) -> Findings {
        let pack = self.pack(sha256).map(Arc::as_ref);
        let key = self.key(sha256).map(Arc::as_ref);
        match &self.trusted {
            Some(trusted) => verify_signed(file, document, pack, key, trusted),
            None => record::verify(file, document, pack, key),
        }
    }
}
