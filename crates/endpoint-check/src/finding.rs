//! One thing that a trial found, in words.

use std::fmt;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// As it should be.
    Ok,
    /// Answers arrive, and yet somebody should look at it.
    Warning,
    /// A candidate's answers would not arrive, or the candidate would be told that they did not.
    Problem,
}

impl Level {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Problem => "problem",
        }
    }
}

/// One thing that a trial found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub level: Level,
    /// The step that it belongs to, such as `CORS`.
    pub step: &'static str,
    /// What was found.
    pub text: String,
    /// What to do about it; empty where there is nothing to do.
    pub remedy: String,
}

impl Finding {
    /// Something is as it should be.
    pub fn ok(step: &'static str, text: impl Into<String>) -> Self {
        Self::of(Level::Ok, step, text.into(), String::new())
    }

    /// Answers arrive, and yet somebody should look at it.
    pub fn warning(step: &'static str, text: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::of(Level::Warning, step, text.into(), remedy.into())
    }

    /// Answers would not arrive, or the candidate would be told so.
    pub fn problem(step: &'static str, text: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::of(Level::Problem, step, text.into(), remedy.into())
    }

    fn of(level: Level, step: &'static str, text: String, remedy: String) -> Self {
        Self {
            level,
            step,
            text,
            remedy,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:<8} {:<12} {}",
            self.level.word(),
            self.step,
            self.text
        )?;
        if !self.remedy.is_empty() {
            write!(f, " {}", self.remedy)?;
        }
        Ok(())
    }
}

/// Returns whether answers would arrive, given what was found about each place that they go to: one of the
/// places takes and acknowledges them.
pub fn arrives<'a>(mut places: impl Iterator<Item = &'a Vec<Finding>>) -> bool {
    places.any(|findings| findings.iter().all(|found| found.level != Level::Problem))
}
