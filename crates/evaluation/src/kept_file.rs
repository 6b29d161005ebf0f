//! Files that a recruiter opened, as the browser keeps them: each under what it is for, so that a corrected key replaces
//! the wrong one for good, whatever the names of the files.

use super::library::Library;
use assay_core::assessment::{Assessment, Key};
use assay_core::document::{self, Problems};

/// The purpose of a kept file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kept {
    /// The pack with a digest.
    Pack(String),
    /// The key in force for the pack with a digest.
    Key(String),
    /// The interview kit.
    Kit,
    /// A key that was opened and is not in force, by its own digest.
    OfferedKey(String),
    /// A policy that was opened and is not in force, by its digest.
    OfferedPolicy(String),
}

impl Kept {
    /// Returns the name under which the file is kept.
    pub fn name(&self) -> String {
        let (kind, sha256) = match self {
            Self::Pack(sha256) => ("pack ", sha256.as_str()),
            Self::Key(sha256) => ("key ", sha256.as_str()),
            Self::Kit => ("kit", ""),
            Self::OfferedKey(sha256) => ("offered-key ", sha256.as_str()),
            Self::OfferedPolicy(sha256) => ("offered-policy ", sha256.as_str()),
        };
        [kind, sha256].concat()
    }

    /// Reads such a name; `None` for the names of earlier versions, which kept files under their own names.
    pub fn read(name: &str) -> Option<Self> {
        if name == "kit" {
            return Some(Self::Kit);
        }
        let (kind, sha256) = name.split_once(' ')?;
        let is_digest = sha256.len() == 64 && sha256.bytes().all(|sign| sign.is_ascii_hexdigit());
        let sha256 = is_digest.then(|| String::from(sha256))?;
        match kind {
            "pack" => Some(Self::Pack(sha256)),
            "key" => Some(Self::Key(sha256)),
            "offered-key" => Some(Self::OfferedKey(sha256)),
            "offered-policy" => Some(Self::OfferedPolicy(sha256)),
            _ => None,
        }
    }
}

/// A file that is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptFile {
    /// The purpose that it is kept for.
    pub kept: Kept,
    /// The name that it was opened by.
    pub name: String,
    /// The text.
    pub text: String,
}

/// The outcome of opening a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenKey {
    /// It is in force from here on: there was none for its pack, or an excerpt of it.
    Counts,
    /// It is the one that is in force already.
    Known,
    /// Another key is in force, and stays so until somebody puts this one in force.
    Offered,
}

impl Library {
    /// Adds a key that was opened. It never replaces another key.
    pub fn take_key(&mut self, key: Key) -> TakenKey {
        match self.key(&key.assessment_sha256) {
            Some(known) if known.sha256 != key.sha256 => {
                if !self.offered.iter().any(|one| one.sha256 == key.sha256) {
                    self.offered.push(key.into());
                }
                TakenKey::Offered
            }
            Some(_) if key.is_excerpt() => TakenKey::Known,
            Some(known) if !known.is_excerpt() => TakenKey::Known,
            _ => {
                self.add_key(key);
                TakenKey::Counts
            }
        }
    }

    /// Adds kept files to the packs and keys of the host. A kept key replaces the one of the host, whatever the order of
    /// the files. Files that cannot be read are left out and reported.
    pub fn put_back(mut self, files: &[KeptFile]) -> (Self, Problems) {
        let mut problems = Problems::default();
        let mut sorted: Vec<&KeptFile> = files.iter().collect();
        sorted.sort();
        for file in sorted {
            if let Err(wrong) = self.put_back_one(file) {
                problems.0.extend(wrong.0);
            }
        }
        (self, problems)
    }

    fn put_back_one(&mut self, file: &KeptFile) -> Result<(), Problems> {
        let KeptFile { kept, name, text } = file;
        match kept {
            Kept::Pack(_) => self.add_pack(Assessment::parse(name, &document::parse(name, text)?)?),
            Kept::Key(_) => {
                self.add_key(Key::parse(name, &document::parse(name, text)?)?);
            }
            Kept::OfferedKey(_) => {
                self.put_back_offer(Key::parse(name, &document::parse(name, text)?)?)
            }
            Kept::Kit | Kept::OfferedPolicy(_) => {}
        }
        Ok(())
    }

    /// Adds an offered key. It stays an offer, also where no other key is available: only a person puts it in force.
    fn put_back_offer(&mut self, key: Key) {
        let counts = self.key(&key.assessment_sha256);
        if counts.is_some_and(|known| known.sha256 == key.sha256) {
            self.take_key(key);
        } else if self.offered.iter().all(|one| one.sha256 != key.sha256) {
            self.offered.push(key.into());
        }
    }
}
