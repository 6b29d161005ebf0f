//! `assay keygen` and `assay recover`: the file of private keys, and the sheet of paper behind it.

use super::passphrase::Passphrase;
use super::problem::key_problem;
use assay_core::document::Problems;
use assay_crypto::{KeyFile, PublicKeys, Seed, SheetProblem, Work};
use getrandom::SysRng;
use getrandom::rand_core::UnwrapErr;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

/// Keys that were made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The public halves, for `config.json`.
    pub public: PublicKeys,
    /// What the recovery sheet says.
    pub sheet: String,
}

/// Makes new keys, and writes the private halves into a file under a passphrase. A file that exists is never replaced.
///
/// # Errors
/// Says that the passphrase is too short, or that the file exists or cannot be written.
pub fn keygen(
    name: &str,
    file: &Path,
    passphrase: &Passphrase,
    work: Work,
) -> Result<Made, Problems> {
    let seed = Seed::generate(&mut UnwrapErr(SysRng));
    keep(&seed, name, file, passphrase, work)
}

/// Makes the file of private keys again from its recovery sheet.
///
/// # Errors
/// As [`keygen`], and says that the sheet is none or mistyped.
pub fn recover(
    sheet: &str,
    name: &str,
    file: &Path,
    passphrase: &Passphrase,
    work: Work,
) -> Result<Made, Problems> {
    let seed = Seed::from_sheet(sheet).map_err(|problem| {
        let (message, remedy) = match problem {
            SheetProblem::NotASheet => (
                "This is not the code of a recovery sheet.",
                "Type all twelve groups of the sheet, in order.",
            ),
            SheetProblem::Mistyped => (
                "The code of the recovery sheet has a typing error, or a part is missing.",
                "Compare it with the sheet, group by group.",
            ),
        };
        Problems::one("recovery sheet", "$", message, remedy)
    })?;
    keep(&seed, name, file, passphrase, work)
}

fn keep(
    seed: &Seed,
    name: &str,
    file: &Path,
    passphrase: &Passphrase,
    work: Work,
) -> Result<Made, Problems> {
    let shown = file.display().to_string();
    if file.exists() {
        return Err(exists(&shown));
    }
    let passphrase = passphrase.new_one()?;
    let key_file = KeyFile::protect(seed, name, &passphrase, work, &mut UnwrapErr(SysRng))
        .map_err(|problem| key_problem(&shown, problem))?;
    let text = serde_json::to_string_pretty(&key_file).unwrap_or_default() + "\n";
    write_new(file, &text).map_err(|error| {
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            return exists(&shown);
        }
        Problems::one(
            &shown,
            "$",
            &format!("The file could not be written: {error}."),
            "Check the folder and that you may write there.",
        )
    })?;
    Ok(Made {
        public: key_file.public,
        sheet: seed.to_sheet(),
    })
}

/// Writes a file that nobody else may read, and that was not there before.
fn write_new(file: &Path, text: &str) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn exists(name: &str) -> Problems {
    Problems::one(
        name,
        "$",
        "The file exists already, and keys are never replaced.",
        "Name another file. Answers that were sealed to the old keys need the old file.",
    )
}
