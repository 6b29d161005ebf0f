//! How hard stems are to read: the grade of Flesch and Kincaid (1975), from words, sentences and syllables.
//!
//! Syllables are counted by groups of vowels; the counter is ours. The crates that count them (kincaid, syllarust, textstat,
//! readsight) are by one author each and count by such a rule as well, in floating-point numbers, so that a release
//! could move a grade across the limit.

use super::cue_words::words;
use super::rational::Rational;
use super::warning::{Topic, Warning};
use assay_core::assessment::{Assessment, Item, StemBlock};
use serde::Serialize;

/// Stems should not be harder than this: a school grade of the United States.
pub const HIGHEST_GRADE: usize = 14;

/// Shorter stems have a grade, and no warning: the formula is made for passages, and a long word moves a short one by
/// grades.
pub const LEAST_WORDS: usize = 20;

/// How hard a stem is to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Readability {
    /// Identifier of the item.
    pub item: String,
    /// The words of its paragraphs and points; tables and code are no prose.
    pub words: usize,
    /// The sentences. A point of a list is one.
    pub sentences: usize,
    /// The syllables.
    pub syllables: usize,
    /// The grade.
    pub grade: Rational,
}

/// Grades the stem of each item that has prose.
pub fn readability(pack: &Assessment) -> Vec<Readability> {
    let items = pack.sections.iter().flat_map(|section| &section.items);
    items.filter_map(of_item).collect()
}

fn of_item(item: &Item) -> Option<Readability> {
    let texts = item.stem.iter().flat_map(|block| match block {
        StemBlock::Paragraph(text) => vec![text.as_str()],
        StemBlock::List { items } => items.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    });
    let (mut count, mut sentences, mut syllables) = (0, 0, 0);
    for text in texts {
        let words = words(text);
        count += words.len();
        syllables += words.iter().map(|word| syllables_of(word)).sum::<usize>();
        sentences += sentences_of(text);
    }
    (count > 0).then(|| Readability {
        item: item.id.clone(),
        words: count,
        sentences,
        syllables,
        grade: grade(count, sentences, syllables),
    })
}

/// 0.39 words a sentence and 11.8 syllables a word, less 15.59.
fn grade(words: usize, sentences: usize, syllables: usize) -> Rational {
    let length = Rational::share(39 * words, 100 * sentences);
    let weight = Rational::share(118 * syllables, 10 * words);
    length.plus(&weight).less(&Rational::share(1559, 100))
}

/// Counts the sentences of a text, which ends with one in any case. A point within a number or before a small letter ends
/// none.
fn sentences_of(text: &str) -> usize {
    let mut words = text.split_whitespace().peekable();
    let mut sentences = 0;
    while let Some(word) = words.next() {
        let bare = word.trim_end_matches(['"', '\'', ')', '”', '’']);
        let is_end = bare.ends_with(['.', '!', '?']);
        let goes_on = words
            .peek()
            .and_then(|next| next.chars().find(|sign| sign.is_alphanumeric()));
        sentences += usize::from(
            is_end && !goes_on.is_some_and(char::is_lowercase) || words.peek().is_none(),
        );
    }
    sentences
}

/// Counts the syllables of a word: its groups of vowels, without a silent "e" at the end. What has no letters, such as a
/// number, counts as one.
fn syllables_of(word: &str) -> usize {
    let is_vowel = |letter: char| "aeiouyáàâäéèêëíìîïóòôöúùûü".contains(letter);
    let letters: Vec<char> = word
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .collect();
    let starts = |at: &usize| is_vowel(letters[*at]) && (*at == 0 || !is_vowel(letters[*at - 1]));
    let groups = (0..letters.len()).filter(starts).count();
    let word: String = letters.iter().collect();
    // "handle" keeps its last syllable, and so does "added"; "move", "moves" and "moved" do not.
    let before = |ending: &str| {
        word.strip_suffix(ending)
            .and_then(|stem| stem.chars().next_back())
    };
    let is_silent = match (before("e"), before("es"), before("ed")) {
        (Some('l'), ..) => word.chars().rev().nth(2).is_some_and(is_vowel),
        (Some(last), ..) => !is_vowel(last),
        (_, Some(last), _) => {
            !is_vowel(last)
                && !"cgsxz".contains(last)
                && !word.ends_with("shes")
                && !word.ends_with("ches")
        }
        (_, _, Some(last)) => !is_vowel(last) && !"dt".contains(last),
        _ => false,
    };
    (groups - usize::from(is_silent && groups > 1)).max(1)
}

impl Readability {
    /// Says whether the stem is too hard to read.
    pub fn warnings(&self) -> Vec<Warning> {
        if self.words < LEAST_WORDS || self.grade <= Rational::whole(HIGHEST_GRADE) {
            return Vec::new();
        }
        let message = format!(
            "Its stem reads at grade {}; the limit is {HIGHEST_GRADE}. Split its sentences, and take shorter words.",
            self.grade.decimal_text(1)
        );
        vec![Warning::new(Topic::Readability, &self.item, message)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::samples;
    use serde_json::json;

    #[test]
    fn syllables_are_counted_as_they_are_spoken() {
        for (word, count) in [
            ("the", 1),
            ("move", 1),
            ("moves", 1),
            ("moved", 1),
            ("added", 2),
            ("services", 3),
            ("handle", 2),
            ("scale", 1),
            ("team", 1),
            ("budget", 2),
            ("security", 4),
            ("architecture", 4),
            ("rhythm", 1),
            ("2027", 1),
            ("be", 1),
        ] {
            assert_eq!(syllables_of(word), count, "{word}");
        }
    }

    #[test]
    fn a_point_within_a_number_or_before_a_small_letter_ends_no_sentence() {
        assert_eq!(
            sentences_of("It grew by 2.5 % in May. \"Why?\" asks Ana. Nobody knows"),
            3
        );
        assert_eq!(sentences_of("Tools, e.g. one for tests, are new."), 1);
    }

    fn graded(stem: &str) -> Readability {
        let mut item = samples::item("one", "choice", &["Yes", "No"]);
        item["stem"] =
            json!([stem, {"kind": "code", "lines": ["incomprehensible incomprehensible"]}]);
        readability(&samples::all(vec![item])).remove(0)
    }

    #[test]
    fn the_grade_is_that_of_the_formula() {
        let found = graded("The cat sat on the mat. The dog ran.");
        assert_eq!((found.words, found.sentences, found.syllables), (9, 2, 9));
        // 0.39 * 4.5 + 11.8 - 15.59.
        assert_eq!(found.grade.decimal_text(3), "-2.035");
        assert_eq!(found.warnings(), []);
    }

    #[test]
    fn a_stem_that_is_hard_to_read_is_warned_of_where_it_is_long_enough() {
        let hard = "organizational responsibility considerations ";
        assert_eq!(graded(hard).warnings(), []);
        assert_eq!(graded(&hard.repeat(7)).warnings().len(), 1);
    }
}
