//! The score that answers at random earn: the level that a score has to be seen against.
//!
//! Every answer that could be given at random is graded by the same rule as candidates' answers, and the mean is
//! taken; nothing is sampled and nothing estimated. At random means: one option of a choice; of several as many as are
//! right; two different options as best and worst; any order; any level for each option; as many places as are
//! wrong, and nothing written. Typed values and prose earn nothing at random.

use assay_core::assessment::{Assessment, InteractionKind, Item, ItemKey, Key};
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
    let ids: Vec<String> = match &item.interaction.kind {
        InteractionKind::Hottext { document, .. } => document.places(),
        kind => kind
            .options()
            .iter()
            .map(|option| option.id.clone())
            .collect(),
    };
    let answers: Vec<Response> = match key {
        ItemKey::Rubric(_) => return None,
        ItemKey::TextEntry { .. } => return Some(Fraction::ZERO),
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
            // Options count one by one, so each may be looked at alone.
            let InteractionKind::Match { levels, .. } = &item.interaction.kind else {
                return None;
            };
            let is_right = |right: &[String]| {
                levels
                    .iter()
                    .filter(|level| right.contains(&level.id))
                    .count()
            };
            let hits = right.iter().map(|(_, right)| is_right(right)).sum();
            return Some(Fraction::share(hits, right.len() * levels.len()));
        }
        ItemKey::Hottext { targets, .. } => {
            let places = subsets(&ids, targets.len())?.into_iter();
            let answer = |places| Response::Hottext {
                places,
                correction: String::new(),
            };
            places.map(answer).collect()
        }
    };
    mean(key, &answers)
}

fn mean(key: &ItemKey, answers: &[Response]) -> Option<Fraction> {
    let mut sum = Fraction::ZERO;
    for answer in answers {
        for part in judge(key, Some(answer)).parts {
            if let Points::Settled(points) = part.points {
                sum = sum.plus(points)?;
            }
        }
    }
    sum.times(Fraction::share(1, answers.len()))
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
