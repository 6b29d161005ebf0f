//! The meaning of a reply, and the wait after it.

use crate::config::Submission;
use crate::record::time::parse_http_date;

/// The longest wait that a `Retry-After` header may ask for, in milliseconds.
pub const LONGEST_WAIT_MS: u64 = 600_000;

/// The outcome of one try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// The endpoint acknowledged the bundle.
    Delivered,
    /// The endpoint had the bundle already, which is as good.
    Duplicate,
    /// The endpoint will not take it, and trying again would not help.
    Refused {
        /// The HTTP status.
        status: u16,
    },
    /// Nothing is settled; a later try may succeed.
    TryAgain(Trouble),
}

/// The reason why a try settled nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No reply: no network, no such host, or the browser kept the reply from the page.
    Unreachable,
    /// No reply in time.
    TimedOut,
    /// The endpoint is busy or broken, with this HTTP status.
    Status(u16),
    /// The reply, with this HTTP status, is neither an acknowledgement nor a refusal.
    Unconfirmed(u16),
}

/// Returns the meaning of a reply to a submission.
///
/// A status that acknowledges, without the text that the configuration asks for, is no refusal:
/// endpoints that always say 200 say so while they are out of order, and so does a guest network's
/// sign-in page. It is tried again. The same holds for any other status below 400.
///
/// ```
/// use assay_core::config::Config;
/// use assay_core::document;
/// use assay_core::record::delivery::{Reply, Trouble, classify};
///
/// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/golden/content/config.json"));
/// let mut value = document::parse("config.json", text).unwrap();
/// value["submission"] = document::json!({"url": "https://example.com/in"});
/// let config = Config::parse("config.json", &value).unwrap();
/// let reply = |status| classify(&config.submission, status, "");
/// assert_eq!(reply(201), Reply::Delivered);
/// assert_eq!(reply(403), Reply::Refused { status: 403 });
/// assert_eq!(reply(503), Reply::TryAgain(Trouble::Status(503)));
/// ```
pub fn classify(submission: &Submission, status: u16, body: &str) -> Reply {
    if submission.success_statuses.contains(&status) && body.contains(&submission.body_contains) {
        Reply::Delivered
    } else if submission.duplicate_statuses.contains(&status) {
        Reply::Duplicate
    } else {
        match status {
            _ if is_refusal(status) => Reply::Refused { status },
            400.. => Reply::TryAgain(Trouble::Status(status)),
            _ => Reply::TryAgain(Trouble::Unconfirmed(status)),
        }
    }
}

/// Returns whether a status says that trying again would not help.
pub(super) fn is_refusal(status: u16) -> bool {
    matches!(status, 400..=499) && !matches!(status, 408 | 425 | 429)
}

/// Returns how long to wait after so many tries, in milliseconds.
///
/// The bound doubles from 1 s to 30 s, and chance picks a time below it, so that candidates who
/// lost the same endpoint together do not come back together. `random` is any 32 random bits.
/// What the endpoint asked for comes on top, up to [`LONGEST_WAIT_MS`] in all.
///
/// ```
/// use assay_core::record::delivery::backoff_ms;
///
/// assert_eq!(backoff_ms(1, 0, None), 250);
/// assert_eq!(backoff_ms(9, u32::MAX, None), 29_999);
/// assert_eq!(backoff_ms(1, 0, Some(60_000)), 60_250);
/// ```
pub fn backoff_ms(tries: u32, random: u32, retry_after_ms: Option<u64>) -> u64 {
    const SHORTEST_MS: u64 = 250;
    let bound_ms = (1_000_u64 << tries.saturating_sub(1).min(5)).min(30_000);
    let wait_ms = SHORTEST_MS + (((bound_ms - SHORTEST_MS) * u64::from(random)) >> 32);
    retry_after_ms
        .unwrap_or(0)
        .saturating_add(wait_ms)
        .min(LONGEST_WAIT_MS)
}

/// Reads a `Retry-After` header (RFC 9110, section 10.2.3), which holds seconds or a date; returns milliseconds from now.
///
/// ```
/// use assay_core::record::delivery::retry_after_ms;
///
/// assert_eq!(retry_after_ms("120", 0), Some(120_000));
/// assert_eq!(retry_after_ms("Thu, 01 Jan 1970 00:00:09 GMT", 4_000), Some(5_000));
/// assert_eq!(retry_after_ms("soon", 0), None);
/// ```
pub fn retry_after_ms(text: &str, now_ms: i64) -> Option<u64> {
    let text = text.trim();
    match text.parse::<u64>() {
        Ok(seconds) => Some(seconds.saturating_mul(1_000)),
        Err(_) => {
            let at_ms = parse_http_date(text)?;
            Some(u64::try_from(at_ms.saturating_sub(now_ms)).unwrap_or(0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::delivery::fixture::submission;

    #[test]
    fn refusals_outages_and_acknowledgements_are_distinguished() {
        let plain = submission(r#","duplicate_statuses":[409,412]"#);
        for (status, reply) in [
            (200, Reply::Delivered),
            (201, Reply::Delivered),
            (409, Reply::Duplicate),
            (412, Reply::Duplicate),
            (400, Reply::Refused { status: 400 }),
            (403, Reply::Refused { status: 403 }),
            (413, Reply::Refused { status: 413 }),
            (422, Reply::Refused { status: 422 }),
            (408, Reply::TryAgain(Trouble::Status(408))),
            (425, Reply::TryAgain(Trouble::Status(425))),
            (429, Reply::TryAgain(Trouble::Status(429))),
            (500, Reply::TryAgain(Trouble::Status(500))),
            (503, Reply::TryAgain(Trouble::Status(503))),
            (206, Reply::TryAgain(Trouble::Unconfirmed(206))),
        ] {
            assert_eq!(classify(&plain, status, "any"), reply, "{status}");
        }
    }

    #[test]
    fn a_conflict_is_a_refusal_unless_the_team_says_otherwise() {
        let reply = classify(&submission(""), 409, "");
        assert_eq!(reply, Reply::Refused { status: 409 });
    }

    #[test]
    fn an_endpoint_that_always_says_200_is_believed_only_with_its_word() {
        let script = submission(r#","success":{"statuses":[200],"body_contains":"stored"}"#);
        assert_eq!(classify(&script, 200, "it is stored"), Reply::Delivered);
        assert_eq!(
            classify(&script, 200, "<title>Sign in</title>"),
            Reply::TryAgain(Trouble::Unconfirmed(200))
        );
    }

    #[test]
    fn waits_grow_to_half_a_minute_and_are_never_nothing() {
        assert_eq!(backoff_ms(1, 0, None), 250);
        let bounds = [1, 2, 3, 4, 5, 6, 1_000].map(|tries| backoff_ms(tries, u32::MAX, None));
        assert_eq!(bounds, [999, 1_999, 3_999, 7_999, 15_999, 29_999, 29_999]);
        assert_eq!(backoff_ms(0, u32::MAX, None), 999);
    }

    #[test]
    fn what_the_endpoint_asks_for_is_honored_within_reason() {
        assert_eq!(backoff_ms(1, 0, Some(5_000)), 5_250);
        assert_eq!(backoff_ms(1, 0, Some(u64::MAX)), LONGEST_WAIT_MS);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        assert_eq!(retry_after_ms(" 120 ", 0), Some(120_000));
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        assert_eq!(retry_after_ms(date, 784_111_770_000), Some(7_000));
        assert_eq!(retry_after_ms(date, 784_111_780_000), Some(0));
        assert_eq!(retry_after_ms("soon", 0), None);
    }
}
