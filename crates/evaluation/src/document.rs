//! The evaluation as a document: what recruiters did about one bundle, and what it comes to.
//!
//! The log is the truth. Policy, key and scorecard in the document are what counted when it was written; whoever reads
//! it goes by the log, makes the scorecard again, and hears where the document says something else. The digest over the
//! document finds a slip; it proves nothing, since whoever changes the document can make it again.

use super::log::{AuthorLog, Log, beneath};
use super::policy::ScoringPolicy;
use super::policy_set::policy_of;
use super::review_event::{ReviewAction, ReviewEvent};
use super::scorecard::Scorecard;
use super::state::State;
use super::subject::Subject;
#[cfg(feature = "schema")]
use super::{log::AuthorLogDocument, scorecard::document::ScorecardDocument};
use assay_core::digest::{canonical, document_digest};
use assay_core::document::{self, Problems, Text, Value};
use assay_core::record::sealed_digest;
use serde::{Deserialize, Deserializer, Serialize};

/// The schema name of evaluations.
pub const SCHEMA: &str = "assay/evaluation/2";

/// The earlier schema, in which author logs do not begin with what they are about. It is still read.
pub const OLD_SCHEMA: &str = "assay/evaluation/1";

/// What recruiters did about one answer bundle, and what it comes to.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object { }")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "Evaluation of an Assay attempt, versions 1 and 2")
)]
pub(super) struct EvaluationDocument {
    /// Schema name and version.
    schema: SchemaName,
    /// The program that wrote the document.
    #[serde(default)]
    app: Option<App>,
    /// Identifier of the attempt.
    #[serde(deserialize_with = "text")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    attempt_id: String,
    /// SHA-256 of the answer bundle.
    #[serde(deserialize_with = "text")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    bundle_sha256: String,
    /// SHA-256 of the pack.
    #[serde(deserialize_with = "text")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    content_sha256: String,
    /// SHA-256 of the key that the scorecard was made with.
    #[serde(default)]
    key_sha256: Option<String>,
    /// The scoring policy that the scorecard was made with.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<ScoringPolicy>"))]
    policy: Value,
    /// What was done, in a list for each page that wrote.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<AuthorLogDocument>"))]
    #[serde(rename = "strands")]
    author_logs: Vec<AuthorLog>,
    /// What it comes to.
    #[serde(default)]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<ScorecardDocument<'static>>")
    )]
    scorecard: Value,
    /// The digest over all of the document but this field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    integrity: Option<Integrity>,
}

impl EvaluationDocument {
    fn to_value(&self) -> Value {
        // Text and JSON values under text names always have a JSON form.
        serde_json::to_value(self).unwrap_or_default()
    }
}

pub(super) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Text::deserialize(deserializer).map(String::from)
}

/// Refuses another kind or version of document before its fields are looked at.
fn check_schema(file: &str, document: &Value) -> Result<(), Problems> {
    let schema = document::schema_of(document);
    if schema.is_none_or(|schema| [SCHEMA, OLD_SCHEMA].contains(&schema)) {
        return Ok(());
    }
    Err(Problems::one(
        file,
        "$.schema",
        "This is another kind or version of document.",
        &format!("This build reads {SCHEMA}; use a file or a build that matches."),
    ))
}

/// Schema name and version of an evaluation.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
enum SchemaName {
    #[serde(rename = "assay/evaluation/1")]
    First,
    #[serde(rename = "assay/evaluation/2")]
    Second,
}

/// The program that wrote a document.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct App {
    /// Its name.
    name: String,
    /// Its version.
    version: String,
}

impl App {
    /// Returns this program.
    pub(super) fn this() -> Self {
        Self {
            name: "assay".into(),
            version: env!("CARGO_PKG_VERSION").into(),
        }
    }
}

/// What finds a slip in a document.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Integrity {
    /// SHA-256 of the canonical JSON of the document without this field.
    pub(super) sha256: String,
}

/// An evaluation as it was read from a document.
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
    /// Returns the JSON Schema of evaluations, for editors and for `assay check`.
    #[cfg(feature = "schema")]
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(EvaluationDocument)
    }

    /// Returns what stands after everything that was done.
    pub fn state(&self) -> State {
        State::after(&self.log.events())
    }

    /// Returns the document: canonical JSON with a digest over all of it.
    pub fn write(
        log: &Log,
        key_sha256: &str,
        policy: &ScoringPolicy,
        scorecard: Option<&Scorecard>,
    ) -> String {
        canonical(&Self::to_value(log, Some((key_sha256, policy)), scorecard))
    }

    /// Returns the document as [`Evaluation::write`] does, as a value. `scored` is what the scorecard was made with: the
    /// digest of the key and the policy; `None` where no key is at hand.
    pub fn to_value(
        log: &Log,
        scored: Option<(&str, &ScoringPolicy)>,
        scorecard: Option<&Scorecard>,
    ) -> Value {
        let subject = log.subject().clone();
        let mut document = EvaluationDocument {
            schema: SchemaName::Second,
            app: Some(App::this()),
            attempt_id: subject.attempt_id,
            bundle_sha256: subject.bundle_sha256,
            content_sha256: subject.content_sha256,
            key_sha256: scored.map(|(key, _)| key.into()),
            policy: scored
                .map(|(_, policy)| policy.to_value())
                .unwrap_or_default(),
            author_logs: log.author_logs().to_vec(),
            scorecard: scorecard.map(Scorecard::to_value).unwrap_or_default(),
            integrity: None,
        };
        let sha256 = document_digest(&document.to_value());
        document.integrity = Some(Integrity { sha256 });
        document.to_value()
    }

    /// Reads an evaluation and checks its digest and its log.
    ///
    /// # Errors
    /// Returns what is wrong where it is no evaluation that this version reads, or was changed after it was written.
    pub fn parse(file: &str, text: &str) -> Result<Self, Problems> {
        Self::read(file, &document::parse(file, text)?)
    }

    /// Reads an evaluation as [`Evaluation::parse`] does, from a document that was parsed already.
    ///
    /// # Errors
    /// As there.
    pub fn read(file: &str, document: &Value) -> Result<Self, Problems> {
        check_schema(file, document)?;
        let sealed = sealed_digest(document);
        let document: EvaluationDocument =
            document::read(file, document).map_err(|problems| beneath("$", problems))?;
        if document.integrity.is_none_or(|one| one.sha256 != sealed) {
            return Err(Problems::one(
                file,
                "$.integrity.sha256",
                "The evaluation is not as it was written: something in it was changed afterwards.",
                "Ask who sent it for the file as it was exported.",
            ));
        }
        let subject = Subject {
            attempt_id: document.attempt_id,
            bundle_sha256: document.bundle_sha256,
            content_sha256: document.content_sha256,
        };
        let log = Log::read(file, document.author_logs, subject);
        let policy = match &document.policy {
            Value::Null => Ok(None),
            policy => ScoringPolicy::parse(file, policy)
                .map(Some)
                .map_err(|problems| beneath("$.policy", problems)),
        };
        match (log, policy) {
            (Ok(log), Ok(policy)) => Ok(Self {
                log,
                key_sha256: document.key_sha256.unwrap_or_default(),
                policy,
                scorecard: document.scorecard,
            }),
            (log, policy) => {
                let log = log.err().unwrap_or_default();
                let policy = policy.err().unwrap_or_default();
                Err(Problems([log.0, policy.0].concat()))
            }
        }
    }

    /// Returns the policy that the evaluation goes by, with the event that put it in force. The log decides: the policy
    /// in the document counts where an event of the log puts it in force, and the one that was put in force last
    /// otherwise. Only where the log says nothing of policies is it the one in the document, without an event.
    pub fn policy_by_log(&self) -> Option<(ScoringPolicy, Option<ReviewEvent>)> {
        let events = self.log.events();
        let set = events
            .iter()
            .rev()
            .filter_map(|event| Some((policy_of(event)?, event)));
        let named = self.policy.as_ref();
        let found = set
            .clone()
            .find(|(policy, _)| Some(policy) == named)
            .or_else(|| set.clone().next());
        match found {
            Some((policy, event)) => Some((policy, Some(event.clone()))),
            None => Some((named?.clone(), None)),
        }
    }

    /// Returns whether the policy in the document is none of those that the log put in force, though it put some in force.
    pub fn is_policy_against_log(&self) -> bool {
        let by_log = self.policy_by_log();
        by_log.is_some_and(|(policy, event)| event.is_some() && self.policy != Some(policy))
    }

    /// Returns whether the key in the document is none of those that the log put in force, though it put some in force.
    pub fn is_key_against_log(&self) -> bool {
        let events = self.log.events();
        let mut keys = events.iter().filter_map(|event| match &event.what {
            ReviewAction::KeySet { to, .. } => Some(to),
            _ => None,
        });
        keys.clone().next().is_some() && !keys.any(|key| *key == self.key_sha256)
    }

    /// Returns whether the scorecard in the document is the one that its log comes to.
    pub fn is_as_scored(&self, made_again: &Scorecard) -> bool {
        self.scorecard.is_null() || canonical(&self.scorecard) == canonical(&made_again.to_value())
    }
}
