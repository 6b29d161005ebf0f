//! Bundles that somebody changed: sealed again or not, with the record chained again or not.

use super::content::{Contents, by_first_version};
use assay_core::digest::canonical;
use assay_core::document::{self, Value};
use assay_core::record::sealed_digest;
use assay_test_support::changes::{TAMPERINGS, graded, honest, item, seal_again};

/// Tamperings that are also kept as somebody leaves them who knows nothing of seals.
const NOT_SEALED: [&str; 8] = [
    "an answer",
    "prose",
    "points",
    "the total",
    "a grade taken out",
    "the seed",
    "less time used",
    "an item taken out",
];

type Change = (&'static str, fn(&mut Value));

/// Changes to the record that somebody seals again without chaining the record again, and others of their own kind.
const OTHERS: [Change; 9] = [
    ("record event changed", |b| {
        b["events"][2]["at_ms"] = 7.into();
    }),
    ("record event taken out", |b| {
        b["events"].as_array_mut().unwrap().remove(3);
    }),
    ("record cut off at the end", |b| {
        b["events"].as_array_mut().unwrap().pop();
    }),
    ("record moved", |b| {
        b["events"].as_array_mut().unwrap().swap(1, 2);
    }),
    ("record with another head", |b| {
        b["integrity"]["events_head"] = "0".repeat(64).into();
    }),
    ("another attempt", |b| {
        b["attempt_id"] = "00000000-0000-4000-8000-000000000000".into();
    }),
    ("another pack", |b| {
        b["content"]["sha256"] = "0".repeat(64).into();
    }),
    ("another key named", |b| {
        graded(b, 0, 3)["parts"][0]["points"] = "1".into();
        b["grade"]["key_sha256"] = "0".repeat(64).into();
    }),
    ("contradictions without end", |b| {
        let one = b["sections"][0].clone();
        b["sections"] = vec![one; 12].into();
        for section in b["sections"].as_array_mut().unwrap() {
            section["used_ms"] = 7.into();
            section["limit_ms"] = 8.into();
        }
    }),
];

/// Every tampered bundle with its name, as its bytes.
pub fn all(contents: &Contents) -> Vec<(String, String)> {
    let honest = by_first_version(&canonical(&honest(&contents.small)));
    let honest = document::parse("bundle", &honest).unwrap();
    let mut all = Vec::new();
    let mut add = |name: String, bundle: Value| all.push((name, canonical(&bundle)));
    add("before any change".into(), honest.clone());
    for (name, change, ..) in TAMPERINGS {
        let mut bundle = honest.clone();
        change(&mut bundle);
        if NOT_SEALED.contains(&name) {
            add(format!("{name}, not sealed again"), bundle.clone());
        }
        seal_again(&mut bundle);
        add(format!("{name}, sealed again"), bundle);
    }
    for (name, change) in OTHERS {
        let mut bundle = honest.clone();
        change(&mut bundle);
        bundle["integrity"]["sha256"] = sealed_digest(&bundle).into();
        add(name.into(), bundle);
    }
    let mut bundle = honest.clone();
    item(&mut bundle, 0)["flagged"] = false.into();
    add("a flag, not sealed again".into(), bundle);
    let mut bundle = honest;
    bundle["integrity"]
        .as_object_mut()
        .unwrap()
        .remove("sha256");
    add("the seal taken off".into(), bundle);
    all
}
