//! What a pair of similar answers is known by while it is on screen.

use assay_evaluation::SimilarPair;

/// What tells a pair from every other: pack, item, both bundles.
pub type PairKey = [String; 4];

/// Returns what a pair is known by.
pub fn key(pair: &SimilarPair) -> PairKey {
    [&pair.pack_sha256, &pair.item, &pair.one, &pair.other].map(String::clone)
}
