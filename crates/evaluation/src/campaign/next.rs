//! What comes next for a candidate.

use super::candidacy::{Candidacy, Stage, asks_for, has, has_interview};
use super::rating::{differing, is_unrated, is_wanted};
use crate::deciding::blocking;
use crate::open_task::{Target, open_tasks};
use crate::policy::{Need, ScoringPolicy};
use crate::queue::unrated;
use crate::review_event::{Decision, Milestone, StageVerdict};
use crate::scorecard::Scorecard;
use crate::state::State;

/// What comes next for a candidate, by whoever works at the page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum NextAct {
    /// Open the questions, or the whole key, of the test.
    OpenContent,
    /// Rate so many answers, beginning with the one to this item.
    Rate {
        /// The number of answers.
        answers: usize,
        /// Identifier of the item.
        item: String,
    },
    /// Wait until somebody else has rated so many answers.
    AwaitRater {
        /// The number of answers.
        answers: usize,
    },
    /// Rate so many answers as well, or have the ratings shown: what was said about the test rests on what others gave.
    Uncover {
        /// The number of answers.
        answers: usize,
    },
    /// Settle so many criteria, beginning with one of this item.
    Settle {
        /// The number of criteria.
        criteria: usize,
        /// Identifier of the item.
        item: String,
    },
    /// Say what was meant where no rule could read it.
    Read {
        /// The number of values.
        values: usize,
    },
    /// Confirm or dismiss findings.
    JudgeFindings {
        /// The number of findings.
        findings: usize,
    },
    /// Give the verdict on a stage.
    Judge(Milestone),
    /// Open an interview kit.
    OpenKit,
    /// Rate the interview, or agree where ratings differ.
    Interview {
        /// The number of questions.
        questions: usize,
    },
    /// Decide.
    Decide,
    /// Look at the decision again: something changed under it.
    LookAgain,
    /// Nothing is left to do.
    Nothing,
}

impl NextAct {
    /// Returns whether somebody at this page can do it now.
    pub fn is_here(&self) -> bool {
        !matches!(self, Self::AwaitRater { .. } | Self::Nothing)
    }
}

/// Returns the stage of a candidate, and what comes next.
pub(super) fn next_act(one: &Candidacy<'_>) -> (Stage, NextAct) {
    if let Some(decision) = &one.state.decision {
        // A finding has to be judged before the decision can be looked at again.
        let findings = one.card.map_or(0, |card| blocking(card).len());
        if findings > 0 {
            return (Stage::ToSettle, NextAct::JudgeFindings { findings });
        }
        return if one.cover.is_stale(Some(decision), one.card) {
            (Stage::ToDecide, NextAct::LookAgain)
        } else {
            (Stage::Decided, after_decision(one, decision.value.0))
        };
    }
    let Some(card) = one.card else {
        return (Stage::Arrived, NextAct::OpenContent);
    };
    let open = open_tasks(card);
    if open.iter().any(|task| task.target == Target::File) {
        return (Stage::Arrived, NextAct::OpenContent);
    }
    if is_out(one) && !hides_verdict(one) {
        // What was found has to be judged before anything is decided.
        let findings = blocking(card).len();
        return match findings {
            0 => (Stage::ToDecide, NextAct::Decide),
            _ => (Stage::ToSettle, NextAct::JudgeFindings { findings }),
        };
    }
    if let Some(act) = to_rate(one) {
        return (Stage::ToRate, act);
    }
    let unread = open
        .iter()
        .filter(|task| matches!(task.target, Target::Answer { .. }));
    if let Some(act) = to_settle(one, card, unread.count()) {
        return (Stage::ToSettle, act);
    }
    if let Some(answers) = awaited(one) {
        return (Stage::ToRate, NextAct::AwaitRater { answers });
    }
    for stage in [Milestone::Test, Milestone::Shortlist] {
        if lacks_verdict(one, stage) {
            return (Stage::Shortlist, NextAct::Judge(stage));
        }
    }
    if let Some(act) = to_interview(one, card) {
        return (Stage::Interview, act);
    }
    (Stage::ToDecide, NextAct::Decide)
}

/// Returns what the verdict on a stage, or the decision to advance where `stage` is `None`, still waits for by the
/// policy.
pub fn missing(
    state: &State,
    card: Option<&Scorecard>,
    policy: &ScoringPolicy,
    stage: Option<Milestone>,
) -> Vec<Need> {
    let stages = &policy.stages;
    let needs = match stage {
        Some(Milestone::Test) => &stages.test,
        Some(Milestone::Shortlist) => &stages.shortlist,
        Some(Milestone::Interview) => &stages.interview,
        // An offer follows the decision, and waits for nothing more.
        Some(Milestone::Offer) => return Vec::new(),
        None => &stages.decision,
    };
    let absent = needs.iter().filter(|need| !has(state, card, **need));
    absent.copied().collect()
}

/// Returns what is left after a decision: whoever goes on is offered the place, or declined.
fn after_decision(one: &Candidacy<'_>, decision: Decision) -> NextAct {
    if decision == Decision::Advance && one.verdict(Milestone::Offer).is_none() {
        NextAct::Judge(Milestone::Offer)
    } else {
        NextAct::Nothing
    }
}

/// Returns whether somebody said that the candidate goes no further.
fn is_out(one: &Candidacy<'_>) -> bool {
    let stages = [Milestone::Test, Milestone::Shortlist];
    let mut verdicts = stages.iter().map(|stage| one.verdict(*stage));
    verdicts.any(|verdict| verdict == Some(StageVerdict::No))
}

/// Returns whether there is a verdict on the test, or on the shortlist, that would tell what is covered.
fn hides_verdict(one: &Candidacy<'_>) -> bool {
    let stages = [Milestone::Test, Milestone::Shortlist];
    let mut given = stages
        .iter()
        .filter_map(|stage| one.state.stages.get(stage));
    one.cover.test() && given.any(|given| !one.state.is_by(given, one.who))
}

fn to_rate(one: &Candidacy<'_>) -> Option<NextAct> {
    let policy = one.policy?;
    let mut wanted = one
        .sheets
        .iter()
        .filter(|sheet| is_wanted(sheet, one.state, policy, one.card, one.who));
    if let Some(first) = wanted.next() {
        return Some(NextAct::Rate {
            answers: 1 + wanted.count(),
            item: first.item.clone(),
        });
    }
    hides_verdict(one).then(|| {
        let not_own = one
            .sheets
            .iter()
            .filter(|sheet| unrated(sheet, one.state, one.who).next().is_some());
        NextAct::Uncover {
            answers: not_own.count(),
        }
    })
}

fn to_settle(one: &Candidacy<'_>, card: &Scorecard, values: usize) -> Option<NextAct> {
    let policy = one.policy?;
    let open = |sheet| differing(sheet, one.state, policy);
    let criteria = one.sheets.iter().map(open).sum();
    if let Some(first) = one.sheets.iter().find(|sheet| open(sheet) > 0) {
        let item = first.item.clone();
        return Some(NextAct::Settle { criteria, item });
    }
    if values > 0 {
        return Some(NextAct::Read { values });
    }
    let findings = blocking(card).len();
    (findings > 0).then_some(NextAct::JudgeFindings { findings })
}

/// Returns how many answers wait for somebody else; `None` where none does.
fn awaited(one: &Candidacy<'_>) -> Option<usize> {
    let policy = one.policy?;
    let sheets = one.sheets.iter();
    let answers = sheets
        .filter(|sheet| is_unrated(sheet, one.state, policy, one.card))
        .count();
    (answers > 0).then_some(answers)
}

/// Returns whether a verdict is asked for and nobody gave it.
fn lacks_verdict(one: &Candidacy<'_>, stage: Milestone) -> bool {
    let is_asked = one.policy.is_some_and(|policy| asks_for(policy, stage));
    is_asked && one.verdict(stage).is_none()
}

fn to_interview(one: &Candidacy<'_>, card: &Scorecard) -> Option<NextAct> {
    let policy = one.policy.filter(|policy| has_interview(policy))?;
    let is_unasked = card.areas.iter().any(|area| area.percent.is_none());
    if policy.has_interview() && (card.questions.is_empty() || is_unasked) {
        return Some(NextAct::OpenKit);
    }
    let asked = card.questions.iter();
    let questions = asked.filter(|question| question.open.is_some()).count();
    if questions > 0 {
        return Some(NextAct::Interview { questions });
    }
    lacks_verdict(one, Milestone::Interview).then_some(NextAct::Judge(Milestone::Interview))
}
