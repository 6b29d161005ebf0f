//! What the first screen about a candidate says: the ranges of the scores, and the findings. What comes next is one rule
//! for every screen: see [`crate::campaign::NextAct`].

use super::bounds::Bounds;
use super::cover::Cover;
use super::open_task::{Target, finding_target};
use super::policy::ScoringPolicy;
use super::rule_id::RuleId;
use super::rules::{Outcome, Rule};
use super::scorecard::Scorecard;
use assay_core::assessment::CoreArea;

/// What a range is the score of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeOf<'a> {
    /// Test and interview.
    Overall,
    /// The test.
    Test,
    /// The interview.
    Interview,
    /// An area of the interview that has a minimum.
    Area(CoreArea),
    /// A section of the test, by its title.
    Section(&'a str),
    /// What people rate in a section, where that has a minimum, by the section's title.
    Rated(&'a str),
}

/// A score with the limit that it has to reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreRange<'a> {
    /// What it is the score of.
    pub of: RangeOf<'a>,
    /// The score in percent; `None` where it is covered.
    pub score: Option<Bounds>,
    /// The limit, in whole percent.
    pub limit: Option<u32>,
    /// How the rule about it stands; `None` where there is none, or where it is covered.
    pub outcome: Option<Outcome>,
}

/// Returns the overall result, test and interview, then each area of the interview that has a minimum, then each section of
/// the test, followed by what people rate in it where that has a minimum. `policy` is the one that the result was made with.
pub fn score_ranges<'a>(
    card: &'a Scorecard,
    policy: &ScoringPolicy,
    cover: &Cover,
) -> Vec<ScoreRange<'a>> {
    let outcome = |id: RuleId| {
        let rule = card.rules.iter().find(|rule| rule.id == id)?;
        (!cover.rule(card, rule)).then_some(rule.result)
    };
    let part = |of, score| ScoreRange {
        of,
        score,
        limit: None,
        outcome: None,
    };
    let mut ranges = vec![
        ScoreRange {
            of: RangeOf::Overall,
            score: cover.overall_of(card),
            limit: Some(policy.threshold_percent),
            outcome: outcome(RuleId::Threshold),
        },
        part(RangeOf::Test, cover.test_of(card)),
        part(RangeOf::Interview, cover.interview_of(card)),
    ];
    ranges.extend(card.areas.iter().filter_map(|area| {
        let percent = area.percent?;
        Some(ScoreRange {
            of: RangeOf::Area(area.area),
            score: (!cover.area(card, area.area)).then_some(percent),
            limit: Some(area.minimum_percent),
            outcome: outcome(RuleId::InterviewMinimum(area.area)),
        })
    }));
    for section in &card.sections {
        ranges.push(ScoreRange {
            of: RangeOf::Section(&section.title),
            score: cover.percent_of(section),
            limit: policy.minimum_percent.get(&section.id).copied(),
            outcome: outcome(RuleId::Minimum(section.id.clone())),
        });
        if let Some(percent) = section.rated_percent {
            ranges.push(ScoreRange {
                of: RangeOf::Rated(&section.title),
                score: (!cover.section(section)).then_some(percent),
                limit: policy.rated_minimum_percent.get(&section.id).copied(),
                outcome: outcome(RuleId::RatedMinimum(section.id.clone())),
            });
        }
    }
    ranges
}

/// A finding that weighs more than numbers: a harmful pick or a red flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding<'a> {
    /// The thing that it is about.
    pub target: Target<'a>,
    /// The rule about it.
    pub rule: &'a Rule,
}

/// Returns the findings, in the order of the rules.
pub fn findings(card: &Scorecard) -> Vec<Finding<'_>> {
    let found = card.rules.iter().filter_map(|rule| {
        let target = finding_target(&rule.id)?;
        Some(Finding { target, rule })
    });
    found.collect()
}

#[cfg(test)]
mod tests;
