//! Reads a policy from the fields of a form.

use super::super::policy::{BrokenRule, PolicyEdition, ScoringPolicy};
use super::PolicyDraft;
use super::problem::{DraftProblem, DraftProblems, PolicyPlace, Slot};
use assay_core::assessment::{CoreArea, Key};
use std::collections::BTreeMap;
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
        let mut weights_percent = BTreeMap::new();
        let mut minimum_percent = BTreeMap::new();
        let mut rated_minimum_percent = BTreeMap::new();
        for (section, at) in draft.sections.iter().zip(0..) {
            let id = || section.id.clone();
            weights_percent.insert(id(), reading.number(Slot::Weight(at), 0..=100));
            let minimum = reading.optional(Slot::Minimum(at), 0..=100);
            minimum_percent.extend(minimum.map(|percent| (id(), percent)));
            let rated = reading.optional(Slot::RatedMinimum(at), 0..=100);
            if rated.is_some() && !section.is_rated {
                reading.add(
                    PolicyPlace::Slot(Slot::RatedMinimum(at)),
                    "Nobody rates an answer in this section.",
                    "Leave this field blank.",
                );
            }
            rated_minimum_percent.extend(rated.map(|percent| (id(), percent)));
        }
        let mut interview_minimum_percent = BTreeMap::new();
        for area in CoreArea::ALL {
            let minimum = reading.optional(Slot::InterviewMinimum(area), 0..=100);
            interview_minimum_percent.extend(minimum.map(|percent| (area, percent)));
        }
        let mut interview_weights = BTreeMap::new();
        for (question, at) in draft.questions.iter().zip(0..) {
            let weight = reading.optional(Slot::InterviewWeight(at), 1..=100);
            interview_weights.extend(weight.map(|weight| (question.id.clone(), weight)));
        }
        let mut policy = Self {
            edition: draft.edition,
            version,
            weights_percent,
            minimum_percent,
            rated_minimum_percent,
            interview_minimum_percent,
            interview_weights,
            threshold_percent: reading.number(Slot::Threshold, 0..=100),
            test_percent: reading.number(Slot::Test, 0..=100),
            rating_percent: [0, 1, 2, 3, 4].map(|at| reading.number(Slot::Rating(at), 0..=100)),
            adjudicate_from: reading.number(Slot::AdjudicateFrom, 1..=4),
            raters: draft.raters,
            second_rater: draft.second_rater,
            harmful_pick: draft.harmful_pick,
            red_flag: draft.red_flag,
            stages: draft.stages.clone(),
        };
        if policy.has_new_rules() {
            policy.edition = PolicyEdition::Second;
        }
        // A form that nobody changed is the policy itself, in its own version.
        let as_source = Self {
            edition: draft.source.edition,
            ..policy.clone()
        };
        if as_source == draft.source {
            policy = as_source;
        }
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

    /// Reads a whole number within a range; `None` where the field is blank.
    fn optional(&mut self, slot: Slot, range: RangeInclusive<u32>) -> Option<u32> {
        let is_blank = self.draft.text(slot).trim().is_empty();
        (!is_blank).then(|| self.number(slot, range))
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
                // Every section of a draft has a weight, its stages need only what comes before them, and its version
                // has its fields.
                BrokenRule::WeightSum
                | BrokenRule::MinimumWithoutWeight(_)
                | BrokenRule::RatedMinimumWithoutWeight(_)
                | BrokenRule::StageOrder(_)
                | BrokenRule::OutOfEdition(_) => PolicyPlace::Weights,
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
