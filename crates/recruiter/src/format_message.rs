//! Sentences with gaps.

use assay_core::person_text;

/// A sentence of the catalogue with its gaps filled, each marked by `{}`. What people typed is isolated in it.
pub fn format_message(sentence: &str, with: &[&str]) -> String {
    person_text::filled(sentence, with)
}
