//! A scoring policy while somebody fills in a form: what its fields hold, and what is wrong with them so far. The rules
//! are those of [`ScoringPolicy`], so that a form and a file are held to the same.

mod problem;
mod reading;

use super::kit::InterviewQuestion;
use super::policy::{Consequence, PolicyEdition, ScoringPolicy, StageNeeds};
use assay_core::assessment::{Assessment, CoreArea, Key, SecondRater};
pub use problem::{DraftProblem, DraftProblems, PolicyPlace, Slot};

/// The worth of ratings from 1 to 5 where 1 is worth nothing: (r - 1) / 4.
pub const WORTH_FROM_NOTHING: [u32; 5] = [0, 25, 50, 75, 100];
/// The worth of ratings where 1 keeps a fifth: r / 5.
pub const WORTH_FROM_A_FIFTH: [u32; 5] = [20, 40, 60, 80, 100];

/// The texts in the fields of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SectionDraft {
    id: String,
    weight: String,
    minimum: String,
    rated_minimum: String,
    /// Whether people rate answers in it.
    is_rated: bool,
}

/// The text in the field of a question of the interview.
#[derive(Debug, Clone, PartialEq, Eq)]
struct QuestionDraft {
    id: String,
    title: String,
    weight: String,
}

/// The texts in the fields of the form. `ScoringPolicy::try_from` reads a policy from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyDraft {
    /// The policy that filled it in, as it applies to the test.
    source: ScoringPolicy,
    /// The version of what is read from it, unless that is the source.
    edition: PolicyEdition,
    sections: Vec<SectionDraft>,
    area_minima: [String; 2],
    questions: Vec<QuestionDraft>,
    version: String,
    threshold: String,
    test: String,
    ratings: [String; 5],
    adjudicate_from: String,
    /// The number of people who rate each written answer.
    pub raters: u32,
    /// When a second person has to rate though one is enough; never where it is `None`.
    pub second_rater: Option<SecondRater>,
    /// The consequence of a confirmed harmful pick.
    pub harmful_pick: Consequence,
    /// The consequence of a confirmed red flag.
    pub red_flag: Consequence,
    /// What each stage needs.
    pub stages: StageNeeds,
}

impl PolicyDraft {
    /// Fills the fields in from a policy as it applies to the test of a key: the sections in the order of the pack, then
    /// the questions of the interview in their order, and after them those that only the policy names.
    pub fn of(
        policy: &ScoringPolicy,
        pack: &Assessment,
        key: &Key,
        questions: &[InterviewQuestion],
    ) -> Self {
        let upgrade = policy.upgraded(key);
        // What somebody clears in the form has to be said, or the key's own rule would apply again.
        let edition = if upgrade.added.is_empty() {
            policy.edition
        } else {
            PolicyEdition::Second
        };
        let policy = upgrade.policy;
        let sections = pack.sections.iter().map(|section| SectionDraft {
            id: section.id.clone(),
            weight: policy.weight(&section.id).to_string(),
            minimum: number(policy.minimum_percent.get(&section.id)),
            rated_minimum: number(policy.rated_minimum_percent.get(&section.id)),
            is_rated: section.has_prose(),
        });
        let area_minima =
            CoreArea::ALL.map(|area| number(policy.interview_minimum_percent.get(&area)));
        Self {
            edition,
            sections: sections.collect(),
            area_minima,
            questions: question_drafts(&policy, questions),
            version: policy.version.clone(),
            threshold: policy.threshold_percent.to_string(),
            test: policy.test_percent.to_string(),
            ratings: policy.rating_percent.map(|percent| percent.to_string()),
            adjudicate_from: policy.adjudicate_from.to_string(),
            raters: policy.raters,
            second_rater: policy.second_rater,
            harmful_pick: policy.harmful_pick,
            red_flag: policy.red_flag,
            stages: policy.stages.clone(),
            source: policy,
        }
    }

    /// Returns the text of a field.
    pub fn text(&self, slot: Slot) -> &str {
        let section = |at: usize| self.sections.get(at);
        match slot {
            Slot::Version => &self.version,
            Slot::Weight(at) => section(at).map_or("", |section| &section.weight),
            Slot::Minimum(at) => section(at).map_or("", |section| &section.minimum),
            Slot::RatedMinimum(at) => section(at).map_or("", |section| &section.rated_minimum),
            Slot::InterviewMinimum(area) => &self.area_minima[position(area)],
            Slot::InterviewWeight(at) => {
                let question = self.questions.get(at);
                question.map_or("", |question| &question.weight)
            }
            Slot::Threshold => &self.threshold,
            Slot::Test => &self.test,
            Slot::Rating(at) => self.ratings.get(at).map_or("", String::as_str),
            Slot::AdjudicateFrom => &self.adjudicate_from,
        }
    }

    /// Writes into a field.
    pub fn write(&mut self, slot: Slot, text: String) {
        let field = match slot {
            Slot::Version => Some(&mut self.version),
            Slot::Weight(at) => self.sections.get_mut(at).map(|section| &mut section.weight),
            Slot::Minimum(at) => {
                let section = self.sections.get_mut(at);
                section.map(|section| &mut section.minimum)
            }
            Slot::RatedMinimum(at) => {
                let section = self.sections.get_mut(at);
                section.map(|section| &mut section.rated_minimum)
            }
            Slot::InterviewMinimum(area) => Some(&mut self.area_minima[position(area)]),
            Slot::InterviewWeight(at) => {
                let question = self.questions.get_mut(at);
                question.map(|question| &mut question.weight)
            }
            Slot::Threshold => Some(&mut self.threshold),
            Slot::Test => Some(&mut self.test),
            Slot::Rating(at) => self.ratings.get_mut(at),
            Slot::AdjudicateFrom => Some(&mut self.adjudicate_from),
        };
        if let Some(field) = field {
            *field = text;
        }
    }

    /// Writes what every rating is worth.
    pub fn write_ratings(&mut self, worth: [u32; 5]) {
        self.ratings = worth.map(|percent| percent.to_string());
    }

    /// Returns the sum of the weights; `None` while one of them is no whole number.
    pub fn weight_sum(&self) -> Option<u32> {
        let weights = self
            .sections
            .iter()
            .map(|section| section.weight.trim().parse::<u32>().ok().map(u64::from));
        weights
            .sum::<Option<u64>>()
            .and_then(|sum| u32::try_from(sum).ok())
    }

    /// Returns whether people rate answers in the section at a position, so that these may have a minimum of their own.
    pub fn has_rated_answers(&self, at: usize) -> bool {
        self.sections
            .get(at)
            .is_some_and(|section| section.is_rated)
    }

    /// Returns whether the minimum of rated answers in the section at a position has a field: also where nobody rates an
    /// answer there and the policy sets one, so that it can be removed.
    pub fn has_rated_minimum(&self, at: usize) -> bool {
        self.has_rated_answers(at) || !self.text(Slot::RatedMinimum(at)).is_empty()
    }

    /// Returns the titles of the questions of the interview, each at the position of its weight.
    pub fn question_titles(&self) -> impl Iterator<Item = &str> {
        self.questions
            .iter()
            .map(|question| question.title.as_str())
    }

    /// Returns the share of the interview, in whole percent; `None` while the share of the test is no percentage.
    pub fn interview_percent(&self) -> Option<u32> {
        100_u32.checked_sub(self.test.trim().parse().ok()?)
    }
}

/// Returns a number as a field shows it; blank where there is none.
fn number(number: Option<&u32>) -> String {
    number.map_or_else(String::new, u32::to_string)
}

/// Returns the position of an area's field.
fn position(area: CoreArea) -> usize {
    usize::from(area != CoreArea::ALL[0])
}

fn question_drafts(policy: &ScoringPolicy, questions: &[InterviewQuestion]) -> Vec<QuestionDraft> {
    let known = questions
        .iter()
        .map(|question| (&question.id, &question.title));
    let is_known = |id: &String| questions.iter().any(|question| question.id == *id);
    let weights = policy.interview_weights.keys();
    let others = weights.filter(|id| !is_known(id)).map(|id| (id, id));
    known
        .chain(others)
        .map(|(id, title)| QuestionDraft {
            id: id.clone(),
            title: title.clone(),
            weight: number(policy.interview_weights.get(id)),
        })
        .collect()
}

/// Checks whether a policy has a version that means another one already. To return to a known policy is no such thing.
pub fn is_version_taken(policy: &ScoringPolicy, known: &[&ScoringPolicy]) -> bool {
    let sha256 = policy.sha256();
    known.iter().any(|one| one.version == policy.version)
        && known.iter().all(|one| one.sha256() != sha256)
}

/// A section that counts otherwise than candidates read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherWeight {
    /// Title of the section.
    pub title: String,
    /// The weight that candidates read, in whole percent.
    pub announced_percent: u32,
    /// The weight by the policy, in whole percent.
    pub counted_percent: u32,
}

/// Returns the sections that count otherwise than candidates read, in the order of the pack.
pub fn other_weights(policy: &ScoringPolicy, pack: &Assessment) -> Vec<OtherWeight> {
    let weights = pack.sections.iter().map(|section| OtherWeight {
        title: section.title.clone(),
        announced_percent: section.weight_percent,
        counted_percent: policy.weight(&section.id),
    });
    weights
        .filter(|one| one.announced_percent != one.counted_percent)
        .collect()
}

/// A limit that is otherwise than candidates read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherLimit {
    /// What has to reach it.
    pub of: LimitOf,
    /// The limit that candidates read, in whole percent; `None` where they read of none.
    pub announced_percent: Option<u32>,
    /// The limit by the policy, in whole percent; `None` where it has none.
    pub counted_percent: Option<u32>,
}

/// What has to reach a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LimitOf {
    /// The total of test and interview.
    Total,
    /// A section, by its title.
    Section(String),
    /// The answers of a section that people rate, by its title.
    Rated(String),
}

/// Returns the limits that are otherwise than candidates read, in the order of the pack; none where the pack says
/// nothing of a pass.
pub fn other_limits(policy: &ScoringPolicy, pack: &Assessment) -> Vec<OtherLimit> {
    let Some(told) = &pack.pass_rule else {
        return Vec::new();
    };
    let limit = |of, announced_percent, counted_percent| OtherLimit {
        of,
        announced_percent,
        counted_percent,
    };
    let mut limits = vec![limit(
        LimitOf::Total,
        Some(told.threshold_percent),
        Some(policy.threshold_percent),
    )];
    for section in &pack.sections {
        limits.push(limit(
            LimitOf::Section(section.title.clone()),
            Key::beside(&told.minimum_percent, &section.id).copied(),
            policy.minimum_percent.get(&section.id).copied(),
        ));
        limits.push(limit(
            LimitOf::Rated(section.title.clone()),
            Key::beside(&told.rated_minimum_percent, &section.id).copied(),
            policy.rated_minimum_percent.get(&section.id).copied(),
        ));
    }
    limits.retain(|one| one.announced_percent != one.counted_percent);
    limits
}

#[cfg(test)]
mod tests;
