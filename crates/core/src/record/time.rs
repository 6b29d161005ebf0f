//! Instants as text: RFC 3339 in documents, IMF-fixdate in HTTP headers. Reads no clock.

const DAY_MS: i64 = 86_400_000;

/// 0000-01-01T00:00:00.000Z and 9999-12-31T23:59:59.999Z, which is all that four digits can say.
pub(super) const WRITABLE_MS: std::ops::RangeInclusive<i64> =
    -62_167_219_200_000..=253_402_300_799_999;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Milliseconds since the epoch as RFC 3339 text in UTC, for example `2026-03-01T09:05:00.250Z`.
pub fn rfc3339(ms: i64) -> String {
    let ms = ms.clamp(*WRITABLE_MS.start(), *WRITABLE_MS.end());
    let (year, month, day) = date_of(ms.div_euclid(DAY_MS));
    let in_day_ms = ms.rem_euclid(DAY_MS);
    let mut text = String::with_capacity(24);
    for (number, width, end) in [
        (year, 4, '-'),
        (month, 2, '-'),
        (day, 2, 'T'),
        (in_day_ms / 3_600_000, 2, ':'),
        (in_day_ms / 60_000 % 60, 2, ':'),
        (in_day_ms / 1_000 % 60, 2, '.'),
        (in_day_ms % 1_000, 3, 'Z'),
    ] {
        let digits = number.to_string();
        for _ in digits.len()..width {
            text.push('0');
        }
        text.push_str(&digits);
        text.push(end);
    }
    text
}

/// Reads what [`rfc3339`] writes, and nothing else; milliseconds since the epoch.
pub fn parse_rfc3339(text: &str) -> Option<i64> {
    let part = |range: std::ops::Range<usize>, within| number(text.get(range)?, within);
    let days = day_of(
        part(0..4, 0..=9999)?,
        part(5..7, 1..=12)?,
        part(8..10, 1..=31)?,
    );
    let (hour, minute) = (part(11..13, 0..=23)?, part(14..16, 0..=59)?);
    let (second, ms) = (part(17..19, 0..=59)?, part(20..23, 0..=999)?);
    let told = days * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1_000 + ms;
    // Whatever does not come out the same is another form, or no date.
    (rfc3339(told) == text).then_some(told)
}

/// Reads an HTTP date such as `Sun, 06 Nov 1994 08:49:37 GMT`; milliseconds since the epoch.
///
/// Only the form that RFC 9110 lets servers send today. The name of the weekday is not compared
/// with the date: a server that has it wrong still knows the time.
pub fn parse_http_date(text: &str) -> Option<i64> {
    let mut words = text.split_ascii_whitespace();
    words.next().filter(|weekday| weekday.ends_with(','))?;
    let day = number(words.next()?, 1..=31)?;
    let month_name = words.next()?;
    let month = MONTHS.iter().position(|name| *name == month_name)?;
    let year = number(words.next()?, 1..=9999)?;
    let mut parts = words.next()?.split(':');
    let hour = number(parts.next()?, 0..=23)?;
    let minute = number(parts.next()?, 0..=59)?;
    // A leap second is written as 60.
    let second = number(parts.next()?, 0..=60)?;
    let ends = parts.next().is_none() && words.next() == Some("GMT") && words.next().is_none();
    let days = day_of(year, i64::try_from(month).ok()? + 1, day);
    // The 30th of February is no date: it would come back as another day.
    let sound = ends && date_of(days).2 == day;
    sound.then(|| days * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1_000)
}

fn number(text: &str, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let number = digits.then(|| text.parse().ok()).flatten()?;
    range.contains(&number).then_some(number)
}

/// Days since the epoch of a date in the Gregorian calendar.
fn day_of(year: i64, month: i64, day: i64) -> i64 {
    // Years are counted from March, so that the leap day is the last day of its year.
    let since_march = (month + 9) % 12;
    let year = if month <= 2 { year - 1 } else { year };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let before_month = (since_march * 153 + 2) / 5;
    year * 365 + leap_days + before_month + day - 1 - EPOCH_DAY
}

/// Days from 0000-03-01 to 1970-01-01.
const EPOCH_DAY: i64 = 719_468;

/// Year, month and day of a number of days since the epoch.
fn date_of(days: i64) -> (i64, i64, i64) {
    // A guess that is at most one year too late, and then the exact year.
    let mut year = (days * 400).div_euclid(146_097) + 1970;
    if day_of(year, 3, 1) > days {
        year -= 1;
    }
    if day_of(year + 1, 3, 1) <= days {
        year += 1;
    }
    let day_of_year = days - day_of(year, 3, 1);
    let since_march = (day_of_year * 5 + 2) / 153;
    let day = day_of_year - (since_march * 153 + 2) / 5 + 1;
    let month = (since_march + 2) % 12 + 1;
    (if month <= 2 { year + 1 } else { year }, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_written_in_utc_with_milliseconds() {
        assert_eq!(rfc3339(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(rfc3339(784_111_777_042), "1994-11-06T08:49:37.042Z");
        assert_eq!(rfc3339(1_709_164_800_000), "2024-02-29T00:00:00.000Z");
        assert_eq!(rfc3339(-1), "1969-12-31T23:59:59.999Z");
    }

    #[test]
    fn instants_beyond_four_digits_of_years_are_cut_off() {
        assert_eq!(rfc3339(i64::MAX), "9999-12-31T23:59:59.999Z");
        assert_eq!(rfc3339(i64::MIN), "0000-01-01T00:00:00.000Z");
    }

    #[test]
    fn what_was_written_is_read_and_nothing_else() {
        for ms in [
            0,
            -1,
            784_111_777_042,
            1_709_164_800_000,
            253_402_300_799_999,
        ] {
            assert_eq!(parse_rfc3339(&rfc3339(ms)), Some(ms));
        }
        for text in [
            "",
            "2026-02-30T00:00:00.000Z",
            "2026-01-01T00:00:00Z",
            "2026-01-01 00:00:00.000Z",
            "9",
        ] {
            assert_eq!(parse_rfc3339(text), None, "{text}");
        }
    }

    #[test]
    fn the_calendar_goes_both_ways_for_a_thousand_years() {
        for days in -200_000..200_000 {
            let (year, month, day) = date_of(days);
            assert_eq!(day_of(year, month, day), days);
            assert!((1..=12).contains(&month) && (1..=31).contains(&day));
        }
    }

    #[test]
    fn the_date_header_is_read() {
        assert_eq!(
            parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"),
            Some(784_111_777_000)
        );
        assert_eq!(
            parse_http_date("Thu, 29 Feb 2024 00:00:00 GMT"),
            Some(1_709_164_800_000)
        );
    }

    #[test]
    fn what_is_no_date_header_is_refused() {
        for text in [
            "",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "Fri, 30 Feb 2024 00:00:00 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT GMT",
            "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
        ] {
            assert_eq!(parse_http_date(text), None, "{text}");
        }
    }
}
