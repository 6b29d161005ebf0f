//! Where right answers stand among options that are not shuffled: whoever has noticed a habit of the authors guesses better.

use super::rational::{Rational, binomial, run_chance};
use super::warning::{Topic, Warning};
use assay_core::assessment::{Assessment, Item, ItemKey, Key, option_letter};
use serde::Serialize;
use std::collections::BTreeMap;

/// What chance alone brings about less often than this is no accident: 1 in 100.
pub const RARE: (usize, usize) = (1, 100);

/// Where the right answers of items with the same number of options stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Positions {
    /// What is asked for: "choice", "several", "best" or "worst".
    pub kind: String,
    /// The number of options.
    pub options: usize,
    /// The number of right answers whose options are not shuffled.
    pub answers: usize,
    /// The number of items whose options are shuffled, so that positions say nothing.
    pub shuffled: usize,
    /// Each position.
    pub positions: Vec<Position>,
    /// The longest row of right answers at the same position, in the order of the bank.
    pub longest_run: usize,
    /// How likely such a run, or a longer one, is by chance.
    pub run_chance: Rational,
}

/// How often right answers stand at a position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Position {
    /// Its letter.
    pub letter: String,
    /// How often.
    pub count: usize,
    /// How likely so many, or more, are by chance.
    pub so_many: Rational,
    /// How likely so few, or fewer, are by chance.
    pub so_few: Rational,
}

/// Counts where right answers stand.
pub fn positions(pack: &Assessment, key: &Key) -> Vec<Positions> {
    let mut groups: BTreeMap<(&str, usize), (Vec<usize>, usize)> = BTreeMap::new();
    for item in pack.sections.iter().flat_map(|section| &section.items) {
        let kind = &item.interaction.kind;
        for (name, at) in key
            .item(&item.id)
            .map(|rule| right(item, rule))
            .unwrap_or_default()
        {
            let group = groups.entry((name, kind.options().len())).or_default();
            if kind.shuffles() {
                group.1 += 1;
            } else {
                group.0.push(at);
            }
        }
    }
    let groups = groups.into_iter();
    groups
        .map(|((kind, options), (at, shuffled))| count(kind, options, &at, shuffled))
        .collect()
}

/// Returns what is asked for, and at which position it stands.
fn right<'a>(item: &Item, rule: &ItemKey) -> Vec<(&'a str, usize)> {
    let options = item.interaction.kind.options();
    let at = |id: &str| options.iter().position(|option| option.id == id);
    let named = |name: &'a str, id: &str| at(id).map(|at| (name, at));
    match rule {
        ItemKey::Choice { correct, .. } => named("choice", correct).into_iter().collect(),
        ItemKey::ChoicePartial { correct, .. } => correct
            .iter()
            .filter_map(|id| named("several", id))
            .collect(),
        ItemKey::BestWorst(ranks) => {
            let last = ranks.len() as u32;
            let ranked = ranks.iter().filter_map(|option| match option.rank {
                1 => named("best", &option.id),
                rank if rank == last => named("worst", &option.id),
                _ => None,
            });
            ranked.collect()
        }
        _ => Vec::new(),
    }
}

fn count(kind: &str, options: usize, at: &[usize], shuffled: usize) -> Positions {
    let position = |position: usize| {
        let count = at.iter().filter(|at| **at == position).count();
        Position {
            letter: option_letter(position),
            count,
            so_many: binomial(at.len(), options, count, at.len()),
            so_few: binomial(at.len(), options, 0, count),
        }
    };
    let longest_run = at
        .chunk_by(|one, next| one == next)
        .map(<[usize]>::len)
        .max();
    let longest_run = longest_run.unwrap_or(0);
    Positions {
        kind: kind.into(),
        options,
        answers: at.len(),
        shuffled,
        positions: (0..options).map(position).collect(),
        longest_run,
        run_chance: run_chance(at.len(), options, longest_run),
    }
}

impl Positions {
    /// Says which position is used too often or too rarely, and whether right answers stand in a row. The options of one item
    /// that are right together are no draws of their own, so nothing is said of them.
    pub fn warnings(&self) -> Vec<Warning> {
        if self.kind == "several" {
            return Vec::new();
        }
        let rare = Rational::share(RARE.0, RARE.1);
        let place = format!("{} of {}", self.kind, self.options);
        let warn = |message| Warning::new(Topic::Positions, &place, message);
        let mut warnings = Vec::new();
        for position in &self.positions {
            let (word, chance) = if position.so_many < rare {
                ("often", &position.so_many)
            } else if position.so_few < rare {
                ("rarely", &position.so_few)
            } else {
                continue;
            };
            warnings.push(warn(format!(
                "Position {} is right too {word}: {} of {} times; chance alone does so in {} % of cases.",
                position.letter,
                position.count,
                self.answers,
                chance.percent_text(2)
            )));
        }
        if self.longest_run > 1 && self.run_chance < rare {
            warnings.push(warn(format!(
                "The same position is right {} times in a row; chance alone does so in {} % of cases.",
                self.longest_run,
                self.run_chance.percent_text(2)
            )));
        }
        warnings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::samples;
    use serde_json::json;

    fn counted(right: &str) -> Positions {
        let pack = samples::all(samples::choices("", right.len()));
        let keys = right.chars().enumerate();
        let keys = keys.map(|(at, letter)| (format!("i{at}"), samples::right(&letter.to_string())));
        let keys: serde_json::Map<_, _> = keys.collect();
        positions(&pack, &samples::key(&pack, keys.into(), json!({}))).remove(0)
    }

    #[test]
    fn positions_are_counted_and_an_even_spread_is_no_finding() {
        let found = counted("abcdbadc");
        let counts: Vec<usize> = found.positions.iter().map(|one| one.count).collect();
        assert_eq!(counts, [2, 2, 2, 2]);
        // Two or fewer: (3^8 + 8 · 3^7 + 28 · 3^6) ÷ 4^8.
        assert_eq!(found.positions[0].so_few, Rational::share(44_469, 65_536));
        assert_eq!(found.longest_run, 1);
        assert_eq!(found.warnings(), []);
    }

    #[test]
    fn an_overused_position_and_a_run_are_warned_of() {
        let found = counted("bbbbb");
        // 1 in 4^5 for this position; any of four has such a run in 4 of 4^5.
        assert_eq!(found.positions[1].so_many, Rational::share(1, 1024));
        assert_eq!(found.run_chance, Rational::share(1, 256));
        let messages: Vec<String> = found
            .warnings()
            .into_iter()
            .map(|one| one.message)
            .collect();
        assert_eq!(messages.len(), 2, "{messages:?}");
        assert!(messages[0].contains("B is right too often: 5 of 5"));
        assert!(messages[1].contains("5 times in a row"));
    }

    #[test]
    fn a_position_that_is_never_right_is_warned_of() {
        // (3/4)^17 is below one in a hundred.
        let found = counted("abcabcabcabcabcab");
        assert!(
            found
                .warnings()
                .iter()
                .any(|one| one.message.contains("D is right too rarely"))
        );
    }

    #[test]
    fn shuffled_options_have_no_positions() {
        let mut item = samples::item("one", "best-worst", &["w", "x", "y", "z"]);
        item["interaction"]["shuffle"] = true.into();
        let pack = samples::all(vec![item]);
        let keys = json!({"one": samples::ranks(&[1, 2, 3, 4])});
        let found = positions(&pack, &samples::key(&pack, keys, json!({})));
        assert_eq!((found[0].answers, found[0].shuffled), (0, 1));
    }
}
