//! What is noted of attempts that came first (`first-attempts/`), once they are erased.
//!
//! A note tells nobody's name, and still is about a person for whoever has the list of invitations. So it goes with its
//! attempt, at the end of the period. Where one attempt is erased on request, before that, the note stays without naming it:
//! erasing makes no second first attempt. It goes when it is past the period itself.

use super::held::HeldAttempt;
use super::order::RetainOrder;
use crate::first_attempts::{FOLDER, Note};
use assay_core::document::Problems;
use assay_evaluation::RetentionPeriod;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use tempfile::NamedTempFile;

/// Takes away what is noted of erased attempts, or their names in it; `left` are the attempts that are still there, `days` is
/// the period, where there is one. Returns how many notes are gone. What cannot be changed is named.
pub(super) fn settle_notes(
    order: &RetainOrder<'_>,
    erased: &[&HeldAttempt],
    left: &[&HeldAttempt],
    days: Option<u32>,
    problems: &mut Problems,
) -> usize {
    let erased = names(erased);
    let left = names(left);
    let mut gone = 0;
    for place in places(&order.folder.join(FOLDER)) {
        let written = written(&place);
        let note = Note::read(&place);
        let id = note.as_ref().and_then(Note::attempt_id);
        if id.is_some_and(|id| left.contains(id)) {
            continue;
        }
        let is_of_erased = id.is_some_and(|id| erased.contains(id));
        let is_over = days.is_some_and(|days| {
            let written_ms = written.and_then(since_epoch_ms).unwrap_or(order.now_ms);
            RetentionPeriod::from(written_ms, days).is_over(order.now_ms)
        });
        let settled = match days {
            Some(_) if is_of_erased || is_over => fs::remove_file(&place).map(|()| true),
            None if is_of_erased => forget(&place, written).map(|()| false),
            _ => continue,
        };
        match settled {
            Ok(is_gone) => gone += usize::from(is_gone),
            // Somebody else was faster.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => problems.add(
                &place.display().to_string(),
                "$",
                &format!("What is noted of a first attempt could not be erased: {error}."),
                "Check that you may write to the folder.",
            ),
        }
    }
    gone
}

/// The identifiers of attempts, with those under which they began.
fn names<'a>(attempts: &[&'a HeldAttempt]) -> BTreeSet<&'a str> {
    attempts
        .iter()
        .flat_map(|one| one.former.iter().chain([&one.attempt_id]))
        .map(String::as_str)
        .collect()
}

/// The files in the folder; none where there is no such folder.
fn places(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    files.map(|entry| entry.path()).collect()
}

fn written(place: &Path) -> Option<SystemTime> {
    fs::metadata(place).and_then(|about| about.modified()).ok()
}

fn since_epoch_ms(at: SystemTime) -> Option<i64> {
    let since = at.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok()
}

/// Puts in the place of a note that the attempt was erased, whole or not at all, and with the time that it had.
fn forget(place: &Path, written: Option<SystemTime>) -> io::Result<()> {
    let folder = place.parent().unwrap_or(Path::new("."));
    let mut file = NamedTempFile::new_in(folder)?;
    file.write_all(Note::Erased.text().as_bytes())?;
    if let Some(written) = written {
        file.as_file().set_modified(written)?;
    }
    file.as_file().sync_all()?;
    file.persist(place)?;
    Ok(())
}
