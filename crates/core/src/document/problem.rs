//! The problems with a document, in words for the person who must correct it.

use crate::person_text::one_line;
use std::fmt;

/// One thing that is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file as the reader knows it, for example `assessments/cto-smb.json`.
    pub file: String,
    /// The place in the file: a JSON path such as `$.sections[2].items[0].title`, or a line and column.
    pub path: String,
    /// The fault.
    pub message: String,
    /// The remedy.
    pub remedy: String,
}

impl Problem {
    /// Says that a field is missing; `path` is where it should be.
    pub fn missing(file: &str, path: &str) -> Self {
        Self::new(file, path, "This field is missing.", "Add it.")
    }

    /// Says that a field is not known; `known` are the fields that may stand beside it.
    pub fn unknown(file: &str, path: &str, known: &[&str]) -> Self {
        let remedy = if known.is_empty() {
            "Remove it.".into()
        } else {
            format!(
                "Correct its spelling or remove it; known here: {}.",
                known.join(", ")
            )
        };
        Self::new(file, path, "This field is not known here.", &remedy)
    }

    /// Says that a word is none of the `allowed` ones.
    pub fn unknown_word(file: &str, path: &str, allowed: &[&str]) -> Self {
        let remedy = format!("Write one of: {}.", allowed.join(", "));
        Self::new(file, path, "This word is not known here.", &remedy)
    }

    fn new(file: &str, path: &str, message: &str, remedy: &str) -> Self {
        Self {
            file: file.into(),
            path: path.into(),
            message: message.into(),
            remedy: remedy.into(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&one_line(&self.file))?;
        f.write_str(": ")?;
        f.write_str(&one_line(&self.path))?;
        f.write_str(": ")?;
        f.write_str(&one_line(&self.message))?;
        f.write_str(" ")?;
        f.write_str(&one_line(&self.remedy))
    }
}

/// Everything that is wrong with a document; never empty when it is returned as an error.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl Problems {
    /// Returns a list of one problem.
    pub fn one(file: &str, path: &str, message: &str, remedy: &str) -> Self {
        Self(vec![Problem::new(file, path, message, remedy)])
    }

    /// Adds a problem of `file`.
    pub fn add(&mut self, file: &str, path: &str, message: &str, remedy: &str) {
        self.0.extend(Self::one(file, path, message, remedy).0);
    }

    /// Returns the value where nothing is wrong with it.
    ///
    /// # Errors
    /// Returns the problems where there are any.
    ///
    /// ```
    /// use assay_core::document::Problems;
    ///
    /// let mut problems = Problems::default();
    /// assert_eq!(problems.clone().none_or(7), Ok(7));
    /// problems.add("a.json", "$.title", "This field is missing.", "Add it.");
    /// assert!(problems.none_or(7).is_err());
    /// ```
    pub fn none_or<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() {
            Ok(value)
        } else {
            Err(self)
        }
    }
}

/// Writes what `serde` says as a sentence.
pub(super) fn sentence(message: &str) -> String {
    let mut chars = message.chars();
    let first = chars.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(chars).chain(['.']).collect()
}
