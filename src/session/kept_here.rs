//! Attempts in the browser's store, and the names under which tabs know them.

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

/// What stands before the identifier of the bundle to come in an attempt that was opened again. Within the texts that are
/// kept beside it quotation marks are escaped.
const CONTINUED: &str = "\"continued\":\"";

/// Returns the identifier under which the next bundle of an attempt will be known, or the last is: the attempt's own, unless
/// it was opened again.
pub fn latest_id<'a>(id: &'a str, kept: &'a str) -> &'a str {
    let continued = kept.split_once(CONTINUED);
    let latest = continued.and_then(|(_, behind)| behind.split('"').next());
    latest.unwrap_or(id)
}

/// The name under which tabs hold an attempt.
pub fn lock_name(attempt_id: &str) -> String {
    ["assay attempt ", attempt_id].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::document::{json, to_text};

    #[test]
    fn an_attempt_that_was_opened_again_names_its_next_bundle_whatever_its_pack_says() {
        let pack = r#"{"continued":"no"}"#;
        let kept = to_text(&json!({"pack": pack, "started": r#""continued":"no""#, "build": ""}));
        assert_eq!(latest_id("a", &kept), "a");
        let kept = to_text(&json!({"pack": pack, "started": "", "build": "", "continued": "b"}));
        assert_eq!(latest_id("a", &kept), "b");
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
