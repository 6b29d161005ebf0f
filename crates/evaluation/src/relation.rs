//! How opened bundles are related: by the attempt, by the attempt that one goes on from, by what names a person.

use super::opened_bundle::OpenedBundle;
use assay_core::person_text;

/// How two bundles are related.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relation {
    /// They differ, and are of the same attempt.
    SameAttempt(usize),
    /// It goes on from the other attempt, with time given back, and names the other bundle by its seal.
    Continues(usize),
    /// The other attempt goes on from this one. The other is the one that counts.
    ContinuedBy(usize),
    /// It says that it goes on from the other attempt, and the seal that it names is not that of the other bundle: one of the
    /// two is not the file that it was.
    ContinuesAnother(usize),
    /// The files contradict each other, and names are hidden: what contradicts what would tell that time was given back.
    Contradicts(usize),
    /// They are of the same person, and the other attempt began earlier.
    LaterAttempt(usize),
    /// They are of the same person, and the other attempt began later.
    EarlierAttempt(usize),
    /// Both have the same reference and nothing else in common that names a person: a hint, no more. Teams also
    /// give a reference to an opening, which all its candidates share.
    SameReference(usize),
}

impl Relation {
    /// Returns the position of the other bundle.
    pub fn other(&self) -> usize {
        match self {
            Self::SameAttempt(at)
            | Self::Continues(at)
            | Self::ContinuedBy(at)
            | Self::ContinuesAnother(at)
            | Self::Contradicts(at)
            | Self::LaterAttempt(at)
            | Self::EarlierAttempt(at)
            | Self::SameReference(at) => *at,
        }
    }

    /// Returns the relation as it is told: while names are hidden, that time was given back is nobody's affair.
    #[must_use]
    pub fn told(&self, is_blind: bool) -> Self {
        match self {
            Self::Continues(at) if is_blind => Self::LaterAttempt(*at),
            Self::ContinuedBy(at) if is_blind => Self::EarlierAttempt(*at),
            Self::ContinuesAnother(at) if is_blind => Self::Contradicts(*at),
            other => other.clone(),
        }
    }

    /// Returns the same relation to a bundle at another position.
    pub(crate) fn placed(&self, at: usize) -> Self {
        match self {
            Self::SameAttempt(_) => Self::SameAttempt(at),
            Self::Continues(_) => Self::Continues(at),
            Self::ContinuedBy(_) => Self::ContinuedBy(at),
            Self::ContinuesAnother(_) => Self::ContinuesAnother(at),
            Self::Contradicts(_) => Self::Contradicts(at),
            Self::LaterAttempt(_) => Self::LaterAttempt(at),
            Self::EarlierAttempt(_) => Self::EarlierAttempt(at),
            Self::SameReference(_) => Self::SameReference(at),
        }
    }
}

/// Returns how each bundle is related to the others, in the order of the bundles.
pub fn relations(bundles: &[&OpenedBundle]) -> Vec<Vec<Relation>> {
    let all = bundles.iter().enumerate();
    all.clone()
        .map(|(at, opened)| {
            let others = all.clone().filter(|(other, _)| *other != at);
            others
                .filter_map(|(position, other)| relation((opened, at), (other, position)))
                .collect()
        })
        .collect()
}

/// Returns how a bundle is related to another, each with its position.
fn relation(
    (opened, at): (&OpenedBundle, usize),
    (other, position): (&OpenedBundle, usize),
) -> Option<Relation> {
    if opened.attempt_id == other.attempt_id {
        return Some(Relation::SameAttempt(position));
    }
    match (link(opened, other), link(other, opened)) {
        (Some(Link::Sealed), _) => return Some(Relation::Continues(position)),
        (_, Some(Link::Sealed)) => return Some(Relation::ContinuedBy(position)),
        (Some(Link::Another), _) => return Some(Relation::ContinuesAnother(position)),
        _ => {}
    }
    if !is_same_person(opened, other) {
        return has_same_reference(opened, other).then_some(Relation::SameReference(position));
    }
    Some(
        if (&opened.started_at, at) > (&other.started_at, position) {
            Relation::LaterAttempt(position)
        } else {
            Relation::EarlierAttempt(position)
        },
    )
}

/// How a bundle names another that it goes on from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// By its attempt and its seal.
    Sealed,
    /// By its attempt, with another seal.
    Another,
}

fn link(later: &OpenedBundle, first: &OpenedBundle) -> Option<Link> {
    let named = later.continues()?;
    if named.attempt_id != first.attempt_id {
        return None;
    }
    Some(if named.sha256 == first.sha256 {
        Link::Sealed
    } else {
        Link::Another
    })
}

/// Returns for each bundle whether another one among them goes on from it: that one counts, and this one is kept beside it.
///
/// Only a bundle of the same campaign and the same invitation, where there is one, can go on from another: a file that names
/// somebody else's attempt takes nobody's place.
pub fn are_continued(bundles: &[&OpenedBundle]) -> Vec<bool> {
    let mut named: Vec<(&str, &str, &OpenedBundle)> = bundles
        .iter()
        .filter_map(|later| {
            let first = later.continues()?;
            Some((first.attempt_id.as_str(), first.sha256.as_str(), *later))
        })
        .collect();
    named.sort_by_key(|(attempt, sha256, _)| (*attempt, *sha256));
    let is_continued = |first: &&OpenedBundle| {
        let own = (first.attempt_id.as_str(), first.sha256.as_str());
        let from = named.partition_point(|(attempt, sha256, _)| (*attempt, *sha256) < own);
        let of_this = named[from..]
            .iter()
            .take_while(|(attempt, sha256, _)| (*attempt, *sha256) == own);
        of_this
            .into_iter()
            .any(|(_, _, later)| is_of_one_candidate(later, first))
    };
    bundles.iter().map(is_continued).collect()
}

/// Returns those among some records that count: not those that another one among them goes on from. Whoever counts people,
/// counts these.
pub fn without_continued<R>(records: Vec<R>, opened: impl Fn(&R) -> &OpenedBundle) -> Vec<R> {
    let bundles: Vec<&OpenedBundle> = records.iter().map(opened).collect();
    let continued = are_continued(&bundles);
    let each = records.into_iter().zip(continued);
    each.filter(|(_, is_continued)| !is_continued)
        .map(|(one, _)| one)
        .collect()
}

fn is_of_one_candidate(later: &OpenedBundle, first: &OpenedBundle) -> bool {
    later.attempt_id != first.attempt_id
        && later.campaign == first.campaign
        && later.invitation == first.invitation
        && later.content_sha256 == first.content_sha256
        && later.seed == first.seed
}

/// Returns whether both are of the same person, as far as they say.
fn is_same_person(one: &OpenedBundle, other: &OpenedBundle) -> bool {
    one.campaign == other.campaign
        && (is_same(&one.invitation, &other.invitation)
            || is_same(&one.candidate.email, &other.candidate.email)
            || is_same(&one.candidate.name, &other.candidate.name))
}

fn has_same_reference(one: &OpenedBundle, other: &OpenedBundle) -> bool {
    one.campaign == other.campaign && is_same(&one.candidate.reference, &other.candidate.reference)
}

/// Returns whether two texts say the same, and anything at all.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (mark_of(one), mark_of(other));
    !one.is_empty() && one == other
}

/// Returns a person's particular in the form in which it is compared: all that can be seen of it, in lower case.
pub(super) fn mark_of(text: &str) -> String {
    person_text::plain(text).to_lowercase()
}

#[cfg(test)]
mod tests;
