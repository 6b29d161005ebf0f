//! The site: built, checked, and put where a hiring team takes it from.

use crate::{Outcome, command, compress, csp, root, run, say, tools};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Where the finished site goes.
const DIST: &str = "dist/candidate";

/// The order in which the sheets are joined: tokens first, special modes last.
const SHEETS: [&str; 9] = [
    "tokens",
    "base",
    "cover",
    "test",
    "answers",
    "documents",
    "panels",
    "preview",
    "modes",
];

/// Builds the site and serves it, with a receiver for the answers.
pub fn serve(arguments: &[&str]) -> Outcome {
    dist(arguments)?;
    run(&mut command(
        "cargo",
        &[
            "run",
            "--quiet",
            "--bin",
            "assay",
            "--",
            "serve",
            DIST,
            "--submissions",
            "submissions",
        ],
    ))
}

/// Measures the site beside its comparators.
pub fn bench(arguments: &[&str]) -> Outcome {
    dist(&[])?;
    tools::packages("bench")?;
    let chromium = tools::browser()?;
    run(command("node", &[&["bench/run.mjs"], arguments].concat()).env("CHROMIUM_PATH", chromium))
}

/// Builds the site into `dist/candidate`.
pub fn dist(arguments: &[&str]) -> Outcome {
    let config = match arguments {
        [] => root().join("public/config.json"),
        ["--config", file] => Path::new(file).to_path_buf(),
        _ => return Err("Use: cargo xtask dist [--config FILE]".into()),
    };
    tools::wasm_target()?;
    tools::trunk()?;
    tools::wasm_bindgen()?;
    tools::packages("tests/browser")?;
    check_content()?;
    join_sheets()?;
    say("building the site");
    let staging = root().join("target/site");
    let _ = fs::remove_dir_all(&staging);
    let staging_name = staging.display().to_string();
    run(
        command("trunk", &["build", "--release", "--dist", &staging_name])
            .env("PATH", tools::path())
            // Trunk takes "1" for a wish of its own and stops.
            .env_remove("NO_COLOR"),
    )?;
    finish(&staging, &config)
}

/// The content is checked before it is built into anything.
fn check_content() -> Outcome {
    say("checking configuration, packs and keys");
    let public = root().join("public");
    let mut files = vec![public.join("config.json").display().to_string()];
    for file in compress::files(&public.join("assessments"))? {
        files.push(file.display().to_string());
    }
    let mut arguments = vec!["run", "--quiet", "--bin", "assay", "--", "check"];
    arguments.extend(files.iter().map(String::as_str));
    run(&mut command("cargo", &arguments))
}

/// One sheet for the page: one request.
fn join_sheets() -> Outcome {
    let mut joined = String::new();
    for sheet in SHEETS {
        let path = root().join("style").join(sheet).with_extension("css");
        joined +=
            &fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let target = root().join("target");
    fs::create_dir_all(&target)
        .and_then(|()| fs::write(target.join("site.css"), joined))
        .map_err(|error| format!("target/site.css: {error}"))
}

fn finish(staging: &Path, config_file: &Path) -> Outcome {
    let told = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let text = fs::read_to_string(config_file).map_err(|error| told(config_file, error))?;
    let config: Value = serde_json::from_str(&text)
        .map_err(|error| format!("{}: {error}", config_file.display()))?;
    fs::write(staging.join("config.json"), &text).map_err(|error| told(staging, error))?;
    keep_keys_back(staging, &config)?;
    for file in compress::files(staging)? {
        if file.extension().is_some_and(|kind| kind == "json") && !file.ends_with("config.json") {
            let text = fs::read_to_string(&file).map_err(|error| told(&file, error))?;
            let value: Value = serde_json::from_str(&text)
                .map_err(|error| format!("{}: {error}", file.display()))?;
            fs::write(&file, value.to_string()).map_err(|error| told(&file, error))?;
        }
    }
    write_policy(staging, &config)?;
    compress::folder(staging)?;
    let dist = root().join(DIST);
    let _ = fs::remove_dir_all(&dist);
    fs::create_dir_all(dist.parent().unwrap_or(&dist))
        .and_then(|()| fs::rename(staging, &dist))
        .map_err(|error| told(&dist, error))?;
    say(&format!("the site is in {DIST}"));
    Ok(())
}

/// Only the key that the configuration names is deployed, and none where reviewers grade.
fn keep_keys_back(staging: &Path, config: &Value) -> Outcome {
    let is_wanted = config["grading"] != "reviewer";
    let wanted = config["key"].as_str().filter(|_| is_wanted);
    for file in compress::files(&staging.join("assessments"))? {
        let is_key = file.to_string_lossy().ends_with(".key.json");
        let is_named = wanted.is_some_and(|wanted| file.ends_with(wanted));
        if is_key && !is_named {
            fs::remove_file(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        }
    }
    Ok(())
}

/// The policy stands in the page itself, for hosts that send no headers, and in files for those
/// that do.
fn write_policy(staging: &Path, config: &Value) -> Outcome {
    let page = staging.join("index.html");
    let told = |error: std::io::Error| format!("{}: {error}", page.display());
    let html = fs::read_to_string(&page).map_err(told)?;
    let meta = format!(
        "<head><meta http-equiv=\"Content-Security-Policy\" content=\"{}\">",
        csp::policy(config)
    );
    fs::write(&page, html.replacen("<head>", &meta, 1)).map_err(told)?;
    fs::write(staging.join("_headers"), csp::headers_file(config))
        .and_then(|()| fs::write(staging.join("headers.nginx.conf"), csp::nginx_file(config)))
        .map_err(told)
}
