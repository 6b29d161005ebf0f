//! Files and folders, with errors that name them.

use crate::failure::Failure;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The number of digits of a digest in a name.
const DIGITS: usize = 16;

/// Returns all files in a folder and below, in order of their names.
pub fn all_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(about(folder))? {
        let path = entry.map_err(about(folder))?.path();
        if path.is_dir() {
            files.extend(all_files(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Returns the files of a folder that have an ending such as `css`, in order of their names.
pub fn files_with_ending(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(about(folder))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| file.extension().is_some_and(|found| found == ending))
        .collect();
    files.sort();
    Ok(files)
}

/// Returns the name of a file below a folder, with slashes, as a page asks for it.
pub fn address_in(folder: &Path, file: &Path) -> String {
    let inner = file.strip_prefix(folder).unwrap_or(file);
    let names: Vec<_> = inner
        .iter()
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.join("/")
}

/// Removes a folder with all that is in it and makes it again.
pub fn empty_folder(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(about(folder))?;
    }
    fs::create_dir_all(folder).map_err(about(folder))
}

/// Copies a folder with all that is in it.
pub fn copy_folder(from: &Path, to: &Path) -> Result<(), Failure> {
    for file in all_files(from)? {
        copy(&file, &to.join(file.strip_prefix(from).unwrap_or(&file)))?;
    }
    Ok(())
}

/// Copies a file, into a folder that is made where it is missing.
pub fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(about(folder))?;
    }
    fs::copy(from, to).map(drop).map_err(about(from))
}

/// Reads a text.
pub fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(about(file))
}

/// Reads a JSON document.
pub fn read_json(file: &Path) -> Result<Value, Failure> {
    serde_json::from_str(&read(file)?).map_err(|error| format!("{}: {error}.", file.display()))
}

/// Writes a file.
pub fn write(file: &Path, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    fs::write(file, content).map_err(about(file))
}

/// Returns a text with something in a place that it has once.
pub fn filled(text: &str, place: &str, content: &str) -> Result<String, Failure> {
    if text.matches(place).count() == 1 {
        Ok(text.replace(place, content))
    } else {
        Err(format!("`{place}` is not there once, to be filled in."))
    }
}

/// Returns an error of the file system together with the file it is about.
pub fn about(file: &Path) -> impl FnOnce(std::io::Error) -> Failure {
    move |error| format!("{}: {error}.", file.display())
}

/// Returns the digest of some content as it stands in names.
pub fn digest(content: &[u8]) -> String {
    let mut digits = assay_core::digest::sha256_hex(content);
    digits.truncate(DIGITS);
    digits
}

/// Returns a file's name with the digest of its content before its ending.
pub fn name_by_content(name: &str, content: &[u8]) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{}.{ending}", digest(content))
}

#[cfg(test)]
mod tests {
    use super::name_by_content;
    use assay_endpoint_check::has_digest;

    #[test]
    fn a_name_by_content_holds_a_digest_as_hosts_are_told() {
        assert!(has_digest(&name_by_content("site.css", b"a { }")));
    }
}
