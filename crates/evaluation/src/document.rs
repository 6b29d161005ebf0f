//! The evaluation as a document: what recruiters did about one bundle, and what it comes to.
//!
//! The log is the truth. Policy, key and scorecard in the document are what counted when it was written; whoever reads
//! it goes by the log, makes the scorecard again, and is told where the document says something else. The digest over
//! the document finds a slip; it proves nothing, since whoever changes the document can make it again.

use super::log::Log;
use super::policy::ScoringPolicy;
use super::policy_set::policy_of;
use super::review_event::{ReviewAction, ReviewEvent};
use super::scorecard::Scorecard;
use super::state::State;
use super::subject::Subject;
use assay_core::digest::{canonical, content_digest};
use assay_core::json::object;
use assay_core::json::{self, Problems, Reader, Value};
use assay_core::record::sealed_digest;

/// The schema name of evaluations.
pub const SCHEMA: &str = "assay/evaluation/2";

/// The earlier schema, in which strands do not begin with what they are about. It is still read.
pub const OLD_SCHEMA: &str = "assay/evaluation/1";

/// What was read from a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// Who did what, and what it is about.
    pub log: Log,
    /// SHA-256 of the key that the scorecard in it was made with.
    pub key_sha256: String,
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
        log: &Log,
        key_sha256: &str,
        policy: &ScoringPolicy,
        scorecard: Option<&Scorecard>,
    ) -> String {
        let subject = log.subject();
        let mut document = object([
            ("schema", SCHEMA.into()),
            (
                "app",
                object([
                    ("name", "assay".into()),
                    ("version", env!("CARGO_PKG_VERSION").into()),
                ]),
            ),
            ("attempt_id", subject.attempt_id.as_str().into()),
            ("bundle_sha256", subject.bundle_sha256.as_str().into()),
            ("content_sha256", subject.content_sha256.as_str().into()),
            ("key_sha256", key_sha256.into()),
            ("policy", policy.to_value()),
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
        if document.get("schema").and_then(Value::as_str) != Some(OLD_SCHEMA) {
            root.schema(SCHEMA);
        }
        let subject = Subject::read(&root);
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
        let key_sha256 = document.get("key_sha256").and_then(Value::as_str);
        Ok(Self {
            log: Log::parse(file, &strands, subject)?,
            key_sha256: key_sha256.unwrap_or_default().into(),
            policy: policy
                .map(|policy| ScoringPolicy::parse(file, policy))
                .transpose()?,
            scorecard: document.get("scorecard").cloned().unwrap_or_default(),
        })
    }

    /// The policy that the evaluation goes by, with the act that put it in force. By the log: the policy in the document
    /// where an act of the log puts that in force, and the one that was put in force last otherwise. Only where the log
    /// says nothing of policies is it the one in the document, and nobody's act.
    pub fn policy_by_log(&self) -> Option<(ScoringPolicy, Option<ReviewEvent>)> {
        let acts = self.log.acts();
        let set = acts
            .iter()
            .rev()
            .filter_map(|act| Some((policy_of(act)?, act)));
        let told = self.policy.as_ref();
        let found = set
            .clone()
            .find(|(policy, _)| Some(policy) == told)
            .or_else(|| set.clone().next());
        match found {
            Some((policy, act)) => Some((policy, Some(act.clone()))),
            None => Some((told?.clone(), None)),
        }
    }

    /// Whether the policy in the document is none of those that the log put in force, though it put some in force.
    pub fn is_policy_against_log(&self) -> bool {
        let by_log = self.policy_by_log();
        by_log.is_some_and(|(policy, act)| act.is_some() && self.policy != Some(policy))
    }

    /// Whether the key in the document is none of those that the log put in force, though it put some in force.
    pub fn is_key_against_log(&self) -> bool {
        let acts = self.log.acts();
        let mut keys = acts.iter().filter_map(|act| match &act.what {
            ReviewAction::KeySet { to, .. } => Some(to),
            _ => None,
        });
        keys.clone().next().is_some() && !keys.any(|key| *key == self.key_sha256)
    }

    /// Whether the scorecard in the document is the one that its log comes to.
    pub fn is_as_scored(&self, made_again: &Scorecard) -> bool {
        self.scorecard.is_null() || canonical(&self.scorecard) == canonical(&made_again.to_json())
    }
}
