//! Dates as candidates type them: is there such a day? What is no date is left alone, and nothing is refused.

use time::{Date, Month};

/// The years that a typed date is expected in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// A leap year, for dates without a year.
const LEAP_YEAR: i32 = 2000;

/// The shortest beginning of a month's name that is read.
const SHORT: usize = 3;

/// What is odd about a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    /// The calendar has no such day.
    NoSuchDay,
    /// It lies further in the past or in the future than anything in a test: its year may be mistyped.
    FarOff,
}

/// Returns what is odd about a text that is a date; `None` for a day that there is, and for what is no date. Read are
/// year, month and day in this order; day and month in either order before the year; and English names of months.
///
/// ```
/// use assay_core::calendar::{DateFault, date_fault};
///
/// assert_eq!(date_fault("2027-02-31"), Some(DateFault::NoSuchDay));
/// assert_eq!(date_fault("31 Feb"), Some(DateFault::NoSuchDay));
/// assert_eq!(date_fault("0227-05-20"), Some(DateFault::FarOff));
/// assert_eq!(date_fault("20.05.2027"), None);
/// assert_eq!(date_fault("windward"), None);
/// ```
pub fn date_fault(text: &str) -> Option<DateFault> {
    let readings = numeric(text.trim()).or_else(|| named(text.trim()))?;
    let is_day = |(year, month, day): &(i32, u8, u8)| {
        // Beyond what the calendar can count, leap years come at the same distances.
        let year = if (0..=9999).contains(year) {
            *year
        } else {
            year.rem_euclid(400)
        };
        let month = Month::try_from(*month).ok();
        month.is_some_and(|month| Date::from_calendar_date(year, month, *day).is_ok())
    };
    let days: Vec<_> = readings.into_iter().filter(is_day).collect();
    if days.is_empty() {
        return Some(DateFault::NoSuchDay);
    }
    let is_expected = |(year, ..): &(i32, u8, u8)| YEARS.contains(year);
    (!days.iter().any(is_expected)).then_some(DateFault::FarOff)
}

/// The ways to read three numbers with the same sign between them as year, month and day.
fn numeric(text: &str) -> Option<Vec<(i32, u8, u8)>> {
    let sign = text.chars().find(|letter| !letter.is_ascii_digit())?;
    if !"-/.".contains(sign) {
        return None;
    }
    let parts: Vec<&str> = text.split(sign).collect();
    let [first, second, third] = parts[..] else {
        return None;
    };
    if first.len() >= 4 {
        return Some(vec![(number(first)?, small(second)?, small(third)?)]);
    }
    let (first, second) = (small(first)?, small(second)?);
    let year = (third.len() >= 4).then(|| number(third)).flatten()?;
    Some(vec![(year, second, first), (year, first, second)])
}

/// A day, the name of a month, and perhaps a year.
fn named(text: &str) -> Option<Vec<(i32, u8, u8)>> {
    let words = text.split(|letter: char| letter.is_whitespace() || ",.".contains(letter));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let (first, second, year) = match words[..] {
        [first, second] => (first, second, LEAP_YEAR),
        [first, second, year] if year.len() >= 4 => (first, second, number(year)?),
        _ => return None,
    };
    let (month, day) = match month(first) {
        Some(month) => (month, second),
        None => (month(second)?, first),
    };
    Some(vec![(year, month, small(without_ending(day))?)])
}

/// The digits of an ordinal number, such as "1st" and "20th": two letters may follow them.
fn without_ending(day: &str) -> &str {
    let digits = day.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let is_ordinal = day.len() == digits.len() + 2;
    if is_ordinal { digits } else { day }
}

/// The number of a month, by its English name or the beginning of it.
fn month(word: &str) -> Option<u8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    let at = NAMES.iter().position(|name| name.starts_with(&word));
    let at = at.filter(|_| word.len() >= SHORT)?;
    u8::try_from(at + 1).ok()
}

/// A number of digits only.
fn number(text: &str) -> Option<i32> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// A number of one or two digits.
fn small(text: &str) -> Option<u8> {
    number(text).filter(|_| text.len() <= 2)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateFault::{FarOff, NoSuchDay};

    #[test]
    fn days_that_there_are_are_left_alone_in_every_spelling() {
        for text in [
            "2027-05-20",
            "2027/5/20",
            "05/20/2027",
            "20/05/2027",
            "20.5.2027",
            " 20 May 2027 ",
            "May 20, 2027",
            "Sept 3",
            "29 Feb",
            "29 February 2028",
            "May 1st",
            "2000-02-29",
        ] {
            assert_eq!(date_fault(text), None, "{text}");
        }
    }

    #[test]
    fn days_that_there_are_not_are_told() {
        for text in [
            "31 Feb",
            "Feb 30",
            "30 February 2028",
            "29 Feb 2027",
            "1900-02-29",
            "2027-13-01",
            "2027-00-10",
            "2027-04-31",
            "31/04/2027",
            "04/31/2027",
            "13.13.2027",
            "April 31st, 2027",
            "99999-02-30",
        ] {
            assert_eq!(date_fault(text), Some(NoSuchDay), "{text}");
        }
    }

    #[test]
    fn years_far_off_are_told() {
        for text in [
            "0227-05-20",
            "20227-05-20",
            "20.05.1027",
            "20 May 2270",
            "1899-12-31",
        ] {
            assert_eq!(date_fault(text), Some(FarOff), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_left_alone() {
        for text in [
            "",
            "windward",
            "12:00",
            "3/4",
            "31.02",
            "192.168.1.1",
            "1.2.3",
            "10-20-30",
            "May",
            "Mayor 31 of the town",
            "v 2.31",
            "Line 31",
            "2027-05-",
            "555-0199-2000",
            "3,000",
        ] {
            assert_eq!(date_fault(text), None, "{text}");
        }
    }
}
