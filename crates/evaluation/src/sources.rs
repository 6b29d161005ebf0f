//! The sources of a scorecard, and the score of a section.

use super::bounds::Bounds;
use super::chance::ChanceLevels;
use super::kit::InterviewQuestion;
use super::policy::ScoringPolicy;
use super::policy::upgrade::Upgrade;
use super::score::ItemScore;
use assay_core::assessment::Assessment;
use assay_core::assessment::Key;
use assay_core::scoring::Fraction;

/// The sources that a scorecard is made from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The pack that the test was taken with.
    pub pack: &'a Assessment,
    /// Its key.
    pub key: &'a Key,
    /// The scoring policy as it applies to the test: see [`ScoringPolicy::upgraded`].
    pub upgrade: &'a Upgrade,
    /// The scores that answers at random earn by that key.
    pub chance: &'a ChanceLevels,
    /// The core questions of the interview.
    pub questions: &'a [InterviewQuestion],
    /// Identifier and title of each red flag.
    pub flags: &'a [(String, String)],
}

impl<'a> Sources<'a> {
    /// The scoring policy, with every rule.
    pub fn policy(&self) -> &'a ScoringPolicy {
        &self.upgrade.policy
    }
}

/// The score of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionScore {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// Share of the test, in whole percent.
    pub weight_percent: u32,
    /// The items that the seed selected.
    pub items: Vec<ItemScore>,
    /// The score, in percent of the section.
    pub percent: Bounds,
    /// What it adds to the test, in percent of the test.
    pub weighted: Bounds,
    /// What its answers that people rate earned together, in percent; `None` where the policy asks for no least of that, or
    /// there are none.
    pub rated_percent: Option<Bounds>,
    /// What answers at random earn on average, in percent; `None` where people rate, or where it is not known.
    pub chance_percent: Option<Fraction>,
}
