//! The queue of what there is to rate: the written answers of all candidates, in an order that says nothing about them.
//!
//! Candidates have pseudonyms here. One item comes after the other; its answers stand in an order that is drawn from
//! the rater's identifier and the item. So it is the same after a reload, another for each rater and another for each
//! item: nobody can infer who is who from a place, and no answer comes first or last for everybody.

use super::attributed::Attributed;
use super::opened_bundle::OpenedBundle;
use super::policy::ScoringPolicy;
use super::state::State;
use assay_core::assessment::{Assessment, ItemKey, Key};
use assay_core::attempt::Response;
use assay_core::digest::sha256_hex;
use assay_core::scoring::SectionAnswers;
use assay_core::scoring::rules::judge;
use assay_core::scoring::rules::outcome::Points;

/// How one goes through the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Every criterion of an answer, then the next answer to the same item.
    ByAnswer,
    /// One criterion of an item across the candidates, then the next criterion.
    ByCriterion,
}

/// A written answer with the criteria that are rated together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// SHA-256 of the bundle.
    pub sha256: String,
    /// The name of the candidate here.
    pub pseudonym: String,
    /// SHA-256 of the key that the criteria are from.
    pub key_sha256: String,
    /// Identifier of the item.
    pub item: String,
    /// Identifiers of the criteria.
    pub criteria: Vec<String>,
}

/// All that is to be rated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Queue {
    /// The sheets, in order.
    pub sheets: Vec<Sheet>,
    /// The number of answers that cannot be rated, because the available key is an excerpt without rubrics.
    pub without_rubric: usize,
}

/// The answers of a candidate, and what they are rated by.
#[derive(Clone, Copy)]
pub struct Script<'a> {
    /// SHA-256 of the bundle.
    pub sha256: &'a str,
    /// The answers.
    pub answers: &'a [SectionAnswers],
    /// The pack that the test was taken with.
    pub pack: &'a Assessment,
    /// Its key.
    pub key: &'a Key,
}

/// Returns everything that people rate, in the order asked for, for the rater with the identifier `who`. What was not
/// answered is left out: it earns nothing without a rating.
pub fn queue<'a>(
    scripts: impl Iterator<Item = (Script<'a>, String)>,
    order: Order,
    who: &str,
) -> Queue {
    let mut queue = Queue::default();
    let mut placed = Vec::new();
    for (script, pseudonym) in scripts {
        for (place, id, criteria) in written(&script) {
            if criteria.is_empty() {
                queue.without_rubric += 1;
                continue;
            }
            let lot = drawn_lot(who, id, script.sha256);
            let sheet = |criteria| Sheet {
                sha256: script.sha256.into(),
                pseudonym: pseudonym.clone(),
                key_sha256: script.key.sha256.clone(),
                item: id.into(),
                criteria,
            };
            match order {
                Order::ByAnswer => placed.push((place, 0, lot, sheet(criteria))),
                Order::ByCriterion => {
                    let each = criteria.into_iter().enumerate();
                    placed.extend(each.map(|(at, one)| (place, at, lot.clone(), sheet(vec![one]))));
                }
            }
        }
    }
    placed.sort_by(
        |(place, at, lot, sheet), (other_place, other_at, other_lot, other)| {
            // Where two packs are available, the items of one stay together.
            let what =
                (&sheet.key_sha256, place, at).cmp(&(&other.key_sha256, other_place, other_at));
            what.then_with(|| lot.cmp(other_lot))
        },
    );
    queue.sheets = placed.into_iter().map(|(_, _, _, sheet)| sheet).collect();
    queue
}

/// Returns the lot by which the answers to an item are ordered for a rater.
fn drawn_lot(who: &str, item: &str, sha256: &str) -> String {
    sha256_hex(["order ", who, " ", item, " ", sha256].concat().as_bytes())
}

/// Returns the text that somebody wrote for an item; `None` where there is none.
pub fn text_of<'a>(opened: &'a OpenedBundle, item: &str) -> Option<&'a str> {
    let mut given = opened.answers.iter().flat_map(|section| &section.items);
    match given.find(|one| one.0 == item)?.1.as_ref()? {
        Response::Text(text) => Some(text),
        _ => None,
    }
}

/// Returns how many criteria of some sheets somebody has rated, and how many there are.
pub fn progress<'a>(
    sheets: &[Sheet],
    state_of: impl Fn(&str) -> Option<&'a State>,
    who: &str,
) -> (usize, usize) {
    let rated = sheets.iter().map(|sheet| {
        let state = state_of(&sheet.sha256);
        state.map_or(0, |state| {
            sheet.criteria.len() - unrated(sheet, state, who).count()
        })
    });
    (
        rated.sum(),
        sheets.iter().map(|sheet| sheet.criteria.len()).sum(),
    )
}

/// Returns the first sheet from a position on that somebody has not rated in full, continuing at the beginning.
pub fn next_open<'a>(
    sheets: &[Sheet],
    from: usize,
    state_of: impl Fn(&str) -> Option<&'a State>,
    who: &str,
) -> Option<usize> {
    let all = 0..sheets.len();
    let mut in_turn = all.clone().skip(from).chain(all.take(from));
    in_turn.find(|at| {
        let sheet = &sheets[*at];
        state_of(&sheet.sha256).is_some_and(|state| unrated(sheet, state, who).next().is_some())
    })
}

/// Returns the positions of the criteria on a sheet that somebody has not rated.
pub fn unrated<'a>(
    sheet: &'a Sheet,
    state: &'a State,
    who: &'a str,
) -> impl Iterator<Item = usize> + 'a {
    let each = sheet.criteria.iter().enumerate();
    each.filter(move |(_, criterion)| state.rating_by(&sheet.item, criterion, who).is_none())
        .map(|(at, _)| at)
}

/// Returns whether ratings differ so much that a person has to settle them.
pub fn differ(ratings: &[Attributed<u32>], policy: &ScoringPolicy) -> bool {
    let values = || ratings.iter().map(|one| one.value);
    let spread = values()
        .max()
        .zip(values().min())
        .map(|(highest, lowest)| highest - lowest);
    ratings.len() > 1 && spread.is_some_and(|spread| spread >= policy.adjudicate_from)
}

/// Returns the sheets with only those criteria on which the raters differ too much, settled or not.
pub fn disputes<'a>(
    sheets: &[Sheet],
    state_of: impl Fn(&str) -> Option<&'a State>,
    policy_of: impl Fn(&Sheet) -> Option<std::sync::Arc<ScoringPolicy>>,
) -> Vec<Sheet> {
    let differing = sheets.iter().filter_map(|sheet| {
        let (state, policy) = (state_of(&sheet.sha256)?, policy_of(sheet)?);
        let each = sheet.criteria.iter();
        let criteria: Vec<String> = each
            .filter(|criterion| differ(state.ratings_of(&sheet.item, criterion), &policy))
            .cloned()
            .collect();
        (!criteria.is_empty()).then(|| Sheet {
            criteria,
            ..sheet.clone()
        })
    });
    differing.collect()
}

/// Returns the answers of a candidate that people rate: place in the pack, item, criteria.
pub(super) fn written<'a>(script: &Script<'a>) -> Vec<(usize, &'a str, Vec<String>)> {
    let items = script
        .pack
        .sections
        .iter()
        .flat_map(|section| section.items.iter().map(move |item| (section, item)));
    let rated = items.enumerate().filter_map(|(place, (section, item))| {
        let given = script.answers.iter().find(|given| given.id == section.id)?;
        let response = &given.items.iter().find(|given| given.0 == item.id)?.1;
        if !matches!(response, Some(Response::Text(_))) {
            return None;
        }
        let key = script.key.item(&item.id)?;
        let ItemKey::Rubric(rubric) = key else {
            return None;
        };
        // The scorecard waits for people under the same condition.
        let outcome = judge(key, response.as_ref());
        let is_pending = outcome
            .parts
            .iter()
            .any(|part| matches!(part.points, Points::Pending));
        let criteria = rubric
            .criteria
            .iter()
            .map(|criterion| criterion.id.clone())
            .collect();
        is_pending.then_some((place, item.id.as_str(), criteria))
    });
    rated.collect()
}

#[cfg(test)]
mod tests;
