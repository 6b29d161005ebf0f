//! Where a passphrase comes from: the terminal, or a file for programs that have none.

use assay_core::document::Problems;
use std::path::PathBuf;
use zeroize::Zeroizing;

/// Where a passphrase comes from.
#[derive(Debug, Clone)]
pub enum Passphrase {
    /// Somebody types it.
    Terminal,
    /// The first line of a file.
    File(PathBuf),
    /// Somebody has typed it already.
    Typed(Zeroizing<String>),
}

impl Passphrase {
    /// Returns the passphrase of a file that exists.
    ///
    /// # Errors
    /// Says that it could not be read.
    pub fn existing(&self) -> Result<Zeroizing<String>, Problems> {
        match self {
            Self::Terminal => ask("Passphrase: "),
            Self::Typed(passphrase) => Ok(passphrase.clone()),
            Self::File(file) => {
                let text = std::fs::read_to_string(file)
                    .map(Zeroizing::new)
                    .map_err(|error| unread(&file.display().to_string(), &error))?;
                Ok(Zeroizing::new(
                    text.lines().next().unwrap_or_default().into(),
                ))
            }
        }
    }

    /// Returns the passphrase of a new file: whoever types it does so twice.
    ///
    /// # Errors
    /// Says that it could not be read, or that the two are not the same.
    pub fn new_one(&self) -> Result<Zeroizing<String>, Problems> {
        let first = match self {
            Self::Terminal => ask("New passphrase, twelve characters or more: ")?,
            Self::File(_) | Self::Typed(_) => return self.existing(),
        };
        if *first == *ask("The same again: ")? {
            return Ok(first);
        }
        Err(Problems::one(
            "passphrase",
            "$",
            "The two passphrases differ.",
            "Begin again, and type the same twice.",
        ))
    }
}

fn ask(prompt: &str) -> Result<Zeroizing<String>, Problems> {
    rpassword::prompt_password(prompt)
        .map(Zeroizing::new)
        .map_err(|error| unread("terminal", &error))
}

fn unread(name: &str, error: &std::io::Error) -> Problems {
    Problems::one(
        name,
        "$",
        &format!("The passphrase could not be read: {error}."),
        "Run the command at a terminal, or name a file with --passphrase-file.",
    )
}
