//! `assay lint` on what is shipped and on what is not in order.

use assay_cli::{lint_pair, lint_text, read};
use assay_core::assessment::Assessment;
use assay_evaluation::lint::pace;
use assay_test_support::root;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The packs that are shipped, each with its key.
fn shipped() -> Vec<(PathBuf, PathBuf)> {
    let folder = root().join("public/assessments");
    let mut pairs = Vec::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_name().unwrap().to_str().unwrap();
        if let Some(name) = name.strip_suffix(".key.json") {
            pairs.push((folder.join(format!("{name}.json")), file.clone()));
        }
    }
    assert!(!pairs.is_empty());
    pairs
}

#[test]
fn nothing_is_to_be_improved_in_the_packs_that_are_shipped() {
    for (pack, key) in shipped() {
        let report = lint_pair(&pack, &key).unwrap();
        assert!(report.warnings.is_empty(), "{}", lint_text(&report));
    }
}

#[test]
fn too_little_time_in_the_packs_that_are_shipped_would_be_warned_of() {
    for (pack, _) in shipped() {
        let mut pack = Assessment::parse("pack", &read(&pack).unwrap()).unwrap();
        for section in &mut pack.sections {
            section.duration_seconds /= 10;
        }
        let sections = pace(&pack);
        assert_eq!(sections.len(), pack.sections.len());
        for section in sections {
            assert_eq!(section.warnings().len(), 1, "{section:?}");
        }
    }
}

fn small() -> (PathBuf, PathBuf) {
    let folder = root().join("tests/data/golden/content");
    (folder.join("small.json"), folder.join("small.key.json"))
}

fn run(json: bool, pack: &Path, key: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_assay"));
    command.arg("lint").args(json.then_some("--json"));
    command.arg(pack).arg(key).output().unwrap()
}

#[test]
fn a_warning_is_printed_last_and_is_the_exit_code_one() {
    let (pack, key) = small();
    let output = run(false, &pack, &key);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    let last = text.rsplit("\n\n").next().unwrap();
    assert!(last.contains(" warnings\n"), "{text}");
    assert!(last.contains("Two forms share 4.0 of 4 items"), "{text}");
    assert!(
        text.contains("standard error of the test's total about "),
        "{text}"
    );
}

#[test]
fn the_report_is_also_json_without_a_floating_point_number() {
    let (pack, key) = small();
    let output = run(true, &pack, &key);
    let text = String::from_utf8(output.stdout).unwrap();
    // The reader of documents refuses such numbers.
    let value = assay_core::document::parse("report", &text).unwrap();
    assert_eq!(value["assessment"], "small");
    assert_eq!(
        value["guessing"]["sections"][0]["blank"]["level"],
        "0.385417"
    );
    assert!(!value["warnings"].as_array().unwrap().is_empty());
}

#[test]
fn what_is_no_pair_is_the_exit_code_two() {
    let (pack, key) = small();
    let other = root().join("tests/data/golden/content/drawn.key.json");
    for (pack, key) in [
        (&pack, &other),
        (&key, &pack),
        (&pack.with_extension("none"), &key),
    ] {
        let output = run(false, pack, key);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}
