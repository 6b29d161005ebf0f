//! The native companion: checking content, grading bundles, trying endpoints, receiving answers on a
//! team's own machine. Everything it decides is decided by the same library as in the browser.

mod allowance;
mod bind;
mod check;
mod connections;
mod desk;
mod form;
mod grade;
pub mod probe;
mod receiver;
mod schema;
mod site;
mod vault;
mod verify;

pub use bind::bind;
pub use check::{check, examine};
pub use connections::serve;
pub use desk::{DeskFolders, desk_router, unfit_address};
pub use form::bundle_text;
pub use grade::{grade_all, grade_bundle};
pub use receiver::{Limits, Receiver, router};
pub use schema::{BUNDLE_SCHEMA, BundleSchema, PROBE_SCHEMA, ProbeSchema};
pub use vault::{Stored, Vault};
pub use verify::{Verified, verify_all};

use assay_core::json::{self, Problems, Value};
use std::path::Path;

/// Reads a JSON file; problems carry its name.
pub fn read(file: &Path) -> Result<Value, Problems> {
    let name = file.display().to_string();
    let text = std::fs::read_to_string(file).map_err(|error| {
        Problems::one(
            &name,
            "$",
            &format!("The file could not be read: {error}."),
            "Check its name and that you may read it.",
        )
    })?;
    json::parse(&name, &text)
}

/// A UUID in its usual form, and so a safe file name.
pub fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
        })
}
