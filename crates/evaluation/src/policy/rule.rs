//! The rules of a policy that no field can say by itself. Files and the form are held to the same.

use std::fmt;

/// A rule that a policy breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BrokenRule {
    /// The weights of the sections do not add up to 100.
    WeightSum,
    /// This section has a minimum and no weight.
    MinimumWithoutWeight(String),
    /// This section has a minimum for its rated answers and no weight.
    RatedMinimumWithoutWeight(String),
    /// A better rating is worth less than a worse one.
    RatingsFall,
    /// This stage needs what comes with it or after it.
    StageOrder(&'static str),
    /// This field is there, and the version of the document does not have it.
    OutOfEdition(&'static str),
}

impl BrokenRule {
    /// Returns where in the policy the rule is broken, as a path below the policy, such as `.weights_percent`.
    pub fn path(&self) -> String {
        match self {
            Self::WeightSum => ".weights_percent".into(),
            Self::MinimumWithoutWeight(section) => [".minimum_percent.", section].concat(),
            Self::RatedMinimumWithoutWeight(section) => {
                [".rated_minimum_percent.", section].concat()
            }
            Self::RatingsFall => ".rating_percent".into(),
            Self::StageOrder(stage) => [".stages.", stage].concat(),
            Self::OutOfEdition(field) => [".", field].concat(),
        }
    }

    /// Says what is wrong.
    pub fn message(&self) -> &'static str {
        match self {
            Self::WeightSum => "The sections' weights do not add up to 100.",
            Self::MinimumWithoutWeight(_) | Self::RatedMinimumWithoutWeight(_) => {
                "This section has no weight."
            }
            Self::RatingsFall => "A better rating counts less than a worse one.",
            Self::StageOrder(_) => "This stage needs what comes only with it or after it.",
            Self::OutOfEdition(_) => "Version 1 of policies does not have this field.",
        }
    }

    /// Says what to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::WeightSum => "Write whole percents that do.",
            Self::MinimumWithoutWeight(_) | Self::RatedMinimumWithoutWeight(_) => {
                "Correct the section's identifier or remove it."
            }
            Self::RatingsFall => "Let the percents rise from 1 to 5.",
            Self::StageOrder(_) => {
                "Name only what comes before: answers-rated, test-passed, shortlisted, interviewed."
            }
            Self::OutOfEdition(_) => "Write \"assay/policy/2\" as the schema, or remove the field.",
        }
    }
}

/// Everything that a policy breaks of the rules that no field can say by itself; never empty.
#[derive(Debug)]
pub struct BrokenRules(pub Vec<BrokenRule>);

impl fmt::Display for BrokenRules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, rule) in self.0.iter().enumerate() {
            let space = if at > 0 { " " } else { "" };
            write!(f, "{space}{} {}", rule.message(), rule.remedy())?;
        }
        Ok(())
    }
}
