//! Notices of the time left: which there are under a limit, and which one is due.

const MARKS_SECONDS: [i64; 3] = [300, 60, 15];

/// Returns the notices given under a limit in milliseconds, each as seconds left, first to last: half time, five minutes,
/// one minute, fifteen seconds, without those that half time makes superfluous.
///
/// ```
/// use assay_core::attempt::notices;
///
/// assert_eq!(notices(1_800_000), [900, 300, 60, 15]);
/// assert_eq!(notices(60_000), [30, 15]);
/// ```
pub fn notices(limit_ms: i64) -> Vec<i64> {
    let half = limit_ms / 2_000;
    let later = MARKS_SECONDS.into_iter().filter(|mark| *mark < half);
    std::iter::once(half).chain(later).collect()
}

/// Returns the notice that is due, in seconds left: the latest of those whose time has come, unless it or a later one has
/// been given. After a sleep, the earlier ones that were missed are not made up for.
///
/// ```
/// use assay_core::attempt::due_notice;
///
/// assert_eq!(due_notice(1_800_000, 60_000, None), Some(60));
/// assert_eq!(due_notice(1_800_000, 60_000, Some(60)), None);
/// ```
pub fn due_notice(limit_ms: i64, left_ms: i64, given: Option<i64>) -> Option<i64> {
    notices(limit_ms)
        .into_iter()
        .rfind(|mark| left_ms > 0 && left_ms <= mark * 1_000)
        .filter(|mark| given.is_none_or(|given| *mark < given))
}

/// Writes milliseconds left as minutes and seconds on a clock face, rounded up so that 0:00 means that no time is left.
///
/// ```
/// use assay_core::attempt::clock_face;
///
/// assert_eq!(clock_face(65_000), "1:05");
/// assert_eq!(clock_face(1), "0:01");
/// ```
pub fn clock_face(left_ms: i64) -> String {
    let seconds = left_ms.max(0).saturating_add(999) / 1_000;
    let mut face = (seconds / 60).to_string();
    face.push(':');
    if seconds % 60 < 10 {
        face.push('0');
    }
    face.push_str(&(seconds % 60).to_string());
    face
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF_AN_HOUR_MS: i64 = 1_800_000;

    #[test]
    fn thirty_minutes_have_four_notices() {
        assert_eq!(notices(HALF_AN_HOUR_MS), [900, 300, 60, 15]);
        assert_eq!(notices(120_000), [60, 15]);
        assert_eq!(notices(10_000), [5]);
    }

    #[test]
    fn after_a_sleep_only_the_latest_missed_notice_is_given() {
        assert_eq!(due_notice(HALF_AN_HOUR_MS, 1_000_000, None), None);
        assert_eq!(due_notice(HALF_AN_HOUR_MS, 40_000, None), Some(60));
        assert_eq!(due_notice(HALF_AN_HOUR_MS, 39_000, Some(60)), None);
        assert_eq!(due_notice(HALF_AN_HOUR_MS, 14_000, Some(60)), Some(15));
        assert_eq!(due_notice(HALF_AN_HOUR_MS, 0, Some(60)), None);
    }

    #[test]
    fn the_face_shows_zero_only_when_no_time_is_left() {
        assert_eq!(clock_face(HALF_AN_HOUR_MS), "30:00");
        assert_eq!(clock_face(61_001), "1:02");
        assert_eq!(clock_face(1), "0:01");
        assert_eq!(clock_face(0), "0:00");
        assert_eq!(clock_face(-5), "0:00");
    }
}
