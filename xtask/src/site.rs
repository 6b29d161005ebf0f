//! Building the site and running it: check the content, join the styles, let trunk build, publish.

use crate::Failure;
use crate::command::{cargo, program, root, run};
use crate::{lean, publish, tools};
use std::fs;
use std::path::{Path, PathBuf};

/// What a hiring team uploads.
pub const SITE: &str = "dist/candidate";

/// What recruiters open on a machine of their own, and the keys that it may read.
pub const DESK: &str = "dist/recruiter";
pub const KEYS: &str = "dist/keys";

/// Where trunk puts its parts before they are published.
const STAGE: &str = "target/site";
const DESK_STAGE: &str = "target/desk";

/// The style sheets that index.html names, and what goes into each: what the first paint waits for, and the
/// rest, which comes at the end of the page. Of the rest, what is not named here stands in the middle, by name.
const STYLE: &str = "target/site.css";
const STYLE_REST: &str = "target/rest.css";
const FIRST_PAINT: [&str; 3] = ["tokens", "base", "cover"];
const REST_FIRST: [&str; 3] = ["test", "answers", "documents"];
/// What holds for special ways of seeing the page overrides all else.
const REST_LAST: &str = "modes";

/// What only the trial of the endpoint needs stays a file of its own, which boot.js adds.
const STYLE_APART: &str = "probe";

/// The desk's sheet: all of the above, and what is the desk's own.
const DESK_STYLE: &str = "target/desk.css";
const DESK_ONLY: [&str; 2] = ["desk", "preview"];

/// Builds the release site into `dist/candidate`, with `config` in the place of `public/config.json`, the desk into
/// `dist/recruiter`, and puts the keys into `dist/keys`.
pub fn build(config: Option<PathBuf>) -> Result<(), Failure> {
    tools::for_site()?;
    let config = config.unwrap_or_else(|| root().join("public/config.json"));
    check_content(&config)?;
    join_styles()?;
    trunk("index.html", STAGE)?;
    publish::publish(&root().join(STAGE), &root().join(SITE), &config)?;
    println!("The site is in {SITE}/.");
    trunk("recruiter.html", DESK_STAGE)?;
    let desk = publish::Desk {
        stage: &root().join(DESK_STAGE),
        page: &root().join(DESK),
        keys: &root().join(KEYS),
    };
    publish::publish_desk(&desk, &config)?;
    println!(
        "The recruiter's desk is in {DESK}/, the keys are in {KEYS}/. Neither is for candidates."
    );
    Ok(())
}

fn trunk(page: &str, stage: &str) -> Result<(), Failure> {
    let trunk = &mut program("trunk");
    trunk.args(["--log", "warn", "build", page, "--release", "--dist", stage]);
    run(trunk.envs(lean::options().iter().copied()))
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
        DESK,
        "--keys",
        KEYS,
    ];
    run(assay().args(words).args(options))
}

/// Builds the site and measures it.
pub fn bench(options: &[String]) -> Result<(), Failure> {
    build(None)?;
    if root().join("bench/package-lock.json").is_file() {
        tools::node_packages("bench", "the benchmark compares with them")?;
    }
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
        "assay",
        "--bin",
        "assay",
        "--",
    ])
}

/// A broken pack, key or configuration stops here, before anything is built from it.
fn check_content(config: &Path) -> Result<(), Failure> {
    let mut files = vec![config.to_owned()];
    files.extend(files_in("public/assessments", "json")?);
    files.extend(files_in("public/kit", "json")?);
    run(assay().arg("check").args(files))
}

/// Two files instead of many: each would cost the candidate a round trip.
fn join_styles() -> Result<(), Failure> {
    let named = |names: &[&str]| -> Vec<PathBuf> {
        let file = |name| root().join("style").join(name).with_extension("css");
        names.iter().map(file).collect()
    };
    let first = named(&FIRST_PAINT);
    let mut rest = named(&REST_FIRST);
    let last = named(&[REST_LAST]);
    let apart = named(&[STYLE_APART]);
    let all = files_in("style", "css")?;
    let (desk, others): (Vec<PathBuf>, Vec<PathBuf>) = all
        .into_iter()
        .filter(|file| {
            [&first, &rest, &last, &apart]
                .iter()
                .all(|known| !known.contains(file))
        })
        .partition(|file| is_desk_only(file));
    rest.extend(others);
    let whole = [&first, &rest, &apart, &desk, &last]
        .map(Vec::as_slice)
        .concat();
    rest.extend(last);
    fs::create_dir_all(root().join("target")).map_err(|error| format!("target: {error}."))?;
    join(&first, STYLE)?;
    join(&rest, STYLE_REST)?;
    join(&whole, DESK_STYLE)
}

/// Whether a sheet is the desk's own, such as `desk-rating.css`.
fn is_desk_only(file: &Path) -> bool {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    DESK_ONLY
        .iter()
        .any(|own| name == *own || name.starts_with(&format!("{own}-")))
}

fn join(sheets: &[PathBuf], to: &str) -> Result<(), Failure> {
    let mut whole = String::new();
    for sheet in sheets {
        let text = fs::read_to_string(sheet);
        whole += &text.map_err(|error| format!("{}: {error}.", sheet.display()))?;
        whole.push('\n');
    }
    fs::write(root().join(to), whole).map_err(|error| format!("{to}: {error}."))
}

fn files_in(folder: &str, ending: &str) -> Result<Vec<PathBuf>, Failure> {
    let entries =
        fs::read_dir(root().join(folder)).map_err(|error| format!("{folder}: {error}."))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| file.extension().is_some_and(|found| found == ending))
        .collect();
    files.sort();
    Ok(files)
}
