//! The desk: every case with its evaluation, what it is scored with, and who sits here.
//!
//! Screens read the desk's values and call its methods. What somebody does goes through [`Desk::act`] and nothing
//! else: it is written to the log, kept in the browser, and everything is worked out anew from it.

use super::keep::Keeper;
use super::words;
use crate::assessment::{Assessment, Key};
use crate::browser::clock;
use crate::evaluation::act::{Act, What};
use crate::evaluation::{Case, Kit, Library, Log, Scorecard, ScoringPolicy, Sources, State};
use crate::json::{Problems, Value};
use crate::record::time::rfc3339;
use crate::ui::live::Live;
use std::rc::Rc;

/// A candidate: the bundle, and all that was done about it. Made anew at every change.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// The bundle.
    pub case: Rc<Case>,
    /// Who did what.
    pub log: Log,
    /// What stands after it.
    pub state: State,
    /// The result; `None` while pack or key are not at hand.
    pub scorecard: Option<Rc<Scorecard>>,
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
    pub library: Live<Library>,
    /// Interview kit; `None` until it has been read.
    pub kit: Live<Option<Rc<Kit>>>,
    /// The scoring policy that was put in force here; `None` for the one that comes with the key.
    pub chosen_policy: Live<Option<Rc<ScoringPolicy>>>,
    /// The candidates.
    pub dossiers: Live<Vec<Rc<Dossier>>>,
    /// Who sits here, by name; empty until it is said.
    pub who: Live<String>,
    /// Who sits here, by the identifier that stands in their acts; empty until it is said.
    pub who_id: Live<String>,
    /// Everybody who ever sat here: identifier and name.
    pub raters: Live<Vec<(String, String)>>,
    /// Which veils are lifted while the page is open: the case, for which identifier, what it is over.
    pub lifted: Live<Vec<(String, String, &'static str)>>,
    /// What came of what was opened last.
    pub told: Live<Vec<Told>>,
    /// Where the page is: the part of the address behind `#`.
    pub place: Live<String>,
    /// Whether names are hidden.
    pub is_blind: Live<bool>,
    /// What the page writes to, and under which identifier.
    pub keeper: Live<Keeper>,
    /// What the receiver has, if the page comes from one.
    pub received: Live<Vec<String>>,
    /// Whether the browser keeps what is done here.
    pub is_kept: Live<bool>,
    /// Whether everything has been loaded and put back.
    pub is_ready: Live<bool>,
}

impl Desk {
    /// An empty desk.
    pub fn new() -> Self {
        Self {
            library: Live::new(Library::default()),
            kit: Live::new(None),
            chosen_policy: Live::new(None),
            dossiers: Live::new(Vec::new()),
            who: Live::new(String::new()),
            who_id: Live::new(String::new()),
            raters: Live::new(Vec::new()),
            lifted: Live::new(Vec::new()),
            told: Live::new(Vec::new()),
            place: Live::new(String::new()),
            is_blind: Live::new(false),
            keeper: Live::new(Keeper::default()),
            received: Live::new(Vec::new()),
            is_kept: Live::new(true),
            is_ready: Live::new(false),
        }
    }

    /// The dossier of a bundle, by the first digits of its digest.
    pub fn dossier(self, sha256: &str) -> Option<Rc<Dossier>> {
        self.dossiers.with(|all| find(all, sha256).cloned())
    }

    /// The pack and key that a case was taken with, where both are at hand.
    pub fn content(self, case: &Case) -> Option<(Rc<Assessment>, Rc<Key>)> {
        self.library.with(|library| content(library, case))
    }

    /// The policy that a key's cases are scored with.
    pub fn policy_for(self, key: &Key) -> Rc<ScoringPolicy> {
        let chosen = self.chosen_policy.get();
        let fits = chosen.filter(|policy| policy.check_pair("policy.json", key).is_ok());
        fits.unwrap_or_else(|| Rc::new(ScoringPolicy::of_key(key)))
    }

    /// The pack that comes first: the one that preview and policy are about where no case says otherwise.
    pub fn first_pack(self) -> Option<Rc<Assessment>> {
        self.library.with(|library| library.packs.first().cloned())
    }

    /// Its key, if that is at hand.
    pub fn first_key(self) -> Option<Rc<Key>> {
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

    /// Does something about a case: writes it down, keeps it, works everything out anew. Whoever does it must have
    /// said who they are.
    pub fn act(self, sha256: &str, what: What) {
        self.act_on(&[sha256.to_owned()], &what);
    }

    /// Does the same about several cases, at once.
    pub fn act_on(self, cases: &[String], what: &What) {
        let by = self.who.get_untracked();
        if by.is_empty() {
            self.tell("is-warning", words().who_first.into());
            return;
        }
        let by_id = self.who_id.get_untracked();
        let now_ms = clock::now().wall_ms;
        let strand = self.keeper.with_untracked(|keeper| keeper.strand.clone());
        let mut all = self.dossiers.get_untracked();
        for one in &mut all {
            if !cases.contains(&one.case.sha256) {
                continue;
            }
            let mut dossier = Dossier::clone(one);
            let act = Act {
                at: rfc3339(now_ms.max(dossier.log.latest_ms() + 1)),
                by: by.clone(),
                by_id: by_id.clone(),
                what: what.clone(),
            };
            let written = dossier.log.append(&strand, &act);
            super::keep::strand(self, &dossier.case.sha256, written);
            self.rescore(&mut dossier);
            *one = Rc::new(dossier);
        }
        self.dossiers.set(all);
    }

    /// Works out what stands and what it comes to.
    pub fn rescore(self, dossier: &mut Dossier) {
        dossier.state = State::after(&dossier.log.acts());
        dossier.scorecard = self.scored(&dossier.case, &dossier.state).map(Rc::new);
    }

    /// The scorecard of a case; `None` while pack or key are not at hand.
    pub fn scored(self, case: &Case, state: &State) -> Option<Scorecard> {
        self.scored_with(case, state, self.chosen_policy.get_untracked())
    }

    /// What the scorecard would be if this policy were in force, or none but the key's.
    pub fn scored_with(
        self,
        case: &Case,
        state: &State,
        chosen: Option<Rc<ScoringPolicy>>,
    ) -> Option<Scorecard> {
        let (pack, key) = self
            .library
            .with_untracked(|library| content(library, case))?;
        let fits = chosen.filter(|policy| policy.check_pair("policy.json", &key).is_ok());
        let policy = fits.unwrap_or_else(|| Rc::new(ScoringPolicy::of_key(&key)));
        let kit = self.kit.get_untracked();
        let questions = kit.as_ref().map_or_else(Vec::new, |kit| kit.questions());
        let flags = kit.as_ref().map_or_else(Vec::new, |kit| kit.flags());
        let sources = Sources {
            pack: &pack,
            key: &key,
            policy: &policy,
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
            let mut dossier = Dossier::clone(one);
            let mut case = Case::clone(&dossier.case);
            case.check(&library);
            dossier.case = Rc::new(case);
            self.rescore(&mut dossier);
            *one = Rc::new(dossier);
        }
        self.dossiers.set(all);
    }

    /// Puts another policy in force, for every case: that is written into each log.
    pub fn set_policy(self, policy: ScoringPolicy) {
        let what = What::PolicySet {
            sha256: policy.sha256(),
            policy: policy.to_json(),
            reason: String::new(),
        };
        self.adopt_policy(policy);
        let cases: Vec<String> = self
            .dossiers
            .with_untracked(|all| all.iter().map(|one| one.case.clone()).collect::<Vec<_>>())
            .into_iter()
            .filter(|case| self.is_scored_by_chosen(case))
            .map(|case| case.sha256.clone())
            .collect();
        if !cases.is_empty() {
            self.act_on(&cases, &what);
        }
    }

    /// Whether the policy that was put in force here is about the test of a case.
    fn is_scored_by_chosen(self, case: &Case) -> bool {
        let chosen = self.chosen_policy.get_untracked();
        let key = self
            .library
            .with_untracked(|library| library.key(&case.content_sha256).cloned());
        chosen
            .zip(key)
            .is_some_and(|(policy, key)| policy.check_pair("policy.json", &key).is_ok())
    }

    /// Writes into the logs of cases that were just opened which policy they are scored by, where it is not the key's.
    pub fn note_policy(self, cases: &[String]) {
        let chosen = self.chosen_policy.get_untracked();
        let Some(policy) = chosen.filter(|_| !self.who.with_untracked(String::is_empty)) else {
            return;
        };
        let fitting = |sha256: &&String| {
            let dossier = self
                .dossiers
                .with_untracked(|all| find(all, sha256).cloned());
            dossier.is_some_and(|dossier| self.is_scored_by_chosen(&dossier.case))
        };
        let cases: Vec<String> = cases.iter().filter(fitting).cloned().collect();
        let what = What::PolicySet {
            sha256: policy.sha256(),
            policy: policy.to_json(),
            reason: String::new(),
        };
        if !cases.is_empty() {
            self.act_on(&cases, &what);
        }
    }

    /// Scores by another policy from here on.
    pub fn adopt_policy(self, policy: ScoringPolicy) {
        let text = crate::json::to_text(&policy.to_json());
        self.chosen_policy.set(Some(Rc::new(policy)));
        super::keep::setting(self, "policy", &text);
        self.rescore_all();
    }

    /// The evaluation of a case as a document.
    pub fn evaluation(self, dossier: &Dossier) -> Option<String> {
        let (_, key) = self
            .library
            .with_untracked(|library| content(library, &dossier.case))?;
        let policy = self.policy_for(&key);
        let card = dossier.scorecard.as_deref();
        Some(crate::evaluation::Evaluation::write(
            &dossier.log,
            &key.sha256,
            &policy,
            card,
        ))
    }

    /// What a candidate is called on this desk now.
    pub fn name_of(self, case: &Case) -> String {
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

fn find<'a>(all: &'a [Rc<Dossier>], sha256: &str) -> Option<&'a Rc<Dossier>> {
    all.iter()
        .find(|one| !sha256.is_empty() && one.case.sha256.starts_with(sha256))
}

fn content(library: &Library, case: &Case) -> Option<(Rc<Assessment>, Rc<Key>)> {
    let pack = library.pack(&case.content_sha256)?.clone();
    let key = library.key(&case.content_sha256)?.clone();
    Some((pack, key))
}

/// The setting of a policy as it was kept.
pub fn read_policy(text: &str) -> Result<ScoringPolicy, Problems> {
    let value: Value = crate::json::parse("policy.json", text)?;
    ScoringPolicy::parse("policy.json", &value)
}
