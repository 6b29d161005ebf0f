//! What the page holds of erased people: how to know them again, the last proof, and files that brought somebody back.

use assay_crypto::ErasureProof;
use assay_evaluation::Tombstones;
use leptos::prelude::*;

/// What was erased last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The proof, which is signed when it is downloaded.
    pub proof: ErasureProof,
    /// The code for the candidate; only where one person was erased by themselves.
    pub code: Option<String>,
}

/// A file with somebody who was erased here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBack {
    /// Its name.
    pub file: String,
    /// Its text.
    pub text: String,
    /// Digest of the bundle.
    pub sha256: String,
    /// Identifier of the attempt.
    pub attempt_id: String,
    /// When the candidate was erased, as RFC 3339.
    pub erased_at: String,
}

/// What the page holds of erased people; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Erasure {
    /// Everybody who was erased in this browser.
    pub stones: RwSignal<Tombstones>,
    /// What was erased last, until somebody closes the notice.
    pub done: RwSignal<Option<Done>>,
    /// Files that are not opened before somebody says so.
    pub held_back: RwSignal<Vec<HeldBack>>,
}

impl Erasure {
    /// Nothing was erased.
    pub fn new() -> Self {
        Self {
            stones: RwSignal::default(),
            done: RwSignal::new(None),
            held_back: RwSignal::default(),
        }
    }

    /// Puts back what was kept of those who were erased.
    pub fn restore(self, settings: &[(String, String)]) {
        let kept = settings.iter().find(|one| one.0 == STONES);
        let stones = kept.and_then(|one| Tombstones::parse(&one.1).ok());
        self.stones.set(stones.unwrap_or_default());
    }
}

/// The setting that holds how erased people are known again.
pub const STONES: &str = "erased";
