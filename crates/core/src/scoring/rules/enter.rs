//! Rules for finding places in a document and for entering a value.

use super::outcome::{
    NOT_ANSWERED, Outcome, Part, Points, all_or_nothing, clip, hits_less_alarms, names, note_if,
    one_or_names,
};
use crate::assessment::{NO_ERROR, NumberKey, TextKey, Unmatched, ValueKey};
use crate::document::Value;
use crate::exact::Decimal;
use crate::exact::Fraction;
use crate::scoring::number::{ParsedNumber, read};

/// Half for pointing at the wrong places (hits less false alarms), half for the right value, each
/// on its own. Where no value is asked for, pointing is all; so it is where the document has no error, whatever was
/// typed. Whoever sees no error where there is one earns nothing, and no value counts.
///
/// ```
/// use assay_core::exact::Fraction;
/// use assay_core::scoring::rules::{hottext, outcome::Points};
///
/// let targets = ["L2".into(), "L3".into()];
/// let outcome = hottext(&targets, None, "", &["L2".into()], "");
/// assert_eq!(outcome.parts[0].points, Points::Settled(Fraction::HALF));
/// ```
pub fn hottext<'a>(
    targets: &[String],
    correction: Option<&ValueKey>,
    reason: &'a str,
    places: &[String],
    typed: &str,
) -> Outcome<'a> {
    let of = match correction {
        Some(_) => Fraction::HALF,
        None => Fraction::ONE,
    };
    let (points, note, finding) = hits_less_alarms(targets, &[], places, of);
    let sees_no_error = places.iter().any(|place| place == NO_ERROR);
    let mut parts = vec![Part {
        name: "locate",
        expected: names(targets),
        given: names(places),
        of,
        points,
        note,
    }];
    if let Some(key) = correction {
        let mut correct = value(key, typed, "correct", of);
        if sees_no_error {
            correct.points = Points::Settled(Fraction::ZERO);
            correct.note = "No error was chosen, so no value counts.".into();
        }
        parts.push(correct);
    }
    Outcome {
        rule: "hottext/1",
        parts,
        reason,
        finding: if sees_no_error && places.len() > 1 && finding.is_empty() {
            "The response says \"No error\" and names a place as well."
        } else {
            finding
        },
        ..Outcome::default()
    }
}

/// A short value: all or nothing.
///
/// ```
/// use assay_core::assessment::{NumberFormat, NumberKey, ValueKey};
/// use assay_core::exact::Fraction;
/// use assay_core::scoring::rules::{outcome::Points, text_entry};
///
/// let key = ValueKey::Number(NumberKey {
///     value: "80000".into(),
///     tolerance: "0".into(),
///     format: NumberFormat { integer: true, ..NumberFormat::default() },
/// });
/// let points = |typed| text_entry(&key, "", typed).parts[0].points;
/// assert_eq!(points("80 000"), Points::Settled(Fraction::ONE));
/// assert_eq!(points("8000"), Points::Settled(Fraction::ZERO));
/// ```
pub fn text_entry<'a>(key: &ValueKey, reason: &'a str, typed: &str) -> Outcome<'a> {
    Outcome {
        rule: "text-entry/1",
        parts: vec![value(key, typed, "value", Fraction::ONE)],
        reason,
        ..Outcome::default()
    }
}

/// The part of an item that asks for a value.
fn value(key: &ValueKey, typed: &str, name: &'static str, of: Fraction) -> Part<'static> {
    let (expected, points, note) = match key {
        ValueKey::Number(key) => number_value(key, typed, of),
        ValueKey::Text(key) => text_value(key, typed, of),
    };
    let is_blank = typed.trim().is_empty();
    Part {
        name,
        expected,
        given: if is_blank { Value::Null } else { clip(typed) },
        of,
        points,
        note,
    }
}

fn number_value(key: &NumberKey, typed: &str, of: Fraction) -> (Value, Points, String) {
    let mut note = String::new();
    let points = match read(typed, &key.format) {
        ParsedNumber::Empty => {
            note.push_str(NOT_ANSWERED);
            Points::Settled(Fraction::ZERO)
        }
        ParsedNumber::Value(number) => {
            note = format!("Read as {}.", number.text());
            all_or_nothing(is_right(key, number), of)
        }
        ParsedNumber::Ambiguous {
            grouped, decimal, ..
        } => {
            note = format!("May mean {} or {}", grouped.text(), decimal.text());
            let right = is_right(key, grouped);
            if right == is_right(key, decimal) {
                // Whatever was meant earns the same, so nobody need be asked.
                note.push_str("; that makes no difference here.");
                all_or_nothing(right, of)
            } else {
                note.push_str("; a person decides.");
                Points::Review
            }
        }
        ParsedNumber::Unreadable => {
            note.push_str("Not readable as a number; a person decides.");
            Points::Review
        }
    };
    let mut expected = key.value.clone();
    if key.tolerance != "0" {
        expected.push_str(" ± ");
        expected.push_str(&key.tolerance);
    }
    (expected.into(), points, note)
}

fn is_right(key: &NumberKey, number: Decimal) -> bool {
    match (Decimal::parse(&key.value), Decimal::parse(&key.tolerance)) {
        (Some(value), Some(tolerance)) => number.is_within(tolerance, value),
        _ => false,
    }
}

fn text_value(key: &TextKey, typed: &str, of: Fraction) -> (Value, Points, String) {
    let right = key
        .comparison
        .is_accepted(typed, &key.accepted, key.ignore_case);
    let is_blank = typed.trim().is_empty();
    if !right && !is_blank && key.unmatched == Unmatched::Review {
        let note = "Matches none of the accepted texts; a person decides.";
        return (one_or_names(&key.accepted), Points::Review, note.into());
    }
    (
        one_or_names(&key.accepted),
        all_or_nothing(right, of),
        note_if(is_blank),
    )
}
