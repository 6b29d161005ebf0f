//! What must hold for any bytes: nothing panics, nothing grows beyond measure, and what was accepted
//! can be worked with. The tests beside this run it on seeded changes of real documents; the targets
//! in `fuzz/` run the very same functions on what a fuzzer thinks of.
#![allow(
    dead_code,
    unused_imports,
    reason = "each target in fuzz/ uses one of them"
)]

mod content;
mod outside;
mod session;
mod signed;
mod workspace;

pub use content::{config, document, key, number, pack};
pub use outside::{bundle, delivery, form};
pub use session::{answered, journal, not_graded};
pub use signed::{SEALED, envelope, erasure, grant, proofs, team, token};
pub use workspace::{evaluation, opened_bundle};

use assay_core::assessment::{Assessment, Key};
use assay_core::document::{self, Value};
use std::sync::Arc;

/// Takes some bytes, and panics where something does not hold.
pub type Body = fn(&[u8]);

/// Everything that is fuzzed, by the name of its target.
pub const ALL: [(&str, Body); 15] = [
    ("document", document),
    ("number", number),
    ("pack", pack),
    ("key", key),
    ("config", config),
    ("bundle", bundle),
    ("journal", journal),
    ("delivery", delivery),
    ("form", form),
    ("opened_bundle", opened_bundle),
    ("evaluation", evaluation),
    ("token", token),
    ("grant", grant),
    ("envelope", envelope),
    ("erasure", erasure),
];

thread_local! {
    static PAIR: (Arc<Assessment>, Arc<Key>) = {
        let pack = include_str!("../../data/scoring/pack.json");
        let pack = Assessment::parse("pack", &document::parse("pack", pack).unwrap()).unwrap();
        let mut key = document::parse("key", include_str!("../../data/scoring/key.json")).unwrap();
        key["assessment"]["sha256"] = pack.sha256.as_str().into();
        (Arc::new(pack), Arc::new(Key::parse("key", &key).unwrap()))
    };
}

/// A small pack with its key.
pub fn pair() -> (Arc<Assessment>, Arc<Key>) {
    PAIR.with(Clone::clone)
}

/// The document in some bytes, if they are one.
fn read(bytes: &[u8]) -> Option<Value> {
    document::parse("input", std::str::from_utf8(bytes).ok()?).ok()
}
