//! Building the site and running it: check the content, join the styles, build the programs, publish.

use crate::command::{cargo, program, root, run};
use crate::failure::Failure;
use crate::files::{empty_folder, files_with_ending};
use crate::{page, publish, styles, tools};
use std::path::{Path, PathBuf};

/// What a hiring team uploads.
pub const SITE: &str = "dist/candidate";

/// What recruiters open on a machine of their own, and the keys that it may read.
pub const RECRUITER_SITE: &str = "dist/recruiter";
pub const KEYS: &str = "dist/keys";

/// The folder in which the parts are put together before they are published.
const STAGE: &str = "target/site";
const RECRUITER_STAGE: &str = "target/recruiter-site";

/// Builds the release site into `dist/candidate`, with `config` in the place of `public/config.json`, the recruiter's page into
/// `dist/recruiter`, and puts the keys into `dist/keys`.
pub fn build(config: Option<PathBuf>) -> Result<(), Failure> {
    tools::for_site()?;
    let config = config.unwrap_or_else(|| root().join("public/config.json"));
    check_content(&config)?;
    styles::join_all()?;
    let stage = root().join(STAGE);
    empty_folder(&stage)?;
    page::assemble("index.html", &stage)?;
    publish::publish(&stage, &root().join(SITE), &config)?;
    println!("The site is in {SITE}/.");
    let stage = root().join(RECRUITER_STAGE);
    empty_folder(&stage)?;
    page::assemble("recruiter.html", &stage)?;
    let recruiter = publish::RecruiterSite {
        stage: &stage,
        page: &root().join(RECRUITER_SITE),
        keys: &root().join(KEYS),
    };
    publish::publish_for_recruiters(&recruiter, &config)?;
    println!(
        "The recruiter's page is in {RECRUITER_SITE}/, the keys are in {KEYS}/. Neither is for candidates."
    );
    Ok(())
}

/// Builds and serves the site on this machine.
pub fn serve(config: Option<PathBuf>, options: &[String]) -> Result<(), Failure> {
    build(config)?;
    let words = [
        "serve",
        SITE,
        "--submissions",
        "submissions",
        "--recruiter",
        RECRUITER_SITE,
        "--keys",
        KEYS,
    ];
    run(assay().args(words).args(options))
}

/// Builds the site and measures it.
pub fn bench(options: &[String]) -> Result<(), Failure> {
    build(None)?;
    tools::node_packages()?;
    let chromium = tools::chromium()?;
    let node = &mut program("node");
    run(node
        .arg("bench/run.mjs")
        .args(options)
        .env("CHROMIUM_PATH", chromium))
}

/// The native program of this repository, about to be given its words.
fn assay() -> std::process::Command {
    cargo([
        "run",
        "--quiet",
        "--package",
        "assay-cli",
        "--bin",
        "assay",
        "--",
    ])
}

/// A broken pack, key or configuration stops here, before anything is built from it.
fn check_content(config: &Path) -> Result<(), Failure> {
    let mut files = vec![config.to_owned()];
    for folder in ["public/assessments", "public/kit"] {
        files.extend(files_with_ending(&root().join(folder), "json")?);
    }
    run(assay().arg("check").args(files))
}
