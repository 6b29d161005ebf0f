//! The pack: read and checked in the parts that come later, which hold what that takes.

use assay_core::assessment::Assessment;
use assay_core::document::{Problems, Value};
use assay_core::record;
use std::sync::Arc;

/// Reads and checks a pack; `file` is its name in messages.
///
/// # Errors
/// Returns the problems with it.
pub fn read_pack(file: &str, pack: &Value) -> Result<Assessment, Problems> {
    let assessment = Assessment::parse(file, pack)?;
    record::check_size(file, &assessment)?;
    Ok(assessment)
}

/// Returns the assessment in the form in which somebody takes it.
pub fn in_form(assessment: Arc<Assessment>, is_narrative: bool) -> Arc<Assessment> {
    if is_narrative {
        Arc::new(assessment.in_words())
    } else {
        assessment
    }
}
