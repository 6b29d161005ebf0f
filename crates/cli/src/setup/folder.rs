//! What lies in the folder of a release, as far as it matters here.

use super::host::Host;
use assay_core::assessment::{KEY_SCHEMA, holds_key};
use assay_core::config::ConfigHeader;
use assay_core::document::{Problems, Value, schema_of};
use assay_endpoint_check::has_digest;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The file that keeps what `config.json` has no field for.
pub const MEMORY: &str = "assay-setup.json";
/// What is left to do.
pub const CHECKLIST: &str = "CHECKLIST.md";
/// The same, where the team has a file of its own under that name.
pub const OTHER_CHECKLIST: &str = "CHECKLIST-assay.md";
/// The configuration beside the recruiter's page, for its preview.
pub const RECRUITER_CONFIG: &str = "recruiter/config.json";
/// A script that uploads the site to S3.
pub const S3_SCRIPT: &str = "upload-s3.sh";
/// A server block for nginx.
pub const NGINX_SERVER: &str = "assay.nginx.conf";
/// A configuration for Caddy.
pub const CADDYFILE: &str = "Caddyfile";
/// Headers, for hosts that read this file in the site.
pub const HEADERS: &str = "_headers";
/// Headers for nginx, to be included.
pub const NGINX_HEADERS: &str = "headers.nginx.conf";
/// Tells GitHub Pages to hand out the files as they are.
pub const NO_JEKYLL: &str = ".nojekyll";

/// The endings of compressed copies.
pub const COPIES: [&str; 2] = [".br", ".gz"];

/// A release as it lies in its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Where it is.
    pub root: PathBuf,
    /// What else lies there, by name.
    pub beside: BTreeSet<String>,
    /// The name of the site's folder in it, usually `candidate`.
    pub site: String,
    /// The text of the site's `config.json`.
    pub config: String,
    /// The same, read.
    pub config_value: Value,
    /// The text of the page.
    pub page: String,
    /// The pack that the configuration names.
    pub pack: Option<Value>,
    /// Keys that lie in the site, whole or as excerpts, by their paths in it.
    pub site_keys: Vec<String>,
    /// What lies in the folder `keys` and below, by its paths in it; `None` where there is no such folder.
    pub keys: Option<Vec<(String, Value)>>,
    /// What is named by its content in the site, as paths in headers: `site-0123456789abcdef.css`, `app-.../*`.
    pub hashed: Vec<String>,
    /// Files that setup writes or removes, where they are there, by their paths from the root.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What an earlier run was told.
    pub remembered: Remembered,
}

/// What an earlier run was told that `config.json` has no field for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remembered {
    /// The address of the site.
    pub site: Option<String>,
    /// What serves it.
    pub host: Option<Host>,
    /// The file of the team's private keys, as it is typed in the release's folder.
    pub keys: Option<String>,
    /// The digests of the files that were written for the host, by their paths: what has another was changed by hand.
    pub written: BTreeMap<String, String>,
    /// Keys that were taken out of the site, by their paths in it: they may still lie on the host.
    pub removed_keys: BTreeSet<String>,
}

impl Remembered {
    /// Reads what was kept; what cannot be read was never told.
    fn of(text: &[u8]) -> Self {
        let value: Value = serde_json::from_slice(text).unwrap_or_default();
        let text = |name: &str| value[name].as_str().map(String::from);
        Self {
            site: text("site"),
            host: text("host").and_then(|word| Host::of(&word)),
            keys: text("keys"),
            written: serde_json::from_value(value["written"].clone()).unwrap_or_default(),
            removed_keys: serde_json::from_value(value["removed_keys"].clone()).unwrap_or_default(),
        }
    }

    /// Returns the text that is kept.
    pub fn text(&self) -> String {
        let value = json!({
            "host": self.host.map(Host::word),
            "keys": self.keys,
            "removed_keys": self.removed_keys,
            "site": self.site,
            "written": self.written,
        });
        format!("{value:#}\n")
    }
}

impl Folder {
    /// Reads the folder of a release, or that of the candidates' site in it.
    ///
    /// # Errors
    /// Says that there is no built site, or which file cannot be read.
    pub fn read(folder: &Path) -> Result<Self, Problems> {
        let name = folder.display().to_string();
        let whole = std::path::absolute(folder).map_err(|error| unread(&name, &error))?;
        let inner = whole.join("candidate");
        let is_release = !whole.join("config.json").exists() && inner.join("config.json").exists();
        let site = if is_release { inner } else { whole };
        let parts = site
            .parent()
            .zip(site.file_name().and_then(|name| name.to_str()));
        let (Some((root, site_name)), true) = (parts, site.join("index.html").exists()) else {
            return Err(no_site(&name));
        };
        if site.join("recruiter.html").exists() {
            return Err(Problems::one(
                &name,
                "$",
                "This is the recruiter's page.",
                "Give the folder of the candidates' site, which is called candidate.",
            ));
        }
        let config_file = site.join("config.json");
        let config_value = crate::files::read(&config_file)?;
        let header = ConfigHeader::of(&config_value);
        let pack = header
            .assessment
            .map(|pack| crate::files::read(&site.join(pack)));
        let mut files = BTreeMap::new();
        let mut keep = |path: String| -> Result<(), Problems> {
            files.extend(bytes_if_there(root, &path)?.map(|bytes| (path, bytes)));
            Ok(())
        };
        for name in [
            MEMORY,
            CHECKLIST,
            OTHER_CHECKLIST,
            RECRUITER_CONFIG,
            S3_SCRIPT,
            NGINX_SERVER,
            CADDYFILE,
        ] {
            keep(name.into())?;
        }
        for name in [
            HEADERS,
            NGINX_HEADERS,
            NO_JEKYLL,
            "config.json",
            "index.html",
        ] {
            keep(format!("{site_name}/{name}"))?;
        }
        let site_keys = site_keys(&site)?;
        for name in site_keys.iter().map(String::as_str).chain(["index.html"]) {
            for end in ["", COPIES[0], COPIES[1]] {
                keep(format!("{site_name}/{name}{end}"))?;
            }
        }
        let remembered = files.get(MEMORY).map(|text| Remembered::of(text));
        Ok(Self {
            root: root.into(),
            beside: names(root)?.into_iter().collect(),
            site: site_name.into(),
            config: text(&config_file)?,
            config_value,
            page: text(&site.join("index.html"))?,
            pack: pack.transpose()?,
            site_keys,
            keys: keys(&root.join("keys"))?,
            hashed: hashed(&site)?,
            files,
            remembered: remembered.unwrap_or_default(),
        })
    }

    /// Returns the path of a file of the site from the root.
    pub fn in_site(&self, name: &str) -> String {
        format!("{}/{name}", self.site)
    }

    /// Returns the whole keys in the folder `keys`.
    pub fn whole_keys(&self) -> impl Iterator<Item = &(String, Value)> {
        let all = self.keys.iter().flatten();
        all.filter(|(_, key)| schema_of(key) == Some(KEY_SCHEMA) && key["excerpt_of"].is_null())
    }

    /// Returns the text of a file that is there, of those that setup writes.
    pub fn text_of(&self, path: &str) -> Option<String> {
        let bytes = self.files.get(path)?;
        Some(String::from_utf8_lossy(bytes).into_owned())
    }
}

fn bytes_if_there(root: &Path, path: &str) -> Result<Option<Vec<u8>>, Problems> {
    match fs::read(root.join(path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unread(path, &error)),
    }
}

fn text(file: &Path) -> Result<String, Problems> {
    fs::read_to_string(file).map_err(|error| unread(&file.display().to_string(), &error))
}

/// Returns the files of a folder and below, in order of their names.
fn all_files(folder: &Path) -> Result<Vec<PathBuf>, Problems> {
    let about = |error| unread(&folder.display().to_string(), &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(about)? {
        let path = entry.map_err(about)?.path();
        if path.is_dir() {
            files.extend(all_files(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn site_keys(site: &Path) -> Result<Vec<String>, Problems> {
    let mut keys = Vec::new();
    for file in all_files(site)? {
        let name = file.display().to_string();
        let bytes = fs::read(&file).map_err(|error| unread(&name, &error))?;
        let is_key = holds_key(&name, &bytes).map_err(|error| {
            Problems::one(
                &name,
                &format!("line {}, column {}", error.line(), error.column()),
                "This is not JSON, and may be a key that nobody should read.",
                "Correct the file, or remove it from the site.",
            )
        })?;
        if is_key {
            keys.push(with_slashes(file.strip_prefix(site).unwrap_or(&file)));
        }
    }
    Ok(keys)
}

fn with_slashes(path: &Path) -> String {
    let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
    names.join("/")
}

/// Returns the documents in a folder and below; `None` where there is no folder.
fn keys(folder: &Path) -> Result<Option<Vec<(String, Value)>>, Problems> {
    if !folder.is_dir() {
        return Ok(None);
    }
    let mut files = all_files(folder)?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    let read = |file: PathBuf| {
        let name = with_slashes(file.strip_prefix(folder).unwrap_or(&file));
        Ok((name, crate::files::read(&file)?))
    };
    files
        .into_iter()
        .map(read)
        .collect::<Result<_, _>>()
        .map(Some)
}

/// Returns the names of what lies in a folder.
fn names(folder: &Path) -> Result<Vec<String>, Problems> {
    let about = |error| unread(&folder.display().to_string(), &error);
    let entries = fs::read_dir(folder).map_err(about)?;
    entries
        .map(|entry| {
            Ok(entry
                .map_err(about)?
                .file_name()
                .to_string_lossy()
                .into_owned())
        })
        .collect()
}

fn hashed(site: &Path) -> Result<Vec<String>, Problems> {
    let is_copy = |name: &str| COPIES.iter().any(|end| name.ends_with(end));
    let mut hashed = names(site)?;
    hashed.retain(|name| has_digest(name) && !is_copy(name));
    for name in &mut hashed {
        if site.join(&*name).is_dir() {
            name.push_str("/*");
        }
    }
    hashed.sort();
    Ok(hashed)
}

fn no_site(name: &str) -> Problems {
    Problems::one(
        name,
        "$",
        "There is no built site in this folder.",
        "Give the folder that the release was unzipped to, or its folder candidate.",
    )
}

fn unread(name: &str, error: &std::io::Error) -> Problems {
    Problems::one(
        name,
        "$",
        &format!("It could not be read: {error}."),
        "Check its name and that you may read it.",
    )
}
