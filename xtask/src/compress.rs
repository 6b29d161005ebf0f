//! Small files: packs without white space, keys without what candidates need not read, and a
//! compressed copy beside every file that shrinks, for hosts that hand such copies out.

use crate::failure::Failure;
use crate::files::{about, address_in, all_files, write};
use assay_core::assessment::key_excerpt;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;

const SHRINK: [&str; 7] = ["html", "css", "js", "json", "svg", "wasm", "txt"];

/// Teams edit these files after unzipping; a host must never serve an older copy in their place.
const EDITED: [&str; 2] = ["config.json", "recruiter.json"];

/// Makes the files of a built site small, writes FILE.br and FILE.gz, and prints what each weighs.
pub fn compress(stage: &Path) -> Result<(), Failure> {
    println!("    bytes   brotli  file");
    for file in all_files(stage)? {
        let ending = file.extension().unwrap_or_default().to_string_lossy();
        if !SHRINK.contains(&&*ending) {
            continue;
        }
        let name = address_in(stage, &file);
        let is_edited = EDITED.contains(&name.as_str());
        let mut content = fs::read(&file).map_err(about(&file))?;
        if ending == "json" && !is_edited {
            let document = serde_json::from_slice(&content)
                .map_err(|error| format!("{}: {error}.", file.display()))?;
            content = key_excerpt(document).to_string().into_bytes();
            write(&file, &content)?;
        }
        let small = brotli(&content).map_err(about(&file))?;
        if !is_edited {
            write(&with_end(&file, ".br"), &small)?;
            write(
                &with_end(&file, ".gz"),
                gzip(&content).map_err(about(&file))?,
            )?;
        }
        println!("{:>9}{:>9}  {name}", content.len(), small.len());
    }
    Ok(())
}

fn with_end(file: &Path, end: &str) -> std::path::PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let options = BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut small = Vec::new();
    brotli::BrotliCompress(&mut &*content, &mut small, &options)?;
    Ok(small)
}

fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compressed_copies_hold_the_same_bytes() {
        let content = b"words and words and words".repeat(40);
        let mut read = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&content).unwrap(), &mut read).unwrap();
        assert_eq!(read, content);
        let small = gzip(&content).unwrap();
        let mut read = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&*small), &mut read).unwrap();
        assert_eq!(read, content);
    }
}
