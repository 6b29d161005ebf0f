//! What a letter may say of a result: sections and areas by name, without numbers.

use super::super::cover::Cover;
use super::super::rule_id::RuleId;
use super::super::rules::Outcome;
use super::super::scorecard::Scorecard;
use super::super::sources::SectionScore;
use assay_core::scoring::Fraction;

/// From this percentage on a section counts as strong.
const STRONG: u32 = 70;
/// Below this percentage a section counts as weak.
const WEAK: u32 = 50;

/// What stands out in a result, in plain words. Nothing of it is covered for whoever writes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Points {
    /// The best two sections, of those that are settled at 70 % and more.
    pub strengths: Vec<String>,
    /// Every minimum that is missed, and the weakest of the other sections where it is settled below 50 %.
    pub development: Vec<String>,
    /// Every minimum that is missed, whatever is still open: sections and their written answers in the order of the test,
    /// then areas of the interview.
    pub missed_minimums: Vec<String>,
}

impl Points {
    /// Returns what stands out; nothing without a scorecard.
    pub fn of(scorecard: Option<&Scorecard>, cover: &Cover) -> Self {
        let Some(card) = scorecard else {
            return Self::default();
        };
        let seen: Vec<&SectionScore> = card
            .sections
            .iter()
            .filter(|section| !cover.section(section))
            .collect();
        let mut missed_minimums: Vec<String> = seen
            .iter()
            .filter_map(|section| missed_in(card, section))
            .collect();
        let mut settled: Vec<&SectionScore> = seen
            .into_iter()
            .filter(|section| section.percent.is_settled() && missed_in(card, section).is_none())
            .collect();
        settled.sort_by_key(|section| std::cmp::Reverse(section.percent.lowest));
        let areas = card.areas.iter().map(|area| area.area);
        missed_minimums.extend(
            areas
                .filter(|area| !cover.area(card, *area))
                .filter(|area| misses(card, &RuleId::InterviewMinimum(*area)))
                .map(|area| [area.topic(), " in the interview"].concat()),
        );
        let title = |section: &&SectionScore| section.title.clone();
        let strong = settled
            .iter()
            .take_while(|section| section.percent.lowest >= Fraction::whole(STRONG));
        let weakest = settled
            .last()
            .filter(|section| section.percent.lowest < Fraction::whole(WEAK));
        let mut development = missed_minimums.clone();
        development.extend(weakest.map(title));
        Self {
            strengths: strong.take(2).map(title).collect(),
            development,
            missed_minimums,
        }
    }
}

/// Returns what of a section stays below its minimum, in words: the section, or else its written answers.
fn missed_in(card: &Scorecard, section: &SectionScore) -> Option<String> {
    if misses(card, &RuleId::Minimum(section.id.clone())) {
        Some(section.title.clone())
    } else if misses(card, &RuleId::RatedMinimum(section.id.clone())) {
        Some(["written answers in ", &section.title].concat())
    } else {
        None
    }
}

/// Returns whether the rule about a minimum is not met, whatever comes of what is still open.
fn misses(card: &Scorecard, id: &RuleId) -> bool {
    let mut rules = card.rules.iter().filter(|rule| rule.id == *id);
    rules.any(|rule| rule.result == Outcome::NotMet)
}
