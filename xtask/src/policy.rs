//! The security headers of the site, for hosts that read `_headers` and for nginx. The content
//! security policy is also written into the page, for hosts that send no headers of ours.

use crate::failure::Failure;
use assay_endpoint_check::security_headers;

/// The time that a file with a digest in its name may be kept, in seconds: a year.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// The page with the policy in its head. Browsers ignore `frame-ancestors` there, so it stays out.
pub fn in_page(html: &str, policy: &str) -> Result<String, Failure> {
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
    for (name, value) in security_headers(policy) {
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
        "recruiter.json",
        // Its name in former versions, which a host may still have.
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
    for (name, value) in security_headers(policy) {
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

#[cfg(test)]
mod tests {
    use super::*;

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
