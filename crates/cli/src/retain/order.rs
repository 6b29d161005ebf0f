//! What is asked for, and what comes of it.

use super::held::HeldAttempt;
use assay_core::document::Problems;
use assay_crypto::{ErasureProof, PrivateKeys};
use std::path::{Path, PathBuf};

/// What is looked for in a folder of answers, and whether it is erased.
#[derive(Clone, Copy)]
pub struct RetainOrder<'a> {
    /// The folder.
    pub folder: &'a Path,
    /// The configuration, which names the retention period.
    pub config: Option<&'a Path>,
    /// The retention period in days; it goes before that of the configuration.
    pub days: Option<u32>,
    /// The one attempt that is meant, whatever the period.
    pub attempt: Option<&'a str>,
    /// Whether what is found is erased.
    pub is_erasing: bool,
    /// Private keys: they open sealed answers to read when the attempt ended, and sign the proof.
    pub keys: Option<&'a PrivateKeys>,
    /// Where the proof of erasure is written.
    pub proof: Option<&'a Path>,
    /// The time, in milliseconds since the epoch.
    pub now_ms: i64,
}

/// What was found, and what became of it.
#[derive(Debug, Default)]
pub struct Retained {
    /// The retention period in days; `None` where one attempt was asked for.
    pub days: Option<u32>,
    /// The attempts that are past the period, or the one that was asked for; those that ended first come first.
    pub found: Vec<HeldAttempt>,
    /// How many attempts are not past the period.
    pub kept: usize,
    /// The files that were erased.
    pub erased: Vec<PathBuf>,
    /// How many notes of first attempts were erased, with their attempts or past the period.
    pub notes_erased: usize,
    /// The proof of erasure, where one was asked for and anything was erased.
    pub proof: Option<ErasureProof>,
    /// The code that shows the candidate whose proof it is; only where one attempt was asked for.
    pub code: Option<String>,
    /// What could not be read, judged or erased. All of it is still there.
    pub problems: Problems,
}

impl Retained {
    /// Returns whether something is past the period and still there.
    pub fn is_due(&self) -> bool {
        let mut files = self.found.iter().flat_map(|one| &one.files);
        files.any(|file| !self.erased.contains(&file.path))
    }
}
