//! What the page holds of private keys, in memory only: those that are open, the form that opens one, keys that were just
//! made, and sealed answers that wait.

use assay_crypto::{KeyFile, PrivateKeys};
use assay_evaluation::{MadeKeys, SealedAnswers};
use leptos::prelude::*;
use std::rc::Rc;

/// Private keys that are open.
pub struct OpenKey {
    /// The name that the team gave them.
    pub name: String,
    /// The code of the key that opens answers.
    pub code: String,
    /// The keys.
    pub keys: PrivateKeys,
}

/// What is wrong with the form that opens a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenerProblem {
    /// No file was chosen.
    NoFile,
    /// The file is no file of private keys, or damaged.
    NotAKeyFile,
    /// The passphrase is blank.
    NoPassphrase,
    /// The passphrase does not open the file.
    NotOpened,
}

/// A file of private keys that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenFile {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub content: KeyFile,
}

/// What the page holds of private keys; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct KeyRing {
    /// The keys that are open; the one that was opened last comes first, and signs.
    pub open: RwSignal<Vec<Rc<OpenKey>>, LocalStorage>,
    /// Sealed answers that no open key opens.
    pub sealed: RwSignal<Vec<SealedAnswers>>,
    /// The file that a passphrase is asked for.
    pub file: RwSignal<Option<ChosenFile>>,
    /// The passphrase that is being typed.
    pub passphrase: RwSignal<String>,
    /// What is wrong with file or passphrase.
    pub problem: RwSignal<Option<OpenerProblem>>,
    /// Keys that were just made, until somebody says that they have kept them.
    pub made: RwSignal<Option<MadeKeys>>,
    /// Whether a passphrase is being worked on.
    pub is_working: RwSignal<bool>,
}

impl KeyRing {
    /// Begins without any key.
    pub fn new() -> Self {
        Self {
            open: RwSignal::new_local(Vec::new()),
            sealed: RwSignal::new(Vec::new()),
            file: RwSignal::new(None),
            passphrase: RwSignal::new(String::new()),
            problem: RwSignal::new(None),
            made: RwSignal::new(None),
            is_working: RwSignal::new(false),
        }
    }

    /// Takes the text of a file that may hold private keys; tells whether it does.
    pub fn take_file(self, name: &str, text: &str) -> bool {
        let content = KeyFile::parse(text).ok();
        let is_key_file = content.is_some();
        self.problem
            .set((!is_key_file).then_some(OpenerProblem::NotAKeyFile));
        self.file.set(content.map(|content| ChosenFile {
            name: name.into(),
            content,
        }));
        is_key_file
    }

    /// Holds keys that were opened or made.
    pub fn hold(self, name: &str, keys: PrivateKeys) {
        let code = keys.opening_name().text();
        let held = OpenKey {
            name: name.into(),
            code,
            keys,
        };
        self.open.update(|all| {
            all.retain(|one| one.code != held.code);
            all.insert(0, Rc::new(held));
        });
    }

    /// Returns the key that signs invitations; `None` while none is open.
    pub fn signing(self) -> Option<Rc<OpenKey>> {
        self.open.with_untracked(|all| all.first().cloned())
    }

    /// Returns the names and codes of the keys that are open. Followed.
    pub fn names(self) -> Vec<(String, String)> {
        let named = |one: &Rc<OpenKey>| (one.name.clone(), one.code.clone());
        self.open.with(|all| all.iter().map(named).collect())
    }

    /// Forgets every key, and what was typed for one.
    pub fn forget(self) {
        self.open.set(Vec::new());
        self.file.set(None);
        self.passphrase.set(String::new());
        self.problem.set(None);
        self.made.set(None);
    }
}

impl Default for KeyRing {
    fn default() -> Self {
        Self::new()
    }
}
