//! `assay verify`: does a bundle hold together, and does it hold against pack, key and receipt?

use super::schema::BundleSchema;
use super::sealed::check_opened;
use crate::files::read;
use crate::progress::progress;
use assay_core::assessment::{Assessment, Key};
use assay_core::digest::sha256_hex;
use assay_core::document::{Problems, Value};
use assay_core::record::{self, BundleHeader, Findings};
use indicatif::ProgressIterator;
use std::path::{Path, PathBuf};

/// What was found about one bundle.
#[derive(Debug)]
pub struct Verified {
    /// The file.
    pub file: String,
    /// SHA-256 of the file, as the candidate's receipt names it. Empty where the file is sealed: the receipt names the
    /// digest of what is inside.
    pub sha256: String,
    /// The head of its events, as the receipt names it; empty likewise.
    pub events_head: String,
    /// What does not fit, and what could not be checked; both empty where the bundle holds.
    pub findings: Findings,
}

/// Verifies bundles, against a pack and a key where they are given.
///
/// # Errors
/// Where the pack or the key cannot be read. What is wrong with a bundle is among its findings.
pub fn verify_all(
    bundles: &[PathBuf],
    pack: Option<&Path>,
    key: Option<&Path>,
) -> Result<Vec<Verified>, Problems> {
    let pack = pack
        .map(|file| Assessment::parse(&file.display().to_string(), &read(file)?))
        .transpose()?;
    let key = key
        .map(|file| Key::parse(&file.display().to_string(), &read(file)?))
        .transpose()?;
    let schema = BundleSchema::new();
    Ok(bundles
        .iter()
        .progress_with(progress(bundles.len()))
        .map(|file| verify(file, &schema, pack.as_ref(), key.as_ref()))
        .collect())
}

fn verify(
    file: &Path,
    schema: &BundleSchema,
    pack: Option<&Assessment>,
    key: Option<&Key>,
) -> Verified {
    let name = file.display().to_string();
    let bytes = std::fs::read(file).unwrap_or_default();
    let mut findings = Findings::default();
    let bundle = match read(file) {
        Ok(bundle) => {
            if let Err(problems) = check_opened(&name, &bundle) {
                findings.unchecked = problems;
                return Verified {
                    file: name,
                    sha256: String::new(),
                    events_head: String::new(),
                    findings,
                };
            }
            findings = record::verify(&name, &bundle, pack, key);
            if let Err(problems) = schema.check(&name, &bundle) {
                findings.contradictions.0.splice(0..0, problems.0);
            }
            bundle
        }
        Err(problems) => {
            findings.contradictions = problems;
            Value::Null
        }
    };
    let events_head = BundleHeader::of(&bundle).integrity.events_head;
    Verified {
        file: name,
        sha256: sha256_hex(&bytes),
        events_head,
        findings,
    }
}
