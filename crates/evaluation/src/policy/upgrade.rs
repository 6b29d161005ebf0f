//! What a policy of the former version takes from the test's key: the rules that it cannot say. So no rule of a test is
//! lowered by a policy that was written before there were such rules.

use super::super::kit::InterviewQuestion;
use super::{PolicyEdition, ScoringPolicy};
use assay_core::assessment::{Assessment, CoreArea, Key, SecondRater};
use std::collections::BTreeMap;

/// A policy as it applies to a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgrade {
    /// The policy, with every rule. It is written, and named by its digest, as it was before.
    pub policy: ScoringPolicy,
    /// What it takes from the key; empty where it says everything itself.
    pub added: Vec<AddedRule>,
}

/// A rule that a policy of the former version takes from the test's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddedRule {
    /// The least that the rated answers of a section have to reach together.
    RatedMinimum {
        /// Identifier of the section.
        section: String,
        /// The least, in whole percent.
        percent: u32,
    },
    /// The least that the interview has to reach in an area.
    InterviewMinimum {
        /// The area.
        area: CoreArea,
        /// The least, in whole percent.
        percent: u32,
    },
    /// What questions of the interview weigh, by their identifiers; the others weigh 1.
    InterviewWeights(BTreeMap<String, u32>),
    /// When a second person has to rate.
    SecondRater(SecondRater),
}

impl Upgrade {
    /// Says what was added and why, a sentence each, with the titles of sections and of questions.
    pub fn notes(&self, pack: &Assessment, questions: &[InterviewQuestion]) -> Vec<String> {
        let added = self.added.iter();
        added.map(|rule| rule.sentence(pack, questions)).collect()
    }
}

impl AddedRule {
    fn sentence(&self, pack: &Assessment, questions: &[InterviewQuestion]) -> String {
        let (about, rule) = match self {
            Self::RatedMinimum { section, percent } => {
                let known = pack.section(section);
                let title = known.map_or(section.as_str(), |section| section.title.as_str());
                (
                    ["the rated answers of the section “", title, "”"].concat(),
                    ["together they have to reach ", &percent.to_string(), " %"].concat(),
                )
            }
            Self::InterviewMinimum { area, percent } => (
                ["the interview on ", area.topic()].concat(),
                ["it has to reach ", &percent.to_string(), " %"].concat(),
            ),
            Self::InterviewWeights(weights) => {
                let each: Vec<String> = weights
                    .iter()
                    .map(|(id, weight)| {
                        let known = questions.iter().find(|question| question.id == *id);
                        let title = known.map_or(id.as_str(), |question| question.title.as_str());
                        ["“", title, "” weighs ", &weight.to_string()].concat()
                    })
                    .collect();
                (
                    "the weights of interview questions".into(),
                    [&each.join(", "), ", and every other question 1"].concat(),
                )
            }
            Self::SecondRater(SecondRater::NearLimits) => (
                "a second rater".into(),
                "near a limit, two people have to rate".into(),
            ),
        };
        [
            "This policy is of the former version and says nothing about ",
            &about,
            "; the test's own rule applies: ",
            &rule,
            ".",
        ]
        .concat()
    }
}

impl ScoringPolicy {
    /// Returns the policy as it applies to the test of a key: one of the former version has the rules that it cannot say
    /// from the key. One of the present version says all of its rules, and is returned as it is.
    pub fn upgraded(&self, key: &Key) -> Upgrade {
        if self.edition == PolicyEdition::Second {
            return Upgrade {
                policy: self.clone(),
                added: Vec::new(),
            };
        }
        let of_key = Self::of_key(key);
        let mut added: Vec<AddedRule> = Vec::new();
        for (section, percent) in &of_key.rated_minimum_percent {
            added.push(AddedRule::RatedMinimum {
                section: section.clone(),
                percent: *percent,
            });
        }
        for area in CoreArea::ALL {
            if let Some(percent) = of_key.interview_minimum_percent.get(&area) {
                added.push(AddedRule::InterviewMinimum {
                    area,
                    percent: *percent,
                });
            }
        }
        if !of_key.interview_weights.is_empty() {
            let weights = of_key.interview_weights.clone();
            added.push(AddedRule::InterviewWeights(weights));
        }
        added.extend(of_key.second_rater.map(AddedRule::SecondRater));
        let policy = Self {
            rated_minimum_percent: of_key.rated_minimum_percent,
            interview_minimum_percent: of_key.interview_minimum_percent,
            interview_weights: of_key.interview_weights,
            second_rater: of_key.second_rater,
            ..self.clone()
        };
        Upgrade { policy, added }
    }
}
