//! A release as it is unzipped, small, and what can be seen of it.

use assay_cli::setup::{Folder, Options, Plan, given, plan, write};
use assay_core::assessment::key_excerpt;
use assay_core::config::Config;
use assay_core::document::Problems;
use assay_endpoint_check::{content_security_policy, headers_file, nginx_headers};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The file with the whole key, and its name in the site.
pub const KEY: &str = "assessments/cto-smb.key.json";

/// An endpoint elsewhere.
pub const ENDPOINT: &str = "https://hooks.example.com/in/{attempt_id}";

/// Styles of the first screen, whose digest the policy names.
const STYLES: &str = "<style>a{}</style>";

/// A release in a folder of its own.
pub struct Release(TempDir);

impl Release {
    /// A release as it is built for the shipped configuration.
    pub fn new() -> Self {
        let release = Self(tempfile::tempdir().unwrap());
        let policy = content_security_policy(STYLES, &["submissions"]);
        let config = assay_test_support::text("public/config.json");
        let hashed = [
            "app-0123456789abcdef/*".into(),
            "site-0123456789abcdef.css".into(),
        ];
        let key = assay_test_support::read(&format!("public/{KEY}"));
        for (file, text) in [
            ("candidate/config.json", config.as_str()),
            ("candidate/index.html", &page(&policy)),
            ("candidate/_headers", &headers_file(&policy, &hashed, &[])),
            ("candidate/headers.nginx.conf", &nginx_headers(&policy)),
            ("candidate/site-0123456789abcdef.css", "a{}"),
            ("candidate/app-0123456789abcdef/candidate.js", "go()"),
            (
                "candidate/assessments/cto-smb.json",
                &assay_test_support::text("public/assessments/cto-smb.json"),
            ),
            (
                "candidate/assessments/cto-smb.key.json",
                &key_excerpt(key).to_string(),
            ),
            (
                "keys/cto-smb.key.json",
                &assay_test_support::text(&format!("public/{KEY}")),
            ),
            ("recruiter/config.json", &config),
            ("recruiter/recruiter.html", "<html></html>"),
        ] {
            release.put(file, text);
        }
        // Builds write the copies after the files.
        for copy in [
            "index.html.br",
            "index.html.gz",
            "assessments/cto-smb.key.json.gz",
        ] {
            release.put(&format!("candidate/{copy}"), "as the file");
        }
        release
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// A file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// Writes a file.
    pub fn put(&self, name: &str, text: &str) {
        let file = self.file(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// The text of a file.
    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.file(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Whether a file is there.
    pub fn has(&self, name: &str) -> bool {
        self.file(name).exists()
    }

    /// The configuration of the site, which has to be sound.
    pub fn config(&self) -> Config {
        let value = assay_cli::read(&self.file("candidate/config.json")).unwrap();
        Config::parse("config.json", &value).unwrap()
    }

    /// Every file with its bytes.
    pub fn all(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        gather(self.path(), self.path(), &mut files);
        files
    }

    /// The names of the files that differ from those of before.
    pub fn changed_since(&self, before: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
        let now = self.all();
        let names: std::collections::BTreeSet<_> = before.keys().chain(now.keys()).collect();
        let differ = names
            .into_iter()
            .filter(|name| before.get(*name) != now.get(*name));
        differ.cloned().collect()
    }

    /// Sets the release up with these options, as words of the command line.
    pub fn set_up(&self, words: &[&str]) -> Result<Plan, Problems> {
        let folder = Folder::read(self.path())?;
        let replies = given(&options(self.path(), words), &folder)?;
        let plan = plan(&folder, &replies.answers, None)?;
        write(&folder.root, &plan.changes)?;
        Ok(plan)
    }
}

/// Reads words of the command line as the program does.
pub fn options(folder: &Path, words: &[&str]) -> Options {
    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }
    let folder = folder.to_str().unwrap();
    let words = ["setup", folder].into_iter().chain(words.iter().copied());
    <Line as clap::Parser>::try_parse_from(words)
        .unwrap()
        .options
}

fn page(policy: &str) -> String {
    format!(
        "<html data-build=\"a\"><head><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{STYLES}</head></html>"
    )
}

fn gather(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap();
            files.insert(name.replace('\\', "/"), fs::read(&path).unwrap());
        }
    }
}
