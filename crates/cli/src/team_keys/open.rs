//! `assay open`: bundles out of their envelopes.

use assay_core::document::Problems;
use assay_crypto::{Envelope, OpenProblem, PrivateKeys};
use std::path::{Path, PathBuf};

/// An envelope that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The file of the envelope.
    pub envelope: PathBuf,
    /// The file of the bundle.
    pub bundle: PathBuf,
}

/// Opens envelopes, and writes each bundle into a folder, as `ATTEMPT.json`. A file that is there with other bytes is not
/// replaced.
///
/// # Errors
/// Returns every file that could not be opened, beside those that could.
pub fn open_all(
    envelopes: &[PathBuf],
    folder: &Path,
    keys: &PrivateKeys,
) -> (Vec<Opened>, Problems) {
    let mut opened = Vec::new();
    let mut problems = Problems::default();
    for envelope in envelopes {
        match open(envelope, folder, keys) {
            Ok(bundle) => opened.push(Opened {
                envelope: envelope.clone(),
                bundle,
            }),
            Err((message, remedy)) => {
                problems.add(&envelope.display().to_string(), "$", &message, remedy);
            }
        }
    }
    (opened, problems)
}

type Failed = (String, &'static str);

fn open(file: &Path, folder: &Path, keys: &PrivateKeys) -> Result<PathBuf, Failed> {
    let unread = |error: std::io::Error| {
        let remedy = "Check its name and that you may read it.";
        (format!("The file could not be read: {error}."), remedy)
    };
    let text = std::fs::read_to_string(file).map_err(unread)?;
    let envelope = Envelope::parse(&text).map_err(|problem| said(&problem))?;
    let bundle = envelope.open(keys).map_err(|problem| said(&problem))?;
    if !crate::is_uuid(&envelope.header.attempt_id) {
        let remedy = "Ask who made this file: a page of ours writes a UUID there.";
        return Err((
            "The attempt has no identifier that could name a file.".into(),
            remedy,
        ));
    }
    let target = folder.join([&envelope.header.attempt_id, ".json"].concat());
    if std::fs::read(&target).is_ok_and(|there| there == bundle) {
        return Ok(target);
    }
    let written = tempfile::NamedTempFile::new_in(folder).and_then(|mut file| {
        std::io::Write::write_all(&mut file, &bundle)?;
        file.persist_noclobber(&target).map_err(|error| error.error)
    });
    match written {
        Ok(_) => Ok(target),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err((
            format!("{} exists with other content.", target.display()),
            "Compare the two, or open this one into another folder.",
        )),
        Err(error) => Err((
            format!("{} could not be written: {error}.", target.display()),
            "Check the folder and that you may write there.",
        )),
    }
}

fn said(problem: &OpenProblem) -> Failed {
    match problem {
        OpenProblem::NotAnEnvelope => (
            "This is not a sealed answer, or it is damaged.".into(),
            "Open bundles that are not sealed directly. Ask for a damaged file again.",
        ),
        OpenProblem::OtherKey(name) => (
            format!("It was sealed to another key, {name}."),
            "Use the file of private keys that was in force when the test was taken.",
        ),
        OpenProblem::Changed => (
            "It was changed after it was sealed.".into(),
            "Get the file again from where it was received.",
        ),
    }
}
