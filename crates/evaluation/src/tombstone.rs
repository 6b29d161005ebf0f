//! What a browser remembers of people who were erased in it: enough to know them again when an older file brings them back,
//! and nothing else.
//!
//! A stone holds salted digests of the bundle and of the attempt's identifier. Both have far more than a hundred random
//! bits, so nobody finds them by trying; whoever has the file again can tell that it was erased, and that is the purpose
//! (a suppression list, which is kept for the erasure itself).

use assay_core::digest::sha256_hex;
use assay_core::document::{self, Problems};
use serde::{Deserialize, Serialize};

/// Everybody who was erased in a browser.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tombstones(Vec<Tombstone>);

/// Somebody who was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tombstone {
    /// Random, in hexadecimal; each stone has its own.
    salt: String,
    /// SHA-256 of the salt and the digest of the bundle.
    bundle: String,
    /// SHA-256 of the salt and the identifier of the attempt.
    attempt: String,
    /// When it was erased, as RFC 3339 in UTC.
    at: String,
}

impl Tombstones {
    /// Reads what [`Tombstones::to_text`] wrote.
    ///
    /// # Errors
    /// Returns a problem where it is none.
    pub fn parse(text: &str) -> Result<Self, Problems> {
        document::read("erased", &document::parse("erased", text)?)
    }

    /// Returns the text in which a browser keeps it.
    pub fn to_text(&self) -> String {
        document::to_text(&document::to_value(self))
    }

    /// Returns whether nobody was erased.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Remembers that a bundle was erased. `salt` is random; `at` is when, as RFC 3339.
    ///
    /// ```
    /// use assay_evaluation::Tombstones;
    ///
    /// let mut stones = Tombstones::default();
    /// stones.add("b3c1", "5e84", "6405", "2026-03-02T10:00:00.000Z");
    /// assert_eq!(stones.erased_at("5e84", "another"), Some("2026-03-02T10:00:00.000Z"));
    /// assert_eq!(stones.erased_at("another", "6405"), Some("2026-03-02T10:00:00.000Z"));
    /// assert_eq!(stones.erased_at("another", "another"), None);
    /// assert!(!stones.to_text().contains("6405"));
    /// ```
    pub fn add(&mut self, salt: &str, bundle_sha256: &str, attempt_id: &str, at: &str) {
        self.take_back(bundle_sha256, attempt_id);
        self.0.push(Tombstone {
            salt: salt.into(),
            bundle: salted(salt, bundle_sha256),
            attempt: salted(salt, attempt_id),
            at: at.into(),
        });
    }

    /// Returns when a bundle, or another one of the same attempt, was erased; `None` where it was not.
    pub fn erased_at(&self, bundle_sha256: &str, attempt_id: &str) -> Option<&str> {
        let mut stones = self.0.iter();
        let found = stones.find(|one| one.is_of(bundle_sha256, attempt_id));
        found.map(|one| one.at.as_str())
    }

    /// Forgets that somebody was erased: a person has opened the file again on purpose. Tells whether there was anything to
    /// forget.
    pub fn take_back(&mut self, bundle_sha256: &str, attempt_id: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|one| !one.is_of(bundle_sha256, attempt_id));
        self.0.len() < before
    }
}

impl Tombstone {
    fn is_of(&self, bundle_sha256: &str, attempt_id: &str) -> bool {
        self.bundle == salted(&self.salt, bundle_sha256)
            || self.attempt == salted(&self.salt, attempt_id)
    }
}

fn salted(salt: &str, text: &str) -> String {
    sha256_hex(["assay erased 1\0", salt, "\0", text].concat().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_read_again_and_tells_nothing() {
        let mut stones = Tombstones::default();
        stones.add("0a", "5e84", "6405", "2026-03-02T10:00:00.000Z");
        stones.add("0b", "7777", "8888", "2026-03-03T10:00:00.000Z");
        let text = stones.to_text();
        for word in ["5e84", "6405", "7777", "8888"] {
            assert!(!text.contains(word), "{word}");
        }
        let mut read = Tombstones::parse(&text).unwrap();
        assert_eq!(read, stones);
        assert!(read.take_back("5e84", "another"));
        assert!(!read.take_back("5e84", "another"));
        assert_eq!(read.erased_at("5e84", "6405"), None);
        assert!(read.erased_at("7777", "8888").is_some());
    }

    #[test]
    fn the_same_person_is_remembered_once() {
        let mut stones = Tombstones::default();
        stones.add("0a", "5e84", "6405", "2026-03-02T10:00:00.000Z");
        stones.add("0b", "9999", "6405", "2026-04-02T10:00:00.000Z");
        assert_eq!(stones.0.len(), 1);
        assert_eq!(
            stones.erased_at("x", "6405"),
            Some("2026-04-02T10:00:00.000Z")
        );
    }
}
