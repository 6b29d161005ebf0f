//! The pack: read and checked in the parts that come later, which hold what that takes.

use assay_core::assessment::Assessment;
use assay_core::document::{Problems, Value};
use assay_core::record;

/// Reads and checks a pack; `file` is its name in messages.
///
/// # Errors
/// Returns the problems with it.
pub fn read_pack(file: &str, pack: &Value) -> Result<Assessment, Problems> {
    let assessment = Assessment::parse(file, pack)?;
    record::check_size(file, &assessment)?;
    Ok(assessment)
}
