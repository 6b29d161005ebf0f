//! The subject of an evaluation: one bundle, of one attempt, with one pack. Every author's log begins with it, so
//! that entries cannot be moved to another person's answers by changing a field.

use assay_core::digest::canonical;
use assay_core::document::{Problems, json};
use assay_core::record::chain;

/// The subject of an evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// Identifier of the attempt.
    pub attempt_id: String,
    /// SHA-256 of the bundle.
    pub bundle_sha256: String,
    /// SHA-256 of the pack.
    pub content_sha256: String,
}

impl Subject {
    /// Returns the link that an author's log begins with: SHA-256 of the canonical JSON of these three and the log's
    /// identifier.
    pub fn start(&self, log_id: &str) -> String {
        let root = json!({ "attempt_id": self.attempt_id.as_str(), "bundle_sha256": self.bundle_sha256.as_str(), "content_sha256": self.content_sha256.as_str(), "strand": log_id });
        chain::start(&canonical(&root))
    }

    /// Returns whether a file that says to be about `other` is about this.
    ///
    /// # Errors
    /// Each field that differs, by its name.
    pub fn check(&self, file: &str, other: &Self) -> Result<(), Problems> {
        let fields = [
            (
                "$.bundle_sha256",
                "the bundle",
                &self.bundle_sha256,
                &other.bundle_sha256,
            ),
            (
                "$.attempt_id",
                "the attempt",
                &self.attempt_id,
                &other.attempt_id,
            ),
            (
                "$.content_sha256",
                "the pack",
                &self.content_sha256,
                &other.content_sha256,
            ),
        ];
        let mut problems = Problems::default();
        for (path, what, ours, theirs) in fields {
            if ours != theirs {
                let message = [
                    "This evaluation is not about these answers: ",
                    what,
                    " in the file is \"",
                    theirs,
                    "\", and that of the answers at hand is \"",
                    ours,
                    "\".",
                ];
                let remedy = "It was changed by hand, or belongs to another person. Ask who sent it for the file as it was exported.";
                problems
                    .0
                    .extend(Problems::one(file, path, &message.concat(), remedy).0);
            }
        }
        if problems.0.is_empty() {
            Ok(())
        } else {
            Err(problems)
        }
    }
}

/// Returns the link that an author's log of `assay/evaluation/1` began with.
pub(super) fn unbound_start(log_id: &str) -> String {
    chain::start(log_id)
}
