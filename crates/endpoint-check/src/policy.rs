//! What hosts say of the site for browsers to hold it to: the content security policy and the other security headers.

use crate::inline::style_sources;
use assay_core::address::split_scheme;

/// A host that answers by sending the browser on; the policy must allow the second host too.
const SENT_ON: [(&str, &str); 1] = [(
    "https://script.google.com",
    "https://script.googleusercontent.com",
)];

/// Writes the content security policy of a page that may send answers to its own host and to these addresses. A path
/// is on the page's own host. The styles that stand in the page itself are named by their SHA-256, and no others may.
///
/// ```
/// use assay_endpoint_check::content_security_policy;
///
/// let page = "<head><style>a{}</style></head>";
/// let policy = content_security_policy(page, &["https://hooks.example.com/in/{attempt_id}"]);
/// assert!(policy.contains("connect-src 'self' https://hooks.example.com;"));
/// assert!(policy.contains("style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=';"));
/// ```
pub fn content_security_policy(html: &str, endpoints: &[&str]) -> String {
    policy(html, endpoints, "'none'")
}

/// Writes the same policy for a page that says by a `<base>` on its own host where its files are.
///
/// ```
/// use assay_endpoint_check::content_security_policy_with_base;
///
/// assert!(content_security_policy_with_base("<head></head>", &[]).contains("base-uri 'self';"));
/// ```
pub fn content_security_policy_with_base(html: &str, endpoints: &[&str]) -> String {
    policy(html, endpoints, "'self'")
}

fn policy(html: &str, endpoints: &[&str], base: &str) -> String {
    let (styles, hosts) = (style_sources(html), hosts(endpoints));
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src {styles}; \
         img-src 'self' data:; font-src 'self'; connect-src {hosts}; base-uri {base}; \
         form-action 'none'"
    )
}

/// The page's own host, and those of these endpoints.
fn hosts(endpoints: &[&str]) -> String {
    let mut hosts = String::from("'self'");
    for origin in endpoints.iter().filter_map(|url| origin(url)) {
        let sent_on = SENT_ON.iter().filter(|(first, _)| *first == origin);
        for host in [origin]
            .into_iter()
            .chain(sent_on.map(|(_, second)| *second))
        {
            hosts.push(' ');
            hosts.push_str(host);
        }
    }
    hosts
}

/// Returns a page or a file of headers of a site with the hosts in its content security policies replaced by those of
/// these endpoints; whatever else the policies say stays. `None` where it has no policy that names hosts.
///
/// ```
/// use assay_endpoint_check::with_endpoints;
///
/// let headers = "/*\n  Content-Security-Policy: default-src 'none'; connect-src 'self'; base-uri 'none'\n";
/// let written = with_endpoints(headers, &["https://hooks.example.com/in"]).unwrap();
/// assert!(written.contains("connect-src 'self' https://hooks.example.com; base-uri"));
/// assert_eq!(with_endpoints("/*\n", &[]), None);
/// ```
pub fn with_endpoints(text: &str, endpoints: &[&str]) -> Option<String> {
    const NAME: &str = "content-security-policy";
    const DIRECTIVE: &str = "connect-src ";
    let hosts = hosts(endpoints);
    let mut written = String::new();
    let mut is_named = false;
    let mut rest = text;
    while let Some(start) = find(rest, NAME) {
        let (before, policy) = rest.split_at(start + NAME.len());
        written.push_str(before);
        // A policy stands in one line of a file, and in one element of a page.
        let end = policy.find(['\n', '>']).unwrap_or(policy.len());
        rest = policy;
        let Some(at) = find(&policy[..end], DIRECTIVE) else {
            continue;
        };
        let (before, named) = policy.split_at(at + DIRECTIVE.len());
        let ends = |letter: char| ";\"\r\n".contains(letter);
        let after = named.find(ends).unwrap_or(named.len());
        written.push_str(before);
        written.push_str(&hosts);
        is_named = true;
        rest = &named[after..];
    }
    written.push_str(rest);
    is_named.then_some(written)
}

/// Finds a word in any case; its offset in bytes.
fn find(text: &str, word: &str) -> Option<usize> {
    text.to_ascii_lowercase().find(word)
}

/// Returns the names and values of the headers that every reply of the site has, given its policy. Browsers ignore
/// `frame-ancestors` in a page, so it is only here.
pub fn security_headers(policy: &str) -> [(&'static str, String); 5] {
    [
        (
            "Content-Security-Policy",
            format!("{policy}; frame-ancestors 'none'"),
        ),
        ("X-Content-Type-Options", "nosniff".into()),
        ("Referrer-Policy", "no-referrer".into()),
        (
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=()".into(),
        ),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
    ]
}

/// Scheme, host and port of a whole address; `None` for a path on the site's own host, and for what is no address.
fn origin(url: &str) -> Option<&str> {
    let (scheme, rest) = split_scheme(url)?;
    let host = rest.split(['/', '\\', '?', '#']).next()?;
    // Anything but a host would write further rules into the policy.
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    let is_sound =
        ["https", "http"].contains(&scheme) && !host.is_empty() && host.bytes().all(is_host);
    is_sound.then(|| &url[..scheme.len() + "://".len() + host.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_the_host_that_answers_go_to_and_no_other() {
        for (url, allowed) in [
            ("submissions/{attempt_id}", "connect-src 'self';"),
            ("?go=https", "connect-src 'self';"),
            (
                "https://a.example:8443/x/{attempt_id}",
                "connect-src 'self' https://a.example:8443;",
            ),
            (
                "https://a.example?x",
                "connect-src 'self' https://a.example;",
            ),
            (
                "https://script.google.com/macros/s/x/exec",
                "connect-src 'self' https://script.google.com https://script.googleusercontent.com;",
            ),
        ] {
            assert!(
                content_security_policy("", &[url]).contains(allowed),
                "{url}"
            );
        }
    }

    #[test]
    fn an_address_writes_no_further_rules_into_the_policy() {
        let own = content_security_policy("", &[]);
        for url in [
            "https://a.example;script-src *",
            "https://a.example *",
            "https://'unsafe-inline'",
            "https://",
            "https://user@a.example",
            "javascript://a.example",
            "*://a.example",
        ] {
            assert_eq!(content_security_policy("", &[url]), own, "{url}");
        }
    }

    #[test]
    fn the_hosts_of_every_policy_are_replaced_and_nothing_else() {
        let page = |hosts: &str| {
            format!(
                "<!doctype html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\"{}; connect-src {hosts}; base-uri 'none'\"><style>a{{}}</style><p>connect-src stays",
                "style-src 'self' 'sha256-abc='"
            )
        };
        let to = [
            "https://a.example/in",
            "https://b.example:8443/{attempt_id}",
        ];
        let written = with_endpoints(&page("'self' https://old.example"), &to).unwrap();
        assert_eq!(
            written,
            page("'self' https://a.example https://b.example:8443")
        );
        assert_eq!(with_endpoints(&written, &to).unwrap(), written, "again");
        assert_eq!(with_endpoints(&written, &["in/x"]).unwrap(), page("'self'"));

        let nginx = "add_header Content-Security-Policy \"connect-src 'self'\" always;\n\
                     add_header X 1;\nadd_header content-security-policy \"a b; connect-src 'none'; c\" always;\n";
        let written = with_endpoints(nginx, &to[..1]).unwrap();
        assert_eq!(
            written
                .matches("connect-src 'self' https://a.example")
                .count(),
            2
        );
        assert!(written.ends_with("; c\" always;\n"));
        let headers = "/*\r\n  Content-Security-Policy: connect-src 'self'\r\n  X: 1\r\n";
        let written = with_endpoints(headers, &to[..1]).unwrap();
        assert!(written.contains("'self' https://a.example\r\n  X: 1"));
    }

    #[test]
    fn a_text_without_a_policy_that_names_hosts_has_none() {
        for text in [
            "",
            "<head>",
            "connect-src 'self'",
            "Content-Security-Policy: default-src 'none'\n",
        ] {
            assert_eq!(with_endpoints(text, &["https://a.example"]), None, "{text}");
        }
    }

    #[test]
    fn framing_is_refused_in_headers() {
        let [(name, value), ..] = security_headers("p");
        assert_eq!(name, "Content-Security-Policy");
        assert_eq!(value, "p; frame-ancestors 'none'");
    }
}
