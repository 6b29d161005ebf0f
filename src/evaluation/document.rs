//! The evaluation as a document: what recruiters did about one bundle, and what it comes to.
//!
//! The log is the truth. The scorecard in the document is what it came to when it was written; whoever reads it makes
//! it again and is told where the two differ.

use super::log::Log;
use super::policy::ScoringPolicy;
use super::scorecard::Scorecard;
use super::state::State;
use crate::digest::{canonical, content_digest};
use crate::json::{self, Problems, Reader, Value};
use crate::record::{object, sealed_digest};

/// The schema name of evaluations.
pub const SCHEMA: &str = "assay/evaluation/1";

/// What an evaluation is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// Identifier of the attempt.
    pub attempt_id: String,
    /// SHA-256 of the bundle.
    pub bundle_sha256: String,
    /// SHA-256 of the pack.
    pub content_sha256: String,
    /// SHA-256 of the key.
    pub key_sha256: String,
}

/// What was read from a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// What it is about.
    pub subject: Subject,
    /// Who did what.
    pub log: Log,
    /// The scoring policy that the scorecard in it was made with.
    pub policy: Option<ScoringPolicy>,
    /// The scorecard in it, if there is one.
    pub scorecard: Value,
}

impl Evaluation {
    /// What stands after everything that was done.
    pub fn state(&self) -> State {
        State::after(&self.log.acts())
    }

    /// The document: canonical JSON with a digest over all of it.
    pub fn write(
        subject: &Subject,
        log: &Log,
        policy: &ScoringPolicy,
        scorecard: Option<&Scorecard>,
    ) -> String {
        let mut document = object([
            ("schema", SCHEMA.into()),
            (
                "app",
                object([
                    ("name", env!("CARGO_PKG_NAME").into()),
                    ("version", env!("CARGO_PKG_VERSION").into()),
                ]),
            ),
            ("attempt_id", subject.attempt_id.as_str().into()),
            ("bundle_sha256", subject.bundle_sha256.as_str().into()),
            ("content_sha256", subject.content_sha256.as_str().into()),
            ("key_sha256", subject.key_sha256.as_str().into()),
            ("policy", policy.to_json()),
            ("strands", log.to_json()),
            (
                "scorecard",
                scorecard.map_or(Value::Null, Scorecard::to_json),
            ),
        ]);
        let sha256 = content_digest(&document);
        if let Some(fields) = document.as_object_mut() {
            fields.insert("integrity".into(), object([("sha256", sha256.into())]));
        }
        canonical(&document)
    }

    /// Reads an evaluation and checks its digest and its log.
    ///
    /// # Errors
    /// Where it is no evaluation that this version reads, or was changed after it was written.
    pub fn parse(file: &str, text: &str) -> Result<Self, Problems> {
        Self::read(file, &json::parse(file, text)?)
    }

    /// As [`Evaluation::parse`], for a document that was parsed already.
    ///
    /// # Errors
    /// As there.
    pub fn read(file: &str, document: &Value) -> Result<Self, Problems> {
        let root = Reader::root(file, document);
        root.schema(SCHEMA);
        let subject = Subject {
            attempt_id: root.field("attempt_id").text(),
            bundle_sha256: root.field("bundle_sha256").text(),
            content_sha256: root.field("content_sha256").text(),
            key_sha256: root
                .field("key_sha256")
                .value()
                .as_str()
                .unwrap_or_default()
                .into(),
        };
        if !root.field("strands").value().is_array() {
            root.field("strands")
                .problem("A list is needed here.", "Use the file as it was exported.");
        }
        root.finish(())?;
        let told = document
            .get("integrity")
            .and_then(|integrity| integrity.get("sha256"));
        if told.and_then(Value::as_str) != Some(sealed_digest(document).as_str()) {
            return Err(Problems::one(
                file,
                "$.integrity.sha256",
                "The evaluation is not as it was written: something in it was changed afterwards.",
                "Ask who sent it for the file as it was exported.",
            ));
        }
        let strands = document.get("strands").cloned().unwrap_or_default();
        let policy = document.get("policy").filter(|policy| !policy.is_null());
        Ok(Self {
            subject,
            log: Log::parse(file, &strands)?,
            policy: policy
                .map(|policy| ScoringPolicy::parse(file, policy))
                .transpose()?,
            scorecard: document.get("scorecard").cloned().unwrap_or_default(),
        })
    }

    /// Whether the scorecard in the document is the one that its log comes to.
    pub fn is_as_scored(&self, made_again: &Scorecard) -> bool {
        self.scorecard.is_null() || canonical(&self.scorecard) == canonical(&made_again.to_json())
    }
}
