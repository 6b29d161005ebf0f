//! Rules for choosing: one option, several, or the best and the worst.

use super::outcome::{
    NOT_ANSWERED, Outcome, Part, Points, UNKNOWN_OPTION, all_or_nothing, clip, hits_less_alarms,
    names, note_if, of_note, picked,
};
use crate::assessment::OptionKey;
use crate::document::Value;
use crate::exact::Fraction;

/// One option is right: all or nothing. Naming several earns nothing.
///
/// ```
/// use assay_core::exact::Fraction;
/// use assay_core::scoring::rules::{choice, outcome::Points};
///
/// let outcome = choice("b", "It is the highest.", &["b".into()]);
/// assert_eq!(outcome.parts[0].points, Points::Settled(Fraction::ONE));
/// ```
pub fn choice<'a>(correct: &str, reason: &'a str, given: &[String]) -> Outcome<'a> {
    let right = matches!(given, [only] if only == correct);
    Outcome {
        rule: "choice/1",
        parts: vec![Part {
            name: "choice",
            expected: correct.into(),
            given: match given {
                [only] => clip(only),
                several => names(several),
            },
            of: Fraction::ONE,
            points: all_or_nothing(right, Fraction::ONE),
            note: note_if(given.is_empty()),
        }],
        reason,
        finding: if given.len() > 1 {
            "The response names several options where one was asked for."
        } else {
            ""
        },
        ..Outcome::default()
    }
}

/// Several options are right: hits less false alarms, over the number of right ones.
///
/// ```
/// use assay_core::exact::Fraction;
/// use assay_core::scoring::rules::{choice_partial, outcome::Points};
///
/// let correct = ["a".into(), "b".into()];
/// let outcome = choice_partial(&correct, &[], &[], &["a".into()]);
/// assert_eq!(outcome.parts[0].points, Points::Settled(Fraction::HALF));
/// let outcome = choice_partial(&correct, &[], &[], &["a".into(), "z".into()]);
/// assert_eq!(outcome.parts[0].points, Points::Settled(Fraction::ZERO));
/// ```
pub fn choice_partial<'a>(
    correct: &[String],
    neutral: &[String],
    reasons: &'a [(String, String)],
    given: &[String],
) -> Outcome<'a> {
    let (points, note, finding) = hits_less_alarms(correct, neutral, given, Fraction::ONE);
    // Too long a list is not searched; see `hits_less_alarms`.
    let given_in_reason = if finding.is_empty() { given } else { &[] };
    Outcome {
        rule: "choice-partial/1",
        parts: vec![Part {
            name: "choices",
            expected: names(correct),
            given: names(given),
            of: Fraction::ONE,
            points,
            note,
        }],
        reasons: picked(reasons, &|option| {
            !neutral.contains(option)
                && correct.contains(option) != given_in_reason.contains(option)
        }),
        finding,
        ..Outcome::default()
    }
}

/// Best and worst by rank: the best pick earns all of its half at the first rank and half of it at
/// the second, and the worst pick from the last rank. The same option twice earns nothing.
///
/// ```
/// use assay_core::assessment::OptionKey;
/// use assay_core::exact::Fraction;
/// use assay_core::scoring::rules::{best_worst, outcome::Points};
///
/// let key = |(id, rank): (&str, u32)| OptionKey {
///     id: id.into(),
///     rank,
///     harmful: rank == 4,
///     reason: String::new(),
/// };
/// let keys = [("a", 1), ("b", 2), ("c", 3), ("d", 4)].map(key);
/// let outcome = best_worst(&keys, Some("b"), Some("d"));
/// assert_eq!(outcome.parts[0].points, Points::Settled(Fraction::share(1, 4)));
/// assert_eq!(outcome.parts[1].points, Points::Settled(Fraction::HALF));
/// assert_eq!(best_worst(&keys, Some("d"), None).knock_out, Some("d"));
/// ```
pub fn best_worst<'a>(
    options: &'a [OptionKey],
    best: Option<&str>,
    worst: Option<&str>,
) -> Outcome<'a> {
    let last = options.len() as u32;
    let same = best.is_some() && best == worst;
    let part = |name, given, asked_rank| pick(options, name, given, asked_rank, same);
    let is_known = |given: Option<&str>| given.is_none_or(|given| find(options, given).is_some());
    let plays_a_part = |option: &&OptionKey| {
        let id = Some(option.id.as_str());
        option.rank == 1 || option.rank == last || id == best || id == worst
    };
    Outcome {
        rule: "best-worst-table/1",
        parts: vec![part("best", best, 1), part("worst", worst, last)],
        reasons: options
            .iter()
            .filter(plays_a_part)
            .map(|option| (option.id.as_str(), option.reason.as_str()))
            .collect(),
        knock_out: best
            .and_then(|best| find(options, best))
            .filter(|option| option.harmful)
            .map(|option| option.id.as_str()),
        finding: match (is_known(best) && is_known(worst), same) {
            (false, _) => UNKNOWN_OPTION,
            (_, true) => SAME,
            _ => "",
        },
        ..Outcome::default()
    }
}

fn find<'a>(options: &'a [OptionKey], id: &str) -> Option<&'a OptionKey> {
    options.iter().find(|option| option.id == id)
}

const SAME: &str = "The same option was chosen as most and as least effective.";

fn pick<'a>(
    options: &[OptionKey],
    name: &'a str,
    given: Option<&str>,
    asked_rank: u32,
    same: bool,
) -> Part<'a> {
    let rank = given
        .and_then(|given| find(options, given))
        .map(|option| option.rank);
    let expected = options.iter().find(|option| option.rank == asked_rank);
    let points = match rank {
        _ if same => Fraction::ZERO,
        Some(rank) => match rank.abs_diff(asked_rank) {
            0 => Fraction::HALF,
            1 => Fraction::share(1, 4),
            _ => Fraction::ZERO,
        },
        None => Fraction::ZERO,
    };
    let note = match (given, rank) {
        (None, _) => NOT_ANSWERED.into(),
        _ if same => SAME.into(),
        (_, Some(rank)) => of_note("Ranked ", rank as usize, options.len()),
        (_, None) => String::new(),
    };
    Part {
        name,
        expected: expected.map_or(Value::Null, |option| option.id.as_str().into()),
        given: given.map_or(Value::Null, clip),
        of: Fraction::HALF,
        points: Points::Settled(points),
        note,
    }
}
