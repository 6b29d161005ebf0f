//! Folders as zip files whose bytes follow from names and contents alone.

use crate::failure::Failure;
use crate::files::{about, address_in, all_files};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The one file that may be started.
pub const PROGRAM: &str = "assay";

/// Packs a folder, which stays the top of the archive. Every file is of 1980, the first year that a zip file knows, and
/// belongs to nobody.
pub fn write(folder: &Path, archive: &Path) -> Result<(), Failure> {
    let failed = |error: zip::result::ZipError| format!("{}: {error}.", archive.display());
    let top = folder.file_name().unwrap_or_default().to_string_lossy();
    let mut zip = ZipWriter::new(File::create(archive).map_err(about(archive))?);
    for file in all_files(folder)? {
        let name = address_in(folder, &file);
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(if name == PROGRAM { 0o755 } else { 0o644 });
        zip.start_file(format!("{top}/{name}"), options)
            .map_err(failed)?;
        let content = fs::read(&file).map_err(about(&file))?;
        zip.write_all(&content).map_err(about(archive))?;
    }
    zip.finish().map(drop).map_err(failed)
}
