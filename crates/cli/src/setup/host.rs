//! The hosts that Assay knows, and how an address tells which it is.

use url::Url;

/// What serves the candidates' site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Host {
    /// Netlify
    Netlify,
    /// Cloudflare Pages
    CloudflarePages,
    /// GitHub Pages
    #[value(name = "github-pages")]
    GitHubPages,
    /// S3, best behind CloudFront
    S3,
    /// nginx on a machine of your own
    Nginx,
    /// Caddy on a machine of your own
    Caddy,
    /// `assay serve`
    Assay,
    /// any other
    Other,
}

impl Host {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Netlify,
        Self::CloudflarePages,
        Self::GitHubPages,
        Self::S3,
        Self::Nginx,
        Self::Caddy,
        Self::Assay,
        Self::Other,
    ];

    /// Returns the word for it in options and files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Netlify => "netlify",
            Self::CloudflarePages => "cloudflare-pages",
            Self::GitHubPages => "github-pages",
            Self::S3 => "s3",
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
            Self::Assay => "assay",
            Self::Other => "other",
        }
    }

    /// Returns its name for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Netlify => "Netlify",
            Self::CloudflarePages => "Cloudflare Pages",
            Self::GitHubPages => "GitHub Pages",
            Self::S3 => "S3",
            Self::Nginx => "nginx",
            Self::Caddy => "Caddy",
            Self::Assay => "assay serve",
            Self::Other => "another host",
        }
    }

    /// Returns the host that a word names.
    pub fn of(word: &str) -> Option<Self> {
        let word = word.trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|host| host.word() == word)
    }

    /// Whether it hands out files and takes no answers.
    pub const fn takes_no_answers(self) -> bool {
        matches!(
            self,
            Self::Netlify | Self::CloudflarePages | Self::GitHubPages | Self::S3
        )
    }
}

/// Returns the host that an address belongs to; `None` where the address does not tell.
pub fn recognize(site: &Url) -> Option<Host> {
    let name = site.host_str()?.to_ascii_lowercase();
    let ends = |end: &str| name.ends_with(end);
    if ends(".netlify.app") {
        Some(Host::Netlify)
    } else if ends(".pages.dev") {
        Some(Host::CloudflarePages)
    } else if ends(".github.io") {
        Some(Host::GitHubPages)
    } else if is_s3(&name) {
        Some(Host::S3)
    } else if is_this_machine(&name) {
        Some(Host::Assay)
    } else {
        None
    }
}

/// Returns whether a host is this very machine, as browsers see it.
pub fn is_this_machine(name: &str) -> bool {
    ["localhost", "127.0.0.1", "[::1]"].contains(&name)
}

/// Returns the labels of a name of Amazon's before `amazonaws.com`, which end with the service and perhaps a region.
fn amazon(name: &str) -> Option<Vec<&str>> {
    let inner = name.strip_suffix(".cn").unwrap_or(name);
    let inner = inner.strip_suffix(".amazonaws.com")?;
    Some(inner.split('.').collect())
}

fn is_service(label: &str) -> bool {
    label == "s3" || label.starts_with("s3-")
}

fn is_s3(name: &str) -> bool {
    amazon(name).is_some_and(|labels| labels.into_iter().any(is_service))
}

/// Returns whether an address is an S3 website endpoint, which speaks `http` only.
pub fn is_s3_website(site: &Url) -> bool {
    let name = site.host_str().unwrap_or_default();
    amazon(name).is_some_and(|labels| {
        labels
            .into_iter()
            .any(|label| label.starts_with("s3-website"))
    })
}

/// Returns where in S3 an address on S3 itself lies, as `BUCKET` or `BUCKET/FOLDER`; `None` for other addresses, such as
/// those of CloudFront.
pub fn s3_place(site: &Url) -> Option<String> {
    let name = site.host_str()?;
    let labels = amazon(name)?;
    // A bucket may have dots in its name; the service is the last label of its kind.
    let at = labels.iter().rposition(|label| is_service(label))?;
    let folder = site.path().trim_matches('/');
    let folder = folder.strip_suffix("index.html").unwrap_or(folder);
    let path = folder.trim_matches('/');
    let bucket = labels[..at].join(".");
    let parts = [bucket.as_str(), path];
    let place: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!place.is_empty()).then(|| place.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(site: &str) -> Option<Host> {
        recognize(&Url::parse(site).unwrap())
    }

    #[test]
    fn an_address_tells_its_host() {
        for (site, host) in [
            ("https://jobs-example.netlify.app/", Some(Host::Netlify)),
            (
                "https://a.jobs-example.pages.dev/cto/",
                Some(Host::CloudflarePages),
            ),
            ("https://Example.github.io/cto/", Some(Host::GitHubPages)),
            ("https://jobs.s3.amazonaws.com/index.html", Some(Host::S3)),
            (
                "https://jobs.s3.eu-central-1.amazonaws.com/",
                Some(Host::S3),
            ),
            ("https://s3.amazonaws.com/jobs/cto/", Some(Host::S3)),
            ("https://s3-eu-west-1.amazonaws.com/jobs/", Some(Host::S3)),
            (
                "http://jobs.s3-website-us-east-1.amazonaws.com/",
                Some(Host::S3),
            ),
            (
                "http://jobs.s3-website.eu-central-1.amazonaws.com/",
                Some(Host::S3),
            ),
            (
                "https://jobs.s3.cn-north-1.amazonaws.com.cn/",
                Some(Host::S3),
            ),
            ("http://127.0.0.1:8080/", Some(Host::Assay)),
            ("http://localhost:8080/", Some(Host::Assay)),
            ("https://jobs.example.com/cto/", None),
            ("https://netlify.app.example.com/", None),
            ("https://notgithub.io/", None),
            ("https://ec2-1-2-3-4.compute.amazonaws.com/", None),
            ("https://github.io/", None),
        ] {
            assert_eq!(at(site), host, "{site}");
        }
    }

    #[test]
    fn an_address_on_s3_tells_bucket_and_folder() {
        let place = |site: &str| s3_place(&Url::parse(site).unwrap());
        for (site, wanted) in [
            ("https://jobs.s3.amazonaws.com/index.html", "jobs"),
            (
                "https://jobs.example.com.s3.eu-central-1.amazonaws.com/cto/",
                "jobs.example.com/cto",
            ),
            ("https://s3.amazonaws.com/jobs/cto/", "jobs/cto"),
            ("http://jobs.s3-website-us-east-1.amazonaws.com/", "jobs"),
        ] {
            assert_eq!(place(site).as_deref(), Some(wanted), "{site}");
        }
        assert_eq!(place("https://jobs.example.com/cto/"), None);
        assert_eq!(place("https://s3.amazonaws.com/"), None);
    }

    #[test]
    fn every_host_is_found_by_its_word_as_options_name_it() {
        for host in Host::ALL {
            assert_eq!(Host::of(host.word()), Some(host));
            let value = clap::ValueEnum::to_possible_value(&host).unwrap();
            assert_eq!(value.get_name(), host.word());
        }
    }
}
