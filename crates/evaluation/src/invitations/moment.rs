//! Instants in words, in the time zone in which a candidate reads them.

use super::instant::{instant, zone};
use assay_crypto::Window;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

/// Returns an instant as clocks in a time zone show it, and their offset from UTC; in UTC where there is no such zone. `None`
/// where it is in no calendar.
fn local(ms: i64, time_zone: &str) -> Option<(DateTime, Offset)> {
    let zone = zone(time_zone).unwrap_or(TimeZone::UTC);
    let instant = Timestamp::from_millisecond(ms).ok()?;
    Some((zone.to_datetime(instant), zone.to_offset(instant)))
}

/// Returns an instant as somebody types it: `read_instant` reads the same. `None` where it is in no calendar.
///
/// ```
/// use assay_evaluation::{read_instant, typed_instant};
///
/// let at = read_instant("2026-12-07 18:00", "Europe/Berlin").unwrap();
/// assert_eq!(typed_instant(at, "Europe/Berlin").as_deref(), Some("2026-12-07 18:00"));
/// // Where clocks are set back a time comes twice, and is written with its offset.
/// let twice = read_instant("2026-10-25T02:30:00+01:00", "UTC").unwrap();
/// let typed = typed_instant(twice, "Europe/Berlin").unwrap();
/// assert_eq!(typed, "2026-10-25T02:30:00+01:00");
/// assert_eq!(read_instant(&typed, "Europe/Berlin"), Ok(twice));
/// ```
pub fn typed_instant(ms: i64, time_zone: &str) -> Option<String> {
    let (at, offset) = local(ms, time_zone)?;
    let short = at.strftime("%Y-%m-%d %H:%M").to_string();
    if instant(&short, time_zone) == Ok(ms) {
        return Some(short);
    }
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
    let exact = at.strftime("%Y-%m-%dT%H:%M:%S");
    Some(format!("{exact}{sign}{hours:02}:{minutes:02}"))
}

/// Returns an instant as letters have it: "December 7, 2026, 18:00".
fn in_letter(ms: i64, time_zone: &str) -> Option<String> {
    let (at, _) = local(ms, time_zone)?;
    Some(at.strftime("%B %-d, %Y, %H:%M").to_string())
}

/// Returns the window in sentences, as a letter to the candidate has them.
///
/// ```
/// use assay_crypto::Window;
/// use assay_evaluation::{read_instant, window_words};
///
/// let at = |text| read_instant(text, "Europe/Berlin").ok();
/// let mut window = Window {
///     opens_ms: at("2026-12-01 09:00"),
///     start_by_ms: at("2026-12-07 18:00"),
///     finish_by_ms: at("2026-12-07 20:00"),
///     time_zone: "Europe/Berlin".into(),
/// };
/// assert_eq!(
///     window_words(&window),
///     "The test opens on December 1, 2026, 09:00. Start it by December 7, 2026, 18:00. It ends on December 7, 2026, 20:00, \
///      whatever time is left. All times are in the time zone Europe/Berlin."
/// );
/// (window.opens_ms, window.start_by_ms, window.finish_by_ms) = (None, None, None);
/// assert_eq!(window_words(&window), "You can start the test whenever you like.");
/// ```
pub fn window_words(window: &Window) -> String {
    let at = |ms: Option<i64>| ms.and_then(|ms| in_letter(ms, &window.time_zone));
    let mut sentences = Vec::new();
    if let Some(opens) = at(window.opens_ms) {
        sentences.push(format!("The test opens on {opens}."));
    }
    if let Some(start_by) = at(window.start_by_ms) {
        sentences.push(format!("Start it by {start_by}."));
    }
    if let Some(finish_by) = at(window.finish_by_ms) {
        sentences.push(format!("It ends on {finish_by}, whatever time is left."));
    }
    if sentences.is_empty() {
        return "You can start the test whenever you like.".into();
    }
    sentences.push(format!(
        "All times are in the time zone {}.",
        window.time_zone
    ));
    sentences.join(" ")
}
