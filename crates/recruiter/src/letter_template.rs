//! The texts of letters to invited candidates, as a team changed them; kept in this browser.

use crate::rating::Drafts;
use assay_evaluation::{LetterKind, LetterTemplate};
use leptos::prelude::*;

/// Returns the text of a letter: as somebody changed it, or as it comes; followed.
pub fn letter_template(drafts: Drafts, kind: LetterKind) -> LetterTemplate {
    let changed = drafts.get(kind.key());
    let changed = changed.and_then(|text| LetterTemplate::parse(&text).ok());
    changed.unwrap_or_else(|| kind.template())
}

/// Changes the text of a letter.
pub fn edit_template(drafts: Drafts, kind: LetterKind, edit: impl FnOnce(&mut LetterTemplate)) {
    let mut template = untrack(|| letter_template(drafts, kind));
    edit(&mut template);
    drafts.keep(kind.key().into(), template.to_text());
}
