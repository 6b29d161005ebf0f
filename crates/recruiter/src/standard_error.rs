//! The standard error of an overall result, in words.

use assay_core::assessment::ErrorBasis;
use assay_evaluation::{Cover, Scorecard, decimals};

/// Returns an overall result with its standard error where it is near the threshold and may be seen.
pub fn with_error(score: String, cover: &Cover, card: &Scorecard) -> String {
    match card.standard_error.as_ref().filter(|_| !cover.any()) {
        Some(error) => {
            let error = decimals(error.percent).0;
            tr!(person.give_or_take, score = score, error = error)
        }
        None => score,
    }
}

/// Returns what a standard error rests on, for the middle of a sentence.
pub fn error_basis(basis: ErrorBasis) -> &'static str {
    match basis {
        ErrorBasis::Simulated => tr!(keys.simulated),
        ErrorBasis::Measured => tr!(keys.measured),
    }
}
