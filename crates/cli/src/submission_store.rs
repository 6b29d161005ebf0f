//! Where received bundles are kept: one file for each attempt, written whole or not at all.

use assay_core::digest::sha256_hex;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// How the names of files begin that are not yet, or no longer, of use.
const DRAFT: &str = ".draft-";

/// A folder of bundles.
pub struct SubmissionStore {
    folder: PathBuf,
    /// What no other process, here or on another machine, calls its drafts.
    own: String,
    next: AtomicU64,
}

/// What became of a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stored {
    /// It is kept.
    New,
    /// The very same bytes were kept before.
    Duplicate,
    /// Others were kept under this identifier before; these are kept beside them.
    Conflict,
}

impl SubmissionStore {
    /// Opens a folder, making it if it is not there.
    ///
    /// A folder that bundles cannot be kept in is found out now, not when the first one arrives.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        clear(folder)?;
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let since = since.unwrap_or_default().as_nanos();
        let submission_store = Self {
            folder: folder.into(),
            own: format!("{}-{since}", std::process::id()),
            next: AtomicU64::new(0),
        };
        let trial = submission_store
            .folder
            .join([DRAFT, &submission_store.own].concat());
        submission_store.add(&trial, b"")?;
        fs::remove_file(trial)?;
        Ok(submission_store)
    }

    /// Keeps a bundle under its attempt's identifier, which the caller knows to be a UUID.
    ///
    /// The bytes are on disk under their final name when this returns. A hard link never replaces a
    /// file, so of several at once exactly one becomes the attempt's.
    pub fn keep(&self, attempt_id: &str, bytes: &[u8]) -> io::Result<Stored> {
        self.keep_in(&self.folder, attempt_id, bytes)
    }

    /// Keeps a probe in the same way, in a folder of its own below: it is nobody's answers.
    pub fn keep_probe(&self, attempt_id: &str, bytes: &[u8]) -> io::Result<Stored> {
        let folder = self.folder.join("probes");
        fs::create_dir_all(&folder)?;
        self.keep_in(&folder, attempt_id, bytes)
    }

    fn keep_in(&self, folder: &Path, attempt_id: &str, bytes: &[u8]) -> io::Result<Stored> {
        let place = folder.join(format!("{attempt_id}.json"));
        if self.add(&place, bytes)? {
            return Ok(Stored::New);
        }
        if fs::read(&place)? == bytes {
            return Ok(Stored::Duplicate);
        }
        self.add(&folder.join(beside(attempt_id, "conflict", bytes)), bytes)?;
        Ok(Stored::Conflict)
    }

    /// Keeps a bundle that is not as it was sealed, beside whatever is kept under its attempt. Returns its name.
    pub fn keep_unsound(&self, attempt_id: &str, bytes: &[u8]) -> io::Result<String> {
        let name = beside(attempt_id, "unsound", bytes);
        self.add(&self.folder.join(&name), bytes)?;
        Ok(name)
    }

    /// Writes a file that is not there yet; tells whether it was not.
    fn add(&self, place: &Path, bytes: &[u8]) -> io::Result<bool> {
        if place.exists() {
            // Another request may have put it there a moment ago and not be through yet.
            self.settle()?;
            return Ok(false);
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let draft = self.folder.join(format!("{DRAFT}{}-{number}", self.own));
        let outcome =
            write_through(&draft, bytes).and_then(|()| match fs::hard_link(&draft, place) {
                Ok(()) => Ok(true),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
                Err(error) => Err(error),
            });
        // Whatever became of it, the draft has served.
        let _ = fs::remove_file(&draft);
        if outcome.is_ok() {
            self.settle()?;
        }
        outcome
    }

    /// Makes the folder's list of names durable. Windows has no such call and needs none.
    fn settle(&self) -> io::Result<()> {
        if cfg!(unix) {
            File::open(&self.folder)?.sync_all()?;
        }
        Ok(())
    }
}

/// The name of a file beside the attempt's own; the same bytes have the same name.
fn beside(attempt_id: &str, why: &str, bytes: &[u8]) -> String {
    let digest = sha256_hex(bytes);
    format!("{attempt_id}.{why}-{}.json", &digest[..12])
}

/// Removes what a process left that was ended in the middle of writing. None of it was acknowledged.
///
/// Another process that is writing here now tells its sender that it failed, and is sent it again.
fn clear(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(DRAFT) {
            match fs::remove_file(entry.path()) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
    }
    Ok(())
}

fn write_through(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(place)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_process_left_is_gone_when_the_folder_is_opened() {
        let folder = std::env::temp_dir().join(format!("assay-vault-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for name in [".draft-1-2-3", "kept.json", ".hidden"] {
            fs::write(folder.join(name), "x").unwrap();
        }
        SubmissionStore::open(&folder).unwrap();
        let mut names: Vec<_> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(names, [".hidden", "kept.json"]);
    }
}
