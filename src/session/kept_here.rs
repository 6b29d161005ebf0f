//! Attempts in the browser's store, and the names under which tabs know them.

use assay_core::attempt::latest_id;
use assay_web::browser::store::{Store, Table};

/// The name under which a tab keeps the identifier of its own attempt.
pub const MARK: &str = "assay attempt";

/// The contents of a browser's store, each text by the identifier of its attempt.
pub struct KeptHere {
    /// The attempts, each as the content and the first record that it started from.
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
        let mut attempts = self.attempts.iter();
        attempts.any(|(id, text)| !is_sealed(latest_id(id, text)))
    }
}

/// The name under which tabs hold an attempt.
pub fn lock_name(attempt_id: &str) -> String {
    ["assay attempt ", attempt_id].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::attempt::{continued, start_text};

    #[test]
    fn an_attempt_runs_until_its_next_bundle_is_made() {
        let kept = continued(&start_text("{}", "", ""), "b");
        let here = |sealed: &[&str]| KeptHere {
            attempts: vec![("a".into(), kept.clone())],
            sealed: sealed
                .iter()
                .map(|id| ((*id).into(), String::new()))
                .collect(),
        };
        assert!(here(&["a"]).runs() && !here(&["a", "b"]).runs());
    }
}
