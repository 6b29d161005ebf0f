//! Which of several attempts comes first.

use assay_core::record::KnownAttempt;
use std::cmp::Reverse;

/// The order of attempts: what is said first of it, then what was started last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank([bool; 2], Reverse<String>);

impl Rank {
    /// Returns the rank of an attempt: what is so, or is the first of it, comes first.
    pub fn of(is_so: [bool; 2]) -> Self {
        Self(is_so.map(|is_so| !is_so), Reverse(String::new()))
    }

    /// Of several such, the latest comes first.
    pub fn latest(self, known: &KnownAttempt) -> Self {
        Self(self.0, Reverse(known.trace.attempt.started_at.clone()))
    }
}

/// A list by rank. What ranks equally stays in its order. One list of ranks is sorted, whatever is ranked: each kind of
/// list would bring a sort of its own.
pub fn ranked<T>(list: Vec<T>, rank: impl Fn(&T) -> Rank) -> Vec<T> {
    let mut ranks: Vec<(Rank, usize)> = list.iter().map(rank).zip(0..).collect();
    ranks.sort_unstable();
    let mut list: Vec<Option<T>> = list.into_iter().map(Some).collect();
    ranks
        .into_iter()
        .filter_map(|(_, position)| list[position].take())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_so_comes_first_and_the_rest_keeps_its_order() {
        let list = vec![("a", false), ("b", true), ("c", false), ("d", true)];
        let names: String = ranked(list, |(_, is_so)| Rank::of([*is_so, false]))
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(names, "bdac");
    }
}
