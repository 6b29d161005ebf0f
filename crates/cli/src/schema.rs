//! The JSON Schemas that received documents are held against.

use crate::check::Structure;
use assay_core::document::{Problems, Value};
use assay_core::record::AnswerBundle;
use assay_crypto::Envelope;
use assay_endpoint_check::Probe;

/// Checks bundles against their schema.
pub struct BundleSchema(Structure);

/// Checks envelopes against their schema.
pub struct EnvelopeSchema(Structure);

/// Checks probes against their schema.
pub struct ProbeSchema(Structure);

impl Default for BundleSchema {
    fn default() -> Self {
        Self::new()
    }
}

impl Default for EnvelopeSchema {
    fn default() -> Self {
        Self::new()
    }
}

impl Default for ProbeSchema {
    fn default() -> Self {
        Self::new()
    }
}

impl BundleSchema {
    /// Prepares the schema. It is part of the program, and a test makes sure that it is sound.
    pub fn new() -> Self {
        Self(Structure::new(AnswerBundle::schema().to_value()))
    }

    /// Returns whether the schema itself can be used.
    pub fn is_sound(&self) -> bool {
        self.0.is_sound()
    }

    /// Checks a bundle; `file` is its name in messages.
    ///
    /// # Errors
    /// Returns the first places in which it does not follow the schema.
    pub fn check(&self, file: &str, bundle: &Value) -> Result<(), Problems> {
        first_of(self.0.check(file, bundle), "answer-bundle-1.json")
    }
}

impl EnvelopeSchema {
    /// Prepares the schema.
    pub fn new() -> Self {
        Self(Structure::new(Envelope::schema().to_value()))
    }

    /// Returns whether the schema itself can be used.
    pub fn is_sound(&self) -> bool {
        self.0.is_sound()
    }

    /// Checks an envelope; `file` is its name in messages. What is inside can only be checked once it is opened.
    ///
    /// # Errors
    /// Returns the first places in which it does not follow the schema.
    pub fn check(&self, file: &str, envelope: &Value) -> Result<(), Problems> {
        first_of(self.0.check(file, envelope), "envelope-1.json")
    }
}

impl ProbeSchema {
    /// Prepares the schema.
    pub fn new() -> Self {
        Self(Structure::new(Probe::schema().to_value()))
    }

    /// Checks a probe; `file` is its name in messages.
    ///
    /// # Errors
    /// Returns the first places in which it does not follow the schema.
    pub fn check(&self, file: &str, probe: &Value) -> Result<(), Problems> {
        first_of(self.0.check(file, probe), "probe-1.json")
    }
}

/// So many problems are sent back about a document that was received.
const MOST_PROBLEMS: usize = 20;

/// The first problems; each names the published schema, which is all that its reader may have.
fn first_of(mut found: Problems, schema: &str) -> Result<(), Problems> {
    found.0.truncate(MOST_PROBLEMS);
    for problem in &mut found.0 {
        problem.remedy += &format!(" See the schema {schema}.");
    }
    found.none_or(())
}
