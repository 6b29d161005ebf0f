//! `assay grade`: the same grade as in the browser, from the answers alone.

use crate::files::read;
use crate::progress::progress;
use crate::sealed::check_opened;
use assay_core::assessment::Key;
use assay_core::digest::canonical;
use assay_core::document;
use assay_core::document::{Problems, Value};
use assay_core::record::{self, AnswerBundle, BundleHeader};
use assay_core::scoring;
use indicatif::ProgressIterator;
use std::path::{Path, PathBuf};

/// Grades bundles, one line of canonical JSON for each; problems of some do not keep others back.
///
/// # Errors
/// Where the key cannot be read. What is wrong with bundles is in the second part of the result.
pub fn grade_all(
    key_file: &Path,
    bundles: &[PathBuf],
) -> Result<(Vec<String>, Problems), Problems> {
    let name = key_file.display().to_string();
    let key = Key::parse(&name, &read(key_file)?)?;
    let mut grades = Vec::new();
    let mut found = Problems::default();
    for file in bundles.iter().progress_with(progress(bundles.len())) {
        let name = file.display().to_string();
        match read(file).and_then(|bundle| grade_bundle(&name, &key, &bundle)) {
            Ok(grade) => grades.push(canonical(&grade)),
            Err(problems) => found.0.extend(problems.0),
        }
    }
    Ok((grades, found))
}

/// Grades one bundle, if it was made from the content that the key belongs to.
///
/// # Errors
/// Where it is no bundle of this version, is sealed, or belongs to other content than the key.
pub fn grade_bundle(file: &str, key: &Key, bundle: &Value) -> Result<Value, Problems> {
    check_opened(file, bundle)?;
    if document::schema_of(bundle) != Some(record::SCHEMA) {
        return Err(Problems::one(
            file,
            "$.schema",
            "This is no answer bundle that this version reads.",
            "Give a file that a finished attempt has sent.",
        ));
    }
    if BundleHeader::of(bundle).content.sha256 != key.assessment_sha256 {
        return Err(Problems::one(
            file,
            "$.content.sha256",
            "These answers belong to other content than the key.",
            "Use the key of the pack that the test was taken with.",
        ));
    }
    let bundle: AnswerBundle = document::read(file, bundle)?;
    let answers = bundle.answers();
    Ok(if bundle.form.is_narrative {
        scoring::grade(&key.in_words(), &answers)
    } else {
        scoring::grade(key, &answers)
    })
}
