//! What a team file added, so that it can be taken back.

use super::super::log::{AuthorLog, Log};
use super::plan::RatingPlan;
use assay_core::document::{self, Problems, Value};
use serde::{Deserialize, Serialize};

/// What a team file added. The browser keeps it until another one is taken in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TeamUndo {
    /// The name of the file.
    pub file: String,
    /// When it was taken in, as RFC 3339.
    pub at: String,
    /// What it added to each candidate.
    pub candidates: Vec<UndoneCandidate>,
    /// The names under which the keys and policies that came with it are kept: see [`crate::Kept::name`].
    pub files: Vec<String>,
    /// The plan that counted before, where the file brought another one.
    pub plan: Option<FormerPlan>,
    /// The identifiers of the invitations that came with it.
    pub invitations: Vec<String>,
    /// The stones of erased people that came with it, by their salts.
    pub erased: Vec<String>,
}

/// The plan that counted before a file brought another one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FormerPlan {
    /// The plan; `None` where there was none.
    pub former: Option<RatingPlan>,
}

/// What a team file added to a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct UndoneCandidate {
    /// SHA-256 of the bundle.
    pub sha256: String,
    /// Whether the candidate came with the file.
    pub is_new: bool,
    /// The author logs that grew.
    pub logs: Vec<Grown>,
}

/// An author log that grew.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Grown {
    /// Its identifier.
    pub id: String,
    /// How many entries it had; 0 where it came with the file.
    pub before: usize,
    /// How many it had then.
    pub after: usize,
}

impl TeamUndo {
    /// Returns the text in which the browser keeps it.
    pub fn to_text(&self) -> String {
        document::to_text(&document::to_value(self))
    }

    /// Reads such a text.
    ///
    /// # Errors
    /// Returns a problem where it is none.
    pub fn parse(text: &str) -> Result<Self, Problems> {
        document::read("undo", &document::parse("undo", text)?)
    }
}

impl TeamUndo {
    /// Returns it without what it says of some bundles, by their digests, and of some invitations, by their identifiers;
    /// `None` where it says nothing of them.
    pub fn without(&self, bundles: &[String], invitations: &[String]) -> Option<Self> {
        let mut undo = self.clone();
        undo.candidates.retain(|one| !bundles.contains(&one.sha256));
        undo.invitations.retain(|one| !invitations.contains(one));
        (undo != *self).then_some(undo)
    }
}

impl UndoneCandidate {
    /// Compares the logs of a candidate before and after.
    pub fn of(before: &Log, after: &Log, is_new: bool) -> Self {
        let grown = after.author_logs().iter().filter_map(|one| {
            let mut former = before.author_logs().iter();
            let former = former.find(|former| former.id == one.id);
            let before = former.map_or(0, |former| former.entries.len());
            (before < one.entries.len()).then(|| Grown {
                id: one.id.clone(),
                before,
                after: one.entries.len(),
            })
        });
        Self {
            sha256: after.subject().bundle_sha256.clone(),
            is_new,
            logs: grown.collect(),
        }
    }

    /// Returns the log without what was added. What somebody did since then stays, and so does an author log that
    /// another file has continued meanwhile.
    pub fn undo(&self, log: &Log) -> Log {
        log.shortened(|one| {
            let grown = self.logs.iter().find(|grown| grown.id == one.id)?;
            (grown.after == one.entries.len()).then_some(grown.before)
        })
    }

    /// Returns whether the candidate goes as well: it came with the file, and nothing was done about it since. Policies
    /// are noted by themselves, and an export changes nothing.
    pub fn takes_candidate(&self, undone: &Log) -> bool {
        let is_work = |entry: &Value| {
            let kind = entry.get("kind").and_then(Value::as_str);
            !matches!(kind, Some("policy-set" | "exported" | "unveiled"))
        };
        let mut entries = undone.author_logs().iter().flat_map(entries);
        self.is_new && !entries.any(is_work)
    }
}

fn entries(author_log: &AuthorLog) -> &[Value] {
    &author_log.entries
}
