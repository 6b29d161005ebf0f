//! The team's keys: those that are there, new ones, and the first invitation that is signed with them.

use super::folder::Folder;
use super::plan::Plan;
use crate::team_keys::{InviteOrder, Made, Passphrase, invite, keygen, private_keys};
use assay_core::config::PublicKeys;
use assay_core::document::Problems;
use assay_crypto::{KeyFile, Work};
use std::path::{Path, PathBuf};

/// The file that new keys are written to, in the release's folder.
pub const KEY_FILE: &str = "keys.json";

/// For whom the first invitation is: the team itself.
const FIRST: &str = "trial";

/// Keys that were made.
#[derive(Debug, Clone)]
pub struct NewKeys {
    /// Their public halves and the recovery sheet.
    pub made: Made,
    /// The file of the private halves.
    pub file: PathBuf,
    /// The passphrase that was chosen, for the first invitation.
    pub passphrase: Passphrase,
}

/// Makes keys that are called like the year, or the year and a number where the configuration has such keys.
///
/// # Errors
/// As [`keygen`].
pub fn make_keys(
    folder: &Folder,
    year: &str,
    passphrase: &Passphrase,
    work: Work,
) -> Result<NewKeys, Problems> {
    let passphrase = Passphrase::Typed(passphrase.new_one()?);
    let file = folder.root.join(KEY_FILE);
    let made = keygen(&free_name(folder, year), &file, &passphrase, work)?;
    Ok(NewKeys {
        made,
        file,
        passphrase,
    })
}

fn free_name(folder: &Folder, year: &str) -> String {
    let keys = folder.config_value["keys"].as_array();
    let names: Vec<&str> = keys
        .into_iter()
        .flatten()
        .filter_map(|one| one["name"].as_str())
        .collect();
    let numbered = (2..).map(|number| format!("{year}-{number}"));
    let mut all = [year.to_owned()].into_iter().chain(numbered);
    all.find(|name| !names.contains(&name.as_str()))
        .unwrap_or_default()
}

/// Reads the public halves in a file of private keys, which needs no passphrase.
///
/// # Errors
/// Says that the file cannot be read, is no key file, or lies where it would be uploaded.
pub fn public_keys(folder: &Folder, file: &Path) -> Result<PublicKeys, Problems> {
    let name = file.display().to_string();
    if is_inside(file, &folder.root.join(&folder.site)) {
        return Err(Problems::one(
            &name,
            "$",
            "This file of private keys lies in the site, and would be uploaded.",
            "Move it out of the site's folder, and name it again.",
        ));
    }
    let text = std::fs::read_to_string(file).map_err(|error| {
        Problems::one(
            &name,
            "$",
            &format!("The file could not be read: {error}."),
            "Check its name and that you may read it.",
        )
    })?;
    KeyFile::parse(&text)
        .map(|file| file.public)
        .map_err(|problem| crate::team_keys::key_problem(&name, problem))
}

fn is_inside(file: &Path, folder: &Path) -> bool {
    let places = file
        .canonicalize()
        .and_then(|file| Ok((file, folder.canonicalize()?)));
    places.is_ok_and(|(file, folder)| file.starts_with(folder))
}

/// Returns a key file as it is typed in the release's folder.
pub fn as_typed(folder: &Folder, file: &Path) -> String {
    let whole = file.canonicalize().unwrap_or_else(|_| file.into());
    let root = folder
        .root
        .canonicalize()
        .unwrap_or_else(|_| folder.root.clone());
    whole
        .strip_prefix(&root)
        .unwrap_or(&whole)
        .display()
        .to_string()
}

/// Makes the first invitation, for the team itself. `None` where nobody said where the site will be.
///
/// # Errors
/// Says that the passphrase does not open the file, or what is wrong with the order.
pub fn first_invitation(
    folder: &Folder,
    plan: &Plan,
    file: &Path,
    passphrase: &Passphrase,
) -> Result<Option<String>, Problems> {
    let Some(site) = plan.remembered.site.clone() else {
        return Ok(None);
    };
    let keys = private_keys(file, passphrase)?;
    let order = InviteOrder {
        site,
        pack: folder.root.join(folder.in_site(&plan.config.assessment)),
        campaign: plan.config.campaign.clone(),
        opens: None,
        start_by: None,
        finish_by: None,
        time_zone: "UTC".into(),
        time_percent: 100,
        extra_minutes: 0,
        untimed: false,
        narrative: false,
        language: None,
        practice_only: false,
    };
    invite(&order, FIRST, None, &keys).map(Some)
}
