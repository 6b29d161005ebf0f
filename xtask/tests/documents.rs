//! What the documents name exists: files and folders of the repository, and what links lead to.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The folders at the top of the repository whose paths are checked.
const FOLDERS: [&str; 9] = [
    "bench/", "crates/", "docs/", "fuzz/", "public/", "src/", "style/", "tests/", "xtask/",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Returns the names and texts of the documents. The log of changes is history: it names what there was.
fn documents() -> Vec<(String, String)> {
    let mut names: Vec<String> = ["README", "ARCHITECTURE", "SECURITY", "CONTRIBUTING"]
        .map(|name| format!("{name}.md"))
        .into();
    for entry in std::fs::read_dir(root().join("docs")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".md") {
            names.push(format!("docs/{name}"));
        }
    }
    names
        .into_iter()
        .map(|name| {
            let text = std::fs::read_to_string(root().join(&name)).unwrap();
            (name, text)
        })
        .collect()
}

/// Returns the paths of the repository in a text: code that begins with one of its folders, and has no gap.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter(|code| FOLDERS.iter().any(|folder| code.starts_with(folder)))
        .filter(|code| !code.contains([' ', '\n', '*', '{', '<']))
}

/// Returns what the links of a text lead to.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target)
}

/// Returns the anchors of the headings of a text, as GitHub makes them.
fn anchors(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| {
            let heading = line.trim_start_matches('#').trim().to_lowercase();
            heading
                .chars()
                .filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter))
                .map(|letter| if letter == ' ' { '-' } else { letter })
                .collect()
        })
        .collect()
}

#[test]
fn every_path_that_is_named_exists() {
    let mut missing = Vec::new();
    for (name, text) in documents() {
        for path in paths(&text) {
            if !root().join(path).exists() {
                missing.push(format!("{name}: {path}"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_link_leads_somewhere() {
    let mut broken = Vec::new();
    for (name, text) in documents() {
        let folder = root().join(&name).parent().unwrap().to_owned();
        for target in targets(&text).filter(|target| !target.contains("://")) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let place = if file.is_empty() {
                root().join(&name)
            } else {
                folder.join(file)
            };
            let is_there = place.exists()
                && (anchor.is_empty()
                    || anchors(&std::fs::read_to_string(&place).unwrap()).contains(anchor));
            if !is_there {
                broken.push(format!("{name}: {target}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
