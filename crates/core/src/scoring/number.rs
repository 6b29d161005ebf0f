//! Reading the numbers that candidates type, in whichever country they learned to write them.
//!
//! A text that could be two numbers is never decided silently: it is [`ParsedNumber::Ambiguous`], and
//! the candidate, or in the end a person, says which was meant. Nothing here is rounded.

use crate::assessment::{NumberFormat, Percent};
use crate::document::{Map, Value};
use crate::exact::Decimal;

/// The reading of a typed text as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParsedNumber {
    /// Nothing was typed.
    Empty,
    /// One number, beyond doubt.
    Value(Decimal),
    /// One separator before three digits, which groups thousands here and marks decimals there.
    Ambiguous {
        /// The number if the separator groups thousands.
        grouped: Decimal,
        /// The number if the separator is the decimal mark.
        decimal: Decimal,
        /// The separator that was typed, '.' or ','.
        mark: char,
    },
    /// No number that the format allows.
    Unreadable,
}

impl ParsedNumber {
    /// The two texts to offer where the reading is ambiguous: grouped first, then decimal.
    ///
    /// Each, typed in, is read as what it says: "1.234" is offered as "1234" and "1.2340".
    ///
    /// ```
    /// use assay_core::assessment::NumberFormat;
    /// use assay_core::scoring::number::read;
    ///
    /// let offers = read("1.234", &NumberFormat::default()).offers();
    /// assert_eq!(offers.unwrap(), ["1234", "1.2340"]);
    /// ```
    pub fn offers(&self) -> Option<[String; 2]> {
        match self {
            Self::Ambiguous {
                grouped,
                decimal,
                mark,
            } => Some([
                grouped.unmistakable_text(*mark),
                decimal.unmistakable_text(*mark),
            ]),
            _ => None,
        }
    }

    /// The reading as bundles record it: null, or an object of one field. The numbers in it are
    /// plain decimals with a point, so "1,234" gives `{"ambiguous":["1234","1.234"]}`.
    pub fn to_json(&self) -> Value {
        let (name, value) = match self {
            Self::Empty => return Value::Null,
            Self::Value(number) => ("number", number.text().into()),
            Self::Ambiguous {
                grouped, decimal, ..
            } => (
                "ambiguous",
                Value::Array(vec![grouped.text().into(), decimal.text().into()]),
            ),
            Self::Unreadable => ("unreadable", true.into()),
        };
        let mut map = Map::new();
        map.insert(name.into(), value);
        Value::Object(map)
    }
}

/// The bundle's `normalised` field for a typed number.
///
/// ```
/// use assay_core::assessment::NumberFormat;
/// use assay_core::scoring::normalize;
/// use serde_json::json;
///
/// assert_eq!(normalize("80 000", &NumberFormat::default()), json!({"number": "80000"}));
/// ```
pub fn normalize(raw: &str, format: &NumberFormat) -> Value {
    read(raw, format).to_json()
}

/// Longer texts are no numbers, in bytes; this bounds the work that a text can cause.
const LONGEST_BYTES: usize = 400;

/// The mark that U+066B is folded to: unlike '.' and ',' it can only be a decimal mark.
const DECIMAL_ONLY: char = '\u{66b}';

/// Reads a typed number.
///
/// ```
/// use assay_core::assessment::NumberFormat;
/// use assay_core::scoring::number::{ParsedNumber, read};
///
/// let format = NumberFormat::default();
/// assert!(matches!(read(" 80.000,5 ", &format), ParsedNumber::Value(number) if number.text() == "80000.5"));
/// assert!(matches!(read("1,234", &format), ParsedNumber::Ambiguous { .. }));
/// assert_eq!(read("many", &format), ParsedNumber::Unreadable);
/// ```
pub fn read(raw: &str, format: &NumberFormat) -> ParsedNumber {
    if raw.len() > LONGEST_BYTES {
        return ParsedNumber::Unreadable;
    }
    let folded = fold(raw);
    let core = trim(&folded);
    if core.is_empty() {
        return ParsedNumber::Empty;
    }
    peel(core, format)
        .and_then(|(core, extras)| read_core(core, &extras, format))
        .unwrap_or(ParsedNumber::Unreadable)
}

/// The signs around the digits.
#[derive(Default)]
struct Extras {
    signed: bool,
    negative: bool,
    currency_before: bool,
    currency_after: bool,
    stopped: bool,
    /// Places by which the decimal mark moves to the right: 3 for "k", 6 for "m".
    suffix: i32,
    percent: bool,
}

/// Takes off sign, parentheses, currency, suffix, percent sign and a full stop, each at most once.
fn peel<'a>(mut core: &'a [char], format: &NumberFormat) -> Option<(&'a [char], Extras)> {
    let mut extras = Extras::default();
    loop {
        core = trim(core);
        let (&first, &last) = (core.first()?, core.last()?);
        let (without_first, without_last) = (&core[1..], &core[..core.len() - 1]);
        if !extras.signed && first == '(' && last == ')' && core.len() > 1 {
            extras.signed = true;
            extras.negative = true;
            core = &without_first[..without_first.len() - 1];
        } else if !extras.signed && (first == '-' || first == '+') {
            extras.signed = true;
            extras.negative = first == '-';
            core = without_first;
        } else if !extras.currency_before
            && let Some(length) = currency_at(core, format, false)
        {
            extras.currency_before = true;
            core = &core[length..];
        } else if !extras.currency_after
            && let Some(length) = currency_at(core, format, true)
        {
            extras.currency_after = true;
            core = &core[..core.len() - length];
        } else if !extras.stopped && (last == '.' || last == ',') {
            extras.stopped = true;
            core = without_last;
        } else if is_percent_allowed(&extras, format) && last == '%' {
            extras.percent = true;
            core = without_last;
        } else if is_percent_allowed(&extras, format) && first == '%' {
            extras.percent = true;
            core = without_first;
        } else if format.suffixes
            && extras.suffix == 0
            && !extras.percent
            && last.is_ascii_alphabetic()
        {
            extras.suffix = match last {
                'k' | 'K' => 3,
                'm' | 'M' => 6,
                _ => return None,
            };
            core = without_last;
        } else {
            return Some((core, extras));
        }
    }
}

fn is_percent_allowed(extras: &Extras, format: &NumberFormat) -> bool {
    !extras.percent && extras.suffix == 0 && format.percent != Percent::None
}

/// Length of the currency sign or code at one end; upper and lower case are the same.
fn currency_at(core: &[char], format: &NumberFormat, at_end: bool) -> Option<usize> {
    format.currency.iter().find_map(|currency| {
        let length = currency.chars().count();
        let start = core.len().checked_sub(length)?;
        let part = if at_end {
            &core[start..]
        } else {
            &core[..length]
        };
        let same = part
            .iter()
            .zip(currency.chars())
            .all(|(one, two)| one.eq_ignore_ascii_case(&two));
        (length > 0 && same).then_some(length)
    })
}

/// A separator, and how many digits stand before it.
type Mark = (char, usize);

/// Reads digits and separators; `None` where they make no number.
fn read_core(core: &[char], extras: &Extras, format: &NumberFormat) -> Option<ParsedNumber> {
    let mut digits: Vec<u8> = Vec::new();
    let mut marks: Vec<Mark> = Vec::new();
    for character in core {
        match character {
            '0'..='9' => digits.push(*character as u8),
            '.' | ',' | ' ' | '\'' | &DECIMAL_ONLY => {
                if marks.last().is_some_and(|mark| mark.1 == digits.len()) {
                    return None;
                }
                marks.push((*character, digits.len()));
            }
            _ => return None,
        }
    }
    let number = |places: usize| {
        let mut scale = i32::try_from(places).ok()? - extras.suffix;
        if extras.percent && format.percent == Percent::Fraction {
            scale += 2;
        }
        Decimal::from_digits(extras.negative, &digits, scale)
    };
    let whole = || number(0).map(ParsedNumber::Value);
    let Some(&(last, at)) = marks.last() else {
        return whole();
    };
    let places = digits.len() - at;
    if places == 0 {
        return None;
    }
    let all_group = is_grouped(&marks, &digits, digits.len());
    let others = &marks[..marks.len() - 1];
    let is_decimal = last == DECIMAL_ONLY || last == '.' || last == ',';
    if !is_decimal {
        return if all_group { whole() } else { None };
    }
    if let [(first, _), ..] = others {
        // Several separators: either all are one kind and group, or the last is the decimal mark
        // and the others group.
        return if *first == last {
            if all_group { whole() } else { None }
        } else if is_grouped(others, &digits, at) {
            number(places).map(ParsedNumber::Value)
        } else {
            None
        };
    }
    let decimal = number(places)?;
    if last == DECIMAL_ONLY || !all_group {
        return Some(ParsedNumber::Value(decimal));
    }
    // Before a suffix, decimal places are likely even where whole numbers are expected: "1.250m".
    if format.integer && extras.suffix == 0 {
        return whole();
    }
    Some(ParsedNumber::Ambiguous {
        grouped: number(0)?,
        decimal,
        mark: last,
    })
}

/// Returns whether the marks are of one kind and divide the digits before `end` as thousands are divided:
/// by three everywhere, or with commas as in India, where only the last group has three.
fn is_grouped(marks: &[Mark], digits: &[u8], end: usize) -> bool {
    let (Some(&(kind, first)), Some(&(_, last))) = (marks.first(), marks.last()) else {
        return true;
    };
    let one_kind = kind != DECIMAL_ONLY && marks.iter().all(|mark| mark.0 == kind);
    if !one_kind || first == 0 || digits[0] == b'0' || end - last != 3 {
        return false;
    }
    let inner_groups_have =
        |size: usize| marks.windows(2).all(|pair| pair[1].1 - pair[0].1 == size);
    (first <= 3 && inner_groups_have(3)) || (kind == ',' && first <= 2 && inner_groups_have(2))
}

fn trim(mut text: &[char]) -> &[char] {
    while let [' ', rest @ ..] | [rest @ .., ' '] = text {
        text = rest;
    }
    text
}

/// Brings characters that look alike to one form: what NFKC would do, for the characters that occur in numbers.
/// Runs of spaces become one; invisible characters vanish.
fn fold(raw: &str) -> Vec<char> {
    let mut folded: Vec<char> = Vec::with_capacity(raw.len());
    for character in raw.chars() {
        let character = match character {
            '\t'
            | '\n'
            | '\r'
            | '\u{a0}'
            | '\u{2000}'..='\u{200a}'
            | '\u{202f}'
            | '\u{205f}'
            | '\u{3000}' => ' ',
            // Zero-width characters and marks of direction, which copying brings along.
            '\u{ad}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => continue,
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => '-',
            '`' | '\u{b4}' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2032}' | '\u{66c}'
            | '\u{ff07}' => '\'',
            '\u{66a}' => '%',
            '\u{ffe1}' => '£',
            '\u{ffe5}' => '¥',
            '\u{ff01}'..='\u{ff5e}' => shifted(character, '\u{ff01}', '!'),
            '\u{660}'..='\u{669}' => shifted(character, '\u{660}', '0'),
            '\u{6f0}'..='\u{6f9}' => shifted(character, '\u{6f0}', '0'),
            '\u{966}'..='\u{96f}' => shifted(character, '\u{966}', '0'),
            other => other,
        };
        if character != ' ' || folded.last() != Some(&' ') {
            folded.push(character);
        }
    }
    folded
}

fn shifted(character: char, from: char, to: char) -> char {
    char::from_u32(character as u32 - from as u32 + to as u32).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_is_read_without_doubt() {
        let plain = NumberFormat::default();
        let fraction = NumberFormat {
            percent: Percent::Fraction,
            suffixes: true,
            ..NumberFormat::default()
        };
        for (raw, format) in [
            ("1.234", &plain),
            ("1,234", &plain),
            ("-12,345", &plain),
            ("(999.999)", &plain),
            ("1.234k", &fraction),
            ("1,234%", &fraction),
            ("1.230", &plain),
        ] {
            let reading = read(raw, format);
            let ParsedNumber::Ambiguous {
                grouped, decimal, ..
            } = reading
            else {
                panic!("{raw} is not ambiguous");
            };
            let [first, second] = reading.offers().unwrap();
            assert_eq!(
                read(&first, format),
                ParsedNumber::Value(grouped),
                "{first}"
            );
            assert_eq!(
                read(&second, format),
                ParsedNumber::Value(decimal),
                "{second}"
            );
        }
    }

    #[test]
    fn a_reading_depends_on_the_format_alone() {
        let whole = NumberFormat {
            integer: true,
            ..NumberFormat::default()
        };
        assert!(matches!(read("1.234", &whole), ParsedNumber::Value(n) if n.text() == "1234"));
        assert!(read("1.234", &NumberFormat::default()).offers().is_some());
    }

    #[test]
    fn long_texts_are_refused_at_once() {
        let long = "1".repeat(1_000_000);
        assert_eq!(
            read(&long, &NumberFormat::default()),
            ParsedNumber::Unreadable
        );
    }
}
