//! `assay lint`: does a test tell candidates apart? Statistics of a pack and its key, with warnings.

mod text;

pub use text::lint_text;

use crate::files::read;
use assay_core::assessment::{Assessment, Key};
use assay_core::document::Problems;
use assay_evaluation::lint::{self, LintReport};
use std::path::Path;

/// Works out the statistics of a pack and the key that belongs to it.
///
/// # Errors
/// Where a file cannot be read, or the key belongs to another pack or is an excerpt.
pub fn lint_pair(pack_file: &Path, key_file: &Path) -> Result<LintReport, Problems> {
    let name = |file: &Path| file.display().to_string();
    let pack = Assessment::parse(&name(pack_file), &read(pack_file)?)?;
    let key = Key::parse(&name(key_file), &read(key_file)?)?;
    key.check_pair(&name(key_file), &pack)?;
    if key.is_excerpt() {
        return Err(Problems::one(
            &name(key_file),
            "$.excerpt_of",
            "This key is an excerpt, as a site is deployed with it: its rubrics are missing.",
            "Give the whole key.",
        ));
    }
    Ok(lint::lint(&pack, &key))
}
