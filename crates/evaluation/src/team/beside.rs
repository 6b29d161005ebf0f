//! What a team file brings beside the candidates: invitations, and how to know again who was erased.

use super::super::invitations::board::kept::KeptInvitation;
use super::super::tombstone::{PersonIds, Tombstones};
use super::document::TeamFile;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is at hand beside the logs.
#[derive(Debug, Clone, Copy)]
pub struct KnownBeside<'a> {
    /// The invitations on the board.
    pub invitations: &'a [Arc<KeptInvitation>],
    /// Everybody who was erased here.
    pub erased: &'a Tombstones,
    /// Everybody on the page.
    pub people: &'a [PersonIds<'a>],
}

/// What a team file would change beside the logs.
///
/// Invitations are united by their identifiers: one that is known stays as it is. Whoever was erased on either side stays
/// erased, and so does their invitation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BesidePreview {
    /// The identifiers of the invitations that are new.
    pub invitations: Vec<String>,
    /// How many new invitations stay out, because their candidate was erased.
    pub kept_out: usize,
    /// The stones that are new, by their salts: how many erased people are learned of.
    pub erased: Vec<String>,
    /// Those of them that an undo takes away, by their salts: no undo brings back the answers of whoever is erased here, so
    /// they stay known.
    pub undoable: Vec<String>,
    /// Who is on the page and would be erased, by the digests of their bundles.
    pub leaving: Vec<String>,
    /// The invitations that would go from the board with their candidates.
    pub leaving_invitations: Vec<String>,
}

impl BesidePreview {
    /// Compares a file with what is at hand.
    pub fn of(team: &TeamFile, known: &KnownBeside<'_>) -> Self {
        let is_leaving = |one: &&PersonIds<'_>| is_erased(&team.erased, **one);
        let leaving: Vec<&PersonIds<'_>> = known.people.iter().filter(is_leaving).collect();
        let all = united(known.erased, &team.erased);
        let gone = team.candidates.iter().map(|one| one.ids());
        let gone = gone.filter(|one| is_erased(&all, *one));
        let gone: BTreeSet<&str> = leaving
            .iter()
            .map(|one| one.invitation)
            .chain(gone.map(|one| one.invitation))
            .collect();
        let is_gone = |id: &str| gone.contains(id) || all.has_invitation(id);
        let here = known.invitations.iter().map(|one| &*one.invitation.id);
        let here: BTreeSet<&str> = here.collect();
        let new = team.invitations.iter().map(|one| &*one.invitation.id);
        let (kept_out, new): (Vec<&str>, Vec<&str>) = new
            .filter(|id| !here.contains(id))
            .partition(|id| is_gone(id));
        let mut undoable = team.erased.clone();
        for one in &leaving {
            undoable.take_back(one.bundle_sha256, one.attempt_id);
        }
        let owned = |ids: Vec<&str>| ids.into_iter().map(String::from).collect();
        Self {
            invitations: owned(new),
            kept_out: kept_out.len(),
            erased: known.erased.missing_from(&team.erased),
            undoable: known.erased.missing_from(&undoable),
            leaving: owned(leaving.iter().map(|one| one.bundle_sha256).collect()),
            leaving_invitations: owned(here.into_iter().filter(|id| is_gone(id)).collect()),
        }
    }

    /// Returns whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.invitations.is_empty()
            && self.erased.is_empty()
            && self.leaving.is_empty()
            && self.leaving_invitations.is_empty()
    }
}

/// Returns everybody who was erased on either side.
pub(super) fn united(ours: &Tombstones, theirs: &Tombstones) -> Tombstones {
    let mut all = ours.clone();
    all.unite(theirs);
    all
}

/// Returns whether somebody was erased.
pub(super) fn is_erased(stones: &Tombstones, person: PersonIds<'_>) -> bool {
    let found = stones.erased_at(person.bundle_sha256, person.attempt_id);
    found.is_some()
}

#[cfg(test)]
mod tests;
