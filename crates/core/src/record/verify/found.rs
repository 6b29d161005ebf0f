//! The findings of the checks, collected.

use crate::document::Problems;

/// The findings about a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// Contradictions that no attempt leaves behind: something was changed after the end, or is missing.
    pub contradictions: Problems,
    /// Checks that could not be made, because pack or key are not those of the attempt. They say nothing against the
    /// file.
    pub unchecked: Problems,
}

impl Findings {
    /// Returns everything that was found; contradictions first.
    pub fn all(self) -> Problems {
        let mut all = self.contradictions;
        all.0.extend(self.unchecked.0);
        all
    }
}

/// So many contradictions are listed one by one: one is enough to ask for the file again.
const MOST_LISTED: usize = 30;

/// The findings about one file so far.
pub(super) struct Found<'a> {
    file: &'a str,
    findings: Findings,
    left_out: usize,
}

impl<'a> Found<'a> {
    /// Returns no findings yet; `file` is the name of the bundle in messages.
    pub(super) fn of(file: &'a str) -> Self {
        Self {
            file,
            findings: Findings::default(),
            left_out: 0,
        }
    }

    /// Adds something that no attempt leaves behind.
    pub(super) fn add(&mut self, path: &str, message: &str, remedy: &str) {
        let listed = &mut self.findings.contradictions.0;
        if listed.len() < MOST_LISTED {
            listed.extend(Problems::one(self.file, path, message, remedy).0);
        } else {
            self.left_out += 1;
        }
    }

    /// Adds something that was changed after the end.
    pub(super) fn changed(&mut self, path: &str, message: &str) {
        self.add(path, message, ASK);
    }

    /// Adds something that could not be checked.
    pub(super) fn unchecked(&mut self, path: &str, message: &str, remedy: &str) {
        let one = Problems::one(self.file, path, message, remedy);
        self.findings.unchecked.0.extend(one.0);
    }

    /// Adds why the file is not of the form of a bundle.
    pub(super) fn not_a_bundle(&mut self, problems: Problems) {
        self.findings.contradictions.0.extend(problems.0);
    }

    /// Returns the findings, with the number of those that are not listed.
    pub(super) fn finish(mut self) -> Findings {
        if self.left_out > 0 {
            let message = [
                "There are ",
                &self.left_out.to_string(),
                " contradictions more.",
            ]
            .concat();
            let more = Problems::one(self.file, "$", &message, ASK);
            self.findings.contradictions.0.extend(more.0);
        }
        self.findings
    }
}

const ASK: &str = "No attempt ends like this. Compare the digests with the candidate’s receipt, and ask for their file.";
