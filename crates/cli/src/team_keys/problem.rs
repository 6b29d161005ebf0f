//! What can be wrong with a file of private keys, in words.

use assay_core::document::Problems;
use assay_crypto::KeyFileProblem;

/// Says what is wrong with a file of private keys, and what to do.
pub(crate) fn key_problem(name: &str, problem: KeyFileProblem) -> Problems {
    let (message, remedy) = match problem {
        KeyFileProblem::NotAKeyFile => (
            "This is not a file of private keys, or it is damaged.",
            "Name the file that `assay keygen` wrote, or make it again from the recovery sheet with `assay recover`.",
        ),
        KeyFileProblem::NotOpened => (
            "The passphrase does not open this file.",
            "Type it again. Upper and lower case count, and so do blanks.",
        ),
        KeyFileProblem::ShortPassphrase => (
            "The passphrase is too short.",
            "Choose one of twelve characters or more, such as four words that nobody guesses.",
        ),
    };
    Problems::one(name, "$", message, remedy)
}

/// Says what is wrong with an option.
pub(super) fn order_problem(name: &str, message: &str) -> Problems {
    Problems::one(name, "$", message, "Correct it, and run the command again.")
}
