//! The published JSON Schema of evaluations: it accepts every evaluation that the program wrote, and finds every mistake
//! in the shape of one at once.

use assay_core::document::Value;
use jsonschema::Validator;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const FILE: &str = "public/schema/evaluation-2.json";
const FOLDER: &str = "tests/data/golden/evaluations";

fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn validator() -> Validator {
    jsonschema::validator_for(&read(&Path::new(ROOT).join(FILE))).unwrap()
}

/// Every evaluation among the golden files: alone, merged, and of the first version.
fn evaluations() -> Vec<PathBuf> {
    let folders = fs::read_dir(Path::new(ROOT).join(FOLDER)).unwrap();
    let folders = folders.map(|folder| folder.unwrap().path());
    let files = folders.filter(|path| path.is_dir()).flat_map(|folder| {
        let files = fs::read_dir(folder).unwrap();
        files.map(|file| file.unwrap().path())
    });
    files
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .filter(|path| read(path).get("strands").is_some())
        .collect()
}

/// The places at which an evaluation does not follow the schema.
fn places(evaluation: &Value) -> Vec<String> {
    let errors = validator();
    let errors = errors.iter_errors(evaluation);
    errors
        .map(|error| error.instance_path.to_string())
        .collect()
}

#[test]
fn every_evaluation_that_was_written_follows_the_schema() {
    let (validator, files) = (validator(), evaluations());
    assert!(files.len() > 50, "{}", files.len());
    for path in files {
        let evaluation = read(&path);
        let errors: Vec<String> = validator
            .iter_errors(&evaluation)
            .map(|error| format!("{}: {error}", error.instance_path))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}

#[test]
fn every_mistake_in_the_shape_of_an_evaluation_is_found_at_once() {
    let path = Path::new(ROOT)
        .join(FOLDER)
        .join("decided-to-advance/evaluation.json");
    let sound = read(&path);
    assert!(places(&sound).is_empty());
    let mut broken = sound.clone();
    broken["strands"][0]["entries"][0]["rating"] = 9.into();
    broken["strands"][0]["entries"][1]["color"] = "red".into();
    broken["strands"][0]["hed"] = broken["strands"][0]["head"].take();
    broken["attempt_id"] = " ".into();
    broken["scorecard"]["status"] = "done".into();
    let places = places(&broken);
    for place in [
        "/strands/0/entries/0",
        "/strands/0/entries/1",
        "/strands/0",
        "/attempt_id",
        "/scorecard",
    ] {
        let is_found = places.iter().any(|found| found.starts_with(place));
        assert!(is_found, "{place} in {places:?}");
    }
    let mut of_no_kind = sound;
    of_no_kind["strands"][0]["entries"][0]["kind"] = "guessed".into();
    assert!(!self::places(&of_no_kind).is_empty());
}
