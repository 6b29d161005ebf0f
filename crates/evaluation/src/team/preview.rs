//! What a team file would add, before it does: a comparison of each log in it with the one at hand.

use super::super::attributed::Attributed;
use super::super::log::Log;
use super::super::people::People;
use super::super::policy::ScoringPolicy;
use super::super::queue::differ;
use super::super::review_event::{Decision, ReviewAction, ReviewEvent};
use super::super::state::State;
use super::beside::{BesidePreview, KnownBeside, is_erased, united};
use super::document::{TeamCandidate, TeamFile};
use std::collections::{BTreeMap, BTreeSet};

/// What is at hand of a candidate.
#[derive(Debug, Clone, Copy)]
pub struct KnownCandidate<'a> {
    /// The log.
    pub log: &'a Log,
    /// The policy that the candidate is scored with; `None` while no key is at hand.
    pub policy: Option<&'a ScoringPolicy>,
}

/// What a team file would add.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TeamPreview {
    /// Each candidate of the file, in its order.
    pub candidates: Vec<CandidatePreview>,
    /// Who did what is new, with how many entries, in the order in which they come up.
    pub authors: Vec<(String, usize)>,
    /// The identifiers under which that was written.
    pub author_ids: BTreeSet<String>,
    /// What it would change beside the logs.
    pub beside: BesidePreview,
}

/// Whether a candidate of a team file is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// The candidate is on the page.
    Here,
    /// The candidate comes with the file.
    Comes,
    /// Neither the page nor the file has the answers, so nothing can be added.
    Missing,
    /// The candidate was erased, here or by whoever wrote the file, so nothing is added.
    Erased,
}

/// What a team file would add to a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidatePreview {
    /// SHA-256 of the bundle.
    pub sha256: String,
    /// The code by which the candidate goes while names are hidden.
    pub code: String,
    /// Whether the candidate is at hand.
    pub presence: Presence,
    /// How many ratings are new, of written answers and of the interview.
    pub ratings: usize,
    /// How many decisions are new.
    pub decisions: usize,
    /// How many other entries are new.
    pub others: usize,
    /// What would not fit what is at hand.
    pub conflicts: Vec<Conflict>,
}

/// Something in a team file that does not fit what is at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Conflict {
    /// Both logs continue the same page in different ways: one was changed by hand. Nothing would be added.
    Contradiction,
    /// Somebody here and somebody in the file decided differently.
    Decision {
        /// The decision that stands here.
        here: Said,
        /// The decision in the file.
        there: Said,
        /// Whether the one in the file would count, because it is the later one.
        is_there: bool,
    },
    /// On so many criteria raters would differ so much that somebody has to settle them.
    Differing(usize),
    /// So many settled criteria would be open again, because a rating under them is another one.
    Reopened(usize),
}

/// Who said something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Who.
    pub by: String,
    /// When, as RFC 3339.
    pub at: String,
}

impl TeamPreview {
    /// Compares a file with what is at hand; `known` finds a candidate by the digest of the bundle.
    pub fn of<'a>(
        team: &TeamFile,
        beside: &KnownBeside<'_>,
        known: impl Fn(&str) -> Option<KnownCandidate<'a>>,
    ) -> Self {
        let mut preview = Self {
            beside: BesidePreview::of(team, beside),
            ..Self::default()
        };
        let erased = united(beside.erased, &team.erased);
        for candidate in &team.candidates {
            let sha256 = &candidate.evaluation.log.subject().bundle_sha256;
            if is_erased(&erased, candidate.ids()) {
                let one = CandidatePreview::without_news(candidate, Presence::Erased);
                preview.candidates.push(one);
                continue;
            }
            let (one, new) = CandidatePreview::of(candidate, known(sha256));
            let people = People::of(&new);
            for event in &new {
                preview.author_ids.insert(event.by_id.clone());
                let (by, _) = people.author(event);
                match preview.authors.iter_mut().find(|known| known.0 == by) {
                    Some(known) => known.1 += 1,
                    None => preview.authors.push((by.into(), 1)),
                }
            }
            preview.candidates.push(one);
        }
        preview
    }

    /// Returns whether there is nothing to say: everything in the file is at hand already.
    pub fn is_empty(&self) -> bool {
        self.beside.is_empty() && !self.candidates.iter().any(CandidatePreview::is_news)
    }

    /// Returns how many candidates of the file have their answers neither here nor in it.
    pub fn missing(&self) -> usize {
        let missing = |one: &&CandidatePreview| one.presence == Presence::Missing;
        self.candidates.iter().filter(missing).count()
    }
}

impl CandidatePreview {
    /// Returns whether there is anything to say about the candidate.
    pub fn is_news(&self) -> bool {
        self.presence != Presence::Here || self.added() > 0 || !self.conflicts.is_empty()
    }

    /// Returns how many entries are new.
    pub fn added(&self) -> usize {
        self.ratings + self.decisions + self.others
    }

    fn without_news(candidate: &TeamCandidate, presence: Presence) -> Self {
        let subject = candidate.evaluation.log.subject();
        Self {
            sha256: subject.bundle_sha256.clone(),
            code: candidate.code.clone(),
            presence,
            ratings: 0,
            decisions: 0,
            others: 0,
            conflicts: Vec::new(),
        }
    }

    /// Compares a candidate with what is at hand; also returns the events that are new.
    fn of(
        candidate: &TeamCandidate,
        known: Option<KnownCandidate<'_>>,
    ) -> (Self, Vec<ReviewEvent>) {
        let theirs = &candidate.evaluation.log;
        let presence = match (&known, &candidate.bundle) {
            (Some(_), _) => Presence::Here,
            (None, Some(_)) => Presence::Comes,
            (None, None) => Presence::Missing,
        };
        let mut preview = Self::without_news(candidate, presence);
        if preview.presence == Presence::Missing {
            return (preview, Vec::new());
        }
        let nothing = Log::about(theirs.subject().clone());
        let before = known.map_or(&nothing, |known| known.log);
        let mut after = before.clone();
        if after.merge("", theirs).is_err() {
            preview.conflicts.push(Conflict::Contradiction);
            return (preview, Vec::new());
        }
        let new = added(before, &after);
        for event in &new {
            match event.what {
                ReviewAction::Rated { .. } | ReviewAction::Interviewed { .. } => {
                    preview.ratings += 1;
                }
                ReviewAction::Decided { .. } => preview.decisions += 1,
                _ => preview.others += 1,
            }
        }
        if !new.is_empty() && !before.is_empty() {
            let states = [before, theirs, &after].map(|log| State::after(&log.events()));
            let policy = known.and_then(|known| known.policy);
            preview.conflicts = conflicts(&states, policy, preview.decisions > 0);
        }
        (preview, new)
    }
}

/// The events of a log that another one, of which it is a continuation, does not have.
fn added(before: &Log, after: &Log) -> Vec<ReviewEvent> {
    let each = after.author_logs().iter().flat_map(|one| {
        let known = before.author_logs().iter().find(|known| known.id == one.id);
        let known = known.map_or(0, |known| known.entries.len());
        one.entries.iter().skip(known)
    });
    each.filter_map(|entry| ReviewEvent::from_entry(entry).ok())
        .collect()
}

/// The conflicts between the state before, the one in the file, and the one after.
fn conflicts(
    [before, theirs, after]: &[State; 3],
    policy: Option<&ScoringPolicy>,
    has_decided: bool,
) -> Vec<Conflict> {
    let mut found = Vec::new();
    if let (Some(here), Some(there), true) = (&before.decision, &theirs.decision, has_decided)
        && here.value.0 != there.value.0
    {
        let said = |one: &Attributed<(Decision, String)>| Said {
            by: one.by.clone(),
            at: one.at.clone(),
        };
        let counts = after.decision.as_ref().map(|one| one.at.as_str());
        found.push(Conflict::Decision {
            here: said(here),
            there: said(there),
            is_there: counts == Some(there.at.as_str()),
        });
    }
    if let Some(policy) = policy {
        let differing = newly_differing(
            &before.ratings,
            &after.ratings,
            |key| after.adjudications.contains_key(key),
            policy,
        ) + newly_differing(
            &before.interview,
            &after.interview,
            |key| after.agreed.contains_key(key),
            policy,
        );
        if differing > 0 {
            found.push(Conflict::Differing(differing));
        }
    }
    let reopened =
        gone(&before.adjudications, &after.adjudications) + gone(&before.agreed, &after.agreed);
    if reopened > 0 {
        found.push(Conflict::Reopened(reopened));
    }
    found
}

/// How many criteria have ratings that differ too much only after, and are not settled.
fn newly_differing<K: Ord>(
    before: &BTreeMap<K, Vec<Attributed<u32>>>,
    after: &BTreeMap<K, Vec<Attributed<u32>>>,
    is_settled: impl Fn(&K) -> bool,
    policy: &ScoringPolicy,
) -> usize {
    let is_new = |(key, ratings): &(&K, &Vec<Attributed<u32>>)| {
        let former = before.get(*key).map_or(&[][..], Vec::as_slice);
        differ(ratings, policy) && !differ(former, policy) && !is_settled(key)
    };
    after.iter().filter(is_new).count()
}

fn gone<K: Ord, T>(before: &BTreeMap<K, T>, after: &BTreeMap<K, T>) -> usize {
    before
        .keys()
        .filter(|key| !after.contains_key(*key))
        .count()
}
