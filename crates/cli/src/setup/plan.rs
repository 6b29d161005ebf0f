//! From what is there and what is wanted to the files that change.

use super::answers::{Answers, check_receiver};
use super::change::FileChange;
use super::checklist::{self, Status, checklist};
use super::config_text::{is_on_same_host, with_answers};
use super::folder::{
    CHECKLIST, COPIES, Folder, HEADERS, MEMORY, NGINX_HEADERS, OTHER_CHECKLIST, RECRUITER_CONFIG,
    Remembered,
};
use super::host_files::{HostSetting, known, text};
use super::site_key::{gone_keys, key_change, removed_keys};
use crate::allow::{endpoints, no_policy};
use assay_core::config::{Config, Grading};
use assay_core::digest::sha256_hex;
use assay_core::document::{self, Problems};
use assay_endpoint_check::{content_security_policy, headers_file, nginx_headers, with_endpoints};
use url::Url;

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The files that change; none where all is as it is wanted.
    pub changes: Vec<FileChange>,
    /// What is left to do, in Markdown.
    pub checklist: String,
    /// What the team should know: what was left as it is though it might not fit, and what was moved.
    pub warnings: Problems,
    /// The configuration as it will be.
    pub config: Config,
    /// What the next run will remember.
    pub remembered: Remembered,
}

/// Works out which files change. `keys` is the file of the team's private keys, as it is typed in the release's folder.
///
/// # Errors
/// Says what is wrong with an answer, or with a file that would have to change. Nothing is done then.
pub fn plan(folder: &Folder, answers: &Answers, keys: Option<&str>) -> Result<Plan, Problems> {
    let mut remembered = remembered(folder, answers, keys);
    if let (Some(to), Some(host)) = (&answers.answers, remembered.host) {
        check_receiver(to, host)?;
    }
    let key = key_change(folder, answers.grading)?;
    remembered.removed_keys = removed_keys(folder, &key);
    let config_file = folder.in_site("config.json");
    let config_text = with_answers(&folder.config, answers, &key.field).ok_or_else(|| {
        Problems::one(&config_file, "$", "This is no JSON object.", "Correct it.")
    })?;
    let config = Config::parse(&config_file, &document::parse(&config_file, &config_text)?)?;

    let mut changes = vec![FileChange::written(&config_file, config_text)];
    // The preview of the recruiter's page is the candidate's test. A team may have changed this file otherwise.
    changes.extend(folder.text_of(RECRUITER_CONFIG).and_then(|text| {
        let text = with_answers(&text, answers, &key.field)?;
        Some(FileChange::written(RECRUITER_CONFIG, text))
    }));
    changes.extend(key.files);
    changes.extend(page(folder, &config)?);
    let mut warnings = key.notes;
    changes.extend(host_files(folder, &config, &mut remembered, &mut warnings)?);
    warn_of_key(folder, &config, &changes, &mut warnings);
    if remembered != folder.remembered {
        changes.push(if remembered == Remembered::default() {
            FileChange::removed(MEMORY)
        } else {
            FileChange::written(MEMORY, remembered.text())
        });
    }
    let list = list_place(folder, &mut warnings);
    let checklist = checklist(&Status {
        folder,
        config: &config,
        remembered: &remembered,
        earlier: &list
            .and_then(|path| folder.text_of(path))
            .unwrap_or_default(),
    });
    changes.extend(list.map(|path| FileChange::written(path, checklist.clone())));
    changes.retain(|change| folder.files.get(&change.path) != change.content.as_ref());
    Ok(Plan {
        changes,
        checklist,
        warnings,
        config,
        remembered,
    })
}

/// Returns the file that the list is written to; `None` where both files are the team's own.
fn list_place(folder: &Folder, warnings: &mut Problems) -> Option<&'static str> {
    let places = [CHECKLIST, OTHER_CHECKLIST];
    let text = |path: &str| folder.text_of(path);
    let is_ours = |path: &&str| text(path).is_some_and(|text| checklist::is_ours(&text));
    if let Some(ours) = places.into_iter().find(is_ours) {
        return Some(ours);
    }
    let free = places.into_iter().find(|path| text(path).is_none());
    match free {
        Some(CHECKLIST) => {}
        Some(other) => warnings.add(
            CHECKLIST,
            "$",
            "This file is not one that this program wrote. It was left as it is.",
            &format!("Find the list of what is left to do in {other}."),
        ),
        None => warnings.add(
            OTHER_CHECKLIST,
            "$",
            "This file is not one that this program wrote, and neither is CHECKLIST.md. Both were left as they are.",
            "Copy the list of what is left to do from what is printed, or rename one of the files and run the command again.",
        ),
    }
    free
}

fn remembered(folder: &Folder, answers: &Answers, keys: Option<&str>) -> Remembered {
    let mut remembered = folder.remembered.clone();
    if let Some(place) = &answers.place {
        remembered.host = Some(place.host);
        if let Some(site) = &place.site {
            remembered.site = Some(site.as_str().into());
        }
    }
    if let Some(keys) = keys {
        remembered.keys = Some(keys.into());
    }
    remembered
}

/// Returns the path of our receiver where answers go to the host of the page: `submissions/`.
fn receiver(config: &Config) -> Option<&str> {
    let url = config.submission.url.as_str();
    let path = is_on_same_host(url).then(|| url.split(['{', '?', '#']).next())??;
    let end = path.rfind('/').map_or(path.len(), |at| at + 1);
    Some(&path[..end])
}

/// The page with the hosts of the configuration in its policy. Compressed copies go where this changes the page. Times of
/// files do not count: a folder that was copied has others.
fn page(folder: &Folder, config: &Config) -> Result<Vec<FileChange>, Problems> {
    let path = folder.in_site("index.html");
    let after = with_endpoints(&folder.page, &endpoints(config)).ok_or_else(|| no_policy(&path))?;
    let mut changes = Vec::new();
    if after != folder.page {
        let copies = COPIES.map(|end| format!("{path}{end}"));
        let there = copies
            .iter()
            .filter(|copy| folder.files.contains_key(*copy));
        changes.extend(there.map(|copy| FileChange::removed(copy)));
    }
    changes.push(FileChange::written(&path, after));
    Ok(changes)
}

/// Writes the files of the host, and removes those of others. What was changed by hand stays, but for the hosts in its
/// policy.
fn host_files(
    folder: &Folder,
    config: &Config,
    remembered: &mut Remembered,
    warnings: &mut Problems,
) -> Result<Vec<FileChange>, Problems> {
    let endpoints = endpoints(config);
    let mut changes = Vec::new();
    for path in known(&folder.site) {
        let wanted = written(folder, &path, remembered, config);
        let there = folder.text_of(&path);
        let is_free = match (&there, remembered.host) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(there), Some(_)) => is_ours(folder, &path, there),
        };
        if is_free {
            remembered.written.remove(&path);
            if let Some(text) = wanted {
                let digest = digest_of(&text);
                remembered.written.insert(path.clone(), digest);
                changes.push(FileChange::written(&path, text));
            } else if there.is_some() {
                changes.push(FileChange::removed(&path));
            }
            continue;
        }
        let there = there.unwrap_or_default();
        let is_other = wanted.as_ref() != Some(&there);
        match with_endpoints(&there, &endpoints) {
            Some(text) => changes.push(FileChange::written(&path, text)),
            None if carries_policy(&path) => return Err(no_policy(&path)),
            None => {}
        }
        if remembered.host.is_some() && is_other {
            warnings.add(
                &path,
                "$",
                "This file is neither as built nor as this program wrote it. It was left, but for the hosts in its policy.",
                "Look whether it still fits. To have it written anew, remove it and run the command again.",
            );
        }
    }
    Ok(changes)
}

/// Returns the text of a file as it is for the host and the configuration.
fn written(
    folder: &Folder,
    path: &str,
    remembered: &Remembered,
    config: &Config,
) -> Option<String> {
    let policy = content_security_policy(&folder.page, &endpoints(config));
    let site = remembered
        .site
        .as_deref()
        .and_then(|site| Url::parse(site).ok());
    let setting = HostSetting {
        site: site.as_ref(),
        folder: &folder.site,
        policy: &policy,
        hashed: &folder.hashed,
        receiver: receiver(config),
        gone: &gone_keys(folder, config, &remembered.removed_keys),
    };
    text(path, remembered.host?, &setting)
}

/// Whether a file in the site says which hosts its page may talk to.
fn carries_policy(path: &str) -> bool {
    path.ends_with(HEADERS) || path.ends_with(NGINX_HEADERS)
}

/// Returns whether a file is as it was built, or as an earlier run of this program wrote it. Which hosts its policy names
/// does not count: `assay allow` writes these too.
fn is_ours(folder: &Folder, path: &str, there: &str) -> bool {
    let policy = content_security_policy(&folder.page, &[]);
    let built = match path.rsplit('/').next() {
        Some(HEADERS) => Some(headers_file(&policy, &folder.hashed, &[])),
        Some(NGINX_HEADERS) => Some(nginx_headers(&policy)),
        _ => None,
    };
    let digest = digest_of(there);
    built.is_some_and(|text| digest_of(&text) == digest)
        || folder.remembered.written.get(path) == Some(&digest)
}

/// The digest of a file, whatever hosts its policy names.
fn digest_of(text: &str) -> String {
    let plain = with_endpoints(text, &[]);
    sha256_hex(plain.as_deref().unwrap_or(text).as_bytes())
}

fn warn_of_key(folder: &Folder, config: &Config, changes: &[FileChange], warnings: &mut Problems) {
    if config.grading != Grading::Reviewer {
        return;
    }
    for name in &folder.site_keys {
        let path = folder.in_site(name);
        if !changes.iter().any(|change| change.path == path) {
            warnings.add(
                &path,
                "$",
                "People grade, and yet a key lies in the site, where everybody can read it.",
                "Run the command again with --grading reviewer, which removes it.",
            );
        }
    }
}
