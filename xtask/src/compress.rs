//! Compressed copies beside every file, for hosts that serve them as they are.

use crate::Outcome;
use std::io::Write;
use std::path::Path;

/// Files that gain nothing from being compressed are left alone.
const KINDS: [&str; 7] = ["html", "js", "css", "json", "wasm", "svg", "txt"];

/// Writes `.br` and `.gz` beside the files of a folder.
pub fn folder(folder: &Path) -> Outcome {
    for file in files(folder)? {
        let kind = file
            .extension()
            .and_then(|kind| kind.to_str())
            .unwrap_or("");
        if KINDS.contains(&kind) {
            let bytes = std::fs::read(&file).map_err(|error| told(&file, &error))?;
            let name = file.display();
            write(format!("{name}.br"), brotli(&bytes))?;
            write(format!("{name}.gz"), gzip(&bytes))?;
        }
    }
    Ok(())
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Outcome<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).map_err(|error| told(folder, &error))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn told(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

fn write(name: String, bytes: std::io::Result<Vec<u8>>) -> Outcome {
    bytes
        .and_then(|bytes| std::fs::write(&name, bytes))
        .map_err(|error| format!("{name}: {error}"))
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 11, 22);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}
