//! What an endpoint's reply means to a candidate.

use super::finding::Finding;
use assay_core::address::split_scheme;
use assay_core::config::Submission;
use assay_core::record::delivery::{Reply, Trouble, classify, retry_after_ms};

/// Returns what a reply means: its status, and the word that it must hold.
pub fn reply(submission: &Submission, status: u16, body: &str) -> Vec<Finding> {
    let meaning = classify(submission, status, body);
    let is_settled = matches!(meaning, Reply::Delivered | Reply::Duplicate);
    if TAKES_NONE.contains(&status) && !is_settled {
        return vec![takes_none(submission, status, body)];
    }
    match meaning {
        Reply::Delivered => delivered(submission, status, body),
        Reply::Duplicate => vec![Finding::warning(
            "Status",
            format!(
                "The endpoint says (status {status}) that the probe had arrived before, but its identifier is new."
            ),
            "Look whether the probe arrived; perhaps the endpoint says so to everything.",
        )],
        Reply::Refused { status } => vec![Finding::problem(
            "Status",
            format!(
                "The endpoint refuses (status {status}). The candidate would be asked to download the answers and send them.{}",
                excerpt(body)
            ),
            refusal(status),
        )],
        Reply::TryAgain(Trouble::Unconfirmed(status)) => {
            vec![unconfirmed(submission, status, body)]
        }
        Reply::TryAgain(_) => vec![Finding::problem(
            "Status",
            format!(
                "The endpoint is busy or broken (status {status}). The candidate would see an outage, and the page would keep trying.{}",
                excerpt(body)
            ),
            "Look into the endpoint's own log.",
        )],
    }
}

fn delivered(submission: &Submission, status: u16, body: &str) -> Vec<Finding> {
    let mut findings = vec![Finding::ok(
        "Status",
        format!(
            "The endpoint acknowledges (status {status}). The candidate would see that the answers are delivered."
        ),
    )];
    let word = &submission.body_contains;
    let start = body.trim_start().get(..200).unwrap_or(body.trim_start());
    let start = start.to_ascii_lowercase();
    if !word.is_empty() {
        findings.push(Finding::ok("Word", format!("The reply holds \"{word}\".")));
    } else if start.starts_with("<!doctype html") || start.starts_with("<html") {
        findings.push(Finding::warning(
            "Word",
            format!("The reply is a page for people; an error page or a sign-in page would count as well.{}", excerpt(body)),
            "Look whether the probe arrived, and have the endpoint answer with a word of its own that you name in success.body_contains.",
        ));
    }
    findings
}

fn unconfirmed(submission: &Submission, status: u16, body: &str) -> Finding {
    let seen = "The candidate would see an outage, and the page would keep trying.";
    if submission.success_statuses.contains(&status) {
        let word = &submission.body_contains;
        return Finding::problem(
            "Word",
            format!(
                "The status ({status}) acknowledges, but the reply does not hold \"{word}\". {seen}{}",
                excerpt(body)
            ),
            "Look whether the probe arrived; then correct the endpoint or success.body_contains.",
        );
    }
    Finding::problem(
        "Status",
        format!(
            "The status ({status}) neither acknowledges nor refuses. {seen}{}",
            excerpt(body)
        ),
        "If it does acknowledge, add it to success.statuses.",
    )
}

/// Statuses of hosts that take no such request: 405 is "Method Not Allowed", 501 "Not Implemented". It is what most
/// hosts of static files say to answers.
const TAKES_NONE: [u16; 2] = [405, 501];

/// Returns that the host takes no answers at this address.
fn takes_none(submission: &Submission, status: u16, body: &str) -> Finding {
    let method = submission.method.as_str();
    // The page takes one for a refusal, and the other for an outage.
    let seen = match classify(submission, status, body) {
        Reply::Refused { .. } => {
            "The candidate would be asked to download the answers and send them."
        }
        _ => "The candidate would see an outage, and the page would keep trying.",
    };
    let is_own_host = split_scheme(&submission.url).is_none();
    let (host, remedy) = if is_own_host {
        (
            "The page's own host takes no answers: it only gives out files",
            "Write the address of an endpoint into submission.url, run `assay allow` on the folder of the site and upload it again; or serve the site with `assay serve`.",
        )
    } else {
        (
            "The endpoint takes no such requests at this address",
            "Check the address, and whether \"method\" is what it wants.",
        )
    };
    Finding::problem(
        "Status",
        format!(
            "{host} ({method}, status {status}). {seen}{}",
            excerpt(body)
        ),
        remedy,
    )
}

/// Returns what usually lies behind a refusal.
fn refusal(status: u16) -> &'static str {
    match status {
        401 | 403 => {
            "What the address or the headers carry does not permit it: check credentials, and whether they have run out."
        }
        404 | 410 => "Check the address, and that what stands behind it is switched on.",
        409 | 412 => {
            "If it means that the answers had arrived before, add it to duplicate_statuses."
        }
        413 => "Let it take at least 200 kB.",
        415 => "It wants another type: change \"encoding\", or the content type among the headers.",
        400 | 422 => {
            "If it refuses what is no bundle, let it accept documents of the schema assay/probe/1, or take the test once yourself."
        }
        _ => "Look into the endpoint's own log.",
    }
}

/// Returns what happens to answers that are sent again, because the first acknowledgement was lost.
///
/// Returns nothing where the first try settled nothing. Each reply is a status and a body.
pub fn duplicates(
    submission: &Submission,
    first: (u16, &str),
    second: (u16, &str),
) -> Option<Finding> {
    let is_settled = |reply| matches!(reply, Reply::Delivered | Reply::Duplicate);
    if !is_settled(classify(submission, first.0, first.1)) {
        return None;
    }
    let status = second.0;
    Some(match classify(submission, status, second.1) {
        Reply::Duplicate => Finding::ok(
            "Duplicates",
            format!(
                "Sent again, the endpoint says that it has the probe already (status {status}), and the page knows what that means."
            ),
        ),
        Reply::Delivered => Finding::ok(
            "Duplicates",
            format!(
                "Sent again, the endpoint acknowledges again (status {status}). See whether it keeps one or two; the bytes were the same."
            ),
        ),
        Reply::Refused { status } => Finding::warning(
            "Duplicates",
            format!(
                "Sent again, the endpoint refuses (status {status}). A candidate whose first acknowledgement was lost would be told that the answers were not accepted."
            ),
            if [409, 412].contains(&status) {
                format!("Add {status} to duplicate_statuses.")
            } else {
                "Let it acknowledge what it has already, or answer 409 and name that in duplicate_statuses.".into()
            },
        ),
        Reply::TryAgain(_) => Finding::warning(
            "Duplicates",
            format!(
                "Sent again, the endpoint's reply (status {status}) settles nothing. A candidate whose first acknowledgement was lost would see an outage."
            ),
            "Let it acknowledge what it has already.",
        ),
    })
}

/// Returns what comes of the wish that the page should wait, where the endpoint is busy.
///
/// `asked` is the `Retry-After` header; `shown` is whether browsers show it to the page.
pub fn retry_after(status: u16, asked: Option<&str>, shown: bool, now_ms: i64) -> Option<Finding> {
    let step = "Waiting";
    let Some(asked) = asked else {
        return matches!(status, 429 | 503).then(|| {
            Finding::warning(
                step,
                "The reply does not say when to come back, or the browser does not show it.",
                "Send Retry-After, with Access-Control-Expose-Headers: Retry-After.",
            )
        });
    };
    Some(match (shown, retry_after_ms(asked, now_ms)) {
        (true, Some(wait_ms)) => Finding::ok(
            step,
            format!(
                "The endpoint asks to wait {} seconds, and the page does.",
                wait_ms / 1_000
            ),
        ),
        (true, None) => Finding::warning(
            step,
            format!("Retry-After ({asked}) is neither seconds nor a date."),
            "Send a number of seconds.",
        ),
        (false, _) => Finding::warning(
            step,
            format!(
                "The endpoint asks to wait (Retry-After: {asked}), but browsers hide that from the page."
            ),
            "Send Access-Control-Expose-Headers: Retry-After.",
        ),
    })
}

/// The beginning of a reply as a sentence, with a space before it; empty for an empty one.
pub fn excerpt(body: &str) -> String {
    /// Characters that are quoted at most.
    const MOST: usize = 120;
    let plain: String = body.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain: String = plain.chars().filter(|c| !c.is_control()).collect();
    if plain.is_empty() {
        return String::new();
    }
    let start: String = plain.chars().take(MOST).collect();
    let more = if start == plain { "" } else { "…" };
    format!(" It says: {start}{more}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Level;
    use assay_test_support::submission;

    #[test]
    fn each_reply_gives_the_finding_that_the_candidate_would_see() {
        let word = r#","success":{"statuses":[200],"body_contains":"stored"}"#;
        let again = r#","duplicate_statuses":[409]"#;
        for (extra, status, body, level, words) in [
            ("", 201, "", Level::Ok, "are delivered"),
            (word, 200, "stored", Level::Ok, "are delivered"),
            (word, 200, "no", Level::Problem, "does not hold \"stored\""),
            (again, 409, "", Level::Warning, "its identifier is new"),
            ("", 403, "", Level::Problem, "asked to download"),
            (
                "",
                500,
                "Oh\n no",
                Level::Problem,
                "keep trying. It says: Oh no",
            ),
            ("", 206, "", Level::Problem, "neither acknowledges"),
        ] {
            let found = reply(&submission(extra), status, body).remove(0);
            assert_eq!(found.level, level, "{status}: {found}");
            assert!(found.text.contains(words), "{found}");
            assert_eq!(found.remedy.is_empty(), level == Level::Ok, "{found}");
        }
    }

    #[test]
    fn a_host_that_takes_no_answers_is_said_to_take_none() {
        let own = submission("");
        let other = Submission {
            url: "https://hooks.example.com/in".into(),
            ..own.clone()
        };
        for (place, status, words, remedy) in [
            (&own, 405, "own host takes no answers", "assay serve"),
            (&own, 501, "own host takes no answers", "submission.url"),
            (
                &other,
                405,
                "no such requests at this address",
                "\"method\"",
            ),
            (
                &other,
                501,
                "no such requests at this address",
                "Check the address",
            ),
        ] {
            let found = reply(place, status, "");
            assert_eq!(found.len(), 1, "{status}");
            assert_eq!(found[0].level, Level::Problem, "{status}");
            assert!(found[0].text.contains(words), "{}", found[0]);
            assert!(
                found[0].text.contains(&format!("POST, status {status}")),
                "{}",
                found[0]
            );
            assert!(found[0].remedy.contains(remedy), "{}", found[0]);
        }
        assert!(reply(&own, 405, "").remove(0).text.contains("download"));
        assert!(reply(&own, 501, "").remove(0).text.contains("keep trying"));
        let odd = submission(r#","success":{"statuses":[405]}"#);
        assert_eq!(reply(&odd, 405, "").remove(0).level, Level::Ok);
    }

    #[test]
    fn a_page_for_people_is_no_good_acknowledgement() {
        let found = reply(
            &submission(""),
            200,
            "\n<!DOCTYPE html><title>Sign in</title>",
        );
        assert_eq!(found[1].level, Level::Warning);
        assert!(found[1].text.contains("Sign in"));
    }

    #[test]
    fn a_second_copy_must_not_look_like_a_refusal() {
        let level = |extra: &str, second| {
            duplicates(&submission(extra), (201, ""), (second, "")).map(|found| found.level)
        };
        assert_eq!(level("", 200), Some(Level::Ok));
        assert_eq!(level("", 409), Some(Level::Warning));
        assert_eq!(
            level(r#","duplicate_statuses":[409]"#, 409),
            Some(Level::Ok)
        );
        assert_eq!(level("", 500), Some(Level::Warning));
        assert_eq!(duplicates(&submission(""), (500, ""), (201, "")), None);
        let found = duplicates(&submission(""), (201, ""), (412, "")).unwrap();
        assert_eq!(found.remedy, "Add 412 to duplicate_statuses.");
    }

    #[test]
    fn a_wish_to_wait_counts_where_the_page_can_read_it() {
        let level =
            |status, asked, shown| retry_after(status, asked, shown, 0).map(|found| found.level);
        assert_eq!(level(503, Some("5"), true), Some(Level::Ok));
        assert_eq!(level(503, Some("soon"), true), Some(Level::Warning));
        assert_eq!(level(503, Some("5"), false), Some(Level::Warning));
        assert_eq!(level(429, None, true), Some(Level::Warning));
        assert_eq!(level(500, None, true), None);
    }

    #[test]
    fn long_replies_are_cut_and_control_characters_left_out() {
        assert_eq!(excerpt(" \n"), "");
        assert_eq!(excerpt("a\u{1b}[31mb"), " It says: a[31mb");
        assert_eq!(excerpt(&"x".repeat(200)).chars().count(), 10 + 121);
    }
}
