//! What a page in a browser can find out about its own requests. It sees less than the command
//! line: a browser does not say why a request failed.

use super::cors::Preflight;
use super::finding::Finding;
use super::settings::Way;
use assay_core::config::Submission;

/// What is known of a request that brought no reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unanswered<'a> {
    /// How it went.
    pub way: &'a Way,
    /// Whether its time was up.
    pub timed_out: bool,
    /// Whether the page's policy forbade something meanwhile.
    pub forbidden: bool,
    /// Whether the front page of the host answers.
    pub host_answers: bool,
}

const OUTAGE: &str =
    "A candidate would see that the place cannot be reached, and the page would keep trying.";

/// Returns why there was no reply, as far as a page can tell. `host` is the endpoint's, `page` is the page's
/// origin.
pub fn unanswered(seen: Unanswered, submission: &Submission, host: &str, page: &str) -> Finding {
    if seen.forbidden {
        return Finding::problem(
            "Policy",
            format!(
                "This page's own policy (content security policy) does not let it send to {host}, or to a host that {host} sends it on to. {OUTAGE}"
            ),
            "Run `assay allow` on the folder of the site, which writes the hosts of config.json after connect-src in index.html, _headers and headers.nginx.conf, and upload it again.",
        );
    }
    if seen.timed_out {
        let seconds = submission.timeout_ms / 1_000;
        return Finding::problem(
            "Connection",
            format!("{host} did not reply within {seconds} seconds. {OUTAGE}"),
            "Look whether it runs; let it acknowledge at once and do its work afterwards.",
        );
    }
    match seen.way {
        _ if !seen.host_answers => Finding::problem(
            "Connection",
            format!(
                "{host} does not answer: there is no such host, nothing listens there, or its certificate is not valid. {OUTAGE}"
            ),
            "Check the address. `assay probe` at a command line tells which of these it is.",
        ),
        Way::SameHost => Finding::problem(
            "Connection",
            format!("{host} answers, but broke off this request. {OUTAGE}"),
            "Look into the endpoint's own log.",
        ),
        Way::Simple => Finding::problem(
            "CORS",
            format!(
                "{host} answers, but hides its reply from this page (CORS). The probe may have arrived all the same: look. {OUTAGE}"
            ),
            format!(
                "Let it send Access-Control-Allow-Origin: {page} with every reply, with errors too."
            ),
        ),
        Way::Asked(asked) => Finding::problem(
            "CORS",
            format!(
                "{host} answers, but hides its reply from this page, or does not permit the request (CORS). {OUTAGE}"
            ),
            permission(asked, page),
        ),
    }
}

fn permission(asked: &Preflight, page: &str) -> String {
    let mut text = format!(
        "Let it send Access-Control-Allow-Origin: {page} with every reply, and answer OPTIONS with 204 and"
    );
    if asked.method != "POST" {
        text += &format!(" Access-Control-Allow-Methods: {},", asked.method);
    }
    let names = asked.headers.join(", ");
    if names.is_empty() {
        text.pop();
        text += ".";
    } else {
        text += &format!(" Access-Control-Allow-Headers: {names}.");
    }
    text + " `assay probe` at a command line tells which of these is missing."
}

/// A reply that came from another host than the request went to.
pub fn sent_on(submission: &Submission, host: &str, last: &str) -> Finding {
    let text = format!("{host} sent this page on to {last}. The page's policy lets it go there.");
    if submission.body_contains.is_empty() {
        return Finding::warning(
            "Redirect",
            format!("{text} Whether the answers went along cannot be seen from here."),
            "Look whether the probe arrived; or name a word of the reply in success.body_contains.",
        );
    }
    Finding::ok("Redirect", text)
}

/// Returns what it tells that a reply could be read.
pub fn answered(way: &Way, host: &str) -> Vec<Finding> {
    let mut findings = vec![
        Finding::ok(
            "Policy",
            format!("This page's own policy lets it send to {host}."),
        ),
        Finding::ok("Connection", format!("{host} answers.")),
    ];
    if *way != Way::SameHost {
        findings.push(Finding::ok(
            "CORS",
            format!("{host} lets this page send, and read its reply."),
        ));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_test_support::submission;

    fn finding(way: &Way, timed_out: bool, forbidden: bool, host_answers: bool) -> Finding {
        let seen = Unanswered {
            way,
            timed_out,
            forbidden,
            host_answers,
        };
        unanswered(
            seen,
            &submission(""),
            "hooks.example.com",
            "https://jobs.example.com",
        )
    }

    #[test]
    fn a_silent_host_and_a_hidden_reply_give_different_findings() {
        assert_eq!(
            finding(&Way::Simple, false, false, false).step,
            "Connection"
        );
        let hidden = finding(&Way::Simple, false, false, true);
        assert_eq!(hidden.step, "CORS");
        assert!(hidden.remedy.contains("https://jobs.example.com"));
        assert_eq!(
            finding(&Way::SameHost, false, false, true).step,
            "Connection"
        );
    }

    #[test]
    fn a_question_that_was_needed_is_in_the_remedy() {
        let asked = |method: &str, headers: &[&str]| {
            let headers = headers.iter().copied().map(String::from).collect();
            let way = Way::Asked(Preflight {
                method: method.into(),
                headers,
            });
            finding(&way, false, false, true).remedy
        };
        let both = asked("PUT", &["content-type", "x-team"]);
        assert!(both.contains("Methods: PUT, Access-Control-Allow-Headers: content-type, x-team."));
        assert!(asked("PUT", &[]).contains("Access-Control-Allow-Methods: PUT. "));
    }

    #[test]
    fn the_policy_and_the_time_are_blamed_first() {
        assert_eq!(finding(&Way::Simple, false, true, false).step, "Policy");
        let late = finding(&Way::Simple, true, false, true);
        assert!(late.text.contains("within 20 seconds"), "{late}");
    }
}
