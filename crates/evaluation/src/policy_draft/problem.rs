//! What is wrong with the fields of a form, each with its field.

use super::super::policy::{BrokenRule, ScoringPolicy};
use super::{PolicyDraft, Slot};
use assay_core::document::Problems;
use std::ops::RangeInclusive;

/// Where in the form something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PolicyPlace {
    /// In one field.
    Slot(Slot),
    /// In the weights of all sections together.
    Weights,
    /// In what all ratings are worth together.
    Ratings,
}

/// One thing that is wrong with the fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftProblem {
    /// Where it is.
    pub place: PolicyPlace,
    /// What is wrong.
    pub message: String,
    /// What to do about it; may be empty.
    pub remedy: String,
}

/// Everything that is wrong with the fields, in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftProblems(pub Vec<DraftProblem>);

impl DraftProblems {
    /// Returns what is wrong at a place.
    pub fn at(&self, place: PolicyPlace) -> impl Iterator<Item = &DraftProblem> {
        self.0.iter().filter(move |problem| problem.place == place)
    }

    /// Returns the field in which to begin: the first with something wrong in it, or else the first of several that are
    /// wrong together. `None` where nothing is wrong.
    pub fn first_slot(&self) -> Option<Slot> {
        let single = self.0.iter().find_map(|problem| match problem.place {
            PolicyPlace::Slot(slot) => Some(slot),
            PolicyPlace::Weights | PolicyPlace::Ratings => None,
        });
        single.or_else(|| match self.0.first()?.place {
            PolicyPlace::Slot(slot) => Some(slot),
            PolicyPlace::Weights => Some(Slot::Weight(0)),
            PolicyPlace::Ratings => Some(Slot::Rating(0)),
        })
    }
}

/// A policy and a key are about other sections: that lies in no field, and the weights are the nearest.
impl From<Problems> for DraftProblems {
    fn from(problems: Problems) -> Self {
        let problems = problems.0.into_iter().map(|problem| DraftProblem {
            place: PolicyPlace::Weights,
            message: problem.message,
            remedy: problem.remedy,
        });
        Self(problems.collect())
    }
}

/// Reads fields and collects what is wrong with them. A field that cannot be read counts 0 until the end, where the
/// whole draft is refused.
pub(super) struct Reading<'a> {
    draft: &'a PolicyDraft,
    problems: Vec<DraftProblem>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(draft: &'a PolicyDraft) -> Self {
        Self {
            draft,
            problems: Vec::new(),
        }
    }

    fn add(&mut self, place: PolicyPlace, message: &str, remedy: &str) {
        self.problems.push(DraftProblem {
            place,
            message: message.into(),
            remedy: remedy.into(),
        });
    }

    /// Reads text that is not blank, without the space around it.
    pub(super) fn text(&mut self, slot: Slot) -> String {
        let text = self.draft.text(slot).trim();
        if text.is_empty() {
            self.add(
                PolicyPlace::Slot(slot),
                "Text is needed here.",
                "Fill in this field.",
            );
        }
        text.into()
    }

    /// Reads a whole number within a range.
    pub(super) fn number(&mut self, slot: Slot, range: RangeInclusive<u32>) -> u32 {
        let number = self.draft.text(slot).trim().parse();
        if let Ok(number) = number
            && range.contains(&number)
        {
            return number;
        }
        let remedy = format!(
            "Write a whole number from {} to {}.",
            range.start(),
            range.end()
        );
        self.add(
            PolicyPlace::Slot(slot),
            "A whole number is needed here.",
            &remedy,
        );
        0
    }

    /// Returns the policy where nothing is wrong, by the rules of policies as well. Those that concern several fields are
    /// looked at once each of the fields can be read.
    pub(super) fn finish(mut self, policy: ScoringPolicy) -> Result<ScoringPolicy, DraftProblems> {
        let is_unread = |problems: &[DraftProblem], kind: fn(Slot) -> bool| {
            let mut places = problems.iter().map(|problem| problem.place);
            places.any(|place| matches!(place, PolicyPlace::Slot(slot) if kind(slot)))
        };
        let weights_unread = is_unread(&self.problems, |slot| matches!(slot, Slot::Weight(_)));
        let ratings_unread = is_unread(&self.problems, |slot| matches!(slot, Slot::Rating(_)));
        for rule in policy.broken_rules() {
            let place = match rule {
                BrokenRule::RatingsFall if ratings_unread => continue,
                BrokenRule::RatingsFall => PolicyPlace::Ratings,
                BrokenRule::WeightSum if weights_unread => continue,
                // Every section of a draft has a weight.
                BrokenRule::WeightSum | BrokenRule::MinimumWithoutWeight(_) => PolicyPlace::Weights,
            };
            self.add(place, rule.message(), rule.remedy());
        }
        if self.problems.is_empty() {
            Ok(policy)
        } else {
            Err(DraftProblems(self.problems))
        }
    }
}
