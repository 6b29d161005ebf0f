//! Where received bundles are kept: one file for each attempt, written whole or not at all.

use assay_core::digest::sha256_hex;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// How the names of files begin that are not yet, or no longer, of use.
const DRAFT: &str = ".draft-";

/// A folder of bundles.
pub struct SubmissionStore {
    folder: PathBuf,
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
        let submission_store = Self {
            folder: folder.into(),
        };
        submission_store.draft(b"")?.close()?;
        Ok(submission_store)
    }

    /// Keeps a bundle under its attempt's identifier, which the caller knows to be a UUID.
    ///
    /// The bytes are on disk under their final name when this returns. A draft never replaces a file, so of several at
    /// once exactly one becomes the attempt's.
    ///
    /// # Errors
    /// Where the file system has no room or refuses; nothing is kept then.
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

    /// Keeps a bundle whose invitation, or time given back, is not good, beside whatever is kept under its attempt. Returns its name as well. What
    /// is kept as the attempt's own stays that.
    pub fn keep_unverified(&self, attempt_id: &str, bytes: &[u8]) -> io::Result<(Stored, String)> {
        let own = format!("{attempt_id}.json");
        if fs::read(self.folder.join(&own)).is_ok_and(|kept| kept == bytes) {
            return Ok((Stored::Duplicate, own));
        }
        let name = beside(attempt_id, "unverified", bytes);
        let is_new = self.add(&self.folder.join(&name), bytes)?;
        let stored = if is_new {
            Stored::New
        } else {
            Stored::Duplicate
        };
        Ok((stored, name))
    }

    /// Writes a file that is not there yet; returns whether it was not.
    fn add(&self, place: &Path, bytes: &[u8]) -> io::Result<bool> {
        let is_new = !place.exists()
            && match self.draft(bytes)?.persist_noclobber(place) {
                Ok(_) => true,
                Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => false,
                Err(error) => return Err(error.error),
            };
        // Also where another request put it there a moment ago and is not through yet.
        settle(place)?;
        Ok(is_new)
    }

    /// Writes bytes to disk under a name of their own, which goes unless they are given another.
    fn draft(&self, bytes: &[u8]) -> io::Result<NamedTempFile> {
        let mut names = tempfile::Builder::new();
        names.prefix(DRAFT);
        // As any new file: whoever set up the folder decides who may read what is in it.
        #[cfg(unix)]
        names.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut draft = names.tempfile_in(&self.folder)?;
        draft.write_all(bytes)?;
        draft.as_file().sync_all()?;
        Ok(draft)
    }
}

/// Makes the name of a file durable, in its folder's list. Windows has no such call and needs none.
fn settle(place: &Path) -> io::Result<()> {
    if cfg!(unix)
        && let Some(folder) = place.parent()
    {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
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

    #[cfg(unix)]
    #[test]
    fn answers_may_be_read_by_whoever_may_read_other_new_files() {
        use std::os::unix::fs::PermissionsExt;
        let folder = std::env::temp_dir().join(format!("assay-modes-{}", std::process::id()));
        let submission_store = SubmissionStore::open(&folder).unwrap();
        assert_eq!(submission_store.keep("a", b"{}").unwrap(), Stored::New);
        fs::write(folder.join("b.json"), "{}").unwrap();
        let mode = |name: &str| {
            fs::metadata(folder.join(name))
                .unwrap()
                .permissions()
                .mode()
        };
        let modes = (mode("a.json"), mode("b.json"));
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(modes.0, modes.1);
    }
}
