//! The scorecard: from answers, ratings and policy to a result in which every number says where it comes from.
//!
//! Test: an item is worth 1, its parts add up to it; a section's percent is the mean of its items; sections count by
//! weight. Interview: the mean of the core questions. Overall: test and interview by `policy.test_percent`. What
//! people have not settled yet is kept as bounds, so a number is never more certain than it is.

pub(super) mod document;

use super::bounds::Bounds;
use super::rules::{self, Recommendation, Rule};
use super::score::{ItemScore, score};
use super::settle::settle;
use super::sources::SectionScore;
use super::sources::Sources;
use super::state::State;
use assay_core::scoring::{Fraction, SectionAnswers};

/// The whole result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scorecard {
    /// The sections of the test, in the pack's order.
    pub sections: Vec<SectionScore>,
    /// The test, in percent.
    pub test: Bounds,
    /// The questions of the interview.
    pub questions: Vec<QuestionScore>,
    /// The interview, in percent.
    pub interview: Bounds,
    /// Test and interview, in percent.
    pub overall: Bounds,
    /// The rules, each with how it stands.
    pub rules: Vec<Rule>,
    /// The recommendation of the rules.
    pub recommendation: Recommendation,
    /// Why, in a sentence.
    pub why: String,
    /// The tasks that people still have, in words.
    pub open: Vec<String>,
    /// Whether every criterion was rated by one person only.
    pub is_single_rater: bool,
}

/// The score of an interview question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionScore {
    /// Identifier.
    pub id: String,
    /// Title.
    pub title: String,
    /// The share that was earned, from 0 to 1.
    pub share: Bounds,
    /// Who gave what.
    pub given: String,
    /// How the share is computed.
    pub how: String,
}

impl Scorecard {
    /// Makes the scorecard. Returns `None` where a number is too fine to be written down exactly.
    pub fn of(sources: &Sources<'_>, answers: &[SectionAnswers], state: &State) -> Option<Self> {
        let mut open = Vec::new();
        let mut sections = Vec::new();
        let mut test = Bounds::NOTHING;
        for section in &sources.pack.sections {
            let given = answers.iter().find(|given| given.id == section.id);
            let scored = section_score(sources, section, given, state)?;
            test = test.plus(scored.weighted)?;
            open.extend(
                scored
                    .items
                    .iter()
                    .flat_map(|item| item.open.iter().cloned()),
            );
            sections.push(scored);
        }
        let (questions, interview) = interview(sources, state, &mut open)?;
        let share = Fraction::share(sources.policy.test_percent as usize, 100);
        let rest = Fraction::ONE.plus(share.negated())?;
        let overall = test.times(share)?.plus(interview.times(rest)?)?;
        let rules = rules::rules(sources, &sections, overall, state, &mut open);
        let recommendation = rules::recommendation(&rules, overall);
        let is_single_rater =
            !state.ratings.is_empty() && state.ratings.values().all(|ratings| ratings.len() < 2);
        Some(Self {
            why: rules::why(&rules, recommendation, overall, &open),
            sections,
            test,
            questions,
            interview,
            overall,
            rules,
            recommendation,
            open,
            is_single_rater,
        })
    }

    /// Returns whether nothing is open: every number is settled and every finding judged.
    pub fn is_final(&self) -> bool {
        self.open.is_empty() && self.overall.is_settled()
    }
}

fn section_score(
    sources: &Sources<'_>,
    section: &assay_core::assessment::Section,
    given: Option<&SectionAnswers>,
    state: &State,
) -> Option<SectionScore> {
    let mut items = Vec::new();
    let mut sum = Bounds::NOTHING;
    let mut chance = Some(Fraction::ZERO);
    for (id, response) in given.map_or(&[][..], |given| &given.items) {
        // What is not of this section's bank was never asked here, and what comes twice counts once.
        let Some(item) = section.items.iter().find(|item| item.id == *id) else {
            continue;
        };
        if items.iter().any(|known: &ItemScore| known.id == *id) {
            continue;
        }
        let scored = score(item, sources.key, response.as_ref(), sources.policy, state)?;
        sum = sum.plus(scored.share)?;
        let level = sources.chance.level(&item.id);
        chance = chance.zip(level).and_then(|(sum, level)| sum.plus(level));
        items.push(scored);
    }
    let mean = Fraction::share(1, items.len());
    let weight = sources.policy.weight(&section.id);
    let percent = sum.times(mean)?.times(Fraction::whole(100))?;
    Some(SectionScore {
        id: section.id.clone(),
        title: section.title.clone(),
        weight_percent: weight,
        percent,
        weighted: percent.times(Fraction::share(weight as usize, 100))?,
        chance_percent: chance
            .filter(|_| !items.is_empty())
            .and_then(|sum| sum.times(mean)?.times(Fraction::whole(100))),
        items,
    })
}

fn interview(
    sources: &Sources<'_>,
    state: &State,
    open: &mut Vec<String>,
) -> Option<(Vec<QuestionScore>, Bounds)> {
    let mut questions = Vec::new();
    let mut sum = Bounds::NOTHING;
    let counts = sources.policy.test_percent < 100;
    for (id, title) in sources.questions {
        let ratings = state.interview.get(id).map_or(&[][..], Vec::as_slice);
        let settled = settle(ratings, state.agreed.get(id), 1, sources.policy)?;
        if let Some(what) = settled.missing.filter(|_| counts) {
            open.push([what, " the interview question “", title, "”."].concat());
        }
        sum = sum.plus(settled.share)?;
        questions.push(QuestionScore {
            id: id.clone(),
            title: title.clone(),
            share: settled.share,
            given: settled.given,
            how: settled.how,
        });
    }
    if questions.is_empty() {
        if counts {
            open.push("Open an interview kit; without one there are no questions.".into());
        }
        return Some((questions, Bounds::open(Fraction::whole(100))));
    }
    let mean = sum.times(Fraction::share(1, questions.len()))?;
    Some((questions, mean.times(Fraction::whole(100))?))
}
