//! How alike the answers to one question are: sequences of words that two have in common, counted exactly.
//!
//! An index from each sequence to the answers that have it compares all with all at once. So no estimate such as
//! MinHash is needed: a thousand answers of 360 words take about a second.

use super::words::{Vocabulary, Words};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

/// So many words in a row are one sequence.
pub const SEQUENCE_WORDS: usize = 5;

/// So many sequences in common are the fewest that are told: twelve words in a row have as many.
pub const FEWEST_COMMON: usize = 8;

/// From more answers than this on, a sequence that many have does not count.
const MANY_ANSWERS: usize = 10;

/// A sequence that more than one of so many answers have is a way to speak of the matter.
const USUAL_PART: usize = 5;

type Sequence = [u32; SEQUENCE_WORDS];

/// An answer, as it is compared.
struct Answer {
    /// Where its words stand, in bytes.
    places: Vec<Range<usize>>,
    /// For each word the sequence that begins there, where it counts.
    sequences: Vec<Option<u32>>,
    /// All of them, in order and each once.
    set: Vec<u32>,
}

/// The answers to one question, ready to be compared.
pub struct Comparison {
    answers: Vec<Answer>,
    /// The number of sequences that all of them have.
    sequences: usize,
}

/// Two answers that have sequences of words in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likeness {
    /// The position of the one among the answers.
    pub one: usize,
    /// The position of the other, which comes after it.
    pub other: usize,
    /// The number of sequences that both have.
    pub common: usize,
    /// The number of sequences that one of them has, or both. `common` of `all` is the Jaccard index of the two.
    pub all: usize,
}

/// A passage that two answers have in common, word by word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands in the one answer, in bytes.
    pub one: Range<usize>,
    /// Where it stands in the other.
    pub other: Range<usize>,
}

impl Comparison {
    /// Prepares the answers to a question. What stands in the question, `given`, counts for nobody; where there are more
    /// than ten answers, neither does a sequence that more than a fifth of them have.
    ///
    /// ```
    /// use assay_evaluation::Comparison;
    ///
    /// let text = "We freeze the release, restore the last good backup, and tell every customer by noon what was lost.";
    /// let longer = ["First of all: ", &text.to_uppercase(), " Then we sleep."].concat();
    /// let answers = [text, longer.as_str(), "Nothing of the kind."];
    /// let compared = Comparison::of(&["What do you do?"], &answers);
    /// let pairs = compared.pairs();
    /// assert_eq!((pairs.len(), pairs[0].one, pairs[0].other), (1, 0, 1));
    /// assert_eq!((pairs[0].common, pairs[0].all), (14, 20));
    /// let passage = &compared.passages(0, 1)[0];
    /// assert!(answers[0][passage.one.clone()].starts_with("We freeze"));
    /// assert!(answers[1][passage.other.clone()].ends_with("WAS LOST"));
    /// // What the question says is no likeness.
    /// assert_eq!(Comparison::of(&[text], &answers).pairs(), []);
    /// ```
    pub fn of(given: &[&str], answers: &[&str]) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut of_question = HashSet::new();
        for text in given {
            of_question.extend(sequences(&vocabulary.words(text)));
        }
        let mut numbers: HashMap<Sequence, u32> = HashMap::new();
        let mut answers: Vec<Answer> = answers
            .iter()
            .map(|text| {
                let words = vocabulary.words(text);
                let number = |sequence: Sequence| {
                    let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                    let is_own = !of_question.contains(&sequence);
                    is_own.then(|| *numbers.entry(sequence).or_insert(next))
                };
                let sequences: Vec<Option<u32>> = sequences(&words).map(number).collect();
                let mut answer = Answer {
                    places: words.places,
                    sequences,
                    set: Vec::new(),
                };
                answer.gather();
                answer
            })
            .collect();
        let sequences = numbers.len();
        leave_out_usual(&mut answers, sequences);
        Self { answers, sequences }
    }

    /// Returns the pairs that have at least [`FEWEST_COMMON`] sequences in common, the largest share first.
    pub fn pairs(&self) -> Vec<Likeness> {
        let mut having: Vec<Vec<usize>> = vec![Vec::new(); self.sequences];
        for (at, answer) in self.answers.iter().enumerate() {
            for sequence in &answer.set {
                having[*sequence as usize].push(at);
            }
        }
        let mut pairs = Vec::new();
        let mut common = vec![0_usize; self.answers.len()];
        for (one, answer) in self.answers.iter().enumerate() {
            for sequence in &answer.set {
                let after = having[*sequence as usize].iter().rev();
                for other in after.take_while(|other| **other > one) {
                    common[*other] += 1;
                }
            }
            for (other, common) in common.iter_mut().enumerate().skip(one + 1) {
                let common = std::mem::take(common);
                if common >= FEWEST_COMMON {
                    let all = answer.set.len() + self.answers[other].set.len() - common;
                    pairs.push(Likeness {
                        one,
                        other,
                        common,
                        all,
                    });
                }
            }
        }
        pairs.sort_by(Likeness::by_share);
        pairs
    }

    /// Returns the passages that two answers have in common, in the order of the one. No two overlap in either.
    pub fn passages(&self, one: usize, other: usize) -> Vec<Passage> {
        let (Some(one), Some(other)) = (self.answers.get(one), self.answers.get(other)) else {
            return Vec::new();
        };
        let mut begins: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (at, sequence) in other.sequences.iter().enumerate() {
            if let Some(sequence) = sequence {
                begins.entry(*sequence).or_default().push(at);
            }
        }
        let mut is_taken = vec![false; other.places.len()];
        let mut passages = Vec::new();
        let mut from = 0;
        while let Some(sequence) = one.sequences.get(from) {
            let places = sequence.and_then(|sequence| begins.get(&sequence));
            let longest = places
                .into_iter()
                .flatten()
                .map(|to| (run(one, from, other, *to, &is_taken), *to))
                // The first of the longest.
                .rev()
                .max_by_key(|(length, _)| *length);
            match longest {
                Some((length, to)) if length > 0 => {
                    let words = length + SEQUENCE_WORDS - 1;
                    passages.push(Passage {
                        one: one.text_of(from, words),
                        other: other.text_of(to, words),
                    });
                    is_taken[to..to + words].fill(true);
                    from += words;
                }
                _ => from += 1,
            }
        }
        passages
    }
}

impl Likeness {
    /// The order by share, the largest first; of equal ones, that with more in common.
    pub(super) fn by_share(&self, other: &Self) -> std::cmp::Ordering {
        // Neither number comes near 2^32, and reducing each fraction would take longer than all the rest.
        let product = |common: usize, all: usize| common as u64 * all as u64;
        product(other.common, self.all)
            .cmp(&product(self.common, other.all))
            .then(other.common.cmp(&self.common))
            .then((self.one, self.other).cmp(&(other.one, other.other)))
    }
}

impl Answer {
    fn gather(&mut self) {
        self.set = self.sequences.iter().copied().flatten().collect();
        self.set.sort_unstable();
        self.set.dedup();
    }

    /// The bytes of so many words, from one on.
    fn text_of(&self, from: usize, words: usize) -> Range<usize> {
        self.places[from].start..self.places[from + words - 1].end
    }
}

/// Returns each sequence of a text, in the order in which they begin.
fn sequences(words: &Words) -> impl Iterator<Item = Sequence> {
    let windows = words.numbers.windows(SEQUENCE_WORDS);
    windows.filter_map(|window| window.try_into().ok())
}

/// Takes the sequences out that many answers have, where there are many answers.
fn leave_out_usual(answers: &mut [Answer], sequences: usize) {
    let count = answers.len();
    if count <= MANY_ANSWERS {
        return;
    }
    let mut having = vec![0_usize; sequences];
    for sequence in answers.iter().flat_map(|answer| &answer.set) {
        having[*sequence as usize] += 1;
    }
    let is_usual = |sequence: u32| having[sequence as usize] * USUAL_PART > count;
    for answer in answers {
        for sequence in &mut answer.sequences {
            *sequence = sequence.filter(|sequence| !is_usual(*sequence));
        }
        answer.gather();
    }
}

/// Returns how many sequences in a row are the same from two places on, of words that are in no passage yet.
fn run(one: &Answer, from: usize, other: &Answer, to: usize, is_taken: &[bool]) -> usize {
    let pairs = one.sequences[from..].iter().zip(&other.sequences[to..]);
    pairs
        .zip(is_taken[to..].windows(SEQUENCE_WORDS))
        .take_while(|((one, other), words)| {
            one.is_some() && one == other && !words.iter().any(|is_taken| *is_taken)
        })
        .count()
}
