//! Which attempt came first for each invitation. An invitation is good for one attempt; what comes later is kept beside.
//!
//! One small file for each invitation, in a folder of its own, names the attempt that came first. A file is never
//! replaced, so of several at once exactly one is first, also of several processes and across restarts. Files that are
//! missing are made again from the bundles that are kept, the oldest first. Nothing in them says who was invited.
//!
//! `assay retain` takes them away with the attempts that they name: see [`crate::retain`]. So nothing is made again from
//! memory alone.

mod note;

pub use note::{FOLDER, Note};

use super::invited::InvitationDigest;
use super::submission_store::SubmissionStore;
use crate::files::is_uuid;
use assay_core::document::{self, Value};
use assay_core::record::BundleHeader;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// So often at most was an attempt gone on with that was handed in before.
const MOST_CONTINUED: usize = 50;

/// Returns the invitation of a bundle, where it is good.
pub type Invited<'a> = &'a dyn Fn(&Value) -> Option<InvitationDigest>;

/// The attempts that came first, by the digest of the invitation.
type Firsts = BTreeMap<InvitationDigest, Note>;

/// The attempts that came first. What is in files is read when the first invitation arrives.
#[derive(Default)]
pub struct FirstAttempts(Mutex<Option<Firsts>>);

/// What an attempt is among those of its invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// It is the first, as is known from now on.
    New,
    /// It is known as the first, or goes on from it.
    Known,
    /// Another came first.
    Later,
}

impl FirstAttempts {
    /// Returns what the attempt of a bundle is for its invitation; the first to ask is the first. A bundle that goes on
    /// from one that was handed in before is of the same attempt.
    ///
    /// # Errors
    /// Where the file system has no room or refuses.
    pub fn claim(
        &self,
        store: &SubmissionStore,
        digest: &InvitationDigest,
        bundle: &Value,
        invited: Invited<'_>,
    ) -> io::Result<Claim> {
        let attempt_id = begun_as(store, bundle);
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let firsts = match &mut *held {
            Some(firsts) => firsts,
            none => none.insert(read_all(store, invited)?),
        };
        let own = Note::Attempt(attempt_id);
        // What is erased meanwhile, with its file here, is not known any more.
        let is_there = |first: &Note| {
            let is_kept = |id: &str| store.place(id).exists();
            place(store, digest).exists() || first.attempt_id().is_some_and(is_kept)
        };
        if firsts.get(digest).is_some_and(|first| !is_there(first)) {
            firsts.remove(digest);
        }
        let known = firsts.get(digest);
        let (first, is_new) = mark(store, digest, known.unwrap_or(&own))?;
        let claim = match (first == own, is_new && known.is_none()) {
            (true, true) => Claim::New,
            (true, false) => Claim::Known,
            (false, _) => Claim::Later,
        };
        firsts.insert(digest.clone(), first);
        Ok(claim)
    }

    /// Takes back a claim, where the bundle could not be kept.
    pub fn release(&self, store: &SubmissionStore, digest: &InvitationDigest, claim: Claim) {
        if claim == Claim::New {
            let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            // Where the file stays, the attempt is still the first when it is sent again.
            if fs::remove_file(place(store, digest)).is_ok()
                && let Some(firsts) = &mut *held
            {
                firsts.remove(digest);
            }
        }
    }
}

fn place(store: &SubmissionStore, digest: &InvitationDigest) -> PathBuf {
    store.folder().join(FOLDER).join(&digest.0)
}

/// Notes the attempt that came first, unless one is noted; returns what is, and whether it was noted now.
fn mark(
    store: &SubmissionStore,
    digest: &InvitationDigest,
    note: &Note,
) -> io::Result<(Note, bool)> {
    let place = place(store, digest);
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    if store.add(&place, note.text().as_bytes())? {
        return Ok((note.clone(), true));
    }
    if let Some(first) = Note::read(&place) {
        return Ok((first, false));
    }
    // Nothing that can be read: as if it were not there.
    fs::remove_file(&place)?;
    let is_new = store.add(&place, note.text().as_bytes())?;
    Ok((Note::read(&place).unwrap_or_else(|| note.clone()), is_new))
}

/// Returns the attempts that came first: those that are noted, and for other invitations the oldest that is kept.
fn read_all(store: &SubmissionStore, invited: Invited<'_>) -> io::Result<Firsts> {
    let mut firsts = Firsts::new();
    for (_, name) in files(&store.folder().join(FOLDER))? {
        let digest = InvitationDigest(name);
        if let Some(first) = Note::read(&place(store, &digest)) {
            firsts.insert(digest, first);
        }
    }
    let named = firsts.values().filter_map(Note::attempt_id);
    let known: BTreeSet<String> = named.map(String::from).collect();
    for (_, name) in files(store.folder())? {
        let attempt_id = name.strip_suffix(".json");
        let unknown = attempt_id.filter(|id| is_uuid(id) && !known.contains(*id));
        let Some(bundle) = unknown.and_then(|id| kept(store, id)) else {
            continue;
        };
        if let Some(digest) = invited(&bundle)
            && !firsts.contains_key(&digest)
        {
            let own = Note::Attempt(begun_as(store, &bundle));
            let (first, _) = mark(store, &digest, &own)?;
            firsts.insert(digest, first);
        }
    }
    Ok(firsts)
}

/// Returns the names of the files in a folder, the oldest first; none where there is no such folder.
fn files(folder: &Path) -> io::Result<Vec<(SystemTime, String)>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        // What is gone by now was no more than a draft.
        let Ok(about) = entry.metadata() else {
            continue;
        };
        if let (true, Ok(name)) = (about.is_file(), entry.file_name().into_string()) {
            found.push((about.modified()?, name));
        }
    }
    found.sort();
    Ok(found)
}

/// Reads the bundle that is kept as an attempt's own.
fn kept(store: &SubmissionStore, attempt_id: &str) -> Option<Value> {
    let text = fs::read_to_string(store.place(attempt_id)).ok()?;
    document::from_text(&text).ok()
}

/// Returns the identifier under which the attempt of a bundle was handed in first: its own, or the one that it goes on
/// from.
fn begun_as(store: &SubmissionStore, bundle: &Value) -> String {
    let mut attempt_id = BundleHeader::of(bundle).attempt_id;
    let mut continued = continued(bundle);
    for _ in 0..MOST_CONTINUED {
        let Some(before) = continued else {
            break;
        };
        continued = kept(store, &before).and_then(|bundle| self::continued(&bundle));
        attempt_id = before;
    }
    attempt_id
}

/// Returns the attempt that a bundle says to go on from.
fn continued(bundle: &Value) -> Option<String> {
    let named = bundle.get("continues")?.get("attempt_id")?.as_str()?;
    is_uuid(named).then(|| named.into())
}

#[cfg(test)]
mod tests;
