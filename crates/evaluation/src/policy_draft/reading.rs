//! Reads a policy from the fields of a form.

use super::super::policy::{BrokenRule, ScoringPolicy};
use super::PolicyDraft;
use super::problem::{DraftProblem, DraftProblems, PolicyPlace, Slot};
use assay_core::assessment::Key;
use std::ops::RangeInclusive;

impl PolicyDraft {
    /// Reads the policy from the fields, for the test that a key scores.
    ///
    /// # Errors
    /// Returns all that is wrong, in the order of the form.
    pub fn read(&self, key: &Key) -> Result<ScoringPolicy, DraftProblems> {
        let policy = ScoringPolicy::try_from(self)?;
        policy.check_pair("policy.json", key)?;
        Ok(policy)
    }
}

impl TryFrom<&PolicyDraft> for ScoringPolicy {
    type Error = DraftProblems;

    fn try_from(draft: &PolicyDraft) -> Result<Self, DraftProblems> {
        let mut reading = Reading::of(draft);
        let version = reading.text(Slot::Version);
        let sections = || draft.sections.iter().zip(0..);
        let mut weights = Vec::new();
        let mut minima = Vec::new();
        for (section, at) in sections() {
            weights.push((
                section.id.clone(),
                reading.number(Slot::Weight(at), 0..=100),
            ));
            if !section.minimum.trim().is_empty() {
                minima.push((
                    section.id.clone(),
                    reading.number(Slot::Minimum(at), 0..=100),
                ));
            }
        }
        let policy = Self {
            version,
            weights_percent: weights.into_iter().collect(),
            minimum_percent: minima.into_iter().collect(),
            threshold_percent: reading.number(Slot::Threshold, 0..=100),
            test_percent: reading.number(Slot::Test, 0..=100),
            rating_percent: [0, 1, 2, 3, 4].map(|at| reading.number(Slot::Rating(at), 0..=100)),
            adjudicate_from: reading.number(Slot::AdjudicateFrom, 1..=4),
            raters: draft.raters,
            harmful_pick: draft.harmful_pick,
            red_flag: draft.red_flag,
            stages: draft.stages.clone(),
        };
        reading.finish(policy)
    }
}

/// Reads fields and collects what is wrong with them. A field that cannot be read counts 0 until the end, where the
/// whole draft is refused.
struct Reading<'a> {
    draft: &'a PolicyDraft,
    problems: Vec<DraftProblem>,
}

impl<'a> Reading<'a> {
    fn of(draft: &'a PolicyDraft) -> Self {
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
    fn text(&mut self, slot: Slot) -> String {
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
    fn number(&mut self, slot: Slot, range: RangeInclusive<u32>) -> u32 {
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
    fn finish(mut self, policy: ScoringPolicy) -> Result<ScoringPolicy, DraftProblems> {
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
                // Every section of a draft has a weight, and its stages need only what comes before them.
                BrokenRule::WeightSum
                | BrokenRule::MinimumWithoutWeight(_)
                | BrokenRule::StageOrder(_) => PolicyPlace::Weights,
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
