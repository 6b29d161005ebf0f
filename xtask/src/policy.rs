//! The security headers of the site, for hosts that read `_headers` and for nginx. The content
//! security policy is also written into the page, for hosts that send no headers of ours.

/// A host that answers by sending the browser on; the policy must allow the second host too.
const SENT_ON: [(&str, &str); 1] = [(
    "https://script.google.com",
    "https://script.googleusercontent.com",
)];

/// How long a file with a digest in its name may be kept, in seconds: a year.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// What may be loaded and asked, given the addresses that answers go to.
pub fn content_security(submissions: &[&str]) -> String {
    directives(submissions, "'none'")
}

/// The same for pages that say by a `<base>` where their files are.
pub fn content_security_with_base(submissions: &[&str]) -> String {
    directives(submissions, "'self'")
}

fn directives(submissions: &[&str], base: &str) -> String {
    let mut hosts = String::from("'self'");
    for origin in submissions.iter().filter_map(|url| origin(url)) {
        hosts.push(' ');
        hosts.push_str(origin);
        for (_, second) in SENT_ON.iter().filter(|(first, _)| *first == origin) {
            hosts.push(' ');
            hosts.push_str(second);
        }
    }
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src {hosts}; base-uri {base}; \
         form-action 'none'"
    )
}

/// The page with the policy in its head. Browsers ignore `frame-ancestors` there, so it stays out.
pub fn in_page(html: &str, policy: &str) -> Result<String, crate::Failure> {
    let (before, after) = html
        .split_once("<head>")
        .ok_or("index.html has no <head> that the content security policy can go into.")?;
    if after
        .to_ascii_lowercase()
        .contains("content-security-policy")
    {
        return Err("index.html has a content security policy already; it is written by `cargo xtask dist`.".into());
    }
    Ok(format!(
        "{before}<head><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

/// `_headers`, as Netlify, Cloudflare Pages and others read it. `hashed` are the files and folders whose
/// names change with their content, `folders` hold copies of the page. Several matching rules add up, so no file is
/// named in two cache rules.
pub fn for_headers_file(policy: &str, hashed: &[String], folders: &[String]) -> String {
    let mut text = String::from(
        "# Written by `cargo xtask dist`. It counts where the site is at the top of its host;\n\
         # put the folder in front of each path otherwise.\n/*\n",
    );
    for (name, value) in security(policy) {
        text += &format!("  {name}: {value}\n");
    }
    for path in hashed {
        text += &format!("/{path}\n  Cache-Control: {FOREVER}\n");
    }
    for path in [
        "",
        "index.html",
        "404.html",
        "config.json",
        "worker.js",
        "probe.css",
        "recruiter.html",
        "desk.json",
        "kit/*",
        "assessments/*",
        "schema/*",
    ] {
        text += &format!("/{path}\n  Cache-Control: no-cache\n");
    }
    for folder in folders {
        text += &format!("/{folder}/\n  Cache-Control: no-cache\n");
    }
    text
}

/// The same for nginx, to be included where the site is served.
pub fn for_nginx(policy: &str) -> String {
    let mut text = String::from(
        "# Written by `cargo xtask dist`. Put `include .../headers.nginx.conf;` into the `location`\n\
         # of the site. A `location` inside it with an `add_header` of its own needs the line again.\n",
    );
    for (name, value) in security(policy) {
        text += &format!("add_header {name} \"{value}\" always;\n");
    }
    text += &format!(
        "set $assay_cache \"no-cache\";\n\
         if ($uri ~ \"/[a-z]+-[0-9a-f]{{16}}(/[^/]+|\\.[a-z]+)$\") {{ set $assay_cache \"{FOREVER}\"; }}\n\
         add_header Cache-Control $assay_cache;\n\
         # The compressed copies beside the files. With the brotli module add: brotli_static on;\n\
         gzip_static on;\n"
    );
    text
}

fn security(policy: &str) -> [(&'static str, String); 5] {
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

/// Scheme, host and port of a whole address; `None` for a path on the site's own host.
fn origin(url: &str) -> Option<&str> {
    let host = url.find("://")? + 3;
    let length = url[host..]
        .find(['/', '?', '#'])
        .unwrap_or(url.len() - host);
    Some(&url[..host + length])
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
            assert!(content_security(&[url]).contains(allowed), "{url}");
        }
    }

    #[test]
    fn the_page_gets_the_policy_before_anything_it_governs() {
        let page = in_page("<html><head><script src=x></script></head></html>", "p").unwrap();
        assert!(page.find("content=\"p\"") < page.find("<script"));
        assert!(in_page(&page, "p").is_err());
        assert!(in_page("<html></html>", "p").is_err());
    }

    #[test]
    fn framing_is_refused_in_headers() {
        let headers = for_headers_file("p", &["site-1.css".into()], &["a/b".into()]);
        assert!(headers.contains("Content-Security-Policy: p; frame-ancestors 'none'"));
        assert!(headers.contains("/site-1.css\n  Cache-Control: public, max-age=31536000"));
        assert!(headers.contains("/a/b/\n  Cache-Control: no-cache"));
        assert!(for_nginx("p").contains("\"p; frame-ancestors 'none'\" always;"));
    }
}
