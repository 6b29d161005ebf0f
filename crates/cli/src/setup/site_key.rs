//! Whether a key lies in the site: its excerpt where browsers grade, nothing where people do.

use super::change::FileChange;
use super::config_text::KeyField;
use super::folder::{COPIES, Folder};
use assay_core::assessment::{Assessment, Key, key_excerpt};
use assay_core::config::{Config, ConfigHeader, Grading};
use assay_core::document::{self, Problems, Value};
use std::collections::BTreeSet;

/// What becomes of the key in the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyChange {
    /// The field of the configuration.
    pub field: KeyField,
    /// The files.
    pub files: Vec<FileChange>,
    /// What the team should know of them.
    pub notes: Problems,
}

impl KeyChange {
    fn new(field: KeyField, files: Vec<FileChange>) -> Self {
        Self {
            field,
            files,
            notes: Problems::default(),
        }
    }
}

/// Returns what becomes of the key in the site where grading is chosen.
///
/// # Errors
/// Says that there is no key to make an excerpt of, that it does not fit the pack, or that removing a key would lose it.
pub fn key_change(folder: &Folder, grading: Option<Grading>) -> Result<KeyChange, Problems> {
    match grading {
        None => Ok(KeyChange::new(KeyField::Stays, Vec::new())),
        Some(Grading::Reviewer) => withdrawn(folder),
        Some(Grading::InBrowser) => deployed(folder),
    }
}

/// All keys leave the site. What lies nowhere else moves to the folder `keys`.
fn withdrawn(folder: &Folder) -> Result<KeyChange, Problems> {
    let mut change = KeyChange::new(KeyField::Goes, Vec::new());
    let mut safe: Vec<Value> = folder
        .keys
        .iter()
        .flatten()
        .map(|key| key.1.clone())
        .collect();
    let mut taken: BTreeSet<String> = folder
        .keys
        .iter()
        .flatten()
        .map(|key| key.0.clone())
        .collect();
    for name in &folder.site_keys {
        let path = folder.in_site(name);
        let content = folder.files.get(&path).cloned().unwrap_or_default();
        let key = document::parse(&path, &String::from_utf8_lossy(&content))?;
        if key["excerpt_of"].is_null() && !safe.contains(&key) {
            if folder.keys.is_none() {
                return Err(no_place(&path));
            }
            let kept = format!("keys/{}", free_name(name, &mut taken));
            change.notes.add(
                &kept,
                "$",
                &format!("This key lay in the site only, as {path}. It was moved here."),
                "Keep it: people grade with it. Look that it is not on your host any more.",
            );
            change.files.push(FileChange::written(&kept, content));
            safe.push(key);
        }
        change.files.extend(removed(folder, name));
    }
    Ok(change)
}

/// Returns the keys that were taken out of the site by now, with their compressed copies, by their paths in it.
pub fn removed_keys(folder: &Folder, change: &KeyChange) -> BTreeSet<String> {
    let mut removed = folder.remembered.removed_keys.clone();
    let with_copies = |name: &str| ["", COPIES[0], COPIES[1]].map(|end| [name, end].concat());
    for name in folder.site_keys.iter().flat_map(|name| with_copies(name)) {
        removed.remove(&name);
    }
    for file in &change.files {
        let Some(name) = file.path.strip_prefix(&folder.in_site("")) else {
            continue;
        };
        if file.content.is_none() {
            removed.insert(name.into());
        } else {
            for name in with_copies(name) {
                removed.remove(&name);
            }
        }
    }
    removed
}

/// Returns the keys that must not lie on the host: those that were taken out of the site, and where people grade, those
/// that are in it and the excerpt as it would lie there.
pub fn gone_keys(folder: &Folder, config: &Config, removed: &BTreeSet<String>) -> BTreeSet<String> {
    let mut gone = removed.clone();
    if config.grading == Grading::Reviewer {
        gone.extend(folder.site_keys.iter().cloned());
        let excerpt = whole_key(folder, &config.assessment);
        gone.extend(excerpt.map(|(kept, _)| own_name(&config.assessment, kept)));
    }
    gone
}

/// Returns where the excerpt of a key lies in the site if nobody says otherwise: beside the pack.
fn own_name(pack_file: &str, kept: &str) -> String {
    let file = kept.rsplit('/').next().unwrap_or(kept);
    match pack_file.rsplit_once('/') {
        Some((beside, _)) => format!("{beside}/{file}"),
        None => file.to_owned(),
    }
}

/// Returns a name in the folder `keys` that no other file has: `a.key.json`, `a-2.key.json` and so on.
fn free_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file
        .strip_suffix(".key.json")
        .or_else(|| file.strip_suffix(".json"))
        .unwrap_or(file);
    let mut free = format!("{stem}.key.json");
    for number in 2.. {
        if taken.insert(free.clone()) {
            break;
        }
        free = format!("{stem}-{number}.key.json");
    }
    free
}

fn no_place(path: &str) -> Problems {
    Problems::one(
        path,
        "$",
        "This is a whole key, and it lies nowhere else. There is no folder `keys` beside the site that it could move to.",
        "Make a folder `keys` beside the site, and run the command again.",
    )
}

/// A key goes with its compressed copies.
fn removed(folder: &Folder, name: &str) -> Vec<FileChange> {
    let names = ["", COPIES[0], COPIES[1]].map(|end| folder.in_site(&[name, end].concat()));
    let there = names.iter().filter(|name| folder.files.contains_key(*name));
    there.map(|name| FileChange::removed(name)).collect()
}

fn deployed(folder: &Folder) -> Result<KeyChange, Problems> {
    let header = ConfigHeader::of(&folder.config_value);
    let named = header
        .key
        .map(|key| key.trim_start_matches("./").to_owned());
    if named
        .as_ref()
        .is_some_and(|key| folder.site_keys.contains(key))
    {
        return Ok(KeyChange::new(KeyField::Stays, Vec::new()));
    }
    let pack_file = header.assessment.unwrap_or_default();
    let (kept, key) = whole_key(folder, &pack_file)?;
    let own = own_name(&pack_file, kept);
    let (name, field) = match named.filter(|name| name.ends_with(".json")) {
        Some(name) => (name, KeyField::Stays),
        None => (own.clone(), KeyField::Names(own)),
    };
    if !is_inside_site(&name) {
        return Err(outside(&folder.in_site("config.json"), &name));
    }
    let excerpt = key_excerpt(key.clone()).to_string();
    let files = vec![FileChange::written(&folder.in_site(&name), excerpt)];
    Ok(KeyChange::new(field, files))
}

/// Whether a path names a file in the site on every system: names with slashes between them, and nothing else.
fn is_inside_site(name: &str) -> bool {
    let is_name = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':']);
    name.split('/').all(is_name)
}

fn outside(config: &str, name: &str) -> Problems {
    Problems::one(
        config,
        "key",
        &format!(
            "The excerpt of the key would be written to {name}, which is no path inside the site."
        ),
        "Give a path inside the site, such as assessments/cto.key.json, or remove the field `key`.",
    )
}

/// Returns the whole key of the pack, with its file name.
fn whole_key<'a>(folder: &'a Folder, pack_file: &str) -> Result<(&'a str, &'a Value), Problems> {
    let pack = folder.pack.clone().unwrap_or_default();
    let pack = Assessment::parse(&folder.in_site(pack_file), &pack)?;
    let of_pack = |key: &&(String, Value)| {
        key.1.pointer("/assessment/id").and_then(|id| id.as_str()) == Some(&pack.id)
    };
    let fits = |(file, value): &'a (String, Value)| {
        let name = format!("keys/{file}");
        Key::parse(&name, value)?.check_pair(&name, &pack)?;
        Ok((file.as_str(), value))
    };
    let found: Vec<Result<_, Problems>> = folder.whole_keys().filter(of_pack).map(fits).collect();
    let missing = Problems::one(
        "keys",
        "$",
        &format!(
            "There is no whole key of the test {} in this folder.",
            pack.id
        ),
        "Put it there, from the release that the site came with, or choose --grading reviewer.",
    );
    // Keys of earlier versions may lie there too. Where none fits, the first says why.
    let at = found.iter().position(Result::is_ok).unwrap_or(0);
    found.into_iter().nth(at).unwrap_or(Err(missing))
}
