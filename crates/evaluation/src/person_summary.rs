//! What the first screen about a candidate says: the ranges of the scores, the findings, and the next act.

use super::bounds::Bounds;
use super::cover::Cover;
use super::open_task::{OpenTask, Target, finding_target, open_tasks};
use super::policy::ScoringPolicy;
use super::rules::{Outcome, Rule};
use super::scorecard::Scorecard;
use super::state::State;

/// What a range is the score of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeOf<'a> {
    /// Test and interview.
    Overall,
    /// The test.
    Test,
    /// The interview.
    Interview,
    /// A section of the test, by its title.
    Section(&'a str),
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

/// Returns the overall result, test and interview, and each section of the test.
pub fn score_ranges<'a>(
    card: &'a Scorecard,
    policy: &ScoringPolicy,
    cover: &Cover,
) -> Vec<ScoreRange<'a>> {
    let outcome = |id: &str| {
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
            outcome: outcome("threshold"),
        },
        part(RangeOf::Test, cover.test_of(card)),
        part(RangeOf::Interview, cover.interview_of(card)),
    ];
    ranges.extend(card.sections.iter().map(|section| ScoreRange {
        of: RangeOf::Section(&section.title),
        score: cover.percent_of(section),
        limit: policy.minimum_percent.get(&section.id).copied(),
        outcome: outcome(&["minimum:", &section.id].concat()),
    }));
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

/// The next act about a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextAct<'a> {
    /// A task that whoever asks can do now.
    Do(OpenTask<'a>),
    /// Others have to rate first: so many ratings are missing, and whoever asks has given theirs.
    WaitForOthers(usize),
    /// Everything is settled: decide.
    Decide,
    /// Something changed under the decision: confirm it, or open it again.
    LookAgain,
    /// It is decided: write to the candidate.
    Write,
}

/// Returns the next act about a candidate for the person with the identifier `who`, which is empty while nobody has said who
/// they are.
pub fn next_act<'a>(card: &'a Scorecard, state: &State, who: &str, cover: &Cover) -> NextAct<'a> {
    let tasks = open_tasks(card);
    let is_finding =
        |task: &&OpenTask<'_>| matches!(task.target, Target::Pick(_) | Target::Flag(_));
    if state.decision.is_some() {
        return match tasks.iter().find(is_finding) {
            Some(task) => NextAct::Do(*task),
            None if cover.is_stale(state.decision.as_ref(), Some(card)) => NextAct::LookAgain,
            None => NextAct::Write,
        };
    }
    let has_rated = |task: &&OpenTask<'_>| match task.target {
        Target::Rating { item, criterion } => {
            !who.is_empty() && state.rating_by(item, criterion, who).is_some()
        }
        _ => false,
    };
    match tasks.iter().find(|task| !has_rated(task)) {
        Some(task) => NextAct::Do(*task),
        None if tasks.is_empty() => NextAct::Decide,
        None => NextAct::WaitForOthers(tasks.len()),
    }
}

#[cfg(test)]
mod tests;
