//! Rules for finding places in a document and for entering a value.

use super::outcome::{
    NOT_ANSWERED, Outcome, Part, Points, all_or_nothing, clip, hits_less_alarms, names, note_if,
    one_or_names,
};
use crate::assessment::{NO_ERROR, NumberKey, TextKey, Unmatched, ValueKey};
use crate::document::Value;
use crate::exact::Decimal;
use crate::exact::Fraction;
use crate::person_text;
use crate::scoring::number::{ParsedNumber, read};

/// Half for pointing at the wrong places (hits less false alarms), half for the right value, each
/// on its own. Where no value is asked for, pointing is all; so it is where the document has no error, whatever was
/// typed. Whoever sees no error where there is one earns nothing, and no value counts. A text that is none of the
/// accepted ones goes to a person only beside a right place.
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
    let is_found = points != Points::Settled(Fraction::ZERO);
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
        let mut correct = value(key, typed, "correct", of, is_found);
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
        parts: vec![value(key, typed, "value", Fraction::ONE, true)],
        reason,
        ..Outcome::default()
    }
}

/// The part of an item that asks for a value. `is_found` says whether the value stands beside a right place.
fn value(
    key: &ValueKey,
    typed: &str,
    name: &'static str,
    of: Fraction,
    is_found: bool,
) -> Part<'static> {
    let is_blank = is_blank(key, typed);
    let (expected, points, note) = match key {
        ValueKey::Number(key) => number_value(key, typed, of),
        ValueKey::Text(key) => text_value(key, typed, of, is_blank, is_found),
    };
    Part {
        name,
        expected,
        given: if is_blank { Value::Null } else { clip(typed) },
        of,
        points,
        note,
    }
}

/// Whether nothing was typed. A text that a person would have to read is blank where nothing of it can be seen.
fn is_blank(key: &ValueKey, typed: &str) -> bool {
    match key {
        ValueKey::Text(key) if key.unmatched == Unmatched::Review => person_text::is_blank(typed),
        // Grades that were made say it of white space alone.
        _ => typed.trim().is_empty(),
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

fn text_value(
    key: &TextKey,
    typed: &str,
    of: Fraction,
    is_blank: bool,
    is_found: bool,
) -> (Value, Points, String) {
    let right = key
        .comparison
        .is_accepted(typed, &key.accepted, key.ignore_case);
    let (points, note) = match key.unmatched {
        Unmatched::Review if !right && !is_blank && is_found => {
            let note = "Matches none of the accepted texts; a person decides.";
            (Points::Review, note.into())
        }
        Unmatched::Review if !right && !is_blank => {
            let note = "Matches none of the accepted texts, and the place is not right.";
            (all_or_nothing(false, of), note.into())
        }
        _ => (all_or_nothing(right, of), note_if(is_blank)),
    };
    (one_or_names(&key.accepted), points, note)
}
