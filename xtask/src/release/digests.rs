//! The list of the digests of what is handed out.

use crate::failure::Failure;
use crate::files::{about, address_in, all_files};
use assay_core::digest::sha256_hex;
use std::fs;
use std::path::Path;

/// The file that lists the digests of the others, as `sha256sum --check` reads it.
pub const FILE: &str = "SHA256SUMS";

/// Writes the digests of all files of a folder into it.
pub fn write(folder: &Path) -> Result<(), Failure> {
    crate::files::write(&folder.join(FILE), of_all(folder)?)
}

/// Returns a line for each file of a folder: its digest and its name.
pub fn of_all(folder: &Path) -> Result<String, Failure> {
    let mut lines = String::new();
    for file in all_files(folder)? {
        let content = fs::read(&file).map_err(about(&file))?;
        lines += &format!("{}  {}\n", sha256_hex(&content), address_in(folder, &file));
    }
    Ok(lines)
}
