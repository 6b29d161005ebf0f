//! The list of candidates as data: what each line holds, in which order lines stand, which of them a filter shows.

pub mod look;

use super::bounds::Bounds;
use super::export::Row;
use super::oddities::pastes;
use super::review_event::Decision;
use super::rules::Recommendation;
use super::scorecard::Scorecard;
use std::cmp::{Ordering, Reverse};

/// How far the numbers of a candidate are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Pack or key are not at hand.
    NotScored,
    /// People still have something to settle.
    Provisional,
    /// Nothing is open.
    Final,
}

impl Status {
    /// Every one of them.
    pub const ALL: [Self; 3] = [Self::NotScored, Self::Provisional, Self::Final];

    /// Returns the status that a scorecard gives.
    pub fn of(scorecard: Option<&Scorecard>) -> Self {
        match scorecard {
            None => Self::NotScored,
            Some(card) if card.is_final() => Self::Final,
            Some(_) => Self::Provisional,
        }
    }
}

/// The values that a candidate's line is sorted and found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The name of the candidate in this workspace now.
    pub name: String,
    /// The text that a search looks through, in small letters.
    pub found_by: String,
    /// The time when the attempt began, as RFC 3339.
    pub started_at: String,
    /// Version of the pack.
    pub version: String,
    /// The test, in percent; `None` where it is not scored or covered, as for the next two and what the rules say.
    pub test: Option<Bounds>,
    /// The interview.
    pub interview: Option<Bounds>,
    /// Both together.
    pub overall: Option<Bounds>,
    /// How far the numbers are.
    pub status: Status,
    /// The recommendation of the rules.
    pub recommendation: Option<Recommendation>,
    /// The decision of a person.
    pub decision: Option<Decision>,
    /// The number of findings.
    pub findings: usize,
    /// The number of other files that are related to this one.
    pub related: usize,
    /// The time used, in milliseconds; `None` while names are hidden, since it can tell who was granted more.
    pub elapsed_ms: Option<i64>,
    /// How often something was pasted.
    pub pastes: i64,
}

impl Line {
    /// Returns the line of a candidate who is called `name`. Where names are hidden, a search finds nobody by name either.
    pub fn of(row: &Row<'_>, name: String, is_blind: bool, related: usize) -> Self {
        let Row {
            opened,
            state,
            scorecard,
            cover,
            ..
        } = *row;
        let candidate = &opened.candidate;
        let mut found_by = [&name, " ", &opened.content_version].concat();
        if !is_blind {
            for text in [
                &candidate.name,
                &candidate.email,
                &candidate.reference,
                &opened.file,
            ] {
                found_by.push(' ');
                found_by.push_str(text);
            }
        }
        Self {
            name,
            found_by: found_by.to_lowercase(),
            started_at: opened.started_at.clone(),
            version: opened.content_version.clone(),
            test: scorecard.and_then(|card| cover.test_of(card)),
            interview: scorecard.and_then(|card| cover.interview_of(card)),
            overall: scorecard.and_then(|card| cover.overall_of(card)),
            status: Status::of(scorecard),
            recommendation: scorecard.and_then(|card| cover.recommendation_of(card)),
            decision: state.decision.as_ref().map(|attributed| attributed.value.0),
            findings: opened.told_problems(is_blind).0.len(),
            related,
            elapsed_ms: (!is_blind).then_some(opened.elapsed_ms),
            pastes: pastes(opened).0,
        }
    }
}

/// The columns that lines can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Name.
    Name,
    /// Begin of the attempt.
    Started,
    /// Version of the content.
    Version,
    /// Percent of the test.
    Test,
    /// Percent of the interview.
    Interview,
    /// Percent of both.
    Overall,
    /// Whether the numbers are final.
    Status,
    /// The recommendation of the rules.
    Recommendation,
    /// The decision of a person.
    Decision,
    /// Number of findings.
    Findings,
    /// Number of related files.
    Related,
    /// Time used.
    Time,
    /// How often something was pasted.
    Pastes,
}

impl Column {
    /// Every one of them: first those that have a column of their own.
    pub const ALL: [Self; 13] = [
        Self::Name,
        Self::Overall,
        Self::Recommendation,
        Self::Decision,
        Self::Findings,
        Self::Time,
        Self::Pastes,
        Self::Started,
        Self::Version,
        Self::Test,
        Self::Interview,
        Self::Status,
        Self::Related,
    ];

    /// Those that have a column of their own, in the order in which they are shown.
    pub const SHOWN: [Self; 7] = [
        Self::Name,
        Self::Overall,
        Self::Recommendation,
        Self::Decision,
        Self::Findings,
        Self::Time,
        Self::Pastes,
    ];

    /// Returns whether the highest is what people look for first.
    pub fn is_highest_first(self) -> bool {
        matches!(
            self,
            Self::Test | Self::Interview | Self::Overall | Self::Findings | Self::Pastes
        )
    }
}

/// Returns the positions of the lines, sorted. What has no value comes last either way; equals stand in the order of time.
pub fn ordered(lines: &[Line], by: Column, is_descending: bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|one, other| {
        let (one, other) = (&lines[*one], &lines[*other]);
        let compared = compare(one, other, by, is_descending);
        compared.then_with(|| one.started_at.cmp(&other.started_at))
    });
    order
}

fn compare(one: &Line, other: &Line, by: Column, is_descending: bool) -> Ordering {
    let turned = |order: Ordering| {
        if is_descending {
            order.reverse()
        } else {
            order
        }
    };
    let scores = |one: Option<Bounds>, other: Option<Bounds>| {
        let key = |bounds: Bounds| (bounds.lowest, bounds.highest);
        last(one.map(key), other.map(key), is_descending)
    };
    match by {
        Column::Name => {
            let (one, other) = (one.name.to_lowercase(), other.name.to_lowercase());
            turned(one.cmp(&other))
        }
        Column::Started => turned(one.started_at.cmp(&other.started_at)),
        Column::Version => turned(numbered(&one.version).cmp(&numbered(&other.version))),
        Column::Test => scores(one.test, other.test),
        Column::Interview => scores(one.interview, other.interview),
        Column::Overall => scores(one.overall, other.overall),
        Column::Status => turned(one.status.cmp(&other.status)),
        Column::Recommendation => {
            let rank = |recommendation: Recommendation| recommendation as u8;
            last(
                one.recommendation.map(rank),
                other.recommendation.map(rank),
                is_descending,
            )
        }
        Column::Decision => {
            let rank = |decision: Decision| decision as u8;
            last(
                one.decision.map(rank),
                other.decision.map(rank),
                is_descending,
            )
        }
        Column::Findings => turned(one.findings.cmp(&other.findings)),
        Column::Related => turned(one.related.cmp(&other.related)),
        Column::Time => last(one.elapsed_ms, other.elapsed_ms, is_descending),
        Column::Pastes => turned(one.pastes.cmp(&other.pastes)),
    }
}

/// Compares what may be missing; that comes last in both directions.
fn last<T: Ord>(one: Option<T>, other: Option<T>, is_descending: bool) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if is_descending => Reverse(one).cmp(&Reverse(other)),
        (Some(one), Some(other)) => one.cmp(&other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

/// Splits a version so that 1.10 comes after 1.9.
fn numbered(version: &str) -> Vec<(u64, &str)> {
    let parts = version.split('.');
    parts
        .map(|part| (part.parse().unwrap_or(u64::MAX), part))
        .collect()
}

/// Which lines are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Every word of it has to be found; empty finds all.
    pub text: String,
    /// Only lines of this status.
    pub status: Option<Status>,
    /// Only lines with this decision; `Some(None)` is those without any.
    pub decision: Option<Option<Decision>>,
}

impl Filter {
    /// Returns whether a line is shown.
    pub fn shows(&self, line: &Line) -> bool {
        let text = self.text.to_lowercase();
        text.split_whitespace()
            .all(|word| line.found_by.contains(word))
            && self.status.is_none_or(|status| status == line.status)
            && self
                .decision
                .is_none_or(|decision| decision == line.decision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cover::Cover;
    use crate::related::tests::opened;
    use crate::state::State;
    use assay_core::scoring::Fraction;

    fn line(name: &str, test: Option<u32>, is_blind: bool) -> Line {
        let opened = opened("1", name, "a@example.org", "2026-01-01T00:00:00.000Z");
        let row = Row {
            opened: &opened,
            state: &State::default(),
            policy: None,
            scorecard: None,
            cover: &Cover::default(),
        };
        let shown = if is_blind { "Candidate 1" } else { name };
        Line {
            test: test.map(|percent| Bounds::settled(Fraction::whole(percent))),
            ..Line::of(&row, shown.into(), is_blind, 0)
        }
    }

    #[test]
    fn what_has_no_value_comes_last_either_way() {
        let lines = [
            line("a", None, false),
            line("b", Some(50), false),
            line("c", Some(70), false),
        ];
        assert_eq!(ordered(&lines, Column::Test, false), [1, 2, 0]);
        assert_eq!(ordered(&lines, Column::Test, true), [2, 1, 0]);
        assert_eq!(ordered(&lines, Column::Name, true), [2, 1, 0]);
        assert_eq!(ordered(&lines, Column::Decision, true), [0, 1, 2]);
    }

    #[test]
    fn time_and_pastes_are_sorted_by_and_times_are_hidden_with_the_names() {
        let with = |elapsed_ms, pastes| Line {
            elapsed_ms,
            pastes,
            ..line("a", None, false)
        };
        let lines = [with(None, 2), with(Some(9_000), 0), with(Some(3_000), 7)];
        assert_eq!(ordered(&lines, Column::Time, false), [2, 1, 0]);
        assert_eq!(ordered(&lines, Column::Time, true), [1, 2, 0]);
        assert_eq!(ordered(&lines, Column::Pastes, true), [2, 0, 1]);
        assert!(line("a", None, false).elapsed_ms.is_some());
        assert_eq!(line("a", None, true).elapsed_ms, None);
    }

    #[test]
    fn versions_are_sorted_as_numbers() {
        assert!(numbered("1.10.0") > numbered("1.9.2"));
        assert!(numbered("1.10.0") < numbered("1.10.1"));
    }

    #[test]
    fn every_word_has_to_be_found_and_hidden_names_find_nobody() {
        let shows = |text: &str, line: &Line| {
            let filter = Filter {
                text: text.into(),
                ..Filter::default()
            };
            filter.shows(line)
        };
        let known = line("Ann Example", None, false);
        assert!(shows("", &known) && shows("EXAMPLE ann", &known) && shows("@example", &known));
        assert!(!shows("ann bob", &known));
        let hidden = line("Ann Example", None, true);
        assert!(!shows("ann", &hidden) && !shows("@example", &hidden));
        assert!(shows("candidate", &hidden));
    }

    #[test]
    fn status_and_decision_narrow_the_list() {
        let known = line("Ann", None, false);
        let filter = |status, decision| Filter {
            text: String::new(),
            status,
            decision,
        };
        assert!(filter(Some(Status::NotScored), Some(None)).shows(&known));
        assert!(!filter(Some(Status::Final), None).shows(&known));
        assert!(!filter(None, Some(Some(Decision::Hold))).shows(&known));
    }
}
