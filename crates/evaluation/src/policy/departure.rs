//! Where a policy departs from the rules of a test's own key.

use super::ScoringPolicy;
use assay_core::assessment::{CoreArea, Key};
use std::collections::{BTreeMap, BTreeSet};

/// A rule of a test's key that a policy drops or changes. Numbers are whole percents, or weights from 1 to 100.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Departure {
    /// The overall result that is needed.
    Threshold {
        /// The percent by the key.
        key: u32,
        /// The percent by the policy.
        policy: u32,
    },
    /// The least that a section has to reach.
    Minimum {
        /// Identifier of the section.
        section: String,
        /// The percent by the key.
        key: u32,
        /// The percent by the policy; `None` where it has no such rule.
        policy: Option<u32>,
    },
    /// The least that the rated answers of a section have to reach together.
    RatedMinimum {
        /// Identifier of the section.
        section: String,
        /// The percent by the key.
        key: u32,
        /// The percent by the policy; `None` where it has no such rule.
        policy: Option<u32>,
    },
    /// The least that the interview has to reach in an area.
    InterviewMinimum {
        /// The area.
        area: CoreArea,
        /// The percent by the key.
        key: u32,
        /// The percent by the policy; `None` where it has no such rule.
        policy: Option<u32>,
    },
    /// What a question of the interview weighs.
    InterviewWeight {
        /// Identifier of the question.
        question: String,
        /// The weight by the key.
        key: u32,
        /// The weight by the policy.
        policy: u32,
    },
    /// Near a limit, no second person has to rate.
    SecondRater,
}

impl ScoringPolicy {
    /// Returns the rules of a test's key that the policy drops or changes, as it applies to the test. Rules that only the
    /// policy has, and the weights of sections, are not among them: for these see [`crate::other_weights`].
    pub fn departures(&self, key: &Key) -> Vec<Departure> {
        let policy = self.upgraded(key).policy;
        let of_key = Self::of_key(key);
        let mut found = Vec::new();
        if policy.threshold_percent != of_key.threshold_percent {
            found.push(Departure::Threshold {
                key: of_key.threshold_percent,
                policy: policy.threshold_percent,
            });
        }
        for (section, percent) in &of_key.minimum_percent {
            let here = policy.minimum_percent.get(section).copied();
            if here != Some(*percent) {
                found.push(Departure::Minimum {
                    section: section.clone(),
                    key: *percent,
                    policy: here,
                });
            }
        }
        for (section, percent) in &of_key.rated_minimum_percent {
            let here = policy.rated_minimum_percent.get(section).copied();
            if here != Some(*percent) {
                found.push(Departure::RatedMinimum {
                    section: section.clone(),
                    key: *percent,
                    policy: here,
                });
            }
        }
        for (area, percent) in &of_key.interview_minimum_percent {
            let here = policy.interview_minimum_percent.get(area).copied();
            if here != Some(*percent) {
                found.push(Departure::InterviewMinimum {
                    area: *area,
                    key: *percent,
                    policy: here,
                });
            }
        }
        if !of_key.interview_weights.is_empty() {
            let weighed = [&of_key.interview_weights, &policy.interview_weights];
            let questions: BTreeSet<&String> =
                weighed.into_iter().flat_map(BTreeMap::keys).collect();
            for question in questions {
                let by = [&of_key, &policy].map(|one| one.question_weight(question));
                if by[0] != by[1] {
                    found.push(Departure::InterviewWeight {
                        question: question.clone(),
                        key: by[0],
                        policy: by[1],
                    });
                }
            }
        }
        if of_key.second_rater.is_some() && policy.second_rater.is_none() {
            found.push(Departure::SecondRater);
        }
        found
    }
}
