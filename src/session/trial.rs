//! The trial of the endpoint: a marked probe, sent from where the answers will come from, and the findings about it.
//!
//! It has no attempt and no storage. A probe says of itself that it is nobody's answers.

use assay_core::address::host_of;
use assay_core::config::{Config, Submission};
use assay_core::record::delivery::{Reply, Request, classify, request};
use assay_endpoint_check::{Finding, Unanswered, Way};
use assay_web::browser::http::{self, Answer, HttpError, Reach};
use assay_web::browser::{clock, listen, page};
use std::cell::Cell;
use std::rc::Rc;

/// The delay after a failed request within which a browser reports that the policy forbade it, in milliseconds.
const REPORT_MS: u32 = 100;

/// Probes every place that answers go to, one after the other. `on_findings` is called after each, with the name of the
/// place in the configuration.
pub async fn send_all(
    config: &Config,
    assessment_id: &str,
    mut on_findings: impl FnMut(&'static str, Vec<Finding>),
) {
    for (name, submission) in assay_endpoint_check::places(config) {
        let findings = send(&config.campaign, assessment_id, submission).await;
        on_findings(name, findings);
    }
}

/// Sends a probe, and sends it again where the first was acknowledged.
async fn send(campaign: &str, assessment_id: &str, submission: &Submission) -> Vec<Finding> {
    let attempt_id = clock::uuid_v4();
    let text = assay_endpoint_check::document(&attempt_id, campaign, clock::now().wall_ms);
    let values = assay_endpoint_check::placeholders(&attempt_id, campaign, assessment_id);
    let request = request(submission, &values, &text);
    let page = page::origin();
    let endpoint = http::origin_of(&request.url);
    let way = assay_endpoint_check::way(&request, &page, &endpoint);
    let host = host_of(&request.url, &page);
    let mut findings = assay_endpoint_check::settings(&request, &page, &endpoint);
    let forbidden = Rc::new(Cell::new(false));
    let noted = forbidden.clone();
    let _listener = listen::on_forbidden_connection(move || noted.set(true));
    match http::send_and_see(&request, submission.timeout_ms).await {
        Ok((answer, last)) => {
            findings.extend(assay_endpoint_check::answered(&way, &host));
            if last != endpoint {
                findings.push(assay_endpoint_check::sent_on(submission, &host, &last));
            }
            findings.extend(replied(submission, &answer, way == Way::SameHost));
            findings.extend(repeated(submission, &request, &answer).await);
        }
        Err(error) => {
            let host_answers = http::reach(&request.url).await == Reach::Answers;
            clock::sleep(REPORT_MS).await;
            let seen = Unanswered {
                way: &way,
                timed_out: error == HttpError::Timeout,
                forbidden: forbidden.get(),
                host_answers,
            };
            findings.push(assay_endpoint_check::unanswered(
                seen, submission, &host, &page,
            ));
        }
    }
    findings
}

/// Returns the findings about a reply.
fn replied(submission: &Submission, answer: &Answer, is_same_host: bool) -> Vec<Finding> {
    let mut findings = assay_endpoint_check::reply(submission, answer.status, &answer.body);
    let outcome = classify(submission, answer.status, &answer.body);
    if matches!(outcome, Reply::TryAgain(_)) {
        let asked = answer.retry_after.as_deref();
        // What the browser hides from this page does not reach it.
        let shown = asked.is_some() || is_same_host;
        let now_ms = clock::now().wall_ms;
        findings.extend(assay_endpoint_check::retry_after(
            answer.status,
            asked,
            shown,
            now_ms,
        ));
    }
    findings
}

/// Sends the same probe once more where the first was acknowledged, and returns the finding about duplicates.
async fn repeated(submission: &Submission, request: &Request, first: &Answer) -> Option<Finding> {
    let outcome = classify(submission, first.status, &first.body);
    if !matches!(outcome, Reply::Delivered | Reply::Duplicate) {
        return None;
    }
    let (second, _) = http::send_and_see(request, submission.timeout_ms)
        .await
        .ok()?;
    let first = (first.status, &*first.body);
    assay_endpoint_check::duplicates(submission, first, (second.status, &second.body))
}
