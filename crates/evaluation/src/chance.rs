//! The score that answers at random earn: the level that a score has to be seen against.
//!
//! Every answer that could be given at random is graded by the same rule as candidates' answers, and the mean is
//! taken; nothing is sampled and nothing estimated. At random means: one option of a choice; of several as many as are
//! right; two different options as best and worst; any order; any level for each option; as many places as are
//! wrong, or "No error" where it may be answered, and nothing written. Typed values and prose earn nothing at random. Other
//! prose has no level; a scenario that is answered in words has the level 0, since others mark options in it.

use assay_core::assessment::{Assessment, InteractionKind, Item, ItemKey, Key, NO_ERROR};
use assay_core::attempt::Response;
use assay_core::scoring::Fraction;
use assay_core::scoring::rules::judge;
use assay_core::scoring::rules::outcome::Points;
use std::collections::BTreeMap;

/// The most answers that are graded for one item; beyond, its level stays unknown.
const MOST_ANSWERS: usize = 50_000;

/// The points that answers at random earn on each item of a test. Grading them takes a while, and hundreds of candidates sit the same
/// test: make it once for a pack and key, and hand it to every scorecard.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChanceLevels(BTreeMap<String, Fraction>);

impl ChanceLevels {
    /// Works out the level of each item of a pack by its key.
    pub fn of(pack: &Assessment, key: &Key) -> Self {
        let items = pack.sections.iter().flat_map(|section| &section.items);
        let level = |item: &Item| Some((item.id.clone(), chance_level(item, key.item(&item.id)?)?));
        Self(items.filter_map(level).collect())
    }

    /// Returns the level of an item, as a share of 1; `None` for prose, and where too many answers are possible.
    pub fn level(&self, item: &str) -> Option<Fraction> {
        self.0.get(item).copied()
    }
}

/// Returns the average score of an item that is answered at random, as a share of 1; `None` for prose, and where too
/// many answers are possible.
///
/// ```
/// use assay_core::assessment::{Assessment, ItemKey};
/// use assay_core::document;
/// use assay_core::scoring::Fraction;
/// use assay_evaluation::chance_level;
///
/// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.json"));
/// let pack = Assessment::parse("small.json", &document::parse("small.json", text).unwrap()).unwrap();
/// let key = ItemKey::Choice { correct: "b".into(), reason: String::new() };
/// assert_eq!(chance_level(pack.item("one").unwrap(), &key), Some(Fraction::HALF));
/// ```
pub fn chance_level(item: &Item, key: &ItemKey) -> Option<Fraction> {
    let scores = chance_scores(item, key)?;
    let mut answers = 0_usize;
    let mut sum = Fraction::ZERO;
    for (score, count) in scores {
        let count = usize::try_from(count).ok()?;
        answers = answers.checked_add(count)?;
        let weight = Fraction::whole(u32::try_from(count).ok()?);
        sum = sum.plus(score.times(weight)?)?;
    }
    sum.times(Fraction::share(1, answers))
}

/// Returns the scores that answers at random earn, as shares of 1 in rising order, each with the number of answers that
/// earn it; `None` for prose, and where too many answers are possible.
///
/// ```
/// use assay_core::assessment::{Assessment, ItemKey};
/// use assay_core::document;
/// use assay_core::scoring::Fraction;
/// use assay_evaluation::chance_scores;
///
/// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/small.json"));
/// let pack = Assessment::parse("small.json", &document::parse("small.json", text).unwrap()).unwrap();
/// let key = ItemKey::Order {
///     groups: vec![vec!["a".into()], vec!["b".into()], vec!["c".into()]],
///     reason: String::new(),
/// };
/// // Of six orders one is right, two have one pair reversed, and three earn nothing.
/// let scores = chance_scores(pack.item("steps").unwrap(), &key).unwrap();
/// assert_eq!(scores, [(Fraction::ZERO, 3), (Fraction::share(1, 3), 2), (Fraction::ONE, 1)]);
/// ```
pub fn chance_scores(item: &Item, key: &ItemKey) -> Option<Vec<(Fraction, u64)>> {
    let ids: Vec<String> = match &item.interaction.kind {
        InteractionKind::Hottext { document, .. } => document.places(),
        kind => kind
            .options()
            .iter()
            .map(|option| option.id.clone())
            .collect(),
    };
    let answers: Vec<Response> = match key {
        // A scenario that is answered in words: nobody earns by marking anything.
        ItemKey::Rubric(rubric) if !rubric.acts.is_empty() => {
            return Some(vec![(Fraction::ZERO, 1)]);
        }
        ItemKey::Rubric(_) => return None,
        ItemKey::TextEntry { .. } => return Some(vec![(Fraction::ZERO, 1)]),
        ItemKey::Choice { .. } => subsets(&ids, 1)?
            .into_iter()
            .map(Response::Choices)
            .collect(),
        ItemKey::ChoicePartial { correct, .. } => {
            let chosen = subsets(&ids, correct.len())?;
            chosen.into_iter().map(Response::Choices).collect()
        }
        ItemKey::BestWorst(_) => pairs(&ids),
        ItemKey::Order { .. } => orders(&ids)?.into_iter().map(Response::Order).collect(),
        ItemKey::Match { levels: right, .. } => {
            let InteractionKind::Match { levels, .. } = &item.interaction.kind else {
                return None;
            };
            let is_right = |right: &[String], level: &str| right.iter().any(|known| known == level);
            let fitting = right.iter().map(|(_, right)| {
                let fitting = levels.iter().filter(|level| is_right(right, &level.id));
                fitting.count()
            });
            return match_scores(&fitting.collect::<Vec<_>>(), levels.len());
        }
        ItemKey::Hottext { targets, .. } => {
            // "No error" is an answer of its own, and stands for one place.
            let has_no_error = matches!(
                &item.interaction.kind,
                InteractionKind::Hottext {
                    has_no_error: true,
                    ..
                }
            );
            let mut places = subsets(&ids, targets.len())?;
            places.extend(has_no_error.then(|| vec![NO_ERROR.into()]));
            let answer = |places| Response::Hottext {
                places,
                correction: String::new(),
            };
            places.into_iter().map(answer).collect()
        }
    };
    graded(key, &answers)
}

/// Grades every answer by the item's rule.
fn graded(key: &ItemKey, answers: &[Response]) -> Option<Vec<(Fraction, u64)>> {
    let mut scores = BTreeMap::new();
    for answer in answers {
        let mut sum = Fraction::ZERO;
        for part in judge(key, Some(answer)).parts {
            if let Points::Settled(points) = part.points {
                sum = sum.plus(points)?;
            }
        }
        *scores.entry(sum).or_insert(0) += 1;
    }
    Some(scores.into_iter().collect())
}

/// Returns the scores of an item whose options are given levels. They count one by one, so each is looked at alone:
/// `fitting` says how many of the levels are right for each.
fn match_scores(fitting: &[usize], levels: usize) -> Option<Vec<(Fraction, u64)>> {
    // In how many ways 0, 1, 2, ... options get a right level.
    let mut ways: Vec<u64> = vec![1];
    for right in fitting {
        let wrong = u64::try_from(levels.checked_sub(*right)?).ok()?;
        let right = u64::try_from(*right).ok()?;
        let mut next = vec![0; ways.len() + 1];
        for (hits, count) in ways.into_iter().enumerate() {
            next[hits] = count.checked_mul(wrong)?.checked_add(next[hits])?;
            next[hits + 1] = count.checked_mul(right)?;
        }
        ways = next;
    }
    let scores = ways.into_iter().enumerate();
    let scores = scores.map(|(hits, count)| (Fraction::share(hits, fitting.len()), count));
    Some(scores.filter(|(_, count)| *count > 0).collect())
}

/// Returns every way to choose `size` of some identifiers; `None` where there are too many.
fn subsets(ids: &[String], size: usize) -> Option<Vec<Vec<String>>> {
    let mut found = Vec::new();
    let mut chosen = Vec::new();
    choose(ids, size, &mut chosen, &mut found)?;
    Some(found)
}

fn choose(
    ids: &[String],
    size: usize,
    chosen: &mut Vec<String>,
    found: &mut Vec<Vec<String>>,
) -> Option<()> {
    if size == 0 {
        if found.len() == MOST_ANSWERS {
            return None;
        }
        found.push(chosen.clone());
        return Some(());
    }
    for (at, id) in ids.iter().enumerate() {
        chosen.push(id.clone());
        choose(&ids[at + 1..], size - 1, chosen, found)?;
        chosen.pop();
    }
    Some(())
}

fn pairs(ids: &[String]) -> Vec<Response> {
    let mut found = Vec::new();
    for best in ids {
        for worst in ids.iter().filter(|worst| *worst != best) {
            found.push(Response::BestWorst {
                best: Some(best.clone()),
                worst: Some(worst.clone()),
            });
        }
    }
    found
}

fn orders(ids: &[String]) -> Option<Vec<Vec<String>>> {
    let mut found: Vec<Vec<String>> = vec![Vec::new()];
    for id in ids {
        let mut longer = Vec::new();
        for order in &found {
            for at in 0..=order.len() {
                let mut next = order.clone();
                next.insert(at, id.clone());
                longer.push(next);
            }
        }
        if longer.len() > MOST_ANSWERS {
            return None;
        }
        found = longer;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_matched_one_by_one() {
        // Two of three levels fit the first option, one of three the second: 2, 5 and 2 of 9.
        let scores = match_scores(&[2, 1], 3).unwrap();
        let half = Fraction::HALF;
        assert_eq!(scores, [(Fraction::ZERO, 2), (half, 5), (Fraction::ONE, 2)]);
    }
}
