//! Which hosts the page's content security policy lets it send to.

use super::walk::origin_of;
use std::path::Path;
use url::Url;

/// A policy, and where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The file.
    pub file: String,
    /// Its `connect-src`, or what stands in for it; none where anything is allowed.
    pub allowed: Option<Vec<String>>,
}

/// The policies of a site. Where there are several, each has to allow what is sent.
pub fn policies(site: &Path) -> Vec<Policy> {
    let mut found = Vec::new();
    let mut add = |name: &str, read: fn(&str) -> Vec<String>| {
        let text = std::fs::read_to_string(site.join(name)).unwrap_or_default();
        found.extend(read(&text).into_iter().map(|policy| Policy {
            file: name.into(),
            allowed: connect_sources(&policy),
        }));
    };
    add("index.html", in_page);
    add("_headers", in_headers);
    found
}

impl Policy {
    /// Whether a page may send to an address. Once a redirect has led there, only the host counts.
    pub fn allows(&self, page: &str, url: &Url, is_redirected: bool) -> bool {
        let Some(allowed) = &self.allowed else {
            return true;
        };
        let mut sources = allowed.iter();
        sources.any(|source| matches(source, page, url, is_redirected))
    }
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

/// What a policy says about connections; none where it says nothing.
fn connect_sources(policy: &str) -> Option<Vec<String>> {
    let directive = |wanted: &str| {
        policy.split(';').find_map(|part| {
            let mut words = part.split_ascii_whitespace();
            let name = words.next()?;
            name.eq_ignore_ascii_case(wanted)
                .then(|| words.map(String::from).collect())
        })
    };
    directive("connect-src").or_else(|| directive("default-src"))
}

/// Whether one entry of a policy covers an address.
fn matches(source: &str, page: &str, url: &Url, is_redirected: bool) -> bool {
    let lower = source.to_ascii_lowercase();
    if lower == "'self'" {
        return origin_of(url) == page || is_upgrade(page, url);
    }
    if source == "*" {
        return matches!(url.scheme(), "http" | "https");
    }
    if let Some(scheme) = lower.strip_suffix(':') {
        return covers(scheme, url.scheme());
    }
    if source.starts_with('\'') {
        return false;
    }
    let page_scheme = page.split(':').next().unwrap_or_default();
    let (scheme, rest) = source.split_once("://").unwrap_or((page_scheme, source));
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    covers(&scheme.to_ascii_lowercase(), url.scheme())
        && covers_host(&host.to_ascii_lowercase(), url)
        && (is_redirected || covers_path(path, url.path()))
}

/// The page's own host, over https where the page comes over http, at the usual ports.
fn is_upgrade(page: &str, url: &Url) -> bool {
    let own = Url::parse(page).ok();
    own.is_some_and(|own| {
        own.scheme() == "http"
            && url.scheme() == "https"
            && own.host_str() == url.host_str()
            && own.port().is_none()
            && url.port().is_none()
    })
}

fn covers(allowed: &str, scheme: &str) -> bool {
    allowed == scheme || (allowed, scheme) == ("http", "https")
}

/// Host and port of an entry, such as `*.example.com:*`.
fn covers_host(allowed: &str, url: &Url) -> bool {
    let with_port = allowed
        .rsplit_once(':')
        .filter(|(_, port)| !port.ends_with(']'));
    let (name, port) = with_port.map_or((allowed, None), |(name, port)| (name, Some(port)));
    let host = url.host_str().unwrap_or_default();
    let is_host = match name.strip_prefix('*') {
        Some(end) => !end.is_empty() && host.len() > end.len() && host.ends_with(end),
        None => name == host,
    };
    let is_port = match port {
        Some("*") => true,
        Some(port) => {
            url.port_or_known_default()
                .map(|port| port.to_string())
                .as_deref()
                == Some(port)
        }
        None => url.port().is_none(),
    };
    is_host && is_port
}

fn covers_path(allowed: &str, path: &str) -> bool {
    allowed.is_empty() || allowed == path || allowed.ends_with('/') && path.starts_with(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://jobs.example.com";

    fn allows(policy: &str, url: &str) -> bool {
        let policy = Policy {
            file: String::new(),
            allowed: connect_sources(policy),
        };
        policy.allows(PAGE, &Url::parse(url).unwrap(), false)
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
    fn a_redirect_is_held_to_the_host_alone() {
        let policy = Policy {
            file: String::new(),
            allowed: Some(vec!["https://a.example/in".into()]),
        };
        let url = Url::parse("https://a.example/out").unwrap();
        assert!(policy.allows(PAGE, &url, true));
        assert!(!policy.allows(PAGE, &url, false));
    }
}
