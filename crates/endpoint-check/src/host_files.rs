//! The files in which hosts are told which headers to send: `_headers`, and a file for nginx.

use crate::policy::security_headers;

/// How long browsers may keep a file with a digest in its name: a year.
pub const FOREVER: &str = "public, max-age=31536000, immutable";

/// The number of digits of a digest in a name.
const DIGITS: usize = 16;

/// Returns whether a name holds a digest: `site-0123456789abcdef.css`, or that of a folder.
pub fn has_digest(name: &str) -> bool {
    let end = name.rsplit_once('-').map_or("", |(_, end)| end);
    let digits = end.split('.').next().unwrap_or_default();
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    digits.len() == DIGITS && digits.bytes().all(is_digit)
}

/// Returns `_headers`, as Netlify, Cloudflare Pages and others read it. `hashed` are the files and folders whose
/// names change with their content, `folders` hold copies of the page. Several matching rules add up, so no file is
/// named in two cache rules.
pub fn headers_file(policy: &str, hashed: &[String], folders: &[String]) -> String {
    let mut text = String::from(
        "# Written by Assay. It counts where the site is at the top of its host;\n\
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

/// Returns the same for nginx, to be included where the site is served.
pub fn nginx_headers(policy: &str) -> String {
    let mut text = String::from(
        "# Written by Assay. Put `include .../headers.nginx.conf;` into the `location`\n\
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
    fn only_names_with_a_digest_are_kept_forever() {
        assert!(has_digest("app-81bd6c4a0f2e9d33"));
        assert!(has_digest("site-81bd6c4a0f2e9d33.css"));
        assert!(!has_digest("boot.js"));
        assert!(!has_digest("cto-smb.json"));
    }

    #[test]
    fn framing_is_refused_in_headers() {
        let headers = headers_file("p", &["site-1.css".into()], &["a/b".into()]);
        assert!(headers.contains("Content-Security-Policy: p; frame-ancestors 'none'"));
        assert!(headers.contains("/site-1.css\n  Cache-Control: public, max-age=31536000"));
        assert!(headers.contains("/a/b/\n  Cache-Control: no-cache"));
        assert!(nginx_headers("p").contains("\"p; frame-ancestors 'none'\" always;"));
    }
}
