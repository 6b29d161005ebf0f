//! The answers of different candidates that have passages in common, as far as somebody may see them.

use super::comparison::{Comparison, Likeness, Passage};
use crate::cover::Cover;
use crate::opened_bundle::OpenedBundle;
use crate::queue::{Script, text_of, written};
use crate::reading::item_texts;
use crate::related::related;
use crate::relation::Relation;
use crate::state::State;
use assay_core::assessment::{Assessment, Key};
use std::collections::{BTreeMap, BTreeSet};

/// So many pairs are shown at most, those with the largest share.
const MOST_PAIRS: usize = 100;

/// A candidate whose answers are compared.
#[derive(Clone, Copy)]
pub struct ComparedCandidate<'a> {
    /// The bundle.
    pub opened: &'a OpenedBundle,
    /// The pack that the test was taken with.
    pub pack: &'a Assessment,
    /// Its key.
    pub key: &'a Key,
    /// What stands about the candidate.
    pub state: &'a State,
    /// What is covered for whoever looks.
    pub cover: &'a Cover,
}

/// Two answers to the same question that have passages in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimilarPair {
    /// SHA-256 of the pack.
    pub pack_sha256: String,
    /// Identifier of the item.
    pub item: String,
    /// SHA-256 of the bundle of the one candidate.
    pub one: String,
    /// SHA-256 of the bundle of the other.
    pub other: String,
    /// The number of sequences of words that both have.
    pub common: usize,
    /// The number of sequences that one of them has, or both.
    pub all: usize,
    /// What they have in common.
    pub passages: Vec<Passage>,
}

/// What was compared, and what was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SimilarAnswers {
    /// The pairs, the largest share first.
    pub pairs: Vec<SimilarPair>,
    /// The number of pairs beyond those.
    pub left_out: usize,
    /// The number of written answers to questions that several candidates answered.
    pub answers: usize,
    /// How many of them may be seen beside others.
    pub uncovered: usize,
}

/// A written answer.
struct Written<'a> {
    candidate: usize,
    text: &'a str,
    is_covered: bool,
}

/// Compares the written answers of candidates who took the same test in the same campaign. Answers of one person are not
/// compared with each other. A pair counts only where neither answer is covered.
pub fn similar_answers(candidates: &[ComparedCandidate<'_>]) -> SimilarAnswers {
    let opened: Vec<&OpenedBundle> = candidates.iter().map(|one| one.opened).collect();
    let same = same_people(&opened);
    let mut found = SimilarAnswers::default();
    let mut compared = Vec::new();
    let mut pairs: Vec<(usize, Likeness)> = Vec::new();
    for ((_, pack_sha256, item), written) in by_question(candidates) {
        if written.len() < 2 {
            continue;
        }
        found.answers += written.len();
        found.uncovered += written.iter().filter(|one| !one.is_covered).count();
        let pack = candidates[written[0].candidate].pack;
        let given = pack.item(item).map(item_texts).unwrap_or_default();
        let texts: Vec<&str> = written.iter().map(|one| one.text).collect();
        let comparison = Comparison::of(&given, &texts);
        for likeness in comparison.pairs() {
            let [one, other] = [likeness.one, likeness.other].map(|at| &written[at]);
            let is_one_person = same.contains(&(one.candidate, other.candidate));
            if !one.is_covered && !other.is_covered && !is_one_person {
                pairs.push((compared.len(), likeness));
            }
        }
        compared.push((pack_sha256, item, written, comparison));
    }
    pairs.sort_by(|(at, one), (other_at, other)| one.by_share(other).then(at.cmp(other_at)));
    found.left_out = pairs.len().saturating_sub(MOST_PAIRS);
    pairs.truncate(MOST_PAIRS);
    found.pairs = pairs
        .into_iter()
        .map(|(at, likeness)| {
            let (pack_sha256, item, written, comparison) = &compared[at];
            let sha256 = |at: usize| opened[written[at].candidate].sha256.clone();
            SimilarPair {
                pack_sha256: (*pack_sha256).into(),
                item: (*item).into(),
                one: sha256(likeness.one),
                other: sha256(likeness.other),
                common: likeness.common,
                all: likeness.all,
                passages: comparison.passages(likeness.one, likeness.other),
            }
        })
        .collect();
    found
}

/// The written answers by campaign, pack and item.
fn by_question<'a>(
    candidates: &[ComparedCandidate<'a>],
) -> BTreeMap<(&'a str, &'a str, &'a str), Vec<Written<'a>>> {
    let mut questions: BTreeMap<(&str, &str, &str), Vec<Written<'_>>> = BTreeMap::new();
    for (candidate, one) in candidates.iter().enumerate() {
        let script = Script {
            sha256: &one.opened.sha256,
            answers: &one.opened.answers,
            pack: one.pack,
            key: one.key,
        };
        for (_, item, criteria) in written(&script) {
            let Some(text) = text_of(one.opened, item) else {
                continue;
            };
            let question = (&*one.opened.campaign, &*one.opened.content_sha256, item);
            questions.entry(question).or_default().push(Written {
                candidate,
                text,
                is_covered: one.cover.comparison(one.state, item, &criteria),
            });
        }
    }
    questions
}

/// The pairs of bundles that are of one person, as far as they say, in both orders.
fn same_people(opened: &[&OpenedBundle]) -> BTreeSet<(usize, usize)> {
    let related = related(opened).into_iter().enumerate();
    related
        .flat_map(|(at, relations)| {
            relations
                .into_iter()
                .filter_map(move |relation| match relation {
                    Relation::SameReference(_) => None,
                    one => Some((at, one.other())),
                })
        })
        .collect()
}
