//! From what trunk built to what is uploaded: the chosen configuration, no key that should not be
//! there, small files, security headers, compressed copies.

use crate::Failure;
use crate::command::{program, run};
use crate::policy;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Finishes the site in `stage` and puts it in the place of `site`, so that a failed build leaves the
/// former site whole.
pub fn publish(stage: &Path, site: &Path, config: &Path) -> Result<(), Failure> {
    let settings = read_json(config)?;
    // As it was written: people without a developer at hand edit it later.
    fs::copy(config, stage.join("config.json")).map_err(about(config))?;
    copy_named(stage, config, &settings)?;
    keep_keys(stage, deployed_key(&settings))?;
    // Before the headers, which name files by their digests.
    script("programs.mjs", stage)?;
    headers(
        stage,
        &["submission", "backup"]
            .map(|target| settings[target]["url"].as_str().unwrap_or_default()),
    )?;
    // After the headers: the page as it is now is what is kept.
    script("offline.mjs", stage)?;
    script("finish.mjs", stage)?;
    if site.exists() {
        fs::remove_dir_all(site).map_err(about(site))?;
    }
    if let Some(parent) = site.parent() {
        fs::create_dir_all(parent).map_err(about(parent))?;
    }
    fs::rename(stage, site).map_err(about(site))?;
    Ok(())
}

fn script(name: &str, stage: &Path) -> Result<(), Failure> {
    run(program("node")
        .arg(Path::new("xtask").join(name))
        .arg(stage))
}

/// The key that candidates' browsers may fetch, or none where people grade.
fn deployed_key(settings: &Value) -> Option<&str> {
    match settings["grading"].as_str() {
        Some("reviewer") => None,
        _ => settings["key"].as_str(),
    }
}

/// Removes every key but the one that is deployed.
fn keep_keys(stage: &Path, deployed: Option<&str>) -> Result<(), Failure> {
    let kept = deployed.map(|name| stage.join(name.trim_start_matches("./")));
    for file in all_files(stage)? {
        if ends_with(&file, ".key.json") && kept.as_ref() != Some(&file) {
            fs::remove_file(&file).map_err(about(&file))?;
        }
    }
    Ok(())
}

/// Copies what the configuration names: such files lie beside it, also where it is not in `public`.
fn copy_named(stage: &Path, config: &Path, settings: &Value) -> Result<(), Failure> {
    let named = [
        settings["assessment"].as_str(),
        deployed_key(settings),
        settings["team"]["logo"].as_str(),
    ];
    for name in named.into_iter().flatten().filter(|name| !name.is_empty()) {
        let (from, to) = (config.with_file_name(name), stage.join(name));
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(about(folder))?;
        }
        fs::copy(&from, to).map_err(about(&from))?;
    }
    Ok(())
}

fn headers(stage: &Path, submissions: &[&str]) -> Result<(), Failure> {
    let policy = policy::content_security(submissions);
    let page = stage.join("index.html");
    let html = fs::read_to_string(&page).map_err(about(&page))?;
    write(&page, &policy::in_page(&html, &policy)?)?;
    let hashed = hashed_files(stage)?;
    write(
        &stage.join("_headers"),
        &policy::for_headers_file(&policy, &hashed),
    )?;
    write(
        &stage.join("headers.nginx.conf"),
        &policy::for_nginx(&policy),
    )
}

/// Names in the top folder that hold a digest of the file, such as `site-0123456789abcdef.css`.
fn hashed_files(stage: &Path) -> Result<Vec<String>, Failure> {
    let files = all_files(stage)?;
    let names = files.iter().filter(|file| file.parent() == Some(stage));
    Ok(names
        .filter_map(|file| file.file_name()?.to_str())
        .filter(|name| has_digest(name))
        .map(str::to_owned)
        .collect())
}

fn has_digest(name: &str) -> bool {
    let Some((_, end)) = name.rsplit_once('-') else {
        return false;
    };
    let digest = end.split(['.', '_']).next().unwrap_or_default();
    digest.len() >= 8 && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// All files in a folder and below, in order of their names.
fn all_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
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

fn ends_with(file: &Path, end: &str) -> bool {
    file.to_string_lossy().ends_with(end)
}

fn read_json(file: &Path) -> Result<Value, Failure> {
    let text = fs::read_to_string(file).map_err(about(file))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}.", file.display()))
}

fn write(file: &Path, text: &str) -> Result<(), Failure> {
    fs::write(file, text).map_err(about(file))
}

/// An error of the file system with the file it is about.
fn about(file: &Path) -> impl FnOnce(std::io::Error) -> Failure {
    move |error| format!("{}: {error}.", file.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_digest_are_kept_forever() {
        assert!(has_digest("candidate-81bd6c4a0f2e9d33_bg.wasm"));
        assert!(has_digest("site-81bd6c4a0f2e9d33.css"));
        assert!(!has_digest("boot.js"));
        assert!(!has_digest("cto-smb.json"));
    }

    #[test]
    fn no_key_is_deployed_where_people_grade() {
        let settings = serde_json::json!({ "grading": "reviewer", "key": "a.key.json" });
        assert_eq!(deployed_key(&settings), None);
        let settings = serde_json::json!({ "key": "a.key.json" });
        assert_eq!(deployed_key(&settings), Some("a.key.json"));
    }
}
