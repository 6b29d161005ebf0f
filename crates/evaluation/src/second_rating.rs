//! The ratings that a second person still has to give, because a result is near its limit.

use super::near_limit::Near;
use super::score::{ItemScore, PartScore};
use super::sources::SectionScore;

/// A criterion of a written answer that a second person has to rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondRating {
    /// Identifier of the item.
    pub item: String,
    /// The criterion.
    pub criterion: String,
}

/// Returns the criteria that a second person has to rate by the results that are near, in the order of the test, each with
/// its item. Criteria that are not settled have tasks of their own.
pub fn lacking<'a>(
    sections: &'a [SectionScore],
    near: &[Near<'_>],
) -> Vec<(&'a ItemScore, &'a PartScore)> {
    let is_wanted = |section: &&SectionScore| {
        let mut open = near.iter().filter(|near| near.lacks);
        open.any(|near| near.section.is_none_or(|one| one.id == section.id))
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
