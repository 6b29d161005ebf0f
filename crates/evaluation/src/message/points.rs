//! What a letter may say of a result: sections by name, without numbers.

use super::super::cover::Cover;
use super::super::rules::Outcome;
use super::super::scorecard::Scorecard;
use super::super::sources::SectionScore;
use assay_core::scoring::Fraction;

/// From this percentage on a section counts as strong.
const STRONG: u32 = 70;
/// Below this percentage a section counts as weak.
const WEAK: u32 = 50;

/// What stands out in a result, by the titles of sections. Nothing of it is covered for whoever writes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Points<'a> {
    /// The best two sections, of those that are settled at 70 % and more.
    pub strengths: Vec<&'a str>,
    /// Every section whose minimum is missed, and the weakest of the others where it is settled below 50 %.
    pub development: Vec<&'a str>,
    /// Every section whose minimum is missed, whatever is still open, in the order of the test.
    pub missed_minimums: Vec<&'a str>,
}

impl<'a> Points<'a> {
    /// Returns what stands out; nothing without a scorecard.
    pub fn of(scorecard: Option<&'a Scorecard>, cover: &Cover) -> Self {
        let Some(card) = scorecard else {
            return Self::default();
        };
        let seen = card
            .sections
            .iter()
            .filter(|section| !cover.section(section));
        let (missed, others): (Vec<_>, Vec<_>) = seen.partition(|section| misses(card, section));
        let mut settled: Vec<&SectionScore> = others
            .into_iter()
            .filter(|section| section.percent.is_settled())
            .collect();
        settled.sort_by_key(|section| std::cmp::Reverse(section.percent.lowest));
        let title = |section: &&'a SectionScore| section.title.as_str();
        let strong = settled
            .iter()
            .take_while(|section| section.percent.lowest >= Fraction::whole(STRONG));
        let weakest = settled
            .last()
            .filter(|section| section.percent.lowest < Fraction::whole(WEAK));
        let missed_minimums: Vec<&str> = missed.iter().map(title).collect();
        let mut development = missed_minimums.clone();
        development.extend(weakest.map(title));
        Self {
            strengths: strong.take(2).map(title).collect(),
            development,
            missed_minimums,
        }
    }
}

/// Returns whether a section stays below its minimum, whatever comes of what is still open.
fn misses(card: &Scorecard, section: &SectionScore) -> bool {
    card.rules.iter().any(|rule| {
        rule.result == Outcome::NotMet && rule.id.strip_prefix("minimum:") == Some(&section.id)
    })
}
