//! The content that a candidate took, in the form in which they took it.

use super::opened_bundle::{Library, OpenedBundle};
use assay_core::assessment::{Assessment, Key};
use std::sync::Arc;

impl Library {
    /// Returns pack and key of a candidate in the form in which they took the test; `None` unless both are at hand.
    pub fn content(&self, opened: &OpenedBundle) -> Option<(Arc<Assessment>, Arc<Key>)> {
        let pack = self.pack(&opened.content_sha256)?;
        let key = self.key(&opened.content_sha256)?;
        Some(if opened.is_narrative {
            (Arc::new(pack.in_words()), Arc::new(key.in_words()))
        } else {
            (pack.clone(), key.clone())
        })
    }
}
