//! Instants as text: RFC 3339 in documents, IMF-fixdate in HTTP headers. Reads no clock and no time zones.

use std::time::UNIX_EPOCH;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{PrimitiveDateTime, UtcDateTime};

/// From 0000-01-01T00:00:00.000Z to 9999-12-31T23:59:59.999Z, which is all that four digits can write.
pub(super) const WRITABLE_MS: std::ops::RangeInclusive<i64> =
    -62_167_219_200_000..=253_402_300_799_999;

/// The one form of RFC 3339 that documents have: UTC, with milliseconds.
const FORM: &[BorrowedFormatItem<'static>] =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]Z");

const NANOSECONDS_PER_MS: i128 = 1_000_000;

/// Writes milliseconds since the epoch as RFC 3339 text in UTC, with milliseconds. An instant that four digits of years
/// cannot write becomes the first or the last that they can.
///
/// ```
/// use assay_core::record::time::rfc3339;
///
/// assert_eq!(rfc3339(1_772_355_900_250), "2026-03-01T09:05:00.250Z");
/// ```
pub fn rfc3339(ms: i64) -> String {
    let ms = ms.clamp(*WRITABLE_MS.start(), *WRITABLE_MS.end());
    UtcDateTime::from_unix_timestamp_nanos(i128::from(ms) * NANOSECONDS_PER_MS)
        .ok()
        .and_then(|instant| instant.format(FORM).ok())
        // Every instant within the bounds has this form.
        .unwrap_or_default()
}

/// Reads what [`rfc3339`] writes, and nothing else; milliseconds since the epoch.
///
/// ```
/// use assay_core::record::time::parse_rfc3339;
///
/// assert_eq!(parse_rfc3339("1970-01-01T00:00:01.500Z"), Some(1_500));
/// assert_eq!(parse_rfc3339("1970-01-01T01:00:01.500+01:00"), None);
/// ```
pub fn parse_rfc3339(text: &str) -> Option<i64> {
    let instant = PrimitiveDateTime::parse(text, FORM).ok()?.as_utc();
    let ms = i64::try_from(instant.unix_timestamp_nanos() / NANOSECONDS_PER_MS).ok()?;
    // What does not come out the same is another form, such as a year with a sign.
    (rfc3339(ms) == text).then_some(ms)
}

/// The number of characters of an IMF-fixdate.
const IMF_FIXDATE: usize = "Sun, 06 Nov 1994 08:49:37 GMT".len();

/// Reads an HTTP date such as `Sun, 06 Nov 1994 08:49:37 GMT`; milliseconds since the epoch.
///
/// Only IMF-fixdate, the form that RFC 9110 (section 5.6.7) lets servers send today. A date whose weekday is another is
/// malformed.
///
/// ```
/// use assay_core::record::time::parse_http_date;
///
/// assert_eq!(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777_000));
/// assert_eq!(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT"), None);
/// ```
pub fn parse_http_date(text: &str) -> Option<i64> {
    let text = text.trim();
    if text.len() != IMF_FIXDATE {
        return None;
    }
    let instant = httpdate::parse_http_date(text).ok()?;
    let since = instant.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok()
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
            "2026-01-01T00:00:00.0001Z",
            "2026-01-01T00:00:00.000+00:00",
            "+2026-01-01T00:00:00.000Z",
            "-0001-01-01T00:00:00.000Z",
            "2026-01-01T00:00:60.000Z",
            "9",
        ] {
            assert_eq!(parse_rfc3339(text), None, "{text}");
        }
    }

    #[test]
    fn the_calendar_goes_both_ways_for_a_thousand_years() {
        const DAY_MS: i64 = 86_400_000;
        let mut before = rfc3339(-200_001 * DAY_MS);
        for days in -200_000..200_000 {
            let text = rfc3339(days * DAY_MS);
            assert_eq!(parse_rfc3339(&text), Some(days * DAY_MS));
            // Texts sort as instants do.
            assert!(before < text, "{before} {text}");
            before = text;
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
            "Mon, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT GMT",
            "Sun, 06 Nov 99999999999999999999 08:49:37 GMT",
        ] {
            assert_eq!(parse_http_date(text), None, "{text}");
        }
    }
}
