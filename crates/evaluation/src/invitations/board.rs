//! The invitation board: what became of each invitation, worked out from the invitations that were made and from the answers
//! that are here.
//!
//! Whether a link was opened nobody knows: no part of a static site hears of it.

pub mod kept;
pub mod look;

use crate::opened_bundle::OpenedBundle;
use crate::relation::are_continued;
use kept::KeptInvitation;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What became of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BoardStatus {
    /// Its window is not over, and no answers have arrived.
    Invited,
    /// Answers have arrived.
    Arrived,
    /// Answers have arrived that were given with time that the team gave back.
    Continued,
    /// Answers of more than one attempt have arrived.
    ArrivedAgain,
    /// Its window is over, and no answers have arrived.
    Expired,
    /// Another invitation replaces it, and no answers have arrived with this one.
    Replaced,
}

impl BoardStatus {
    /// Every one of them, in the order in which they are counted.
    pub const ALL: [Self; 6] = [
        Self::Invited,
        Self::Arrived,
        Self::Continued,
        Self::ArrivedAgain,
        Self::Expired,
        Self::Replaced,
    ];

    /// Returns what it is while names are hidden: that time was given back is nobody's affair then.
    #[must_use]
    pub fn while_blind(self) -> Self {
        if self == Self::Continued {
            Self::Arrived
        } else {
            self
        }
    }

    /// Returns the word for it in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Arrived => "arrived",
            Self::Continued => "arrived-with-time-given-back",
            Self::ArrivedAgain => "arrived-more-than-once",
            Self::Expired => "expired",
            Self::Replaced => "replaced",
        }
    }
}

/// An invitation on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardRow {
    /// The invitation.
    pub kept: Arc<KeptInvitation>,
    /// What became of it.
    pub status: BoardStatus,
    /// The digests of the bundles that arrived with it; those that count come first, each group in the order of the bundles.
    pub arrived: Vec<String>,
    /// The identifier of the invitation that replaces it.
    pub replaced_by: Option<String>,
}

/// Returns what became of each invitation, in their order. `now_ms` is the time now, in milliseconds since the epoch.
///
/// What a bundle says of its invitation is taken as it stands; whether it was signed is checked where bundles are opened.
pub fn board(
    kept: &[Arc<KeptInvitation>],
    bundles: &[&OpenedBundle],
    now_ms: i64,
) -> Vec<BoardRow> {
    let continued = are_continued(bundles);
    let mut by_invitation: BTreeMap<&str, Vec<(&OpenedBundle, bool)>> = BTreeMap::new();
    for (bundle, is_continued) in bundles.iter().zip(continued) {
        if !bundle.invitation.is_empty() {
            let own = by_invitation.entry(&bundle.invitation).or_default();
            own.push((*bundle, is_continued));
        }
    }
    let replaced: BTreeMap<&str, &str> = kept
        .iter()
        .filter_map(|one| {
            let former = one.invitation.replaces.as_deref()?;
            Some((former, one.invitation.id.as_str()))
        })
        .collect();
    kept.iter()
        .map(|one| {
            let invitation = &one.invitation;
            let all = by_invitation.get(invitation.id.as_str());
            let mut own: Vec<(&OpenedBundle, bool)> = all
                .into_iter()
                .flatten()
                .filter(|(bundle, _)| bundle.campaign == invitation.campaign)
                .copied()
                .collect();
            own.sort_by_key(|(_, is_continued)| *is_continued);
            let replaced_by = replaced.get(invitation.id.as_str());
            BoardRow {
                kept: one.clone(),
                status: status(one, &own, replaced_by.is_some(), now_ms),
                arrived: own.iter().map(|(one, _)| one.sha256.clone()).collect(),
                replaced_by: replaced_by.map(|id| String::from(*id)),
            }
        })
        .collect()
}

fn status(
    one: &KeptInvitation,
    arrived: &[(&OpenedBundle, bool)],
    is_replaced: bool,
    now_ms: i64,
) -> BoardStatus {
    if arrived.is_empty() {
        return if is_replaced {
            BoardStatus::Replaced
        } else if one.end_ms().is_some_and(|end_ms| end_ms < now_ms) {
            BoardStatus::Expired
        } else {
            BoardStatus::Invited
        };
    }
    let counting = arrived.iter().filter(|(_, is_continued)| !is_continued);
    let attempts: BTreeSet<&str> = counting
        .map(|(bundle, _)| bundle.attempt_id.as_str())
        .collect();
    let has_return =
        |bundle: &OpenedBundle| bundle.continues().is_some() || bundle.given_back_minutes() > 0;
    if attempts.len() > 1 {
        BoardStatus::ArrivedAgain
    } else if arrived.iter().any(|(bundle, _)| has_return(bundle)) {
        BoardStatus::Continued
    } else {
        BoardStatus::Arrived
    }
}

#[cfg(test)]
mod tests;
