//! How alike written answers of different candidates are: a fact about two texts, told only where somebody asks for it.
//! It is no verdict and counts for nothing: no score, rule, list or export knows of it.

mod comparison;
mod similar;
mod words;

pub use comparison::{Comparison, FEWEST_COMMON, Likeness, Passage, SEQUENCE_WORDS};
pub use similar::{ComparedCandidate, SimilarAnswers, SimilarPair, similar_answers};

#[cfg(test)]
mod tests;
