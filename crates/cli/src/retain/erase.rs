//! Erasing what was found, and the proof of it.

use super::first_notes::settle_notes;
use super::held::HeldAttempt;
use super::order::{RetainOrder, Retained};
use assay_core::document::Problems;
use assay_core::record::time::rfc3339;
use assay_crypto::{Erased, ErasedKind, ErasureCause, ErasurePlace, ErasureProof};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The place of a proof, made sure of before anything is erased.
pub(super) struct Reserved {
    file: NamedTempFile,
    place: PathBuf,
}

impl Reserved {
    /// Makes sure that a proof can be written.
    ///
    /// # Errors
    /// Says that there is a file of this name already, or that the folder cannot be written to.
    pub(super) fn at(place: &Path) -> Result<Self, Problems> {
        if fs::symlink_metadata(place).is_ok() {
            return Err(unwritten(place, "there is a file of this name already"));
        }
        let folder = place.parent().filter(|folder| *folder != Path::new(""));
        let file = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))
            .map_err(|error| unwritten(place, &error.to_string()))?;
        Ok(Self {
            file,
            place: place.into(),
        })
    }

    fn write(mut self, proof: &ErasureProof) -> Result<(), Problems> {
        let Self { file, place } = &mut self;
        let written = file
            .write_all(proof.write().as_bytes())
            .and_then(|()| file.as_file().sync_all());
        written.map_err(|error| unwritten(place, &error.to_string()))?;
        self.file
            .persist_noclobber(&self.place)
            .map_err(|error| unwritten(&self.place, &error.to_string()))?;
        Ok(())
    }
}

fn unwritten(place: &Path, why: &str) -> Problems {
    Problems::one(
        &place.display().to_string(),
        "$",
        &format!("The proof of erasure cannot be written: {why}."),
        "Give another name with --proof.",
    )
}

/// Erases what was found. What cannot be erased stays, and is named.
///
/// # Errors
/// Says that everything was erased and the proof could not be written.
pub(super) fn erase(
    order: &RetainOrder<'_>,
    retained: &mut Retained,
    rest: &[HeldAttempt],
    reserved: Option<Reserved>,
) -> Result<(), Problems> {
    let (mut own, mut apart, mut attempts) = (0_u32, 0_u32, 0_u32);
    let (mut gone, mut left) = (Vec::new(), Vec::from_iter(rest));
    let mut campaigns = Vec::new();
    let mut gone_attempt = None;
    for attempt in &retained.found {
        let mut is_whole = true;
        for file in &attempt.files {
            if !file.is_readable && order.attempt.is_none() {
                is_whole = false;
                continue;
            }
            match fs::remove_file(&file.path) {
                Ok(()) => {
                    *(if file.is_own { &mut own } else { &mut apart }) += 1;
                    retained.erased.push(file.path.clone());
                }
                // Somebody else was faster.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    retained.erased.push(file.path.clone());
                }
                Err(error) => {
                    is_whole = false;
                    retained.problems.add(
                        &file.path.display().to_string(),
                        "$",
                        &format!("The file could not be erased: {error}."),
                        "Check that you may write to the folder.",
                    );
                }
            }
        }
        if is_whole {
            attempts += 1;
            gone_attempt = Some(attempt);
        }
        (if is_whole { &mut gone } else { &mut left }).push(attempt);
        campaigns.extend(attempt.campaigns.iter().cloned());
    }
    retained.notes_erased =
        settle_notes(order, &gone, &left, retained.days, &mut retained.problems);
    if retained.erased.is_empty() {
        return Ok(());
    }
    settle(order.folder, &mut retained.problems);
    let Some(reserved) = reserved else {
        return Ok(());
    };
    let mut proof = ErasureProof::of(Erased {
        at: rfc3339(order.now_ms),
        place: ErasurePlace::Receiver,
        cause: match order.attempt {
            Some(_) => ErasureCause::Request,
            None => ErasureCause::Retention,
        },
        campaigns,
        attempts,
        counts: vec![(ErasedKind::Answers, own), (ErasedKind::KeptApart, apart)],
    });
    let one = gone_attempt.filter(|_| order.attempt.is_some());
    retained.code = one.map(|one| commit(&mut proof, one));
    if let Some(keys) = order.keys {
        proof.sign(keys);
    }
    reserved.write(&proof)?;
    retained.proof = Some(proof);
    Ok(())
}

/// Binds the proof to the attempt, by a code that is handed out once.
fn commit(proof: &mut ErasureProof, attempt: &HeldAttempt) -> String {
    // A UUID of version 4 has 122 random bits.
    proof.commit(*uuid::Uuid::new_v4().as_bytes(), &attempt.attempt_id)
}

/// Makes it last that files are gone from a folder. Windows has no such call and needs none.
fn settle(folder: &Path, problems: &mut Problems) {
    if cfg!(unix)
        && let Err(error) = File::open(folder).and_then(|folder| folder.sync_all())
    {
        problems.add(
            &folder.display().to_string(),
            "$",
            &format!("The files are gone, and the disk did not confirm it: {error}."),
            "Run the command again, without --erase.",
        );
    }
}
