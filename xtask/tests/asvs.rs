//! `docs/asvs.md` answers every requirement of OWASP ASVS 5.0.0 on the levels 1 and 2, once.

use std::collections::{BTreeMap, BTreeSet};

const DOCUMENT: &str = include_str!("../../docs/asvs.md");

/// The number and the level of each requirement, a line each: numbers and levels only, from the standard's own list.
const REQUIREMENTS: &str = include_str!("asvs-5.0.0.txt");

const ANSWERS: [&str; 4] = ["Met", "Not applicable", "Team", "Not met"];

/// A row of the document that answers a requirement.
struct Row {
    number: String,
    level: String,
    requirement: String,
    answer: String,
}

impl Row {
    /// Returns the word that the answer begins with, in bold.
    fn word(&self) -> &str {
        let word = self.answer.strip_prefix("**");
        word.and_then(|word| word.split_once("**"))
            .map_or("", |(word, _)| word)
    }
}

fn cells(line: &str) -> Vec<&str> {
    let inner = line.trim().trim_matches('|');
    inner.split(" | ").map(str::trim).collect()
}

fn rows() -> Vec<Row> {
    let is_number = |text: &str| {
        let parts: Vec<_> = text.split('.').map(str::parse::<u32>).collect();
        parts.len() == 3 && parts.iter().all(Result::is_ok)
    };
    DOCUMENT
        .lines()
        .map(cells)
        .filter(|cells| is_number(cells[0]))
        .map(|cells| {
            assert_eq!(cells.len(), 4, "{cells:?}");
            Row {
                number: cells[0].into(),
                level: cells[1].into(),
                requirement: cells[2].into(),
                answer: cells[3].into(),
            }
        })
        .collect()
}

#[test]
fn every_requirement_has_one_row() {
    let wanted: Vec<String> = REQUIREMENTS.lines().map(str::to_owned).collect();
    assert_eq!(wanted.len(), 253);
    let answered: Vec<String> = rows()
        .iter()
        .map(|row| format!("{} {}", row.number, row.level))
        .collect();
    assert_eq!(answered, wanted);
}

#[test]
fn every_row_says_what_holds_and_why() {
    for row in rows() {
        assert!(!row.requirement.is_empty(), "{}", row.number);
        assert!(ANSWERS.contains(&row.word()), "{}", row.number);
        let reason = row.answer.splitn(3, "**").last().unwrap_or_default();
        let reason = reason.trim_matches([':', '.', ' ']);
        assert!(!reason.is_empty(), "{} gives no reason", row.number);
    }
}

#[test]
fn the_counts_are_those_of_the_rows() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows() {
        *counts.entry(row.word().into()).or_default() += 1;
    }
    let stated: BTreeSet<String> = DOCUMENT
        .lines()
        .map(cells)
        .filter(|cells| cells.len() == 3 && cells[0].starts_with("**"))
        .map(|cells| format!("{} {}", cells[0].trim_matches('*'), cells[2]))
        .collect();
    let counted = counts.iter().map(|(word, count)| format!("{word} {count}"));
    assert_eq!(stated, counted.collect());
}
