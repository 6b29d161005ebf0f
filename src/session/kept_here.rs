//! What this browser knows of attempts, and under which names.

use assay_core::attempt::Identity;
use assay_core::limit;
use assay_web::browser::page;
use assay_web::browser::store::{Store, Table};

/// Under this name a tab remembers which attempt is its own.
pub const MARK: &str = "assay attempt";

/// Returns what the link says about the person: the invitation, and what they were to tell.
pub fn link() -> (String, Identity) {
    let invitation = limit::naming(&page::query_parameter("invitation").unwrap_or_default());
    let identity = Identity::from_fn(|question| {
        let answer = page::query_parameter(question.name())?;
        Some(limit::cut(&answer, question.limit()))
    });
    (invitation, identity)
}

/// The contents of a browser's store: attempts by what they started from, and what was sealed, each by its identifier.
pub struct KeptHere {
    /// What attempts started from.
    pub attempts: Vec<(String, String)>,
    /// Sealed bundles, and traces of those that are erased.
    pub sealed: Vec<(String, String)>,
}

impl KeptHere {
    /// Reads it from the store; what cannot be read counts as nothing.
    pub async fn of(store: &Store) -> Self {
        Self {
            attempts: store.all(Table::Attempts).await.unwrap_or_default(),
            sealed: store.all(Table::Outbox).await.unwrap_or_default(),
        }
    }

    /// Returns whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.attempts.is_empty() && self.sealed.is_empty()
    }

    /// Returns whether an attempt is among it that is not sealed.
    pub fn runs(&self) -> bool {
        let is_sealed = |id: &str| self.sealed.iter().any(|(sealed, _)| sealed == id);
        self.attempts.iter().any(|(id, _)| !is_sealed(id))
    }
}

/// The name under which tabs hold an attempt.
pub fn lock_name(attempt_id: &str) -> String {
    ["assay attempt ", attempt_id].concat()
}
