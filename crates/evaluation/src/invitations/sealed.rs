//! Sealed answers, from the file to the bundle in it.

use assay_core::document;
use assay_crypto::{Envelope, OpenProblem, PrivateKeys};

/// The schema of what may be in an envelope, without its version.
const BUNDLE: &str = "assay/answer-bundle/";

/// A file with sealed answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedAnswers {
    /// The name of the file.
    pub file: String,
    envelope: Envelope,
}

/// Why sealed answers could not be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealedProblem {
    /// The file is damaged.
    Damaged,
    /// It was changed after it was sealed.
    Changed,
    /// What was sealed is no answer bundle. Anybody can seal anything to a public key.
    NotAnswers,
}

impl SealedAnswers {
    /// Reads a file; `None` where it is damaged.
    pub fn read(file: &str, text: &str) -> Option<Self> {
        Some(Self {
            file: file.into(),
            envelope: Envelope::parse(text).ok()?,
        })
    }

    /// Returns the code of the key that opens it.
    pub fn key(&self) -> &str {
        &self.envelope.key
    }

    /// Returns the text of the bundle; `None` where another key opens it.
    ///
    /// # Errors
    /// Says why the key that it was sealed to does not open it.
    pub fn open(&self, keys: &PrivateKeys) -> Result<Option<String>, SealedProblem> {
        let opened = match self.envelope.open(keys) {
            Ok(opened) => opened,
            Err(OpenProblem::OtherKey(_)) => return Ok(None),
            Err(OpenProblem::NotAnEnvelope) => return Err(SealedProblem::Damaged),
            Err(OpenProblem::Changed) => return Err(SealedProblem::Changed),
        };
        let text = String::from_utf8(opened).map_err(|_| SealedProblem::NotAnswers)?;
        if is_bundle(&text) {
            Ok(Some(text))
        } else {
            Err(SealedProblem::NotAnswers)
        }
    }
}

/// Returns whether a text says that it is an answer bundle. Whether it is sound is checked where it is opened.
fn is_bundle(text: &str) -> bool {
    let value = document::from_text(text);
    value.is_ok_and(|value| {
        document::schema_of(&value).is_some_and(|schema| schema.starts_with(BUNDLE))
    })
}

#[cfg(test)]
mod tests;
