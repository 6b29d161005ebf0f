//! Which hosts the page's content security policy lets it send to. Servo's crate judges the policies; it is native only,
//! since in the browser the page's own policy shows by what it lets through.

use content_security_policy::{
    CheckResult, CspList, Destination, Initiator, ParserMetadata, PolicyDisposition, PolicySource,
    Request,
};
use std::path::Path;
use url::{Origin, Url};

/// A policy, and where it was found.
#[derive(Debug, Clone)]
pub struct Policy {
    /// The file.
    pub file: String,
    rules: CspList,
}

/// The policies of a site. Where there are several, each has to allow what is sent.
pub fn policies(site: &Path) -> Vec<Policy> {
    let mut found = Vec::new();
    let mut add = |name: &str, read: fn(&str) -> Vec<String>, source| {
        let text = std::fs::read_to_string(site.join(name)).unwrap_or_default();
        let policies = read(&text).into_iter();
        found.extend(policies.map(|policy| Policy::parse(name, &policy, source)));
    };
    add("index.html", in_page, PolicySource::Meta);
    add("_headers", in_headers, PolicySource::Header);
    found
}

impl Policy {
    fn parse(file: &str, policy: &str, source: PolicySource) -> Self {
        Self {
            file: file.into(),
            rules: CspList::parse(policy, source, PolicyDisposition::Enforce),
        }
    }

    /// Returns whether a page may send to an address. Once a redirect has led there, only the host counts.
    pub fn allows(&self, page: &str, url: &Url, is_redirected: bool) -> bool {
        let request = Request {
            url: url.clone(),
            current_url: url.clone(),
            origin: judged_origin(page, url),
            redirect_count: is_redirected.into(),
            destination: Destination::None,
            initiator: Initiator::Fetch,
            nonce: String::new(),
            integrity_metadata: String::new(),
            parser_metadata: ParserMetadata::None,
        };
        let (verdict, _) = self.rules.should_request_be_blocked(&request);
        verdict == CheckResult::Allowed
    }
}

/// The origin that a request is judged by. To a page that comes over http, its own host over https is `'self'` too (CSP
/// 3, section 6.7.2.8); the crate does not see that where both have their usual ports, so it is given the page's origin
/// over https.
fn judged_origin(page: &str, url: &Url) -> Origin {
    let Ok(mut page) = Url::parse(page) else {
        return Origin::new_opaque();
    };
    if page.scheme() == "http" && url.scheme() == "https" {
        // Leaves the page as it is where it cannot be https.
        let _ = page.set_scheme("https");
    }
    page.origin()
}

/// Policies in the `meta` elements of a page.
fn in_page(html: &str) -> Vec<String> {
    let tags = html.split('<').filter_map(|tag| tag.split_once('>'));
    tags.map(|(tag, _)| tag)
        .filter(|tag| {
            let tag = tag.to_ascii_lowercase();
            tag.starts_with("meta") && tag.contains("content-security-policy")
        })
        .filter_map(|tag| {
            let (_, value) = tag.split_once("content=")?;
            let quote = value.chars().next()?;
            let value = value.get(1..)?.split(quote).next()?;
            Some(value.replace("&#39;", "'").replace("&quot;", "\""))
        })
        .collect()
}

/// Policies in a file of headers, for the whole site.
fn in_headers(text: &str) -> Vec<String> {
    let mut is_general = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.starts_with('/') {
            is_general = matches!(line.trim(), "/*" | "/" | "/index.html");
        }
        let policy = line.split_once(':').filter(|(name, _)| {
            is_general && name.trim().eq_ignore_ascii_case("content-security-policy")
        });
        found.extend(policy.map(|(_, policy)| policy.trim().into()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_endpoint_check::content_security_policy;

    const PAGE: &str = "https://jobs.example.com";

    fn allows(policy: &str, url: &str) -> bool {
        parsed(policy).allows(PAGE, &Url::parse(url).unwrap(), false)
    }

    fn parsed(policy: &str) -> Policy {
        Policy::parse("index.html", policy, PolicySource::Meta)
    }

    #[test]
    fn entries_cover_hosts_as_browsers_read_them() {
        for (policy, url, expected) in [
            ("connect-src 'self'", "https://jobs.example.com/in", true),
            (
                "connect-src 'self'",
                "https://jobs.example.com:8443/in",
                false,
            ),
            (
                "connect-src 'self' https://a.example",
                "https://a.example/x",
                true,
            ),
            (
                "connect-src 'self' https://a.example",
                "https://b.a.example/x",
                false,
            ),
            (
                "connect-src https://*.a.example",
                "https://b.a.example/x",
                true,
            ),
            (
                "connect-src https://*.a.example",
                "https://a.example/x",
                false,
            ),
            (
                "connect-src a.example:8443",
                "https://a.example:8443/x",
                true,
            ),
            ("connect-src a.example:*", "https://a.example:9/x", true),
            ("connect-src a.example/in/", "https://a.example/in/7", true),
            ("connect-src a.example/in", "https://a.example/in/7", false),
            ("connect-src http://a.example", "https://a.example/", true),
            ("connect-src https:", "https://a.example/", true),
            ("connect-src 'none'", "https://a.example/", false),
            (
                "default-src 'none'; Connect-Src *",
                "https://a.example/",
                true,
            ),
            ("default-src 'none'", "https://a.example/", false),
            ("script-src 'self'", "https://a.example/", true),
        ] {
            assert_eq!(allows(policy, url), expected, "{policy} {url}");
        }
    }

    #[test]
    fn policies_are_found_in_the_page_and_in_headers() {
        let page = r#"<head><meta http-equiv="Content-Security-Policy" content="connect-src 'self'"><script>"#;
        assert_eq!(in_page(page), ["connect-src 'self'"]);
        assert!(in_page("<meta charset=\"utf-8\">").is_empty());
        let headers =
            "# x\n/*\n  Content-Security-Policy: a b; c\n/other\n  content-security-policy: d\n";
        assert_eq!(in_headers(headers), ["a b; c"]);
    }

    #[test]
    fn a_redirect_is_measured_by_the_host_alone() {
        let policy = parsed("connect-src https://a.example/in");
        let url = Url::parse("https://a.example/out").unwrap();
        assert!(policy.allows(PAGE, &url, true));
        assert!(!policy.allows(PAGE, &url, false));
    }

    #[test]
    fn a_page_over_http_may_send_to_its_own_host_over_https() {
        let policy = parsed("connect-src 'self'");
        for (page, url, expected) in [
            ("http://a.example", "https://a.example/in", true),
            ("http://a.example:8080", "https://a.example:8080/in", true),
            ("http://a.example:8080", "https://a.example/in", false),
            ("http://a.example", "https://b.example/in", false),
            ("https://a.example", "http://a.example/in", false),
        ] {
            let url = Url::parse(url).unwrap();
            assert_eq!(policy.allows(page, &url, false), expected, "{page} {url}");
        }
    }

    #[test]
    fn the_policy_that_is_written_is_sound_and_allows_the_endpoints_only() {
        let endpoints = [
            "https://hooks.example.com:8443/in/{attempt_id}",
            "https://script.google.com/macros/s/x/exec",
        ];
        let written = content_security_policy("<style>a{}</style>", &endpoints);
        let policy = parsed(&written);
        assert!(policy.rules.is_valid(), "{written}");
        for (url, expected) in [
            ("https://jobs.example.com/submissions", true),
            ("https://hooks.example.com:8443/in/7", true),
            ("https://script.google.com/macros/s/x/exec", true),
            ("https://script.googleusercontent.com/echo", true),
            ("https://hooks.example.com/in/7", false),
            ("https://elsewhere.example/", false),
        ] {
            let url = Url::parse(url).unwrap();
            assert_eq!(policy.allows(PAGE, &url, false), expected, "{url}");
        }
    }
}
