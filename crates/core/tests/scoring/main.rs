//! The rules and the grade, against cases written by hand in `tests/data/scoring`.

mod grades;
mod hostile;
mod keys;
mod rules;
mod weights;

use assay_core::assessment::{Assessment, ItemKey, Key};
use assay_core::digest::content_digest;
use assay_core::document::{self, Value};
use assay_core::scoring::Fraction;
use assay_core::scoring::rules::outcome::{Outcome, Points};

fn read(name: &str) -> Value {
    let path = format!(
        "{}/tests/data/scoring/{name}.json",
        concat!(env!("CARGO_MANIFEST_DIR"), "/../..")
    );
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn item_key(value: &Value) -> ItemKey {
    document::read("key", value).unwrap()
}

/// Earned and still open, in shares of the item.
fn points(outcome: &Outcome) -> (Fraction, Fraction) {
    let (mut earned, mut open) = (Fraction::ZERO, Fraction::ZERO);
    for part in &outcome.parts {
        match part.points {
            Points::Settled(points) => earned = earned.plus(points).unwrap(),
            Points::Pending | Points::Review => open = open.plus(part.of).unwrap(),
        }
    }
    (earned, open)
}

/// The small pack with its key, bound to each other.
fn pair() -> (Assessment, Key) {
    bound("pack", "key")
}

/// The pack whose items weigh differently, with its key, bound to each other.
fn weighted() -> (Assessment, Key) {
    bound("weighted", "weighted.key")
}

fn bound(pack: &str, key: &str) -> (Assessment, Key) {
    let pack = read(pack);
    let mut key = read(key);
    key["assessment"]["sha256"] = content_digest(&pack).into();
    (
        Assessment::parse("pack", &pack).unwrap(),
        Key::parse("key", &key).unwrap(),
    )
}
