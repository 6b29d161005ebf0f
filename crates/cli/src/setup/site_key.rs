//! Whether a key lies in the site: its excerpt where browsers grade, nothing where people do.

use super::change::FileChange;
use super::config_text::KeyField;
use super::folder::{COPIES, Folder};
use assay_core::assessment::{Assessment, Key, key_excerpt};
use assay_core::config::{ConfigHeader, Grading};
use assay_core::document::Problems;

/// What becomes of the key in the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyChange {
    /// The field of the configuration.
    pub field: KeyField,
    /// The files.
    pub files: Vec<FileChange>,
}

/// Returns what becomes of the key in the site where grading is chosen.
///
/// # Errors
/// Says that there is no key to make an excerpt of, or that it does not fit the pack.
pub fn key_change(folder: &Folder, grading: Option<Grading>) -> Result<KeyChange, Problems> {
    match grading {
        None => Ok(KeyChange {
            field: KeyField::Stays,
            files: Vec::new(),
        }),
        Some(Grading::Reviewer) => Ok(KeyChange {
            field: KeyField::Goes,
            files: folder
                .site_keys
                .iter()
                .flat_map(|name| removed(folder, name))
                .collect(),
        }),
        Some(Grading::InBrowser) => deployed(folder),
    }
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
        return Ok(KeyChange {
            field: KeyField::Stays,
            files: Vec::new(),
        });
    }
    let pack_file = header.assessment.unwrap_or_default();
    let (file, key) = whole_key(folder, &pack_file)?;
    let beside = pack_file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let own = match beside {
        "" => file.to_owned(),
        beside => format!("{beside}/{file}"),
    };
    let (name, field) = match named.filter(|name| name.ends_with(".json")) {
        Some(name) => (name, KeyField::Stays),
        None => (own.clone(), KeyField::Names(own)),
    };
    let excerpt = key_excerpt(key.clone()).to_string();
    Ok(KeyChange {
        field,
        files: vec![FileChange::written(&folder.in_site(&name), excerpt)],
    })
}

/// Returns the whole key of the pack, with its file name.
fn whole_key<'a>(
    folder: &'a Folder,
    pack_file: &str,
) -> Result<(&'a str, &'a serde_json::Value), Problems> {
    let pack = folder.pack.clone().unwrap_or_default();
    let pack = Assessment::parse(&folder.in_site(pack_file), &pack)?;
    let of_pack = |key: &&(String, serde_json::Value)| {
        key.1.pointer("/assessment/id").and_then(|id| id.as_str()) == Some(&pack.id)
    };
    let Some((file, value)) = folder.whole_keys.iter().find(of_pack) else {
        return Err(Problems::one(
            "keys",
            "$",
            &format!(
                "There is no whole key of the test {} in this folder.",
                pack.id
            ),
            "Put it there, from the release that the site came with, or choose --grading reviewer.",
        ));
    };
    let name = format!("keys/{file}");
    Key::parse(&name, value)?.check_pair(&name, &pack)?;
    Ok((file, value))
}
