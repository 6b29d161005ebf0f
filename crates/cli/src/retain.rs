//! `assay retain`: which answers in the receiver's folder are past the retention period, and erasing them.

mod erase;
mod held;
mod text;

pub use held::{HeldAttempt, HeldFile};
pub use text::retained_text;

use crate::files::read;
use assay_core::config::Config;
use assay_core::document::Problems;
use assay_crypto::{ErasureProof, PrivateKeys};
use assay_evaluation::RetentionPeriod;
use erase::{Reserved, erase};
use held::{Folder, read_folder};
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

/// Looks through a folder, and erases what is past the period where that is asked for.
///
/// # Errors
/// Says that the folder or the configuration cannot be read, that there is no period, or that the proof could not be
/// written. Nothing is erased then, unless the disk failed after that.
pub fn retain(order: &RetainOrder<'_>) -> Result<Retained, Problems> {
    let days = match order.attempt {
        Some(_) => None,
        None => Some(days(order)?),
    };
    let reserved = order.proof.map(Reserved::at).transpose()?;
    let Folder {
        attempts,
        mut problems,
    } = read_folder(order.folder, order.keys, order.now_ms)?;
    let is_found = |one: &HeldAttempt| match (order.attempt, days, one.ended_ms) {
        (Some(id), _, _) => one.attempt_id == id,
        (None, Some(days), Some(ended_ms)) => {
            RetentionPeriod::from(ended_ms, days).is_over(order.now_ms)
        }
        _ => false,
    };
    let (mut found, rest): (Vec<_>, Vec<_>) = attempts.into_iter().partition(is_found);
    found.sort_by(|one, other| {
        (one.ended_ms, &one.attempt_id).cmp(&(other.ended_ms, &other.attempt_id))
    });
    if let Some(id) = order.attempt {
        // The name says whose it is; nothing has to be read for that.
        problems.0.retain(|problem| !problem.file.contains(id));
        if found.is_empty() {
            problems.add(
                &order.folder.display().to_string(),
                "$",
                &format!("Nothing lies here under the attempt {id}."),
                "Check the identifier: it stands in the candidate's receipt.",
            );
        }
    }
    let mut retained = Retained {
        days,
        kept: rest.iter().filter(|one| one.ended_ms.is_some()).count(),
        found,
        problems,
        ..Retained::default()
    };
    if order.is_erasing {
        erase(order, &mut retained, reserved)?;
    }
    Ok(retained)
}

/// Returns the retention period in days.
fn days(order: &RetainOrder<'_>) -> Result<u32, Problems> {
    if let Some(days) = order.days {
        return Ok(days);
    }
    let Some(file) = order.config else {
        return Err(without_period("retain", "Name it with --config, or give --days."));
    };
    let name = file.display().to_string();
    let config = Config::parse(&name, &read(file)?)?;
    config.privacy.retention_days.ok_or_else(|| {
        without_period(
            &name,
            "Add \"privacy\": { \"retention_days\": 180 } with your own number, or give --days.",
        )
    })
}

fn without_period(file: &str, remedy: &str) -> Problems {
    Problems::one(
        file,
        "$.privacy.retention_days",
        "There is no retention period, so nothing is past it.",
        remedy,
    )
}
