//! From what was built to what is uploaded: the chosen configuration, no key that should not be
//! there, security headers, small files.

use crate::command::root;
use crate::failure::Failure;
use crate::files::{about, all_files, copy, empty_folder, read, read_json, write};
use crate::{compress, offline, policy, routes};
use assay_core::assessment::holds_key;
use assay_endpoint_check::{
    content_security_policy, content_security_policy_with_base, has_digest, headers_file,
    nginx_headers,
};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Finishes the site in `stage` and puts it in the place of `site`, so that a failed build leaves the
/// former site whole.
pub fn publish(stage: &Path, site: &Path, config: &Path) -> Result<(), Failure> {
    let settings = read_json(config)?;
    // As it was written: people without a developer edit it later.
    fs::copy(config, stage.join("config.json")).map_err(about(config))?;
    copy_named(stage, config, &settings)?;
    expect_excerpt(&settings)?;
    keep_keys(stage, deployed_key(&settings))?;
    remove_recruiter_schemas(stage)?;
    headers(
        stage,
        &["submission", "backup"]
            .map(|target| settings[target]["url"].as_str().unwrap_or_default()),
    )?;
    // After the headers: the page as it is now is what is kept.
    offline::tell_worker(stage)?;
    compress::compress(stage)?;
    replace(stage, site)
}

/// The schemas of documents that only recruiters see.
const RECRUITER_SCHEMAS: [&str; 6] = [
    "evaluation-2.json",
    "kit-1.json",
    "policy-1.json",
    "policy-2.json",
    "recruiter-1.json",
    "team-2.json",
];

/// Takes what only recruiters see out of the candidates' site.
fn remove_recruiter_schemas(stage: &Path) -> Result<(), Failure> {
    RECRUITER_SCHEMAS.iter().try_for_each(|name| {
        let file = stage.join("schema").join(name);
        fs::remove_file(&file).map_err(about(&file))
    })
}

fn replace(stage: &Path, site: &Path) -> Result<(), Failure> {
    if site.exists() {
        fs::remove_dir_all(site).map_err(about(site))?;
    }
    if let Some(parent) = site.parent() {
        fs::create_dir_all(parent).map_err(about(parent))?;
    }
    fs::rename(stage, site).map_err(about(site))
}

/// The folders that the recruiter's page comes from and goes to.
pub struct RecruiterSite<'a> {
    /// What was built.
    pub stage: &'a Path,
    /// The page, for recruiters.
    pub page: &'a Path,
    /// The keys, kept apart so that whoever uploads a folder by mistake uploads no key with it.
    pub keys: &'a Path,
}

/// Finishes the recruiter's page: packs beside it, keys in a folder of their own, headers, compressed copies.
pub fn publish_for_recruiters(site: &RecruiterSite<'_>, config: &Path) -> Result<(), Failure> {
    let settings = read_json(config)?;
    let content = root().join("public/assessments");
    let mut packs = Vec::new();
    let mut keys = Vec::new();
    for file in all_files(&content)? {
        let list = if ends_with(&file, ".key.json") {
            &mut keys
        } else {
            &mut packs
        };
        list.push(file);
    }
    // A team's own content may lie beside its configuration.
    for (name, list) in [("assessment", &mut packs), ("key", &mut keys)] {
        let own = settings[name].as_str().filter(|own| !own.is_empty());
        let own = own
            .map(|own| config.with_file_name(own))
            .filter(|own| own.is_file());
        if let Some(own) = own {
            // The one that is deployed comes first.
            list.retain(|known| known.file_name() != own.file_name());
            list.insert(0, own);
        }
    }
    keep_keys(site.stage, None)?;
    let pack_names = copy_all(&packs, &site.stage.join("assessments"), "assessments")?;
    empty_folder(site.keys)?;
    let key_names = copy_all(&keys, site.keys, "keys")?;
    let list = site.stage.join("recruiter.json");
    let mut names = read_json(&list)?;
    names["packs"] = pack_names.into();
    names["keys"] = key_names.into();
    write(&list, format!("{names:#}\n"))?;

    // For the sandbox, which is the candidate's own test.
    fs::copy(config, site.stage.join("config.json")).map_err(about(config))?;

    let page = site.stage.join("index.html");
    let html = read(&page)?;
    let policy = content_security_policy_with_base(&html, &[]);
    let html = policy::in_page(&html, &policy)?;
    write(&page, &html)?;
    // The name that people are given; the other is what hosts look for.
    write(&site.stage.join("recruiter.html"), &html)?;
    routes::copy_page(site.stage)?;
    let hashed = hashed_files(site.stage)?;
    write(
        &site.stage.join("_headers"),
        headers_file(&policy, &hashed, &routes::folders()?),
    )?;
    write(
        &site.stage.join("headers.nginx.conf"),
        nginx_headers(&policy),
    )?;
    compress::compress(site.stage)?;
    replace(site.stage, site.page)
}

/// Copies files into a folder; returns their names as the page asks for them.
fn copy_all(files: &[PathBuf], folder: &Path, name: &str) -> Result<Vec<String>, Failure> {
    fs::create_dir_all(folder).map_err(about(folder))?;
    let mut names = Vec::new();
    for file in files {
        let own = file.file_name().unwrap_or_default();
        fs::copy(file, folder.join(own)).map_err(about(file))?;
        names.push(format!("{name}/{}", own.to_string_lossy()));
    }
    Ok(names)
}

/// The key that candidates' browsers may fetch, or none where people grade.
fn deployed_key(settings: &Value) -> Option<&str> {
    match settings["grading"].as_str() {
        Some("reviewer") => None,
        _ => settings["key"].as_str(),
    }
}

/// Removes every key but the one that is deployed, whatever its file is called.
fn keep_keys(stage: &Path, deployed: Option<&str>) -> Result<(), Failure> {
    let kept = deployed.map(|name| stage.join(name.trim_start_matches("./")));
    for file in all_files(stage)? {
        if kept.as_ref() != Some(&file) && is_key(&file)? {
            fs::remove_file(&file).map_err(about(&file))?;
        }
    }
    Ok(())
}

/// Refuses a key that would be deployed whole, with reasons and rubrics: only of `.json` files excerpts are made.
fn expect_excerpt(settings: &Value) -> Result<(), Failure> {
    match deployed_key(settings) {
        Some(name) if !name.is_empty() && !name.ends_with(".json") => Err(format!(
            "config.json: $.key: \"{name}\" does not end in \".json\". Name the file with that ending, so that only an excerpt of the key is deployed."
        )),
        _ => Ok(()),
    }
}

/// Returns whether a file is a key, whatever it is called.
fn is_key(file: &Path) -> Result<bool, Failure> {
    let content = fs::read(file).map_err(about(file))?;
    holds_key(&file.to_string_lossy(), &content)
        .map_err(|error| format!("{}: {error}.", file.display()))
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
        copy(&from, &to)?;
    }
    Ok(())
}

fn headers(stage: &Path, submissions: &[&str]) -> Result<(), Failure> {
    let page = stage.join("index.html");
    let html = read(&page)?;
    let policy = content_security_policy(&html, submissions);
    write(&page, &policy::in_page(&html, &policy)?)?;
    let hashed = hashed_files(stage)?;
    write(&stage.join("_headers"), headers_file(&policy, &hashed, &[]))?;
    write(&stage.join("headers.nginx.conf"), nginx_headers(&policy))
}

/// Returns what is named by its content, as paths in headers: `site-0123456789abcdef.css`, `app-.../*`.
fn hashed_files(stage: &Path) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    for entry in fs::read_dir(stage).map_err(about(stage))? {
        let entry = entry.map_err(about(stage))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if has_digest(&name) {
            let all = if entry.path().is_dir() { "/*" } else { "" };
            names.push(name + all);
        }
    }
    names.sort();
    Ok(names)
}

fn ends_with(file: &Path, end: &str) -> bool {
    file.to_string_lossy().ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_is_deployed_where_people_grade() {
        let settings = serde_json::json!({ "grading": "reviewer", "key": "a.key.json" });
        assert_eq!(deployed_key(&settings), None);
        let settings = serde_json::json!({ "key": "a.key.json" });
        assert_eq!(deployed_key(&settings), Some("a.key.json"));
    }

    #[test]
    fn a_key_of_which_no_excerpt_would_be_made_is_refused() {
        let settings =
            |grading: &str, key: &str| serde_json::json!({ "grading": grading, "key": key });
        assert!(expect_excerpt(&settings("in-browser", "a.json")).is_ok());
        let refused = expect_excerpt(&settings("in-browser", "answers.txt")).unwrap_err();
        assert!(refused.contains("answers.txt"), "{refused}");
        assert!(expect_excerpt(&settings("in-browser", "a.key.JSON")).is_err());
        // Nothing of it is deployed then.
        assert!(expect_excerpt(&settings("reviewer", "answers.txt")).is_ok());
    }

    /// Every text of a key that a candidate must not find: reasons, anchors, expected points.
    fn secrets(value: &Value, found: &mut Vec<String>) {
        const TOLD: [&str; 3] = ["reason", "reasons", "anchors"];
        match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    if TOLD.contains(&name.as_str()) || name == "expected_points" {
                        texts(field, found);
                    } else {
                        secrets(field, found);
                    }
                }
            }
            Value::Array(list) => list.iter().for_each(|one| secrets(one, found)),
            _ => {}
        }
    }

    fn texts(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(text) => found.push(text.clone()),
            Value::Object(fields) => fields.values().for_each(|field| texts(field, found)),
            Value::Array(list) => list.iter().for_each(|one| texts(one, found)),
            _ => {}
        }
    }

    #[test]
    fn a_site_whose_people_grade_has_nothing_of_any_key() {
        let stage = std::env::temp_dir().join(format!("assay-reviewer-{}", std::process::id()));
        fs::create_dir_all(stage.join("assessments")).unwrap();
        let public = root().join("public");
        let mut keys = Vec::new();
        for file in all_files(&public.join("assessments")).unwrap() {
            fs::copy(
                &file,
                stage.join("assessments").join(file.file_name().unwrap()),
            )
            .unwrap();
            if ends_with(&file, ".key.json") {
                // A team may call its key otherwise.
                for name in ["answers.json", "answers.txt", "answers"] {
                    fs::copy(&file, stage.join("assessments").join(name)).unwrap();
                }
                let marked = [b"\xef\xbb\xbf", &fs::read(&file).unwrap()[..]].concat();
                fs::write(stage.join("assessments/marked.data"), marked).unwrap();
                keys.push(read_json(&file).unwrap());
            }
        }
        let config = public.join("config.json");
        let mut settings = read_json(&config).unwrap();
        settings["grading"] = "reviewer".into();
        copy_named(&stage, &config, &settings).unwrap();
        keep_keys(&stage, deployed_key(&settings)).unwrap();

        let mut found = Vec::new();
        keys.iter().for_each(|key| secrets(key, &mut found));
        assert!(found.len() > 100, "the keys hold reasons and anchors");
        for file in all_files(&stage).unwrap() {
            assert!(!ends_with(&file, ".key.json"), "{}", file.display());
            let text = fs::read_to_string(&file).unwrap();
            for secret in &found {
                assert!(
                    !text.contains(secret.as_str()),
                    "{}: {secret}",
                    file.display()
                );
            }
        }
        fs::remove_dir_all(stage).unwrap();
    }
}
