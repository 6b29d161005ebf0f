//! `cargo xtask release`: what people get who build nothing themselves. A zip for hiring teams, the program for Linux, a
//! list of all that is in them, and their digests, signed where a key is at hand. The same sources give the same bytes,
//! in any folder and at any time.

mod archive;
mod bill_of_materials;
mod digests;
mod documents;
mod native;
mod signature;
mod twice;

use crate::command::root;
use crate::failure::Failure;
use crate::files::{address_in, all_files, copy, copy_folder, empty_folder};
use crate::{site, tools};
use std::fs;
use std::path::Path;

/// What is handed out.
const RELEASE: &str = "dist/release";

/// The folder in which each archive is put together.
const STAGE: &str = "target/release-stage";

/// What belongs to everything that is handed out.
const PAPERS: [&str; 3] = ["LICENSE-APACHE", "LICENSE-MIT", "CHANGELOG.md"];

/// The name of this release, which its files and folders begin with.
fn name() -> String {
    format!("assay-{}", env!("CARGO_PKG_VERSION"))
}

/// Makes a release in `dist/release/`.
///
/// # Errors
/// Says which step failed. With `--check`, says which files of a second build differ.
pub fn make(options: &[String]) -> Result<(), Failure> {
    match options {
        [] => build(),
        [check] if check == "--check" => {
            build()?;
            twice::compare(RELEASE)
        }
        _ => Err("`cargo xtask release` takes `--check` and nothing else.".into()),
    }
}

fn build() -> Result<(), Failure> {
    tools::for_release(&native::TARGETS.map(|target| target.triple))?;
    site::build(None)?;
    let (release, stage) = (root().join(RELEASE), root().join(STAGE));
    empty_folder(&release)?;
    empty_folder(&stage)?;
    for_teams(&stage, &release)?;
    for target in &native::TARGETS {
        program_for(target, &stage, &release)?;
    }
    bill_of_materials::write(&release.join(format!("{}.cdx.json", name())))?;
    copy(
        &root().join("packaging/Containerfile"),
        &release.join("Containerfile"),
    )?;
    digests::write(&release)?;
    signature::sign(&release.join(digests::FILE))?;
    println!("The release is in {RELEASE}/:");
    for file in all_files(&release)? {
        let bytes = fs::metadata(&file).map_or(0, |about| about.len());
        println!("{bytes:>12}  {}", address_in(&release, &file));
    }
    Ok(())
}

/// The folder that a hiring team unzips: both pages, the keys apart from them, schemas, documents.
fn for_teams(stage: &Path, release: &Path) -> Result<(), Failure> {
    let folder = stage.join(name());
    for (from, to) in [
        (site::SITE, "candidate"),
        (site::RECRUITER_SITE, "recruiter"),
        (site::KEYS, "keys"),
        ("public/schema", "schema"),
    ] {
        copy_folder(&root().join(from), &folder.join(to))?;
    }
    documents::write_all(&folder.join("docs"))?;
    finish(&folder, &release.join(format!("{}.zip", name())))
}

/// The program for one system.
fn program_for(target: &native::Target, stage: &Path, release: &Path) -> Result<(), Failure> {
    let name = format!("{}-{}", name(), target.name);
    let folder = stage.join(&name);
    copy(&native::build(target)?, &folder.join(archive::PROGRAM))?;
    finish(&folder, &release.join(format!("{name}.zip")))
}

fn finish(folder: &Path, archive: &Path) -> Result<(), Failure> {
    for paper in PAPERS {
        copy(&root().join(paper), &folder.join(paper))?;
    }
    digests::write(folder)?;
    archive::write(folder, archive)
}
