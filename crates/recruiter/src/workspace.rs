//! The workspace: every candidate with its evaluation, what it is scored with, and who works here.
//!
//! Screens read its values and call its methods. [`Workspace::write`] appends events (from
//! [`Workspace::record_action`] and [`Workspace::note_policies`]); `merging` and `restoring` take in those of others.
//! Events are kept in the browser, and everything is computed again from them.

use crate::erasure::held::Erasure;
use crate::message::{Level, Message};
use crate::private_key::held::KeyRing;
use crate::team::held::Team;
use assay_core::assessment::{Assessment, Key};
use assay_core::config::Config;
use assay_core::document::Problems;
use assay_evaluation::review_event::{RevealedRatings, ReviewEvent};
use assay_evaluation::{
    ChanceLevels, InterviewQuestion, KeptFile, KeptInvitation, Kit, Library, Log, OpenedBundle,
    Own, Scorecard, ScoringPolicy, Sender, Sources, State, Upgrade, without_continued,
};
use assay_web::browser::channel::Channel;
use assay_web::browser::workspace_store::WorkspaceStore;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A candidate: the bundle, and all that was done about it. Made again at every change.
#[derive(Debug, Clone, PartialEq)]
pub struct CandidateRecord {
    /// The bundle.
    pub opened: Arc<OpenedBundle>,
    /// Who did what.
    pub log: Log,
    /// Which entries of it were written here, and which came with files.
    pub own: Own,
    /// The state after all events of the log.
    pub state: State,
    /// The policy that it is scored with, by its own log; `None` while the key is not at hand.
    pub policy: Option<Arc<ScoringPolicy>>,
    /// The result; `None` while pack or key are not at hand.
    pub scorecard: Option<Arc<Scorecard>>,
}

/// A policy that was opened and is not in force.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The policy.
    pub policy: ScoringPolicy,
    /// The file that it came with, and who put it in force there.
    pub from: String,
}

/// Somebody who works here, or has worked here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rater {
    /// The identifier that stands in their events.
    pub id: String,
    /// The name, as it was given first.
    pub name: String,
}

/// Ratings of a candidate that are revealed to somebody while the page is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevealedHere {
    /// The digest of the candidate's bundle.
    pub sha256: String,
    /// To whom, by identifier.
    pub who_id: String,
    /// Which ratings.
    pub of: RevealedRatings,
}

/// The place where a page keeps what is done, and the log that it writes.
#[derive(Clone, Default)]
pub struct Storage {
    /// The browser's database; `None` where it offers none.
    pub store: Option<WorkspaceStore>,
    /// Identifier of this page's log.
    pub log_id: String,
}

/// The workspace; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Workspace {
    /// The available packs and keys.
    pub library: RwSignal<Library>,
    /// The scores that answers at random earn, by the digest of the key, and whether scenarios are answered in words.
    pub chance: StoredValue<BTreeMap<(String, bool), Arc<ChanceLevels>>>,
    /// Who sends letters, by the configuration of the test; empty until it has been read.
    pub sender: RwSignal<Sender>,
    /// The configuration of the test; `None` until it has been read, and where it does not come.
    pub config: RwSignal<Option<Arc<Config>>>,
    /// Private keys that are open, and sealed answers that wait for one; in memory only.
    pub key_ring: KeyRing,
    /// The invitations on the board, kept in this browser without their links.
    pub invitations: RwSignal<Vec<Arc<KeptInvitation>>>,
    /// The links that were made or read since the page was opened, by invitation; in memory only.
    pub links: RwSignal<BTreeMap<String, String>>,
    /// Interview kit; `None` until it has been read.
    pub kit: RwSignal<Option<Arc<Kit>>>,
    /// The events that put scoring policies in force for every candidate, one for each set of sections.
    pub in_force: RwSignal<Vec<ReviewEvent>>,
    /// Scoring policies beside the page; they count where nobody put another in force.
    pub beside: RwSignal<Vec<Arc<ScoringPolicy>>>,
    /// Scoring policies that were opened and are not in force.
    pub offers: RwSignal<Vec<Arc<Offer>>>,
    /// Packs, keys and kit beside the page.
    pub hosted: RwSignal<(Library, Option<Arc<Kit>>)>,
    /// Files that were opened and are kept.
    pub files: RwSignal<Vec<KeptFile>>,
    /// The candidates.
    pub records: RwSignal<Vec<Arc<CandidateRecord>>>,
    /// Who works here, by name; empty until it is said.
    pub who: RwSignal<String>,
    /// Who works here, by the identifier that stands in their events; empty until it is said.
    pub who_id: RwSignal<String>,
    /// Everybody who ever worked here.
    pub raters: RwSignal<Vec<Rater>>,
    /// Which ratings are revealed while the page is open.
    pub revealed: RwSignal<Vec<RevealedHere>>,
    /// What is held of team files.
    pub team: Team,
    /// What is held of people who were erased.
    pub erasure: Erasure,
    /// The messages about the last action.
    pub messages: RwSignal<Vec<Message>>,
    /// Whether names are hidden.
    pub is_blind: RwSignal<bool>,
    /// Whether written answers are compared with each other, on the screen for that.
    pub compares_answers: RwSignal<bool>,
    /// The database that the page writes to, and the identifier of its log.
    pub storage: RwSignal<Storage, LocalStorage>,
    /// The channel to other pages of this browser, once it is open.
    pub channel: StoredValue<Option<Channel>, LocalStorage>,
    /// The revision of the browser's database when this page last read it or wrote to it.
    pub revision: StoredValue<String>,
    /// The addresses of the bundles that the receiver has; empty where the page does not come from one.
    pub received: RwSignal<Vec<String>>,
    /// Whether the browser keeps what is done here.
    pub is_kept: RwSignal<bool>,
    /// Whether everything has been loaded and put back.
    pub is_ready: RwSignal<bool>,
}

impl Workspace {
    /// An empty workspace.
    pub fn new() -> Self {
        Self {
            library: RwSignal::new(Library::default()),
            chance: StoredValue::default(),
            sender: RwSignal::new(Sender::default()),
            config: RwSignal::new(None),
            key_ring: KeyRing::new(),
            invitations: RwSignal::new(Vec::new()),
            links: RwSignal::new(BTreeMap::new()),
            kit: RwSignal::new(None),
            in_force: RwSignal::new(Vec::new()),
            beside: RwSignal::new(Vec::new()),
            offers: RwSignal::new(Vec::new()),
            hosted: RwSignal::new((Library::default(), None)),
            files: RwSignal::new(Vec::new()),
            records: RwSignal::new(Vec::new()),
            who: RwSignal::new(String::new()),
            who_id: RwSignal::new(String::new()),
            raters: RwSignal::new(Vec::new()),
            revealed: RwSignal::new(Vec::new()),
            team: Team::new(),
            erasure: Erasure::new(),
            messages: RwSignal::new(Vec::new()),
            is_blind: RwSignal::new(false),
            compares_answers: RwSignal::new(false),
            storage: RwSignal::new_local(Storage::default()),
            channel: StoredValue::new_local(None),
            revision: StoredValue::new(String::new()),
            received: RwSignal::new(Vec::new()),
            is_kept: RwSignal::new(true),
            is_ready: RwSignal::new(false),
        }
    }

    /// The record of a bundle, by the first digits of its digest.
    pub fn record(self, sha256: &str) -> Option<Arc<CandidateRecord>> {
        self.records.with(|all| find(all, sha256).cloned())
    }

    /// The candidates that count: not those whose attempt went on, with time given back, in another bundle that is here.
    /// Followed.
    pub fn counting_records(self) -> Vec<Arc<CandidateRecord>> {
        without_continued(self.records.get(), |one| &*one.opened)
    }

    /// The pack and key that a candidate was taken with, in the form that they took, where both are available.
    pub fn content(self, opened: &OpenedBundle) -> Option<(Arc<Assessment>, Arc<Key>)> {
        self.library
            .with(|library| library.content(&opened.content_sha256, opened.is_narrative))
    }

    /// The pack that comes first: the one that preview and policy are about where no candidate says otherwise.
    pub fn first_pack(self) -> Option<Arc<Assessment>> {
        self.library.with(|library| library.packs.first().cloned())
    }

    /// Its key, if that is available.
    pub fn first_key(self) -> Option<Arc<Key>> {
        let pack = self.first_pack()?;
        self.library
            .with(|library| library.key(&pack.sha256).cloned())
    }

    /// Returns the browser's database; `None` where it offers none, and until it is open.
    pub fn store(self) -> Option<WorkspaceStore> {
        self.storage.with_untracked(|storage| storage.store.clone())
    }

    /// Says something to the person.
    pub fn notify(self, level: Level, text: String) {
        self.messages
            .update(|messages| messages.push(Message { level, text }));
    }

    /// Says everything that is wrong with something.
    pub fn notify_problems(self, problems: &Problems) {
        for problem in &problems.0 {
            let mut told = problem.clone();
            if let Some(words) = assay_evaluation::plain_place(&problem.path) {
                told.path = [&words, " (", &problem.path, ")"].concat();
            }
            self.notify(Level::Failed, told.to_string());
        }
    }

    /// Works out what stands and what it comes to.
    pub fn rescore(self, record: &mut CandidateRecord) {
        record.state = State::after(&record.log.events());
        let key = self.key_of(&record.opened);
        let upgrade = key.as_ref().map(|key| self.policy_of(record, key));
        record.scorecard = key
            .as_ref()
            .zip(upgrade.as_ref())
            .and_then(|(key, upgrade)| self.scored(&record.opened, &record.state, key, upgrade))
            .map(Arc::new);
        record.policy = upgrade.map(|upgrade| Arc::new(upgrade.policy));
    }

    /// The key that counts for a candidate.
    pub fn key_of(self, opened: &OpenedBundle) -> Option<Arc<Key>> {
        self.library
            .with_untracked(|library| library.key(&opened.content_sha256).cloned())
    }

    /// Returns the scorecard of a candidate by a key; `None` while its pack is not available.
    pub fn scored_by_key(self, record: &CandidateRecord, key: &Key) -> Option<Scorecard> {
        let upgrade = self.policy_of(record, key);
        self.scored(&record.opened, &record.state, key, &upgrade)
    }

    /// Returns the scorecard that a candidate would have if this policy were in force; the present one where the policy is
    /// about other sections.
    pub fn scored_with(
        self,
        record: &CandidateRecord,
        policy: &ScoringPolicy,
    ) -> Option<Scorecard> {
        let key = self.key_of(&record.opened)?;
        if policy.check_pair("policy.json", &key).is_err() {
            return self.scored_by_key(record, &key);
        }
        self.scored(&record.opened, &record.state, &key, &policy.upgraded(&key))
    }

    /// The scorecard of answers, by a state, a key and a policy as it applies to the test of that key.
    pub fn scored(
        self,
        opened: &OpenedBundle,
        state: &State,
        key: &Key,
        upgrade: &Upgrade,
    ) -> Option<Scorecard> {
        let pack = self
            .library
            .with_untracked(|library| library.pack(&opened.content_sha256).cloned())?;
        let in_words = opened
            .is_narrative
            .then(|| (Arc::new(pack.in_words()), key.in_words()));
        let (pack, key) = match &in_words {
            Some((pack, key)) => (pack, key),
            None => (&pack, key),
        };
        let kit = self.kit.get_untracked();
        let questions = untrack(|| self.questions_of_kit());
        let flags = kit.as_ref().map_or_else(Vec::new, |kit| kit.flags());
        let sources = Sources {
            pack,
            key,
            upgrade,
            chance: &self.chance_levels(pack, key, opened.is_narrative),
            questions: &questions,
            flags: &flags,
        };
        Scorecard::of(&sources, &opened.answers, state)
    }

    /// Returns the core questions of the interview kit; none while there is no kit. Followed.
    pub fn questions_of_kit(self) -> Vec<InterviewQuestion> {
        self.kit
            .with(|kit| kit.as_ref().map_or_else(Vec::new, |kit| kit.questions()))
    }

    /// Returns the scores that answers at random earn by a key, worked out once for each and for each form.
    fn chance_levels(self, pack: &Assessment, key: &Key, is_narrative: bool) -> Arc<ChanceLevels> {
        let of = (key.sha256.clone(), is_narrative);
        let known = self.chance.with_value(|all| all.get(&of).cloned());
        known.unwrap_or_else(|| {
            let levels = Arc::new(ChanceLevels::of(pack, key));
            self.chance.update_value(|all| {
                all.insert(of, levels.clone());
            });
            levels
        })
    }

    /// Computes everything again: other packs, keys, kit or policy are available.
    pub fn rescore_all(self) {
        let library = self.library.get_untracked();
        let mut all = self.records.get_untracked();
        for one in &mut all {
            let mut record = CandidateRecord::clone(one);
            let mut opened = OpenedBundle::clone(&record.opened);
            opened.check(&library);
            record.opened = Arc::new(opened);
            self.rescore(&mut record);
            *one = Arc::new(record);
        }
        self.records.set(all);
    }

    /// The evaluation of a candidate as a document.
    pub fn evaluation(self, record: &CandidateRecord) -> Option<String> {
        let (_, key) = self.library.with_untracked(|library| {
            library.content(&record.opened.content_sha256, record.opened.is_narrative)
        })?;
        let policy = record.policy.as_deref()?;
        let card = record.scorecard.as_deref();
        Some(assay_evaluation::Evaluation::write(
            &record.log,
            &key.sha256,
            policy,
            card,
        ))
    }

    /// Returns the name of a candidate on this workspace now.
    pub fn name_of(self, opened: &OpenedBundle) -> String {
        if self.is_blind.get() {
            opened.pseudonym()
        } else {
            opened.name()
        }
    }
}

impl Default for Workspace {
    fn default() -> Self {
        Self::new()
    }
}

fn find<'a>(all: &'a [Arc<CandidateRecord>], sha256: &str) -> Option<&'a Arc<CandidateRecord>> {
    all.iter()
        .find(|one| !sha256.is_empty() && one.opened.sha256.starts_with(sha256))
}

#[cfg(test)]
mod tests;
