//! Web addresses as a team writes them into its configuration.
//!
//! The candidate's program only names hosts and checks schemes, so it splits addresses itself: the crate `url` would
//! bring the tables of internationalized domain names into every download. What asks for addresses, on the command line,
//! uses that crate; in the browser, `fetch` reads them.

/// Returns the host that answers go to, with its port where that is not the usual one.
///
/// `page_origin` is the page's own, such as `https://jobs.example.com`; a relative address goes
/// there. Empty where there is no host, as for a page opened from a file.
///
/// ```
/// use assay_core::address::host_of;
///
/// let page = "https://jobs.example.com";
/// assert_eq!(host_of("submissions/{attempt_id}", page), "jobs.example.com");
/// assert_eq!(host_of("https://hooks.example.com:443/x", page), "hooks.example.com");
/// ```
pub fn host_of(url: &str, page_origin: &str) -> String {
    let url = url.trim();
    let slash = |c: char| matches!(c, '/' | '\\');
    let (scheme, rest) = match split_scheme(url) {
        Some((scheme, rest)) if scheme.bytes().all(|b| b.is_ascii_alphanumeric()) => (scheme, rest),
        // Browsers take two slashes of either kind for the start of a host.
        _ if url.starts_with(slash) && url[1..].starts_with(slash) => ("", &url[2..]),
        _ => split_scheme(page_origin).unwrap_or(("", "")),
    };
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or("");
    let host = authority.rsplit('@').next().unwrap_or("");
    let usual_port = if scheme.eq_ignore_ascii_case("http") {
        ":80"
    } else {
        ":443"
    };
    host.strip_suffix(usual_port)
        .unwrap_or(host)
        .to_ascii_lowercase()
}

/// Returns the scheme of an address and what follows its two slashes; `None` where it has no scheme.
///
/// ```
/// use assay_core::address::split_scheme;
///
/// assert_eq!(split_scheme("https://example.com/in"), Some(("https", "example.com/in")));
/// assert_eq!(split_scheme("submissions/1"), None);
/// ```
pub fn split_scheme(url: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = url.split_once(':')?;
    Some((scheme, rest.strip_prefix("//")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_see_the_host_that_answers_go_to() {
        let page = "https://Jobs.example.com:8443";
        for (url, host) in [
            ("submissions/{attempt_id}", "jobs.example.com:8443"),
            (
                "/in?next=https://elsewhere.example",
                "jobs.example.com:8443",
            ),
            ("//hooks.example.com/x", "hooks.example.com"),
            (
                "https://Hooks.example.com/x/{attempt_id}",
                "hooks.example.com",
            ),
            ("https://hooks.example.com:443?x", "hooks.example.com"),
            ("http://127.0.0.1:9000/hook", "127.0.0.1:9000"),
            ("http://[::1]:80/hook", "[::1]"),
        ] {
            assert_eq!(host_of(url, page), host, "{url}");
        }
        assert_eq!(host_of("x", "null"), "");
    }
}
