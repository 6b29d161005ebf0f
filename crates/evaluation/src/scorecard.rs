//! The scorecard: from answers, ratings and policy to a result in which every number says where it comes from.
//!
//! Test: an item is worth 1, its parts add up to it; a section's percent is the mean of its items by their weights; sections
//! count by weight. Interview: the mean of the core questions by their weights. Overall: test and interview by `policy.test_percent`. What
//! people have not settled yet is kept as bounds, so a number is never more certain than it is.

pub(super) mod document;

use super::answer_mark::is_rated;
use super::bounds::Bounds;
use super::interview_score::{self, AreaScore, QuestionScore};
use super::near_limit::{is_within, near_limits};
use super::rules::{self, Recommendation, Rule};
use super::score::{ItemScore, score};
use super::second_rating::{SecondRating, lacking};
use super::sources::SectionScore;
use super::sources::Sources;
use super::state::State;
use assay_core::assessment::{Section, StandardError};
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
    /// The areas of the interview that have a minimum.
    pub areas: Vec<AreaScore>,
    /// Test and interview, in percent.
    pub overall: Bounds,
    /// Whether the overall result is so near the threshold that the test may not tell a pass from a miss: within one standard
    /// error, by what there is so far. Not where the key states no standard error.
    pub is_near_threshold: bool,
    /// The standard error of the overall result, where all that can come of it lies within two of it from the threshold.
    pub standard_error: Option<StandardError>,
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
    /// The criteria that a second person has to rate, because a result is near its limit.
    pub second_ratings: Vec<SecondRating>,
    /// Identifier and title of each red flag that is known.
    pub flags: Vec<(String, String)>,
    /// What the policy takes from the test's key, because it is of the former version, a sentence each; mostly none.
    pub policy_notes: Vec<String>,
}

impl Scorecard {
    /// Makes the scorecard. Returns `None` where a number is too fine to be written down exactly.
    pub fn of(sources: &Sources<'_>, answers: &[SectionAnswers], state: &State) -> Option<Self> {
        let policy = sources.policy();
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
        let questions = interview_score::questions(sources, state)?;
        if questions.is_empty() && policy.has_interview() {
            open.push("Open an interview kit; without one there are no questions.".into());
        }
        open.extend(
            questions
                .iter()
                .filter_map(|question| question.open.clone()),
        );
        let interview = interview_score::percent(&questions)?;
        let areas = interview_score::areas(sources, &questions)?;
        open.extend(areas.iter().filter_map(AreaScore::task));
        let share = Fraction::share(policy.test_percent as usize, 100);
        let rest = Fraction::ONE.plus(share.negated())?;
        let overall = test.times(share)?.plus(interview.times(rest)?)?;
        let near = near_limits(sources, &sections, &questions, state)?;
        let is_near_threshold = near.is_near_threshold;
        let mut rules = rules::limits(sources, &sections, &areas, overall, &near.results);
        let mut second_ratings = Vec::new();
        for (item, part) in lacking(&sections, &near.results) {
            let task = "Have a second person rate “";
            open.push([task, &item.title, "”: ", &part.title, "."].concat());
            second_ratings.push(SecondRating {
                item: item.id.clone(),
                criterion: part.name.clone(),
            });
        }
        rules.extend(rules::findings(sources, &sections, state, &mut open));
        let recommendation = rules::recommendation(&rules, overall);
        let is_single_rater =
            !state.ratings.is_empty() && state.ratings.values().all(|ratings| ratings.len() < 2);
        Some(Self {
            why: rules::why(&rules, recommendation, overall, &open),
            standard_error: standard_error(sources, overall)?,
            sections,
            test,
            questions,
            interview,
            areas,
            overall,
            is_near_threshold,
            rules,
            recommendation,
            open,
            is_single_rater,
            second_ratings,
            flags: sources.flags.to_vec(),
            policy_notes: sources.upgrade.notes(sources.pack, sources.questions),
        })
    }

    /// Returns whether a second person has to rate a criterion, because a result is near its limit.
    pub fn wants_second_rating(&self, item: &str, criterion: &str) -> bool {
        let mut wanted = self.second_ratings.iter();
        wanted.any(|one| one.item == item && one.criterion == criterion)
    }

    /// Returns whether nothing is open: every number is settled and every finding judged.
    pub fn is_final(&self) -> bool {
        self.open.is_empty() && self.overall.is_settled()
    }
}

/// Returns the standard error where all that can come of a result lies within two of it from the threshold. The outer
/// `None` says that a number is too fine to be written down.
fn standard_error(sources: &Sources<'_>, overall: Bounds) -> Option<Option<StandardError>> {
    let Some(error) = &sources.key.validity.standard_error else {
        return Some(None);
    };
    let threshold = Fraction::whole(sources.policy().threshold_percent);
    let two = error.percent.times(Fraction::whole(2))?;
    let is_near =
        is_within(overall.lowest, threshold, two)? && is_within(overall.highest, threshold, two)?;
    Some(is_near.then(|| error.clone()))
}

fn section_score(
    sources: &Sources<'_>,
    section: &Section,
    given: Option<&SectionAnswers>,
    state: &State,
) -> Option<SectionScore> {
    let mut items = Vec::new();
    for (id, response) in given.map_or(&[][..], |given| &given.items) {
        // What is not of this section's bank was never asked here, and what comes twice counts once.
        let Some(item) = section.items.iter().find(|item| item.id == *id) else {
            continue;
        };
        if items.iter().any(|known: &ItemScore| known.id == *id) {
            continue;
        }
        let response = response.as_ref();
        items.push(score(item, sources.key, response, sources.policy(), state)?);
    }
    let weight = sources.policy().weight(&section.id);
    let percent = Bounds::mean_percent(items.iter().map(|item| (item.weight, item.share)))?;
    Some(SectionScore {
        id: section.id.clone(),
        title: section.title.clone(),
        weight_percent: weight,
        percent,
        weighted: percent.times(Fraction::share(weight as usize, 100))?,
        rated_percent: rated_percent(sources, section, &items)?,
        chance_percent: chance_percent(sources, &items),
        items,
    })
}

/// What the answers that people rate earned together, where the policy asks for a least of that. The inner `None` says that
/// nobody rates an answer that was drawn; where nothing was drawn at all, nothing was earned.
fn rated_percent(
    sources: &Sources<'_>,
    section: &Section,
    items: &[ItemScore],
) -> Option<Option<Bounds>> {
    let minima = &sources.policy().rated_minimum_percent;
    let mut rated = items.iter().filter(|item| is_rated(item)).peekable();
    let is_none = rated.peek().is_none() && !items.is_empty();
    if is_none || !minima.contains_key(&section.id) {
        return Some(None);
    }
    Bounds::mean_percent(rated.map(|item| (item.weight, item.share))).map(Some)
}

/// What answers at random earn on average; `None` where people rate, or where it is not known.
fn chance_percent(sources: &Sources<'_>, items: &[ItemScore]) -> Option<Fraction> {
    let levels: Option<Vec<(u32, Bounds)>> = items
        .iter()
        .map(|item| {
            let level = sources.chance.level(&item.id)?;
            Some((item.weight, Bounds::settled(level)))
        })
        .collect();
    let levels = levels.filter(|levels| !levels.is_empty())?;
    Some(Bounds::mean_percent(levels)?.lowest)
}

#[cfg(test)]
mod tests;
