//! Findings about an endpoint before anything is sent.

use super::cors::{Preflight, preflight};
use super::finding::Finding;
use assay_core::address::split_scheme;
use assay_core::config::{Config, Submission};
use assay_core::record::delivery::{Body, Request};

/// How a request gets from the page to the endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// The endpoint is on the page's own host.
    SameHost,
    /// On another host, in a request that browsers send without asking.
    Simple,
    /// On another host, and the browser asks it first.
    Asked(Preflight),
}

/// The places that answers go to, in the order in which they are tried, by their names in the
/// configuration.
pub fn places(config: &Config) -> Vec<(&'static str, &Submission)> {
    let backup = config.backup.as_ref().map(|backup| ("backup", backup));
    [("submission", &config.submission)]
        .into_iter()
        .chain(backup)
        .collect()
}

/// The headers of a request as the browser writes them: with the content type, and without those
/// that it keeps for itself.
pub fn headers_of(request: &Request) -> Vec<(String, String)> {
    let content_type = match &request.body {
        Body::Text { content_type, .. } => content_type.clone(),
        Body::Multipart { .. } => "multipart/form-data".into(),
    };
    request
        .headers
        .iter()
        .filter(|(name, _)| !is_forbidden(name))
        .cloned()
        .chain([("Content-Type".into(), content_type)])
        .collect()
}

/// Returns whether browsers leave a header out of a page's request, and keep it for themselves.
pub fn is_forbidden(name: &str) -> bool {
    const NAMES: [&str; 20] = [
        "accept-charset",
        "accept-encoding",
        "access-control-request-headers",
        "access-control-request-method",
        "connection",
        "content-length",
        "cookie",
        "cookie2",
        "date",
        "dnt",
        "expect",
        "host",
        "keep-alive",
        "origin",
        "referer",
        "set-cookie",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    ];
    let name = name.to_ascii_lowercase();
    NAMES.contains(&&*name)
        || name == "via"
        || name.starts_with("proxy-")
        || name.starts_with("sec-")
}

/// Returns how a request gets from a page to the endpoint. Origins are such as `https://jobs.example.com`.
pub fn way(request: &Request, page: &str, endpoint: &str) -> Way {
    if page == endpoint {
        return Way::SameHost;
    }
    preflight(request.method, &headers_of(request)).map_or(Way::Simple, Way::Asked)
}

/// Returns the findings that follow from the settings alone. Origins are such as `https://jobs.example.com`.
pub fn settings(request: &Request, page: &str, endpoint: &str) -> Vec<Finding> {
    let mut findings = scheme(page, endpoint);
    findings.extend(request.headers.iter().filter_map(header));
    findings.push(match way(request, page, endpoint) {
        Way::SameHost => Finding::ok(
            "CORS",
            "The endpoint is on the page's own host, so browsers ask nobody's permission.",
        ),
        Way::Simple => Finding::ok(
            "CORS",
            "Browsers send this to another host without asking first (a simple request).",
        ),
        Way::Asked(asked) => Finding::ok("CORS", asks_first(&asked)),
    });
    findings
}

fn asks_first(asked: &Preflight) -> String {
    let mut reasons = Vec::new();
    if asked.method != "POST" {
        reasons.push(format!("the method {}", asked.method));
    }
    reasons.extend(asked.headers.iter().map(|name| match &**name {
        "content-type" => String::from("the content type"),
        name => format!("the header {name}"),
    }));
    format!(
        "Browsers ask the endpoint for permission first (a preflight), because of {}.",
        reasons.join(", ")
    )
}

/// Protected pages, protected endpoints, and endpoints that are on one machine only.
fn scheme(page: &str, endpoint: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let is_open = |origin: &str| origin.starts_with("http://") && !is_this_machine(origin);
    if is_open(page) {
        findings.push(Finding::warning(
            "Page",
            "The page comes over http, where anybody on the way can change it.",
            "Serve it over https.",
        ));
    }
    if is_this_machine(endpoint) && !is_this_machine(page) {
        findings.push(Finding::problem(
            "Address",
            "The endpoint is named as this very machine; each candidate's browser would look for it on the candidate's.",
            "Write an address that candidates can reach.",
        ));
    } else if is_open(endpoint) && page.starts_with("https://") {
        findings.push(Finding::problem(
            "Address",
            "The page comes over https and the endpoint over http: browsers send nothing (mixed content).",
            "Use an https address.",
        ));
    } else if is_open(endpoint) {
        findings.push(Finding::warning(
            "Address",
            "Answers travel over http, where anybody on the way can read them.",
            "Use an https address.",
        ));
    }
    findings
}

/// Returns whether an origin such as `http://localhost:8080` is on the machine of whoever names it.
pub fn is_this_machine(origin: &str) -> bool {
    let host = split_scheme(origin).map_or("", |(_, host)| host);
    let name = host.rsplit_once(':').map_or(
        host,
        |(name, port)| {
            if port.ends_with(']') { host } else { name }
        },
    );
    name == "localhost" || name.ends_with(".localhost") || name == "[::1]" || {
        let address: Result<std::net::Ipv4Addr, _> = name.parse();
        address.is_ok_and(|address| address.is_loopback())
    }
}

fn header((name, _): &(String, String)) -> Option<Finding> {
    if is_forbidden(name) {
        return Some(Finding::warning(
            "Headers",
            format!("Browsers keep the header {name} for themselves and leave it out."),
            "Take it out of the configuration; the endpoint has to do without.",
        ));
    }
    let lower = name.to_ascii_lowercase();
    let looks_secret = [
        "auth",
        "key",
        "token",
        "secret",
        "password",
        "credential",
        "signature",
    ]
    .iter()
    .any(|word| lower.contains(word))
        && lower != "idempotency-key";
    looks_secret.then(|| {
        Finding::warning(
            "Headers",
            format!("Every candidate can read the header {name} in config.json."),
            "Make sure that what it holds lets people add answers and do nothing else.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Level;
    use assay_core::record::delivery::request;
    use assay_test_support::submission;

    const PAGE: &str = "https://jobs.example.com";
    const ENDPOINT: &str = "https://hooks.example.com";

    fn found(extra: &str, page: &str, endpoint: &str) -> Vec<(Level, String)> {
        let request = request(&submission(extra), &[], "{}");
        let findings = settings(&request, page, endpoint);
        let findings = findings.into_iter().map(|found| (found.level, found.text));
        findings.collect()
    }

    #[test]
    fn a_preflight_is_announced_with_its_reasons() {
        let extra = r#","method":"PUT","headers":{"X-Team":"a","Origin":"b"}"#;
        let findings = found(extra, PAGE, ENDPOINT);
        assert_eq!(findings[0].0, Level::Warning);
        assert!(findings[0].1.contains("Origin"), "{findings:?}");
        let last = &findings.last().unwrap().1;
        assert!(
            last.ends_with("the method PUT, the content type, the header x-team."),
            "{last}"
        );
        let simple = found(r#","encoding":"text""#, PAGE, ENDPOINT);
        assert!(simple[0].1.contains("simple"), "{simple:?}");
        assert!(found("", PAGE, PAGE)[0].1.contains("own host"));
    }

    #[test]
    fn headers_that_look_like_secrets_are_pointed_out() {
        for name in ["Authorization", "apikey", "X-Api-Token"] {
            let findings = found(&format!(r#","headers":{{"{name}":"x"}}"#), PAGE, ENDPOINT);
            assert_eq!(findings[0].0, Level::Warning, "{name}");
            assert!(findings[0].1.contains(name));
        }
        for name in ["If-None-Match", "x-ms-blob-type", "Idempotency-Key"] {
            let findings = found(&format!(r#","headers":{{"{name}":"x"}}"#), PAGE, ENDPOINT);
            assert_eq!(findings.len(), 1, "{findings:?}");
        }
    }

    #[test]
    fn addresses_that_browsers_refuse_are_problems() {
        let level = |page, endpoint| found("", page, endpoint)[0].0;
        assert_eq!(level(PAGE, "http://hooks.example.com"), Level::Problem);
        for local in ["http://127.0.0.1:9", "http://localhost", "http://[::1]:9"] {
            assert_eq!(level(PAGE, local), Level::Problem, "{local}");
            assert_eq!(level("http://localhost:8080", local), Level::Ok, "{local}");
        }
        assert_eq!(level("http://jobs.example.com", ENDPOINT), Level::Warning);
    }
}
