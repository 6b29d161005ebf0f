//! What a browser remembers of people who were erased in it: enough to know them again when an older file brings them back,
//! and nothing else.
//!
//! A stone holds salted digests of the bundle, of the attempt's identifier, and of the invitation's. All have far more than a
//! hundred random bits, so nobody finds them by trying; whoever has the file again can tell that it was erased, and that is
//! the purpose (a suppression list, which is kept for the erasure itself). Team files carry the stones to colleagues.

use assay_core::digest::sha256_hex;
use assay_core::document::{self, Problems};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Everybody who was erased in a browser.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tombstones(Vec<Tombstone>);

/// Somebody who was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object { }")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Tombstone {
    /// Random; each stone has its own.
    salt: String,
    /// SHA-256 of the salt and the digest of the bundle.
    bundle: String,
    /// SHA-256 of the salt and the identifier of the attempt.
    attempt: String,
    /// SHA-256 of the salt and the identifier of the invitation; absent where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    invitation: Option<String>,
    /// When it was erased, as RFC 3339 in UTC.
    at: String,
}

/// The identifiers of somebody whose answers are at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PersonIds<'a> {
    /// SHA-256 of the bundle.
    pub bundle_sha256: &'a str,
    /// Identifier of the attempt.
    pub attempt_id: &'a str,
    /// Identifier of the invitation; empty where there was none.
    pub invitation: &'a str,
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

    /// Remembers that somebody was erased. `salt` is random; `at` is when, as RFC 3339.
    ///
    /// ```
    /// use assay_evaluation::{PersonIds, Tombstones};
    ///
    /// let person = PersonIds { bundle_sha256: "5e84", attempt_id: "6405", invitation: "inv-7" };
    /// let mut stones = Tombstones::default();
    /// stones.add("b3c1", person, "2026-03-02T10:00:00.000Z");
    /// assert_eq!(stones.erased_at("5e84", "another"), Some("2026-03-02T10:00:00.000Z"));
    /// assert_eq!(stones.erased_at("another", "6405"), Some("2026-03-02T10:00:00.000Z"));
    /// assert_eq!(stones.erased_at("another", "another"), None);
    /// assert!(stones.has_invitation("inv-7") && !stones.has_invitation(""));
    /// assert!(!stones.to_text().contains("6405"));
    /// ```
    pub fn add(&mut self, salt: &str, person: PersonIds<'_>, at: &str) {
        let PersonIds {
            bundle_sha256,
            attempt_id,
            invitation,
        } = person;
        self.take_back(bundle_sha256, attempt_id);
        self.0.push(Tombstone {
            salt: salt.into(),
            bundle: salted(salt, bundle_sha256),
            attempt: salted(salt, attempt_id),
            invitation: (!invitation.is_empty()).then(|| salted(salt, invitation)),
            at: at.into(),
        });
    }

    /// Returns when a bundle, or another one of the same attempt, was erased; `None` where it was not.
    pub fn erased_at(&self, bundle_sha256: &str, attempt_id: &str) -> Option<&str> {
        let mut stones = self.0.iter();
        let found = stones.find(|one| one.is_of(bundle_sha256, attempt_id));
        found.map(|one| one.at.as_str())
    }

    /// Returns whether somebody was erased who had an invitation, by its identifier.
    pub fn has_invitation(&self, id: &str) -> bool {
        self.0.iter().any(|one| one.is_of_invitation(id))
    }

    /// Returns the salts of the stones that another list has beyond these.
    pub fn missing_from(&self, other: &Self) -> Vec<String> {
        let known: BTreeSet<&str> = self.0.iter().map(|one| one.salt.as_str()).collect();
        let others: BTreeSet<&str> = other.0.iter().map(|one| one.salt.as_str()).collect();
        let new = others.difference(&known);
        new.map(|salt| String::from(*salt)).collect()
    }

    /// Takes over the stones of another list: whoever was erased on either side stays erased.
    pub fn unite(&mut self, other: &Self) {
        for one in &other.0 {
            if !self.0.iter().any(|known| known.salt == one.salt) {
                self.0.push(one.clone());
            }
        }
    }

    /// Takes stones away again that came from another list, by their salts.
    pub fn part(&mut self, salts: &[String]) {
        self.0.retain(|one| !salts.contains(&one.salt));
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

    fn is_of_invitation(&self, id: &str) -> bool {
        let invitation = self.invitation.as_deref();
        invitation.is_some_and(|invitation| invitation == salted(&self.salt, id))
    }
}

fn salted(salt: &str, text: &str) -> String {
    sha256_hex(["assay erased 1\0", salt, "\0", text].concat().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person<'a>(bundle_sha256: &'a str, attempt_id: &'a str) -> PersonIds<'a> {
        PersonIds {
            bundle_sha256,
            attempt_id,
            invitation: "",
        }
    }

    #[test]
    fn what_is_remembered_is_read_again_and_tells_nothing() {
        let mut stones = Tombstones::default();
        stones.add("0a", person("5e84", "6405"), "2026-03-02T10:00:00.000Z");
        stones.add("0b", person("7777", "8888"), "2026-03-03T10:00:00.000Z");
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
        stones.add("0a", person("5e84", "6405"), "2026-03-02T10:00:00.000Z");
        stones.add("0b", person("9999", "6405"), "2026-04-02T10:00:00.000Z");
        assert_eq!(stones.0.len(), 1);
        assert_eq!(
            stones.erased_at("x", "6405"),
            Some("2026-04-02T10:00:00.000Z")
        );
    }

    #[test]
    fn whoever_was_erased_on_either_side_stays_erased_until_that_is_taken_back() {
        let mut ours = Tombstones::default();
        ours.add("0a", person("5e84", "6405"), "2026-03-02T10:00:00.000Z");
        let mut theirs = ours.clone();
        let other = PersonIds {
            invitation: "inv-7",
            ..person("7777", "8888")
        };
        theirs.add("0b", other, "2026-03-03T10:00:00.000Z");
        let new = ours.missing_from(&theirs);
        assert_eq!(new, ["0b"]);
        let before = ours.clone();
        ours.unite(&theirs);
        ours.unite(&theirs);
        assert_eq!(ours, theirs);
        assert!(ours.erased_at("5e84", "").is_some() && ours.erased_at("7777", "").is_some());
        assert!(ours.has_invitation("inv-7") && !ours.has_invitation("inv-8"));
        assert_eq!(ours.missing_from(&theirs), Vec::<String>::new());
        ours.part(&new);
        assert_eq!(ours, before);
    }
}
