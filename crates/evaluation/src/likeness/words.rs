//! The words of texts, each known by a number: texts are compared word by word, and no two words share a number.

use assay_core::scoring::text::folded;
use std::collections::HashMap;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The words that were met so far. Nothing depends on their order.
#[derive(Default)]
pub(super) struct Vocabulary {
    /// By the word as it is written, so that each spelling is folded once.
    written: HashMap<String, u32>,
    folded: HashMap<String, u32>,
}

/// The words of a text: where each stands in it, in bytes, and its number.
#[derive(Default)]
pub(super) struct Words {
    pub(super) places: Vec<Range<usize>>,
    pub(super) numbers: Vec<u32>,
}

impl Vocabulary {
    /// Finds the words of a text by the rules of Unicode (UAX 29). Case, kinds of quotation marks and composition make no
    /// other word; punctuation is none. Where words are written without spaces, each character is one.
    pub(super) fn words(&mut self, text: &str) -> Words {
        let mut words = Words::default();
        for (start, word) in text.unicode_word_indices() {
            words.places.push(start..start + word.len());
            words.numbers.push(self.number(word));
        }
        words
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.written.get(word) {
            return *number;
        }
        let next = u32::try_from(self.folded.len()).unwrap_or(u32::MAX);
        let number = *self.folded.entry(folded(word)).or_insert(next);
        self.written.insert(word.into(), number);
        number
    }
}
