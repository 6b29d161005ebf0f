//! Writes all files, or none.

use super::change::FileChange;
use assay_core::document::Problems;
use std::fs;
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A change that is ready to be made.
struct Staged {
    path: PathBuf,
    /// The new file beside the old one; none where the old one is removed.
    file: Option<NamedTempFile>,
    /// What was there.
    before: Option<Vec<u8>>,
}

/// Makes all changes in a folder. Every new file lies beside its place before the first takes it.
///
/// # Errors
/// Says which file could not be written. Then all are as they were; if even that failed, it says so.
pub fn write(root: &Path, changes: &[FileChange]) -> Result<(), Problems> {
    let mut staged = Vec::new();
    for change in changes {
        let one = stage(root, change).map_err(|error| failed(&change.path, &error, true))?;
        staged.push(one);
    }
    let mut done: Vec<(PathBuf, Option<Vec<u8>>)> = Vec::new();
    for (one, change) in staged.into_iter().zip(changes) {
        let (path, before) = (one.path.clone(), one.before.clone());
        if let Err(error) = take_place(one) {
            // Each is tried, whatever becomes of another.
            let back = done
                .into_iter()
                .rev()
                .map(|(path, before)| restore(&path, before));
            let is_whole = back.filter(Result::is_err).count() == 0;
            return Err(failed(&change.path, &error, is_whole));
        }
        done.push((path, before));
    }
    Ok(())
}

fn stage(root: &Path, change: &FileChange) -> Result<Staged, Error> {
    let mut path = root.join(&change.path);
    // A link stays a link: what it leads to is written. Where a file is removed, the link is.
    let is_link = fs::symlink_metadata(&path).is_ok_and(|about| about.is_symlink());
    if is_link && change.content.is_some() {
        path = fs::canonicalize(&path)?;
    }
    let before = match fs::read(&path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let file = match &change.content {
        Some(content) => Some(beside(&path, content)?),
        None => None,
    };
    Ok(Staged { path, file, before })
}

fn beside(path: &Path, content: &[u8]) -> Result<NamedTempFile, Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // Servers read these files, so they are as open as any new file; the umask takes away from it.
    #[cfg(unix)]
    let open: fs::Permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(open);
    let mut file = builder.prefix(".assay-setup-").tempfile_in(folder)?;
    file.write_all(content)?;
    if let Ok(about) = fs::metadata(path) {
        file.as_file().set_permissions(about.permissions())?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

fn take_place(one: Staged) -> Result<(), Error> {
    match one.file {
        Some(file) => file
            .persist(&one.path)
            .map(drop)
            .map_err(|error| error.error),
        None if one.before.is_some() => fs::remove_file(&one.path),
        None => Ok(()),
    }
}

fn restore(path: &Path, before: Option<Vec<u8>>) -> Result<(), Error> {
    match before {
        Some(bytes) => beside(path, &bytes)?
            .persist(path)
            .map(drop)
            .map_err(|error| error.error),
        None => fs::remove_file(path),
    }
}

fn failed(path: &str, error: &Error, is_whole: bool) -> Problems {
    let (state, remedy) = if is_whole {
        (
            "All files are as they were.",
            "Check that you may write there, and run the command again.",
        )
    } else {
        (
            "Some files are written and some are not.",
            "Check that you may write there, and run the command again with the same answers.",
        )
    };
    Problems::one(
        path,
        "$",
        &format!("The file could not be written: {error}. {state}"),
        remedy,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn files_are_written_and_removed() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("old"), "old").unwrap();
        fs::write(folder.path().join("gone"), "gone").unwrap();
        let changes = [
            FileChange::written("old", "new"),
            FileChange::written("fresh", "fresh"),
            FileChange::removed("gone"),
        ];
        write(folder.path(), &changes).unwrap();
        assert_eq!(names(folder.path()), ["fresh", "old"]);
        assert_eq!(fs::read(folder.path().join("old")).unwrap(), b"new");
    }

    #[test]
    fn where_one_file_cannot_be_written_all_are_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("old"), "old").unwrap();
        fs::create_dir(folder.path().join("taken")).unwrap();
        fs::write(folder.path().join("taken/x"), "x").unwrap();
        for wrong in ["none/inner", "taken"] {
            let changes = [
                FileChange::written("old", "new"),
                FileChange::written("fresh", "fresh"),
                FileChange::written(wrong, "x"),
            ];
            let found = write(folder.path(), &changes).unwrap_err().to_string();
            assert!(found.contains("All files are as they were"), "{found}");
            assert_eq!(names(folder.path()), ["old", "taken"]);
            assert_eq!(fs::read(folder.path().join("old")).unwrap(), b"old");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_what_it_leads_to_is_written() {
        let [folder, other] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let (link, real) = (folder.path().join("link"), other.path().join("real"));
        fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let changed = FileChange::written("link", "new");
        write(folder.path(), std::slice::from_ref(&changed)).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert_eq!(names(other.path()), ["real"]);

        // It goes back to where it was, and a link to nothing is left too.
        fs::write(&real, "old").unwrap();
        fs::write(folder.path().join("gone"), "gone").unwrap();
        let gone = FileChange::removed("gone");
        assert!(write(folder.path(), &[changed.clone(), gone.clone(), gone]).is_err());
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"old");
        fs::remove_file(&real).unwrap();
        assert!(write(folder.path(), &[changed]).is_err());
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn what_took_its_place_goes_back_where_a_later_file_fails() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("old"), "old").unwrap();
        fs::write(folder.path().join("gone"), "gone").unwrap();
        // The second removal finds nothing any more.
        let changes = [
            FileChange::written("old", "new"),
            FileChange::written("fresh", "fresh"),
            FileChange::removed("gone"),
            FileChange::removed("gone"),
        ];
        let found = write(folder.path(), &changes).unwrap_err().to_string();
        assert!(found.contains("All files are as they were"), "{found}");
        assert_eq!(names(folder.path()), ["gone", "old"]);
        assert_eq!(fs::read(folder.path().join("old")).unwrap(), b"old");
        assert_eq!(fs::read(folder.path().join("gone")).unwrap(), b"gone");
    }
}
