//! The part of an evaluation that somebody may see: the one rule behind every view and every export.
//!
//! What others gave on a criterion, or to a question of the interview, is covered until one has given one's own
//! rating, or settled it. With it every number and every sentence is covered that is made from it: item, section,
//! test or interview, the overall result, what the rules say. Whoever does not rate can have it shown; that is
//! written to the log.

use super::attributed::Attributed;
use super::bounds::Bounds;
use super::interview_score::QuestionScore;
use super::open_task::{OpenTask, Target, open_tasks};
use super::review_event::{Decision, ReviewAction, ReviewEvent};
use super::rule_id::RuleId;
use super::rules::{Outcome, Recommendation, Rule};
use super::score::ItemScore;
use super::scorecard::Scorecard;
use super::sources::SectionScore;
use super::stale_decision::is_stale;
use super::state::State;
use assay_core::assessment::{CoreArea, StandardError};
use std::collections::BTreeSet;

/// The ratings that somebody had shown to them without rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Revealed {
    /// Every rating.
    pub answers: bool,
    /// The ratings of the interview.
    pub interview: bool,
}

/// The numbers and ratings that are covered for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cover {
    who: String,
    revealed: Revealed,
    criteria: BTreeSet<(String, String)>,
    items: BTreeSet<String>,
    questions: BTreeSet<String>,
}

impl Cover {
    /// Returns the cover for whoever has the identifier `who`, which is empty while nobody has said who they are.
    pub fn of(state: &State, who: &str, revealed: Revealed) -> Self {
        let mut cover = Self {
            who: who.into(),
            revealed,
            ..Self::default()
        };
        let criteria = state.ratings.keys().chain(state.adjudications.keys());
        for key in criteria {
            let settled = state.adjudications.get(key);
            if !revealed.answers
                && is_covered(state, state.ratings_of(&key.0, &key.1), settled, who)
            {
                cover.criteria.insert(key.clone());
                cover.items.insert(key.0.clone());
            }
        }
        for question in state.interview.keys().chain(state.agreed.keys()) {
            let settled = state.agreed.get(question);
            if !revealed.answers
                && !revealed.interview
                && is_covered(state, state.interview_of(question), settled, who)
            {
                cover.questions.insert(question.clone());
            }
        }
        cover
    }

    /// Returns whether what others gave on a criterion is covered.
    pub fn criterion(&self, item: &str, criterion: &str) -> bool {
        !self.criteria.is_empty() && self.criteria.contains(&(item.into(), criterion.into()))
    }

    /// Returns whether anything of an item is.
    pub fn item_of(&self, item: &str) -> bool {
        self.items.contains(item)
    }

    /// Returns whether the score of an item is.
    pub fn item(&self, item: &ItemScore) -> bool {
        self.item_of(&item.id)
    }

    /// Returns whether the score of a section is.
    pub fn section(&self, section: &SectionScore) -> bool {
        section.items.iter().any(|item| self.item(item))
    }

    /// Returns whether the test is.
    pub fn test(&self) -> bool {
        !self.items.is_empty()
    }

    /// Returns whether what others gave to a question of the interview is.
    pub fn question_of(&self, question: &str) -> bool {
        self.questions.contains(question)
    }

    /// Returns whether the score of a question is.
    pub fn question(&self, question: &QuestionScore) -> bool {
        self.question_of(&question.id)
    }

    /// Returns whether the interview is.
    pub fn interview(&self) -> bool {
        !self.questions.is_empty()
    }

    /// Returns whether the score of an area of the interview is.
    pub fn area(&self, card: &Scorecard, area: CoreArea) -> bool {
        let mut questions = card.questions.iter();
        questions.any(|one| one.area == area && self.question(one))
    }

    /// Returns whether anything is, and so the overall result and what the rules say.
    pub fn any(&self) -> bool {
        self.test() || self.interview()
    }

    /// Returns whether the verdicts on stages are: each rests on what the ratings come to.
    pub fn verdicts(&self) -> bool {
        self.any()
    }

    /// Returns whether a rule tells a covered number.
    pub fn rule(&self, card: &Scorecard, rule: &Rule) -> bool {
        match rule.id {
            RuleId::Threshold | RuleId::SecondRater(None) => self.any(),
            RuleId::InterviewMinimum(area) => self.area(card, area),
            _ => section_of(card, rule).is_some_and(|section| self.section(section)),
        }
    }

    /// Returns the rules that may be named, in their order. That a second person has to rate tells how near a result is to
    /// its limit: such a rule is left out while it is covered.
    pub fn rules<'a>(&self, card: &'a Scorecard) -> Vec<&'a Rule> {
        let rules = card.rules.iter();
        rules
            .filter(|rule| !(matches!(rule.id, RuleId::SecondRater(_)) && self.rule(card, rule)))
            .collect()
    }

    /// Returns what people still have to do, without what tells how near a covered result is to its limit.
    pub fn open_tasks<'a>(&self, card: &'a Scorecard) -> Vec<OpenTask<'a>> {
        let mut tasks = open_tasks(card);
        tasks.retain(|task| match task.target {
            Target::Rating { item, criterion } if card.wants_second_rating(item, criterion) => {
                self.shows_second_rating(card, item)
            }
            _ => true,
        });
        tasks
    }

    /// Returns whether a rule that may be read says that a second person has to rate an item.
    fn shows_second_rating(&self, card: &Scorecard, item: &str) -> bool {
        let mut sections = card.sections.iter();
        let section = sections.find(|section| section.items.iter().any(|one| one.id == item));
        let section = section.map(|section| section.id.as_str());
        let mut open = card
            .rules
            .iter()
            .filter(|rule| rule.result == Outcome::Open);
        open.any(|rule| {
            let asks = match &rule.id {
                RuleId::SecondRater(of) => of.is_none() || of.as_deref() == section,
                _ => false,
            };
            asks && !self.rule(card, rule)
        })
    }

    /// Returns whether what an event gives is covered: also where it was taken back or overwritten later.
    pub fn event(&self, state: &State, event: &ReviewEvent) -> bool {
        let (_, by_id) = state.people.author(event);
        if self.revealed.answers || by_id == state.people.person(&self.who) {
            return false;
        }
        match &event.what {
            ReviewAction::Rated {
                item, criterion, ..
            }
            | ReviewAction::Annotated {
                item, criterion, ..
            }
            | ReviewAction::Adjudicated {
                item, criterion, ..
            } => {
                let settled = state.adjudication(item, criterion);
                !has_given(state, state.ratings_of(item, criterion), settled, &self.who)
            }
            // The points help to rate every criterion of the item.
            ReviewAction::Covered { item, .. } => self.points(state, item),
            ReviewAction::Interviewed { question, .. }
            | ReviewAction::InterviewAnnotated { question, .. }
            | ReviewAction::Agreed { question, .. } => {
                let settled = state.agreed.get(question);
                !self.revealed.interview
                    && !has_given(state, state.interview_of(question), settled, &self.who)
            }
            ReviewAction::Decided { .. } => self.any(),
            ReviewAction::StageJudged { .. } => self.verdicts(),
            _ => false,
        }
    }

    /// Returns whether it is covered which expected points of an item others found: until one has rated it.
    pub fn points(&self, state: &State, item: &str) -> bool {
        let mut own = state.ratings.iter();
        let has_rated =
            own.any(|(key, given)| key.0 == item && state.own(given, &self.who).is_some());
        !self.revealed.answers && (!has_rated || self.item_of(item))
    }

    /// Returns whether it is covered how an answer compares with those of other candidates: until one has rated, or
    /// settled, each of its criteria. Otherwise the comparison would come before the rating. Where nobody knows the
    /// criteria, it stays covered.
    pub fn comparison(&self, state: &State, item: &str, criteria: &[String]) -> bool {
        let has_given = |criterion: &String| {
            let settled = state.adjudication(item, criterion);
            has_given(state, state.ratings_of(item, criterion), settled, &self.who)
        };
        let has_given_all = !criteria.is_empty() && criteria.iter().all(has_given);
        self.who.is_empty() || !(self.revealed.answers || has_given_all)
    }

    /// The test, unless it is covered.
    pub fn test_of(&self, card: &Scorecard) -> Option<Bounds> {
        (!self.test()).then_some(card.test)
    }

    /// The interview, unless it is covered.
    pub fn interview_of(&self, card: &Scorecard) -> Option<Bounds> {
        (!self.interview()).then_some(card.interview)
    }

    /// The overall result, unless it is covered.
    pub fn overall_of(&self, card: &Scorecard) -> Option<Bounds> {
        (!self.any()).then_some(card.overall)
    }

    /// The standard error of the overall result where it stands beside it, unless that is covered: it tells how near the
    /// result lies to what is needed.
    pub fn standard_error_of<'a>(&self, card: &'a Scorecard) -> Option<&'a StandardError> {
        card.standard_error.as_ref().filter(|_| !self.any())
    }

    /// A section's percent, unless it is covered.
    pub fn percent_of(&self, section: &SectionScore) -> Option<Bounds> {
        (!self.section(section)).then_some(section.percent)
    }

    /// Returns the recommendation of the rules, unless it is covered.
    pub fn recommendation_of(&self, card: &Scorecard) -> Option<Recommendation> {
        (!self.any()).then_some(card.recommendation)
    }

    /// Returns whether something changed under a decision, unless that would tell what is covered.
    pub fn is_stale(
        &self,
        decision: Option<&Attributed<(Decision, String)>>,
        card: Option<&Scorecard>,
    ) -> bool {
        !self.any() && is_stale(decision, card)
    }

    /// Returns why, unless it is covered.
    pub fn why_of<'a>(&self, card: &'a Scorecard) -> Option<&'a str> {
        (!self.any()).then_some(card.why.as_str())
    }
}

/// Returns the section whose score a rule is about, if it is about one.
pub fn section_of<'a>(card: &'a Scorecard, rule: &Rule) -> Option<&'a SectionScore> {
    let id = rule.id.section()?;
    card.sections.iter().find(|section| section.id == id)
}

fn is_covered(
    state: &State,
    ratings: &[Attributed<u32>],
    settled: Option<&Attributed<u32>>,
    who: &str,
) -> bool {
    let is_given = !ratings.is_empty() || settled.is_some();
    is_given && !has_given(state, ratings, settled, who)
}

/// Returns whether somebody rated it, or settled it.
fn has_given(
    state: &State,
    ratings: &[Attributed<u32>],
    settled: Option<&Attributed<u32>>,
    who: &str,
) -> bool {
    state.own(ratings, who).is_some()
        || settled.is_some_and(|attributed| state.is_by(attributed, who))
}

#[cfg(test)]
mod tests;
