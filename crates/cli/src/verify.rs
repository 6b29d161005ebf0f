//! `assay verify`: does a bundle hold together, and does it hold against pack, key and receipt?

use super::proof::{AgainstProof, check_proof, is_proof};
use super::schema::BundleSchema;
use super::sealed::check_opened;
use crate::files::read;
use crate::progress::progress;
use assay_core::assessment::{Assessment, Key};
use assay_core::config::Config;
use assay_core::digest::sha256_hex;
use assay_core::document::{Problems, Value};
use assay_core::record::{self, BundleHeader, Findings};
use assay_crypto::Trusted;
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

/// The files that bundles are held against, as far as they are given.
#[derive(Debug, Clone, Copy, Default)]
pub struct Against<'a> {
    /// The pack that the test was taken with.
    pub pack: Option<&'a Path>,
    /// Its key.
    pub key: Option<&'a Path>,
    /// The configuration, whose keys verify invitations, time given back, and proofs of erasure.
    pub config: Option<&'a Path>,
    /// The attempt that proofs of erasure are said to be about, and the code that was handed out with them.
    pub erased: Option<(&'a str, &'a str)>,
}

/// Verifies bundles, against a pack, a key and the keys of a configuration where they are given.
///
/// # Errors
/// Where the pack, the key or the configuration cannot be read. What is wrong with a bundle is among its findings.
pub fn verify_all(bundles: &[PathBuf], against: Against<'_>) -> Result<Vec<Verified>, Problems> {
    let name = |file: &Path| file.display().to_string();
    let pack = against
        .pack
        .map(|file| Assessment::parse(&name(file), &read(file)?))
        .transpose()?;
    let key = against
        .key
        .map(|file| Key::parse(&name(file), &read(file)?))
        .transpose()?;
    let trusted = against
        .config
        .map(|file| Config::parse(&name(file), &read(file)?))
        .transpose()?
        .map(|config| Trusted::of(&config.keys));
    let schema = BundleSchema::new();
    let against_proof = AgainstProof {
        trusted: trusted.as_ref(),
        about: against.erased,
    };
    let check = |file: &str, bundle: &Value| {
        if is_proof(bundle) {
            return check_proof(file, bundle, against_proof);
        }
        let (pack, key) = (pack.as_ref(), key.as_ref());
        let mut findings = match &trusted {
            Some(trusted) => assay_crypto::verify_signed(file, bundle, pack, key, trusted),
            None => record::verify(file, bundle, pack, key),
        };
        if let Err(problems) = schema.check(file, bundle) {
            findings.contradictions.0.splice(0..0, problems.0);
        }
        findings
    };
    Ok(bundles
        .iter()
        .progress_with(progress(bundles.len()))
        .map(|file| verify(file, &check))
        .collect())
}

fn verify(file: &Path, check: &dyn Fn(&str, &Value) -> Findings) -> Verified {
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
            findings = check(&name, &bundle);
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
