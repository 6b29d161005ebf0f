//! What the service worker of a built site reads: what the build is called, and its files.

use crate::failure::Failure;
use crate::files::{self, address_in, all_files, digest, filled};
use assay_endpoint_check::has_digest;
use std::path::Path;

/// The candidate never needs the trial of the endpoint, so it is not kept for them.
const TRIAL: &str = "/split_trial.wasm";

/// Names the build in the page, and the build and its files in the worker.
pub fn tell_worker(stage: &Path) -> Result<(), Failure> {
    let (page, script) = (stage.join("index.html"), stage.join("worker.js"));
    let (html, worker) = (files::read(&page)?, files::read(&script)?);
    let build = digest([&*html, &*worker].concat().as_bytes());
    let names = parts(stage)?;
    let list = serde_json::to_string(&names).unwrap_or_default();
    let html = filled(&html, "<html ", &format!("<html data-build=\"{build}\" "))?;
    let worker = filled(&worker, "BUILD = \"\"", &format!("BUILD = \"{build}\""))?;
    let worker = filled(&worker, "FILES = []", &format!("FILES = {list}"))?;
    files::write(&page, html)?;
    files::write(&script, worker)
}

/// The files that a running attempt needs again, named by their content or in a folder that is.
fn parts(stage: &Path) -> Result<Vec<String>, Failure> {
    let files = all_files(stage)?;
    let names = files.iter().map(|file| address_in(stage, file));
    Ok(names
        .filter(|name| has_digest(name.split('/').next().unwrap_or_default()))
        .filter(|name| !name.ends_with(TRIAL))
        .collect())
}
