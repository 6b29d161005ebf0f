//! Rules for arranging: putting options in order, and giving each its level.

use super::outcome::{
    NOT_ANSWERED, Outcome, Part, Points, UNKNOWN_OPTION, all_or_nothing, clip, names, note_if,
    one_or_names, picked,
};
use crate::assessment::Key;
use crate::document::Value;
use crate::exact::Fraction;

/// Pairs in order less pairs reversed, over the pairs whose order counts.
///
/// ```
/// use assay_core::exact::Fraction;
/// use assay_core::scoring::rules::{order, outcome::Points};
///
/// let key = [vec!["a".into()], vec!["b".into()], vec!["c".into()]];
/// // Of three pairs, two are in order and one is reversed.
/// let outcome = order(&key, "", &["a".into(), "c".into(), "b".into()]);
/// assert_eq!(outcome.parts[0].points, Points::Settled(Fraction::share(1, 3)));
/// ```
pub fn order<'a>(groups: &[Vec<String>], reason: &'a str, given: &[String]) -> Outcome<'a> {
    let (mut points, mut note, mut finding) = (Fraction::ZERO, String::new(), "");
    if given.is_empty() {
        note = NOT_ANSWERED.into();
    } else if let Some((in_order, reversed)) = count_pairs(groups, given) {
        points = Fraction::share(in_order.saturating_sub(reversed), in_order + reversed);
        note = format!("Pairs in order: {in_order}; reversed: {reversed}.");
    } else {
        finding = "The response does not name every option exactly once.";
    }
    Outcome {
        rule: "order-pairs/1",
        parts: vec![Part {
            name: "order",
            expected: groups.iter().map(|group| names(group)).collect(),
            given: names(given),
            of: Fraction::ONE,
            points: Points::Settled(points),
            note,
        }],
        reason,
        finding,
        ..Outcome::default()
    }
}

/// Counts pairs from different groups: how many are in order, how many are reversed. `None` where
/// the response does not name every option exactly once.
fn count_pairs(groups: &[Vec<String>], given: &[String]) -> Option<(usize, usize)> {
    // The group and the given place of every option, in the right order.
    let mut places: Vec<(usize, usize)> = Vec::new();
    let total: usize = groups.iter().map(Vec::len).sum();
    if given.len() != total {
        return None;
    }
    for (group, options) in groups.iter().enumerate() {
        for option in options {
            // Equal lengths and a place for every option mean that each is named exactly once.
            places.push((group, given.iter().position(|name| name == option)?));
        }
    }
    let (mut in_order, mut reversed) = (0, 0);
    for (at, earlier) in places.iter().enumerate() {
        for later in &places[at + 1..] {
            if earlier.0 == later.0 {
                continue;
            }
            if earlier.1 < later.1 {
                in_order += 1;
            } else {
                reversed += 1;
            }
        }
    }
    Some((in_order, reversed))
}

/// Every option has one right level, or several: the share of options that were given theirs.
///
/// ```
/// use assay_core::exact::Fraction;
/// use assay_core::scoring::rules::{matching, outcome::Points};
///
/// let levels = [("a".into(), vec!["high".into()]), ("b".into(), vec!["low".into(), "none".into()])];
/// let outcome = matching(&levels, &[], &[("a".into(), "high".into())]);
/// assert_eq!(outcome.parts[0].points, Points::Settled(Fraction::HALF));
/// assert_eq!(outcome.parts[1].points, Points::Settled(Fraction::ZERO));
/// ```
pub fn matching<'a>(
    levels: &'a [(String, Vec<String>)],
    reasons: &'a [(String, String)],
    given: &[(String, String)],
) -> Outcome<'a> {
    let share = Fraction::share(1, levels.len());
    let parts = levels
        .iter()
        .map(|(option, right)| {
            let chosen = Key::beside(given, option);
            Part {
                name: option,
                expected: one_or_names(right),
                given: chosen.map_or(Value::Null, |chosen| clip(chosen)),
                of: share,
                points: all_or_nothing(is_right(right, chosen), share),
                note: note_if(chosen.is_none()),
            }
        })
        .collect();
    let all_known = given
        .iter()
        .all(|pair| Key::beside(levels, &pair.0).is_some());
    Outcome {
        rule: "match/1",
        parts,
        reasons: picked(reasons, &|option| {
            let chosen = Key::beside(given, option);
            match Key::beside(levels, option) {
                Some(right) => !is_right(right, chosen),
                None => chosen.is_some(),
            }
        }),
        finding: if all_known { "" } else { UNKNOWN_OPTION },
        ..Outcome::default()
    }
}

/// Returns whether the level that was chosen is one of those that are right.
fn is_right(right: &[String], chosen: Option<&String>) -> bool {
    chosen.is_some_and(|chosen| right.contains(chosen))
}
