//! The team file as a document.

#[cfg(feature = "schema")]
use super::super::document::EvaluationDocument;
use super::super::document::{App, Evaluation, Integrity, text};
use super::super::invitations::board::kept::KeptInvitation;
use super::super::log::beneath;
use super::super::review_event::ReviewEvent;
use super::super::tombstone::{PersonIds, Tombstones};
use super::invitation::InvitationDocument;
use super::plan::RatingPlan;
use assay_core::assessment::Key;
use assay_core::digest::{canonical, document_digest};
use assay_core::document::{self, Map, Problems, Value};
use assay_core::person_text;
use assay_core::record::sealed_digest;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The schema name of team files.
pub const TEAM_SCHEMA: &str = "assay/team/2";

/// The earlier schema, without invitations and without those who were erased. It is still read.
pub const OLD_TEAM_SCHEMA: &str = "assay/team/1";

/// All of a campaign in one file: the evaluation of each candidate, with or without the answers, what they were scored
/// with, the invitations, and how to know again who was erased.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object { }")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "Assay team file, versions 1 and 2")
)]
struct TeamDocument {
    /// Schema name and version.
    schema: SchemaName,
    /// The program that wrote the document.
    app: App,
    /// When it was written, as RFC 3339 in UTC.
    #[serde(deserialize_with = "text")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    written_at: String,
    /// The name of whoever wrote it.
    #[serde(deserialize_with = "text")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    by: String,
    /// The candidates.
    candidates: Vec<CandidateDocument>,
    /// The entries that put scoring policies in force for every candidate.
    policies: Vec<ReviewEvent>,
    /// The keys that counted, one for each pack.
    keys: Vec<KeyDocument>,
    /// Who rates, and until when; absent where nobody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plan: Option<RatingPlan>,
    /// The invitations on the board, without links.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    invitations: Vec<InvitationDocument>,
    /// How to know again who was erased; it names nobody.
    #[serde(default, skip_serializing_if = "Tombstones::is_empty")]
    erased: Tombstones,
    /// The digest over all of the document but this field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    integrity: Option<Integrity>,
}

/// Schema name and version of a team file.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
enum SchemaName {
    #[serde(rename = "assay/team/1")]
    First,
    #[serde(rename = "assay/team/2")]
    Second,
}

/// A candidate of a team file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object { }")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "TeamCandidate")
)]
struct CandidateDocument {
    /// The code by which the candidate goes while names are hidden.
    #[serde(deserialize_with = "text")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    code: String,
    /// The evaluation, as it is exported by itself.
    #[cfg_attr(feature = "schema", schemars(with = "EvaluationDocument"))]
    evaluation: Value,
    /// The answer bundle, which holds the name; absent where names were left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bundle: Option<Map<String, Value>>,
}

/// A key of a team file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an object { }")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "TeamKey")
)]
struct KeyDocument {
    /// SHA-256 of the pack that it is for.
    #[serde(deserialize_with = "text")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    content_sha256: String,
    /// SHA-256 of the key.
    #[serde(deserialize_with = "text")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"\S")))]
    sha256: String,
    /// The key itself; absent where it was left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<Map<String, Value>>,
}

/// A team file that is to be written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TeamDraft {
    /// When it is written, as RFC 3339 in UTC.
    pub written_at: String,
    /// Who writes it.
    pub by: String,
    /// The candidates.
    pub candidates: Vec<TeamDraftCandidate>,
    /// The events that put scoring policies in force for every candidate.
    pub policies: Vec<ReviewEvent>,
    /// The keys that count.
    pub keys: Vec<TeamKey>,
    /// Who rates, and until when.
    pub plan: Option<RatingPlan>,
    /// The invitations on the board.
    pub invitations: Vec<KeptInvitation>,
    /// Everybody who was erased.
    pub erased: Tombstones,
}

/// A candidate of a team file that is to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamDraftCandidate {
    /// The code by which the candidate goes while names are hidden.
    pub code: String,
    /// The evaluation, as [`Evaluation::to_value`] returns it.
    pub evaluation: Value,
    /// The answer bundle; `None` where names are left out.
    pub bundle: Option<Value>,
}

impl TeamDraft {
    /// Returns the document: canonical JSON with a digest over all of it.
    pub fn write(self) -> String {
        let object = |value: Value| match value {
            Value::Object(fields) => Some(fields),
            _ => None,
        };
        let candidates = self.candidates.into_iter();
        let keys = self.keys.into_iter();
        let mut document = TeamDocument {
            schema: SchemaName::Second,
            app: App::this(),
            written_at: self.written_at,
            by: self.by,
            candidates: candidates
                .map(|one| CandidateDocument {
                    code: one.code,
                    evaluation: one.evaluation,
                    bundle: one.bundle.and_then(object),
                })
                .collect(),
            policies: self.policies,
            keys: keys
                .map(|one| KeyDocument {
                    content_sha256: one.content_sha256,
                    sha256: one.sha256,
                    key: one.key.and_then(object),
                })
                .collect(),
            plan: self.plan,
            invitations: self
                .invitations
                .iter()
                .map(InvitationDocument::of)
                .collect(),
            erased: self.erased,
            integrity: None,
        };
        let sha256 = document_digest(&document::to_value(&document));
        document.integrity = Some(Integrity { sha256 });
        canonical(&document::to_value(&document))
    }
}

/// A team file as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamFile {
    /// When it was written, as RFC 3339 in UTC.
    pub written_at: String,
    /// Who wrote it, by the name that they gave.
    pub by: String,
    /// The candidates, each once.
    pub candidates: Vec<TeamCandidate>,
    /// The events that put scoring policies in force for every candidate.
    pub policies: Vec<ReviewEvent>,
    /// The keys that counted.
    pub keys: Vec<TeamKey>,
    /// Who rates, and until when.
    pub plan: Option<RatingPlan>,
    /// The invitations on the board.
    pub invitations: Vec<KeptInvitation>,
    /// Everybody who was erased.
    pub erased: Tombstones,
}

/// A candidate of a team file.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamCandidate {
    /// The code by which the candidate goes while names are hidden.
    pub code: String,
    /// The evaluation.
    pub evaluation: Evaluation,
    /// The answer bundle; `None` where names were left out.
    pub bundle: Option<Value>,
}

impl TeamCandidate {
    /// Returns the name in the answer bundle as it is shown; the code where there is none.
    pub fn name(&self) -> String {
        let bundle = self.bundle.as_ref();
        let name = bundle.and_then(|bundle| bundle["candidate"]["name"].as_str());
        let name = name.filter(|name| !person_text::is_blank(name));
        name.map_or_else(|| self.code.clone(), person_text::name)
    }

    /// Returns the identifiers in evaluation and answer bundle.
    pub fn ids(&self) -> PersonIds<'_> {
        let subject = self.evaluation.log.subject();
        let bundle = self.bundle.as_ref();
        let invitation = bundle.and_then(|bundle| bundle["invitation"].as_str());
        PersonIds {
            bundle_sha256: &subject.bundle_sha256,
            attempt_id: &subject.attempt_id,
            invitation: invitation.unwrap_or_default(),
        }
    }
}

/// A key of a team file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamKey {
    /// SHA-256 of the pack that it is for.
    pub content_sha256: String,
    /// SHA-256 of the key.
    pub sha256: String,
    /// The key itself; `None` where it was left out.
    pub key: Option<Value>,
}

impl TeamFile {
    /// Returns the JSON Schema of team files, for editors and for `assay check`.
    #[cfg(feature = "schema")]
    pub fn schema() -> schemars::Schema {
        schemars::schema_for!(TeamDocument)
    }

    /// Reads a team file with every evaluation in it; `file` is its name in messages.
    ///
    /// # Errors
    /// Returns everything that is wrong: where it is no team file of this version, was changed after it was written, or
    /// holds an evaluation, a key or a bundle that is broken or belongs elsewhere.
    pub fn read(file: &str, value: &Value) -> Result<Self, Problems> {
        if document::schema_of(value) != Some(OLD_TEAM_SCHEMA) {
            document::expect_schema(file, value, TEAM_SCHEMA)?;
        }
        let sealed = sealed_digest(value);
        let document: TeamDocument =
            document::read(file, value).map_err(|problems| beneath("$", problems))?;
        if document.integrity.is_none_or(|one| one.sha256 != sealed) {
            return Err(Problems::one(file, "$.integrity.sha256", CHANGED, ASK));
        }
        let mut problems = Problems::default();
        let mut known = BTreeSet::new();
        let mut candidates = Vec::new();
        for (at, one) in document.candidates.into_iter().enumerate() {
            let path = format!("$.candidates[{at}]");
            match candidate(file, &path, one) {
                Ok(one) if known.insert(one.evaluation.log.subject().bundle_sha256.clone()) => {
                    candidates.push(one);
                }
                Ok(_) => problems.add(file, &path, TWICE, ASK),
                Err(wrong) => problems.0.extend(wrong.0),
            }
        }
        let mut keys = Vec::new();
        for (at, one) in document.keys.into_iter().enumerate() {
            match key(file, &format!("$.keys[{at}].key"), one) {
                Ok(one) => keys.push(one),
                Err(wrong) => problems.0.extend(wrong.0),
            }
        }
        let mut known = BTreeSet::new();
        let mut invitations = Vec::new();
        for (at, one) in document.invitations.into_iter().enumerate() {
            let path = format!("$.invitations[{at}]");
            match one.read() {
                None => problems.add(file, &path, UNSOUND_INVITATION, ASK),
                Some(one) if known.insert(one.invitation.id.clone()) => invitations.push(one),
                Some(_) => problems.add(file, &path, TWICE_INVITED, ASK),
            }
        }
        problems.none_or(Self {
            written_at: document.written_at,
            by: document.by,
            candidates,
            policies: document.policies,
            keys,
            plan: document.plan,
            invitations,
            erased: document.erased,
        })
    }
}

fn candidate(file: &str, path: &str, one: CandidateDocument) -> Result<TeamCandidate, Problems> {
    let inside = [path, ".evaluation"].concat();
    let evaluation =
        Evaluation::read(file, &one.evaluation).map_err(|problems| beneath(&inside, problems))?;
    let bundle = one.bundle.map(Value::Object);
    let is_other = bundle
        .as_ref()
        .is_some_and(|bundle| sealed_digest(bundle) != evaluation.log.subject().bundle_sha256);
    if is_other {
        let path = [path, ".bundle"].concat();
        return Err(Problems::one(file, &path, OTHER_BUNDLE, ASK));
    }
    Ok(TeamCandidate {
        code: one.code,
        evaluation,
        bundle,
    })
}

fn key(file: &str, path: &str, one: KeyDocument) -> Result<TeamKey, Problems> {
    let key = one.key.map(Value::Object);
    if let Some(value) = &key {
        let read = Key::parse(file, value).map_err(|problems| beneath(path, problems))?;
        if read.sha256 != one.sha256 || read.assessment_sha256 != one.content_sha256 {
            return Err(Problems::one(file, path, OTHER_KEY, ASK));
        }
    }
    Ok(TeamKey {
        content_sha256: one.content_sha256,
        sha256: one.sha256,
        key,
    })
}

const CHANGED: &str =
    "The team file is not as it was written: something in it was changed afterwards.";
const TWICE: &str = "This candidate is there twice.";
const UNSOUND_INVITATION: &str = "This invitation says what no invitation may say.";
const TWICE_INVITED: &str = "This invitation is there twice.";
const OTHER_BUNDLE: &str =
    "This answer bundle is not the one that the evaluation beside it is about.";
const OTHER_KEY: &str = "This key is not the one whose SHA-256 stands beside it.";
const ASK: &str = "Ask who sent it for the file as it was exported.";
