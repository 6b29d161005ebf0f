//! `assay allow`: lets the pages of a site send answers to the endpoints that its configuration names.

use crate::files::read;
use assay_core::config::Config;
use assay_core::document::Problems;
use assay_endpoint_check::with_endpoints;
use std::fs;
use std::io::{Error, ErrorKind};
use std::path::Path;

/// The files that carry the content security policy, each for hosts of another kind.
const FILES: [&str; 3] = ["index.html", "_headers", "headers.nginx.conf"];

/// The endings of the compressed copies of a file, which hosts may give out in its place.
const COPIES: [&str; 2] = ["br", "gz"];

/// A file of a site, and whether its policy was another before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// Its name.
    pub file: &'static str,
    /// Whether it was written.
    pub is_changed: bool,
}

/// Writes the hosts that `config.json` of a site names into the policies of its page and of its files of headers, and
/// removes compressed copies of the page as it was. Nothing is written where something is wrong, and nothing that is as
/// it should be.
///
/// # Errors
/// Returns what is wrong with the configuration; that the folder holds no site of candidates; that a file has no policy
/// that names hosts; or that one cannot be read or written.
pub fn allow(site: &Path) -> Result<Vec<Allowed>, Problems> {
    let name = |file: &str| site.join(file).display().to_string();
    if site.join("recruiter.html").exists() {
        return Err(Problems::one(
            &name("recruiter.html"),
            "$",
            "This is the recruiter's page, which sends no answers.",
            "Give the folder of the candidates' site.",
        ));
    }
    let config = site.join("config.json");
    let config = Config::parse(&name("config.json"), &read(&config)?)?;
    let endpoints = endpoints(&config);
    let mut written = Vec::new();
    for file in FILES {
        let before = match fs::read_to_string(site.join(file)) {
            Ok(text) => text,
            // Teams remove the files that are for other hosts than theirs.
            Err(error) if error.kind() == ErrorKind::NotFound && file != FILES[0] => continue,
            Err(error) => return Err(failed(&name(file), &error)),
        };
        let after = with_endpoints(&before, &endpoints).ok_or_else(|| no_policy(&name(file)))?;
        written.push((file, before != after, after));
    }
    for (file, is_changed, text) in &written {
        // Copies go first: a page that could not be written is better than an old copy of a new one.
        if *file == FILES[0] {
            remove_copies(site, file, *is_changed).map_err(|error| failed(&name(file), &error))?;
        }
        if *is_changed {
            fs::write(site.join(file), text).map_err(|error| failed(&name(file), &error))?;
        }
    }
    let allowed = |(file, is_changed, _)| Allowed { file, is_changed };
    Ok(written.into_iter().map(allowed).collect())
}

/// Returns the addresses that answers may be sent to.
pub fn endpoints(config: &Config) -> Vec<&str> {
    let all = [&config.submission].into_iter().chain(&config.backup);
    all.map(|endpoint| endpoint.url.as_str()).collect()
}

/// Removes the compressed copies of a file that changes, and those that are older than it: somebody has edited it.
fn remove_copies(site: &Path, file: &str, is_changed: bool) -> Result<(), Error> {
    let modified = |file: &Path| fs::metadata(file).and_then(|about| about.modified());
    for end in COPIES {
        let (whole, copy) = (site.join(file), site.join([file, ".", end].concat()));
        if copy.exists() && (is_changed || modified(&copy)? < modified(&whole)?) {
            fs::remove_file(copy)?;
        }
    }
    Ok(())
}

/// Says that a file has no policy that could let the page send.
pub fn no_policy(file: &str) -> Problems {
    Problems::one(
        file,
        "$",
        "There is no content security policy here that names hosts (connect-src).",
        "Give the folder of a built site. If you use a policy of your own, add the host of the endpoint to it.",
    )
}

fn failed(file: &str, error: &Error) -> Problems {
    Problems::one(
        file,
        "$",
        &format!("The file could not be read or written: {error}."),
        "Give the folder of a built site, and check that you may write into it.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_endpoint_check::{content_security_policy, security_headers};
    use std::path::PathBuf;

    /// A site as it is built for the shipped configuration, which sends answers to the page's own host.
    fn built(name: &str) -> PathBuf {
        let site = std::env::temp_dir().join(format!("assay-allow-{name}-{}", std::process::id()));
        fs::create_dir_all(&site).unwrap();
        let styles = "<style>a{}</style>";
        let policy = content_security_policy(styles, &["submissions"]);
        let page = format!(
            "<html data-build=\"a\"><head><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{styles}</head></html>"
        );
        let [(_, header), ..] = security_headers(&policy);
        let headers = format!("/*\n  Content-Security-Policy: {header}\n  X: 1\n");
        let nginx = format!("add_header Content-Security-Policy \"{header}\" always;\n");
        for (file, text) in [
            ("index.html", page.as_str()),
            ("_headers", &headers),
            ("headers.nginx.conf", &nginx),
            ("index.html.br", "old"),
            ("index.html.gz", "old"),
            (
                "config.json",
                &assay_test_support::text("public/config.json"),
            ),
        ] {
            fs::write(site.join(file), text).unwrap();
        }
        site
    }

    fn send_to(site: &Path, url: &str) {
        let text = assay_test_support::text("public/config.json");
        let text = text.replace("submissions/{attempt_id}", url);
        fs::write(site.join("config.json"), text).unwrap();
    }

    fn text(site: &Path, file: &str) -> String {
        fs::read_to_string(site.join(file)).unwrap()
    }

    fn changed(allowed: &[Allowed]) -> Vec<&str> {
        let changed = allowed.iter().filter(|one| one.is_changed);
        changed.map(|one| one.file).collect()
    }

    #[test]
    fn an_endpoint_on_another_host_is_named_in_every_file_and_once_is_enough() {
        let site = built("other");
        send_to(&site, "https://hooks.example.com/in/{attempt_id}");
        assert_eq!(changed(&allow(&site).unwrap()), FILES);
        for file in FILES {
            let text = text(&site, file);
            assert!(
                text.contains("connect-src 'self' https://hooks.example.com; base-uri"),
                "{text}"
            );
            assert!(text.contains("style-src 'self' 'sha256-X1Ru"), "{text}");
        }
        assert!(text(&site, "_headers").contains("frame-ancestors 'none'\n  X: 1"));
        assert!(!site.join("index.html.br").exists() && !site.join("index.html.gz").exists());
        let first = FILES.map(|file| text(&site, file));
        assert_eq!(changed(&allow(&site).unwrap()), [""; 0]);
        assert_eq!(FILES.map(|file| text(&site, file)), first);

        send_to(&site, "submissions/{attempt_id}");
        assert_eq!(changed(&allow(&site).unwrap()), FILES);
        assert!(!text(&site, "index.html").contains("hooks.example.com"));
        fs::remove_dir_all(site).unwrap();
    }

    #[test]
    fn what_is_as_it_should_be_stays_with_its_copies() {
        let site = built("same");
        // Builds write the copies after the page.
        for copy in ["index.html.br", "index.html.gz"] {
            fs::write(site.join(copy), "as the page").unwrap();
        }
        assert_eq!(changed(&allow(&site).unwrap()), [""; 0]);
        assert!(site.join("index.html.br").exists());
        fs::remove_file(site.join("_headers")).unwrap();
        assert_eq!(
            allow(&site).unwrap().len(),
            2,
            "a file for other hosts may be gone"
        );
        fs::remove_dir_all(site).unwrap();
    }

    #[test]
    fn where_something_is_wrong_nothing_is_written() {
        let site = built("wrong");
        send_to(&site, "http://hooks.example.com/in");
        let found = allow(&site).unwrap_err();
        assert_eq!(found.0[0].path, "$.submission.url");
        send_to(&site, "https://hooks.example.com/in");
        fs::write(site.join("headers.nginx.conf"), "# by hand\n").unwrap();
        let before = text(&site, "index.html");
        let found = allow(&site).unwrap_err();
        assert!(found.0[0].message.contains("connect-src"), "{found}");
        assert_eq!(text(&site, "index.html"), before);
        assert!(site.join("index.html.br").exists());
        fs::write(site.join("recruiter.html"), "").unwrap();
        assert!(
            allow(&site).unwrap_err().0[0]
                .message
                .contains("recruiter's page")
        );
        fs::remove_dir_all(site).unwrap();
    }
}
