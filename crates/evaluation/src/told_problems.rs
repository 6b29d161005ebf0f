//! The problems of a bundle as they are told. While names are hidden, one that tells of time granted, given back or used is
//! told as a contradiction and no more: whoever rates an answer is not to know who was given more time.

use super::opened_bundle::OpenedBundle;
use assay_core::document::{Problem, Problems};

/// What is said of all that is not told, once.
const NEUTRAL: &str = "The file contradicts itself about the attempt.";
const REMEDY: &str = "What contradicts what is told where names are shown.";

impl OpenedBundle {
    /// Returns the problems as they are told: all of them, or, while names are hidden, those that tell nothing of time, and
    /// one neutral sentence in the place of the first that does.
    ///
    /// ```
    /// use assay_evaluation::{Library, OpenedBundle};
    ///
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/bundles/end-handed-in/bundle.json"));
    /// let text = text.replacen(r#""time_percent":100"#, r#""time_percent":150"#, 1);
    /// let opened = OpenedBundle::open("bundle.json", &text, &Library::default()).unwrap();
    /// let told = |is_blind| opened.told_problems(is_blind).0.into_iter().map(|one| one.path).collect::<Vec<_>>();
    /// assert!(told(false).contains(&"$.timing.time_percent".into()));
    /// assert!(told(true).contains(&"$".into()));
    /// assert!(!told(true).contains(&"$.timing.time_percent".into()));
    /// ```
    #[must_use]
    pub fn told_problems(&self, is_blind: bool) -> Problems {
        told(&self.problems, is_blind)
    }

    /// Returns the contradictions as they are told; see [`OpenedBundle::told_problems`].
    #[must_use]
    pub fn told_contradictions(&self, is_blind: bool) -> Problems {
        told(&self.contradictions, is_blind)
    }
}

fn told(problems: &Problems, is_blind: bool) -> Problems {
    if !is_blind {
        return problems.clone();
    }
    let mut told = Problems::default();
    let mut has_hidden = false;
    for problem in &problems.0 {
        if !tells_time(problem) {
            told.0.push(problem.clone());
        } else if !std::mem::replace(&mut has_hidden, true) {
            told.add(&problem.file, "$", NEUTRAL, REMEDY);
        }
    }
    told
}

/// Returns whether a problem tells of time granted, given back or used. Its place settles that, whatever its words are.
fn tells_time(problem: &Problem) -> bool {
    let path = problem.path.as_str();
    let is_in = |field: &str| {
        let rest = path.strip_prefix(field);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    is_in("$.timing")
        || is_in("$.continues")
        || path == "$.sections"
        || [
            ".limit_ms",
            ".used_ms",
            ".duration_ms",
            ".at_ms",
            ".until_ms",
        ]
        .iter()
        .any(|field| path.ends_with(field))
}

#[cfg(test)]
mod tests;
