//! The rules of a policy that no field can say by itself. Files and the form are held to the same.

use super::ScoringPolicy;

/// A rule that a policy breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BrokenRule {
    /// The weights of the sections do not add up to 100.
    WeightSum,
    /// This section has a minimum and no weight.
    MinimumWithoutWeight(String),
    /// A better rating is worth less than a worse one.
    RatingsFall,
}

impl BrokenRule {
    /// Returns where in the policy the rule is broken, as a path below the policy, such as `.weights_percent`.
    pub fn path(&self) -> String {
        match self {
            Self::WeightSum => ".weights_percent".into(),
            Self::MinimumWithoutWeight(section) => [".minimum_percent.", section].concat(),
            Self::RatingsFall => ".rating_percent".into(),
        }
    }

    /// Says what is wrong.
    pub fn message(&self) -> &'static str {
        match self {
            Self::WeightSum => "The sections' weights do not add up to 100.",
            Self::MinimumWithoutWeight(_) => "This section has no weight.",
            Self::RatingsFall => "A better rating counts less than a worse one.",
        }
    }

    /// Says what to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::WeightSum => "Write whole percents that do.",
            Self::MinimumWithoutWeight(_) => "Correct the section's identifier or remove it.",
            Self::RatingsFall => "Let the percents rise from 1 to 5.",
        }
    }
}

impl ScoringPolicy {
    /// Returns every rule that the policy breaks.
    pub(crate) fn broken_rules(&self) -> Vec<BrokenRule> {
        let sum: u64 = self.weights_percent.values().copied().map(u64::from).sum();
        let without_weight = self
            .minimum_percent
            .keys()
            .filter(|section| !self.weights_percent.contains_key(*section));
        let mut ratings = self.rating_percent.windows(2);
        let ratings_fall = ratings.any(|pair| pair[0] > pair[1]);
        let mut broken = Vec::new();
        broken.extend((sum != 100).then_some(BrokenRule::WeightSum));
        broken.extend(
            without_weight
                .cloned()
                .map(BrokenRule::MinimumWithoutWeight),
        );
        broken.extend(ratings_fall.then_some(BrokenRule::RatingsFall));
        broken
    }
}
