//! The desk: every case with its evaluation, what it is scored with, and who sits here.
//!
//! Screens read the desk's values and call its methods. What somebody does goes through [`Desk::act`] and nothing
//! else: it is written to the log, kept in the browser, and everything is worked out anew from it.

use crate::keeper::Keeper;
use crate::kept_file::KeptFile;
use crate::offer::Offer;
use assay_core::assessment::{Assessment, Key};
use assay_core::json::Problems;
use assay_evaluation::review_event::ReviewEvent;
use assay_evaluation::{
    Kit, Library, Log, OpenedBundle, Own, Scorecard, ScoringPolicy, Sources, State,
};
use assay_web::browser::channel::Channel;
use leptos::prelude::*;
use std::sync::Arc;

/// A candidate: the bundle, and all that was done about it. Made anew at every change.
#[derive(Debug, Clone, PartialEq)]
pub struct CandidateRecord {
    /// The bundle.
    pub case: Arc<OpenedBundle>,
    /// Who did what.
    pub log: Log,
    /// Which entries of it were written here, and which came with files.
    pub own: Own,
    /// What stands after it.
    pub state: State,
    /// The result; `None` while pack or key are not at hand.
    pub scorecard: Option<Arc<Scorecard>>,
}

/// Something that the desk has to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Whether it is fine, worth a look, or a problem: "is-ok", "is-warning" or "is-failed".
    pub level: &'static str,
    /// What it says.
    pub text: String,
}

/// The desk; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Packs and keys at hand.
    pub library: RwSignal<Library>,
    /// Interview kit; `None` until it has been read.
    pub kit: RwSignal<Option<Arc<Kit>>>,
    /// The acts that put scoring policies in force for every candidate, one for each set of sections.
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
    pub dossiers: RwSignal<Vec<Arc<CandidateRecord>>>,
    /// Who sits here, by name; empty until it is said.
    pub who: RwSignal<String>,
    /// Who sits here, by the identifier that stands in their acts; empty until it is said.
    pub who_id: RwSignal<String>,
    /// Everybody who ever sat here: identifier and name.
    pub raters: RwSignal<Vec<(String, String)>>,
    /// Which veils are lifted while the page is open: the case, for which identifier, what it is over.
    pub lifted: RwSignal<Vec<(String, String, &'static str)>>,
    /// What came of what was opened last.
    pub told: RwSignal<Vec<Told>>,
    /// Whether names are hidden.
    pub is_blind: RwSignal<bool>,
    /// What the page writes to, and under which identifier.
    pub keeper: RwSignal<Keeper, LocalStorage>,
    /// What other pages of this browser hear of this one by, once it is open.
    pub channel: StoredValue<Option<Channel>, LocalStorage>,
    /// The revision of the browser's database when this page last read it or wrote to it.
    pub revision: StoredValue<String>,
    /// What the receiver has, if the page comes from one.
    pub received: RwSignal<Vec<String>>,
    /// Whether the browser keeps what is done here.
    pub is_kept: RwSignal<bool>,
    /// Whether everything has been loaded and put back.
    pub is_ready: RwSignal<bool>,
}

impl Desk {
    /// An empty desk.
    pub fn new() -> Self {
        Self {
            library: RwSignal::new(Library::default()),
            kit: RwSignal::new(None),
            in_force: RwSignal::new(Vec::new()),
            beside: RwSignal::new(Vec::new()),
            offers: RwSignal::new(Vec::new()),
            hosted: RwSignal::new((Library::default(), None)),
            files: RwSignal::new(Vec::new()),
            dossiers: RwSignal::new(Vec::new()),
            who: RwSignal::new(String::new()),
            who_id: RwSignal::new(String::new()),
            raters: RwSignal::new(Vec::new()),
            lifted: RwSignal::new(Vec::new()),
            told: RwSignal::new(Vec::new()),
            is_blind: RwSignal::new(false),
            keeper: RwSignal::new_local(Keeper::default()),
            channel: StoredValue::new_local(None),
            revision: StoredValue::new(String::new()),
            received: RwSignal::new(Vec::new()),
            is_kept: RwSignal::new(true),
            is_ready: RwSignal::new(false),
        }
    }

    /// The dossier of a bundle, by the first digits of its digest.
    pub fn dossier(self, sha256: &str) -> Option<Arc<CandidateRecord>> {
        self.dossiers.with(|all| find(all, sha256).cloned())
    }

    /// The pack and key that a case was taken with, where both are at hand.
    pub fn content(self, case: &OpenedBundle) -> Option<(Arc<Assessment>, Arc<Key>)> {
        self.library.with(|library| content(library, case))
    }

    /// The pack that comes first: the one that preview and policy are about where no case says otherwise.
    pub fn first_pack(self) -> Option<Arc<Assessment>> {
        self.library.with(|library| library.packs.first().cloned())
    }

    /// Its key, if that is at hand.
    pub fn first_key(self) -> Option<Arc<Key>> {
        let pack = self.first_pack()?;
        self.library
            .with(|library| library.key(&pack.sha256).cloned())
    }

    /// Says something to the person.
    pub fn tell(self, level: &'static str, text: String) {
        self.told.update(|told| told.push(Told { level, text }));
    }

    /// Says everything that is wrong with something.
    pub fn tell_problems(self, problems: &Problems) {
        for problem in &problems.0 {
            self.tell("is-failed", problem.to_string());
        }
    }

    /// Works out what stands and what it comes to.
    pub fn rescore(self, dossier: &mut CandidateRecord) {
        dossier.state = State::after(&dossier.log.acts());
        let key = self.key_of(&dossier.case);
        dossier.scorecard = key.and_then(|key| self.scored_by_key(dossier, &key).map(Arc::new));
    }

    /// The key that counts for a case.
    pub fn key_of(self, case: &OpenedBundle) -> Option<Arc<Key>> {
        self.library
            .with_untracked(|library| library.key(&case.content_sha256).cloned())
    }

    /// What the scorecard of a case is by a key; `None` while its pack is not at hand.
    pub fn scored_by_key(self, dossier: &CandidateRecord, key: &Key) -> Option<Scorecard> {
        let policy = self.policy_of(dossier, key);
        self.scored(&dossier.case, &dossier.state, key, &policy)
    }

    /// What the scorecard of a case would be if this policy were in force; the one that is where that is about other
    /// sections.
    pub fn scored_with(
        self,
        dossier: &CandidateRecord,
        policy: &ScoringPolicy,
    ) -> Option<Scorecard> {
        let key = self.key_of(&dossier.case)?;
        if policy.check_pair("policy.json", &key).is_err() {
            return self.scored_by_key(dossier, &key);
        }
        self.scored(&dossier.case, &dossier.state, &key, policy)
    }

    /// The scorecard of answers, by a state, a key and a policy.
    pub fn scored(
        self,
        case: &OpenedBundle,
        state: &State,
        key: &Key,
        policy: &ScoringPolicy,
    ) -> Option<Scorecard> {
        let pack = self
            .library
            .with_untracked(|library| library.pack(&case.content_sha256).cloned())?;
        let kit = self.kit.get_untracked();
        let questions = kit.as_ref().map_or_else(Vec::new, |kit| kit.questions());
        let flags = kit.as_ref().map_or_else(Vec::new, |kit| kit.flags());
        let sources = Sources {
            pack: &pack,
            key,
            policy,
            questions: &questions,
            flags: &flags,
        };
        Scorecard::of(&sources, &case.answers, state)
    }

    /// Works everything out anew: other packs, keys, kit or policy are at hand.
    pub fn rescore_all(self) {
        let library = self.library.get_untracked();
        let mut all = self.dossiers.get_untracked();
        for one in &mut all {
            let mut dossier = CandidateRecord::clone(one);
            let mut case = OpenedBundle::clone(&dossier.case);
            case.check(&library);
            dossier.case = Arc::new(case);
            self.rescore(&mut dossier);
            *one = Arc::new(dossier);
        }
        self.dossiers.set(all);
    }

    /// The evaluation of a case as a document.
    pub fn evaluation(self, dossier: &CandidateRecord) -> Option<String> {
        let (_, key) = self
            .library
            .with_untracked(|library| content(library, &dossier.case))?;
        let policy = self.policy_of(dossier, &key);
        let card = dossier.scorecard.as_deref();
        Some(assay_evaluation::Evaluation::write(
            &dossier.log,
            &key.sha256,
            &policy,
            card,
        ))
    }

    /// What a candidate is called on this desk now.
    pub fn name_of(self, case: &OpenedBundle) -> String {
        if self.is_blind.get() {
            case.pseudonym()
        } else {
            case.name()
        }
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

fn find<'a>(all: &'a [Arc<CandidateRecord>], sha256: &str) -> Option<&'a Arc<CandidateRecord>> {
    all.iter()
        .find(|one| !sha256.is_empty() && one.case.sha256.starts_with(sha256))
}

fn content(library: &Library, case: &OpenedBundle) -> Option<(Arc<Assessment>, Arc<Key>)> {
    let pack = library.pack(&case.content_sha256)?.clone();
    let key = library.key(&case.content_sha256)?.clone();
    Some((pack, key))
}
