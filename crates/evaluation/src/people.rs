//! Who wrote the events of a log. A name does not identify a person: every browser makes an identifier for whoever
//! works there. Where two identifiers have names that could be one person's, the app asks; until somebody has answered,
//! and where they answer no, these are two people, and the beginning of the identifier distinguishes their names.
//!
//! Events of `assay/evaluation/1` have no identifier. There the name is the identity, and never that of anybody with an
//! identifier.

use super::review_event::{ReviewAction, ReviewEvent};
use assay_core::person_text;
use std::collections::BTreeMap;

/// Somebody who did something in a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Identifier: the one that their browser made, or "name:" with the name where the events have none.
    pub id: String,
    /// The name that they gave last.
    pub name: String,
    /// The number of their events.
    pub events: usize,
}

/// An answer to the question whether two identifiers are one person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identified {
    /// The two, in the order of their identifiers.
    pub pair: (String, String),
    /// Whether they are.
    pub is_same: bool,
    /// Who said so.
    pub by: String,
    /// When, as RFC 3339.
    pub at: String,
}

/// Everybody who did something in a log, and who of them is one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    /// In the order of their first events.
    authors: Vec<Author>,
    /// For each author the position of the first that is the same person.
    first: Vec<usize>,
    /// For each author the name that nobody else here has.
    labels: Vec<String>,
    /// The latest answers.
    answers: Vec<Identified>,
}

impl People {
    /// Returns the people who wrote some events, in the order of these.
    pub fn of(events: &[ReviewEvent]) -> Self {
        let mut people = Self::default();
        let mut answers = BTreeMap::new();
        for event in events {
            people.add(event);
            if let ReviewAction::Identified {
                one,
                other,
                is_same,
            } = &event.what
            {
                let pair = pair(one, other);
                match is_same {
                    Some(is_same) => answers.insert(pair, (*is_same, event.by.clone(), &event.at)),
                    None => answers.remove(&pair),
                };
            }
        }
        let answers = answers
            .into_iter()
            .map(|(pair, (is_same, by, at))| Identified {
                pair,
                is_same,
                by,
                at: at.clone(),
            });
        people.answers = answers.collect();
        people.unite();
        people.labels = (0..people.authors.len())
            .map(|at| people.label_of(at))
            .collect();
        people
    }

    fn add(&mut self, event: &ReviewEvent) {
        let id = identity(event);
        match self.authors.iter_mut().find(|known| known.id == id) {
            Some(known) => {
                known.events += 1;
                known.name.clone_from(&event.by);
            }
            None => self.authors.push(Author {
                id,
                name: event.by.clone(),
                events: 1,
            }),
        }
    }

    /// Unites those of whom somebody answered that they are one person. An answer about people with different names
    /// unites nobody: no page asks about them.
    fn unite(&mut self) {
        self.first = (0..self.authors.len()).collect();
        for answer in self.answers.iter().filter(|answer| answer.is_same) {
            let place = |id: &str| self.authors.iter().position(|known| known.id == id);
            let Some((one, other)) = place(&answer.pair.0).zip(place(&answer.pair.1)) else {
                continue;
            };
            if is_near_name(&self.authors[one].name, &self.authors[other].name) {
                let (one, other) = (self.first[one], self.first[other]);
                for first in &mut self.first {
                    if *first == one.max(other) {
                        *first = one.min(other);
                    }
                }
            }
        }
    }

    fn label_of(&self, at: usize) -> String {
        let own = &self.authors[self.first[at]];
        let is_other = |(place, author): (usize, &Author)| {
            self.first[place] != self.first[at] && is_near_name(&author.name, &own.name)
        };
        if self.authors.iter().enumerate().any(is_other) {
            marked(&own.name, &own.id)
        } else {
            own.name.clone()
        }
    }

    /// Returns the identifier by which a person's events are kept together; their own where nobody answered that they
    /// are also another.
    pub fn person<'a>(&'a self, id: &'a str) -> &'a str {
        let at = self.authors.iter().position(|known| known.id == id);
        at.map_or(id, |at| &self.authors[self.first[at]].id)
    }

    /// Returns the label of the author of an event in this log, and the identifier by which their events are kept
    /// together.
    pub fn author<'a>(&'a self, event: &'a ReviewEvent) -> (&'a str, &'a str) {
        let is_author = |known: &Author| {
            if event.by_id.is_empty() {
                known.id == identity(event)
            } else {
                known.id == event.by_id
            }
        };
        match self.authors.iter().position(is_author) {
            Some(at) => (&self.labels[at], &self.authors[self.first[at]].id),
            None => (&event.by, &event.by_id),
        }
    }

    /// Returns everybody, in the order of their first events; a person with two identifiers is here twice.
    pub fn authors(&self) -> &[Author] {
        &self.authors
    }

    /// Returns the label of an author; the identifier itself for whoever did nothing.
    pub fn label<'a>(&'a self, id: &'a str) -> &'a str {
        let at = self.authors.iter().position(|known| known.id == id);
        at.map_or(id, |at| &self.labels[at])
    }

    /// Returns the answers that stand.
    pub fn answers(&self) -> &[Identified] {
        &self.answers
    }

    /// Returns the pairs of whom nobody has answered yet whether they are one person, though their names could be one's.
    /// `present`, identifier and name, is whoever works here and may not have done anything yet.
    pub fn questions(&self, present: Option<(&str, &str)>) -> Vec<(Author, Author)> {
        let mut all: Vec<(Author, usize)> = self
            .authors
            .iter()
            .cloned()
            .zip(self.first.iter().copied())
            .collect();
        if let Some((id, name)) = present.filter(|(id, name)| !id.is_empty() && !name.is_empty())
            && all.iter().all(|(known, _)| known.id != id)
        {
            let author = Author {
                id: id.into(),
                name: name.into(),
                events: 0,
            };
            all.push((author, all.len()));
        }
        let is_answered = |one: usize, other: usize| {
            let of = |id: &str| all.iter().find(|(known, _)| known.id == id);
            self.answers.iter().any(|answer| {
                let Some((first, second)) = of(&answer.pair.0).zip(of(&answer.pair.1)) else {
                    return false;
                };
                pair_of(first.1, second.1) == pair_of(one, other)
            })
        };
        let mut asked = Vec::new();
        let mut found = Vec::new();
        for (at, (one, first)) in all.iter().enumerate() {
            for (other, second) in &all[at + 1..] {
                let places = pair_of(*first, *second);
                if first != second
                    && is_near_name(&one.name, &other.name)
                    && !asked.contains(&places)
                    && !is_answered(*first, *second)
                {
                    asked.push(places);
                    found.push((one.clone(), other.clone()));
                }
            }
        }
        found
    }
}

fn pair_of(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}

fn pair(one: &str, other: &str) -> (String, String) {
    (one.min(other).into(), one.max(other).into())
}

/// Returns a name with what distinguishes it from the same name of somebody else: the first digits of the identifier.
///
/// ```
/// assert_eq!(assay_evaluation::marked("Ann", "7a0e12d4-0b6f"), "Ann (7a0e12d4)");
/// ```
pub fn marked(name: &str, id: &str) -> String {
    let mark = if id.starts_with(BY_NAME) {
        "no identifier"
    } else {
        id.get(..8).unwrap_or(id)
    };
    [name, " (", mark, ")"].concat()
}

/// The beginning of the identity of somebody without an identifier; no identifier has a colon.
const BY_NAME: &str = "name:";

/// Returns the identity behind an event.
fn identity(event: &ReviewEvent) -> String {
    if event.by_id.is_empty() {
        [BY_NAME, &plain(&event.by)].concat()
    } else {
        event.by_id.clone()
    }
}

/// Returns a name without what makes no other name: capitals, what cannot be seen, and spaces beside each other.
fn plain(name: &str) -> String {
    person_text::plain(name).to_lowercase()
}

/// Returns whether two names are the same but for capitals and spaces.
///
/// ```
/// assert!(assay_evaluation::is_same_name("Ann  Smith", "ann smith"));
/// ```
pub fn is_same_name(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// Returns whether two names could be one person's: the same but for punctuation, or with one letter more, less, other or
/// exchanged in words of four letters and more. "Rater A" and "Rater B", "Rater 1" and "Rater 2" are two.
///
/// ```
/// use assay_evaluation::is_near_name;
///
/// assert!(is_near_name("Ann Smith", "Ann Smiht"));
/// assert!(!is_near_name("Rater A", "Rater B"));
/// ```
pub fn is_near_name(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<Vec<char>> {
        let lower = plain(name);
        let words = lower.split(|sign: char| !sign.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(|word| word.chars().collect())
            .collect()
    };
    let (one, other) = (words(one), words(other));
    one.len() == other.len()
        && one
            .iter()
            .zip(&other)
            .all(|(one, other)| one == other || is_typing_mistake(one, other))
}

/// Returns whether one typing mistake makes one word from the other.
fn is_typing_mistake(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let has_digit = |word: &[char]| word.iter().any(|sign| sign.is_numeric());
    if short.len() < 4 || long.len() - short.len() > 1 || has_digit(short) || has_digit(long) {
        return false;
    }
    let common = short
        .iter()
        .zip(long)
        .take_while(|(one, other)| one == other)
        .count();
    let (short, long) = (&short[common..], &long[common..]);
    if short.len() < long.len() {
        return *short == long[1..];
    }
    let is_exchanged =
        short.len() >= 2 && short[0] == long[1] && short[1] == long[0] && short[2..] == long[2..];
    short.is_empty() || short[1..] == long[1..] || is_exchanged
}

#[cfg(test)]
mod tests;
