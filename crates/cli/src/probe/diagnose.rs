//! From what was seen on the way to findings in words.

use super::line::{HttpReply, Question, RedirectStep, TransportError};
use super::reach::{OUTAGE, host, place, protection, silent};
use super::walk::origin_of;
use assay_core::config::Submission;
use assay_core::record::delivery::{Reply, classify};
use assay_endpoint_check::cors::{self, Barred, Hidden};
use assay_endpoint_check::{Finding, excerpt, reply, retry_after};

/// Returns what the way of one probe tells. `now_ms` is in milliseconds since the epoch.
pub fn diagnose(hops: &[RedirectStep], submission: &Submission, now_ms: i64) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, hop) in hops.iter().enumerate() {
        let is_new = !hops[..number]
            .iter()
            .any(|other| other.url.host() == hop.url.host());
        if is_new {
            findings.extend(place(hop));
        }
        findings.extend(protection(hop));
        findings.extend(hop.question.as_ref().map(|asked| question(asked, hop)));
        let is_last = number + 1 == hops.len();
        match &hop.reply {
            Some(Err(TransportError::NoSuchHost)) | None => {}
            Some(Err(silence)) => findings.push(silent(silence, hop)),
            Some(Ok(seen)) => {
                findings.extend(visibility(seen, hop, submission));
                findings.extend(onward(hop, is_last, submission));
            }
        }
    }
    if let Some((hop, seen)) = settled(hops) {
        findings.extend(reply(submission, seen.status, &seen.body));
        if matches!(
            classify(submission, seen.status, &seen.body),
            Reply::TryAgain(_)
        ) {
            let asked = cors::value(&seen.headers, "retry-after");
            let shown = !hop.foreign || cors::is_exposed(&seen.headers, "retry-after");
            findings.extend(retry_after(seen.status, asked.as_deref(), shown, now_ms));
        }
    }
    findings
}

/// The reply that the page would come to read at the end of the way.
pub fn settled(hops: &[RedirectStep]) -> Option<(&RedirectStep, &HttpReply)> {
    let last = hops.last().filter(|hop| hop.onward.is_none())?;
    Some((last, last.readable()?))
}

/// The question before the request.
fn question(question: &Question, hop: &RedirectStep) -> Finding {
    let seen = match &question.reply {
        Ok(seen) => seen,
        Err(silence) => return silent(silence, hop),
    };
    let barred = cors::admitted(&question.asked, &hop.origin, seen.status, &seen.headers);
    let Err(barred) = barred else {
        return Finding::ok(
            "CORS",
            format!("{} permits the request (preflight).", host(hop)),
        );
    };
    let (what, remedy) = match barred {
        Barred::Status(status) => (
            format!("has the status {status}"),
            format!(
                "Let it answer OPTIONS with 204, {}; or use \"encoding\": \"text\" with no headers, which needs no permission.",
                permission(question, &hop.origin)
            ),
        ),
        Barred::Hidden(hidden) => (
            unnamed(&hidden, &hop.origin),
            format!(
                "Let it answer OPTIONS with {}.",
                permission(question, &hop.origin)
            ),
        ),
        Barred::Method => (
            format!("does not allow the method {}", question.asked.method),
            format!(
                "Add it to Access-Control-Allow-Methods: {}.",
                question.asked.method
            ),
        ),
        Barred::Headers(names) => (
            format!("does not allow the headers {}", names.join(", ")),
            format!(
                "Add them to Access-Control-Allow-Headers: {}.",
                names.join(", ")
            ),
        ),
    };
    Finding::problem(
        "CORS",
        format!(
            "The reply of {} to the browser's question (OPTIONS) {what}. Browsers would not send the answers. {OUTAGE}",
            host(hop)
        ),
        remedy,
    )
}

/// The headers that permit a request.
fn permission(question: &Question, origin: &str) -> String {
    let mut text = format!("Access-Control-Allow-Origin: {}", named(origin));
    if question.asked.method != "POST" {
        text += &format!(", Access-Control-Allow-Methods: {}", question.asked.method);
    }
    if !question.asked.headers.is_empty() {
        let names = question.asked.headers.join(", ");
        text += &format!(", Access-Control-Allow-Headers: {names}");
    }
    text
}

fn named(origin: &str) -> &str {
    if origin == "null" { "*" } else { origin }
}

/// In which way a reply does not name the page.
fn unnamed(hidden: &Hidden, origin: &str) -> String {
    match hidden {
        Hidden::Missing => "has no Access-Control-Allow-Origin".into(),
        Hidden::Other(other) => {
            format!("has Access-Control-Allow-Origin: {other}, and the page is {origin}")
        }
    }
}

/// Returns whether the page can read a reply.
fn visibility(seen: &HttpReply, hop: &RedirectStep, submission: &Submission) -> Option<Finding> {
    if !hop.foreign {
        return None;
    }
    let Err(hidden) = cors::readable(&seen.headers, &hop.origin) else {
        return Some(Finding::ok(
            "CORS",
            format!("The page can read the reply of {}.", host(hop)),
        ));
    };
    let unnamed = unnamed(&hidden, &hop.origin);
    let seen_as = match classify(submission, seen.status, &seen.body) {
        Reply::Delivered | Reply::Duplicate => {
            "the candidate would see an outage although the answers arrived"
        }
        _ => "the candidate would see an outage, whatever it says",
    };
    Some(Finding::problem(
        "CORS",
        format!(
            "The reply of {} (status {}) {unnamed}. Browsers will hide the reply from the page; {seen_as}.{}",
            host(hop),
            seen.status,
            excerpt(&seen.body)
        ),
        format!(
            "Let it send Access-Control-Allow-Origin: {} with every reply, with errors too.",
            named(&hop.origin)
        ),
    ))
}

/// Returns where a reply sends the browser.
fn onward(hop: &RedirectStep, is_last: bool, submission: &Submission) -> Vec<Finding> {
    let status = hop.seen().map_or(0, |seen| seen.status);
    let next = match &hop.onward {
        None => return Vec::new(),
        Some(Err(place)) => {
            return vec![Finding::problem(
                "Redirect",
                format!(
                    "{} sends the browser (status {status}) to {place}, where browsers do not go. {OUTAGE}",
                    host(hop)
                ),
                "Write the final https address into the configuration.",
            )];
        }
        Some(Ok(next)) => next,
    };
    let name = origin_of(next);
    if is_last {
        let is_shown = hop.readable().is_some();
        return is_shown
            .then(|| {
                Finding::problem(
                    "Redirect",
                    format!("The redirects do not end; the last leads to {name}. {OUTAGE}"),
                    "Write the final address into the configuration.",
                )
            })
            .into_iter()
            .collect();
    }
    let policy = if name == origin_of(&hop.url) {
        String::new()
    } else {
        format!(" The page's policy (connect-src) must name {name} too.")
    };
    let text = format!(
        "{} sends the browser on to {name} (status {status}).{policy}",
        host(hop)
    );
    let becomes_get = status == 303 || [301, 302].contains(&status) && hop.method == "POST";
    if !becomes_get || !hop.carries {
        return vec![Finding::ok("Redirect", text)];
    }
    let text = format!("{text} The answers stay behind: browsers follow with GET, without them.");
    vec![if submission.body_contains.is_empty() {
        Finding::problem(
            "Redirect",
            text,
            format!(
                "If {} has kept the probe, name a word of its reply in success.body_contains. Otherwise write the final address into the configuration.",
                host(hop)
            ),
        )
    } else {
        Finding::ok(
            "Redirect",
            format!("{text} The word in the reply tells whether they were kept."),
        )
    }]
}

#[cfg(test)]
mod tests {
    use super::super::walk::tests::{ALLOWED, PAGE, Script, script, seen, wire};
    use super::super::walk::walk;
    use super::super::{Fault, TransportError};
    use super::*;
    use assay_endpoint_check::Level;
    use assay_test_support::submission;

    fn found(line: &mut Script, kind: &str, extra: &str) -> Vec<Finding> {
        let hops = walk(line, wire("POST", kind), PAGE);
        diagnose(&hops, &submission(extra), 0)
    }

    /// The one problem that was found, which has to hold some words.
    fn problem(mut line: Script, words: &str) {
        let all = found(&mut line, "application/json", "");
        let mut bad = all.iter().filter(|found| found.level == Level::Problem);
        let only = bad.next().expect("a problem");
        assert!(only.to_string().contains(words), "{only}");
        assert!(!only.remedy.is_empty(), "{only}");
        assert_eq!(bad.next(), None);
    }

    #[test]
    fn an_endpoint_in_order_is_reported_step_by_step() {
        let mut line = script([seen(204, ALLOWED, ""), seen(201, ALLOWED, "")]);
        let all = found(&mut line, "application/json", "");
        assert!(all.iter().all(|found| found.level == Level::Ok), "{all:?}");
        let steps: Vec<&str> = all.iter().map(|found| found.step).collect();
        assert_eq!(steps, ["Host", "Certificate", "CORS", "CORS", "Status"]);
    }

    #[test]
    fn each_silence_has_words_of_its_own() {
        let nowhere = Script {
            nowhere: vec!["hooks.example.com"],
            ..Script::default()
        };
        problem(nowhere, "There is no host hooks.example.com.");
        for (silence, words) in [
            (TransportError::Refused, "port 443 (connection refused)"),
            (TransportError::TimedOut, "did not reply in the time"),
            (
                TransportError::Broken("reset".into()),
                "speaks https at this port",
            ),
            (TransportError::Certificate(Fault::Expired), "has expired"),
            (
                TransportError::Certificate(Fault::TooEarly),
                "not valid yet",
            ),
            (
                TransportError::Certificate(Fault::OtherName),
                "another name",
            ),
            (
                TransportError::Certificate(Fault::UnknownMaker),
                "whole chain",
            ),
            (TransportError::Certificate(Fault::Revoked), "revoked"),
        ] {
            problem(script([Err(silence)]), words);
        }
    }

    #[test]
    fn each_way_of_refusing_permission_is_reported_with_what_to_send() {
        let star = "access-control-allow-origin: *";
        for (status, headers, words) in [
            (405, "", "status 405"),
            (204, "", "has no Access-Control-Allow-Origin"),
            (
                204,
                "access-control-allow-origin: x",
                "is https://jobs.example.com",
            ),
            (
                204,
                star,
                "Access-Control-Allow-Headers: authorization, content-type.",
            ),
        ] {
            problem(script([seen(status, headers, "")]), words);
        }
    }

    #[test]
    fn a_hidden_acknowledgement_looks_like_an_outage() {
        let reply = |status| script([seen(204, ALLOWED, ""), seen(status, "", "")]);
        problem(reply(201), "outage although the answers arrived");
        problem(reply(500), "outage, whatever it says");
    }

    #[test]
    fn a_redirect_that_leaves_the_answers_behind_needs_a_word() {
        let on = format!("{ALLOWED}\nlocation: https://second.example.com/");
        let way = |body| {
            script([
                seen(204, ALLOWED, ""),
                seen(302, &on, ""),
                seen(200, ALLOWED, body),
            ])
        };
        problem(way("stored"), "must name https://second.example.com too");
        let word = r#","success":{"statuses":[200],"body_contains":"stored"}"#;
        let all = found(&mut way("stored"), "application/json", word);
        assert!(all.iter().all(|found| found.level == Level::Ok), "{all:?}");
    }

    #[test]
    fn redirects_without_end_and_to_open_hosts_are_problems() {
        let kept = |place: &str| seen(307, &format!("{ALLOWED}\nlocation: {place}"), "");
        let replies = [seen(204, ALLOWED, ""), kept("http://open.example.com/")];
        problem(script(replies), "where browsers do not go");
        let circle = [seen(204, ALLOWED, ""), kept("/x")];
        let circle = circle.iter().cycle().take(60).cloned();
        problem(script(circle), "do not end");
    }

    #[test]
    fn a_wish_to_wait_is_reported_where_browsers_hide_it() {
        let busy = format!("{ALLOWED}\nretry-after: 9");
        let mut line = script([seen(204, ALLOWED, ""), seen(503, &busy, "")]);
        let last = found(&mut line, "application/json", "").pop().unwrap();
        assert!(last.text.contains("hide that from the page"), "{last}");
    }
}
