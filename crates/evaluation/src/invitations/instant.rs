//! Instants as people write them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Reads a date with a time, in a time zone where it names no offset; milliseconds since the epoch.
pub(super) fn instant(text: &str, time_zone: &str) -> Result<i64, String> {
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Ok(instant.as_millisecond());
    }
    let zone = zone(time_zone)?;
    let local: DateTime = text
        .contains(':')
        .then(|| text.parse().ok())
        .flatten()
        .ok_or("This is no date with a time. Write it like \"2026-12-31 18:00\".")?;
    // Where clocks are set back a time comes twice; the strict reading would leave the candidate to guess.
    let zoned = zone
        .into_ambiguous_zoned_datetime(local)
        .unambiguous()
        .map_err(|_| "Clocks are set at this time, so it comes twice or not at all. Choose another, or write it with its offset, like \"2026-12-31T18:00:00+01:00\".")?;
    Ok(zoned.timestamp().as_millisecond())
}

/// Returns a time zone by its name.
pub(super) fn zone(name: &str) -> Result<TimeZone, String> {
    TimeZone::get(name).map_err(|_| {
        [
            "There is no time zone \"",
            name,
            "\". Write it like \"Europe/Berlin\" or \"UTC\".",
        ]
        .concat()
    })
}
