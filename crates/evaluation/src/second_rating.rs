//! The ratings that a second person still has to give, because a result is near its limit.

use super::rules::{Outcome, Rule, SECOND_RATER, TOTAL};
use super::score::{ItemScore, PartScore};
use super::sources::SectionScore;

/// Returns the criteria that a second person has to rate by the rules that are open, in the order of the test, each with
/// its item. Criteria that are not settled have tasks of their own.
pub fn lacking<'a>(
    sections: &'a [SectionScore],
    rules: &[Rule],
) -> Vec<(&'a ItemScore, &'a PartScore)> {
    let open = rules.iter().filter(|rule| rule.result == Outcome::Open);
    let wanted: Vec<&str> = open
        .filter_map(|rule| rule.id.strip_prefix(SECOND_RATER))
        .collect();
    let is_wanted = |section: &&SectionScore| {
        let mut all = wanted.iter();
        all.any(|id| *id == TOTAL || *id == section.id)
    };
    let items = sections
        .iter()
        .filter(is_wanted)
        .flat_map(|section| &section.items);
    let parts = items.flat_map(|item| item.parts.iter().map(move |part| (item, part)));
    let lacking = parts.filter(|(_, part)| {
        part.points.is_settled() && part.raters.is_some_and(|raters| raters < 2)
    });
    lacking.collect()
}

#[cfg(test)]
mod tests;
