//! A change of the policy, from the form to the moment it is put in force.

use super::field_id::field_id;
use crate::focus::focus_later;
use crate::message::Level;
use crate::opening;
use crate::workspace::Workspace;
use assay_core::assessment::{Assessment, Key};
use assay_core::document;
use assay_evaluation::{
    DraftProblem, DraftProblems, InterviewQuestion, PolicyDraft, PolicyPlace, ScoringPolicy, Slot,
    is_reason, is_version_taken,
};
use assay_web::browser::page;
use leptos::prelude::*;
use std::sync::Arc;

/// Identifier of the heading over what is in force.
pub const IN_FORCE: &str = "policy-in-force";
/// Identifier of the heading over the form.
pub const FORM: &str = "policy-change";
/// Identifier of the heading over what would change.
pub const CHANGES: &str = "policy-changes";
/// Identifier of the field for the reason.
pub const REASON: &str = "policy-reason";

/// What a policy is about.
#[derive(Clone, PartialEq)]
pub struct About {
    /// The pack with the sections.
    pub pack: Arc<Assessment>,
    /// Its key.
    pub key: Arc<Key>,
    /// The core questions of the interview; none while no kit is available.
    pub questions: Vec<InterviewQuestion>,
}

impl About {
    /// Says which rules a policy takes from the key, a sentence each.
    pub fn notes(&self, policy: &ScoringPolicy) -> Vec<String> {
        policy
            .upgraded(&self.key)
            .notes(&self.pack, &self.questions)
    }

    /// The form as a policy fills it in.
    fn draft(&self, policy: &ScoringPolicy) -> PolicyDraft {
        PolicyDraft::of(policy, &self.pack, &self.key, &self.questions)
    }
}

/// A change of the policy that is under way; a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Change {
    /// The workspace.
    pub workspace: Workspace,
    /// What the policy is about.
    pub about: StoredValue<About>,
    /// The policy in force.
    pub in_force: Memo<Arc<ScoringPolicy>>,
    /// The content of the form.
    pub draft: RwSignal<PolicyDraft>,
    /// The problems of the draft; none where it is sound.
    pub found: Memo<DraftProblems>,
    /// The change that somebody looks at before it is put in force.
    pub looked_at: RwSignal<Option<Arc<ScoringPolicy>>>,
    /// The reason why it is to be in force.
    pub reason: RwSignal<String>,
    /// The reason why it cannot be put in force yet.
    pub missing: RwSignal<Option<&'static str>>,
    /// The outcome of the last press of a button, in words.
    pub said: RwSignal<String>,
}

impl Change {
    /// Begins with what is in force.
    pub fn new(workspace: Workspace, about: About) -> Self {
        let of_key = about.key.clone();
        let in_force = Memo::new(move |_| workspace.policy_for(&of_key));
        let draft = RwSignal::new(in_force.with_untracked(|policy| about.draft(policy)));
        let about = StoredValue::new(about);
        let found = Memo::new(move |_| {
            let (in_force, draft) = (in_force.get(), draft.get());
            about.with_value(|about| problems(&draft, &about.key, &in_force))
        });
        let change = Self {
            workspace,
            about,
            in_force,
            draft,
            found,
            looked_at: RwSignal::new(None),
            reason: RwSignal::new(String::new()),
            missing: RwSignal::new(None),
            said: RwSignal::new(String::new()),
        };
        // Another policy came into force: the form begins again from it.
        Effect::watch(
            move || in_force.get(),
            move |policy, _, _| change.fill_in(policy),
            false,
        );
        change
    }

    /// The key that the policy is about.
    pub fn key(self) -> Arc<Key> {
        self.about.with_value(|about| about.key.clone())
    }

    /// Fills the form in from a policy.
    pub fn fill_in(self, policy: &ScoringPolicy) {
        let draft = self.about.with_value(|about| about.draft(policy));
        self.draft.set(draft);
        self.looked_at.set(None);
    }

    /// Somebody wrote in the form: what was worked out from it before is no longer true.
    pub fn edit(self, write: impl FnOnce(&mut PolicyDraft)) {
        self.draft.update(write);
        if self.looked_at.with_untracked(Option::is_some) {
            self.looked_at.set(None);
        }
        if self.said.with_untracked(|said| !said.is_empty()) {
            self.said.set(String::new());
        }
    }

    /// Shows what the form would change, or what has to be corrected in it first.
    pub fn look(self) {
        let in_force = self.in_force.get_untracked();
        let draft = self.draft.get_untracked();
        let key = self.key();
        let (problems, read) = (problems(&draft, &key, &in_force), draft.read(&key));
        match read {
            Ok(policy) if problems.0.is_empty() && policy.sha256() == in_force.sha256() => {
                self.looked_at.set(None);
                self.said.set(tr!(policy.same).into());
            }
            Ok(policy) if problems.0.is_empty() => {
                self.said.set(tr!(policy.changes_ready).into());
                self.looked_at.set(Some(Arc::new(policy)));
                focus_later(CHANGES);
            }
            _ => {
                self.looked_at.set(None);
                self.said.set(tr!(policy.correct).into());
                if let Some(slot) = problems.first_slot() {
                    focus_later(field_id(slot));
                }
            }
        }
    }

    /// Opens files: a policy that fits goes into the form, so that its effect is seen first. About everything else
    /// the workspace says what it is.
    pub fn open(self, files: Vec<(String, String)>) {
        if let [(name, text)] = &files[..]
            && let Ok(value) = document::parse(name, text)
            && let Ok(policy) = ScoringPolicy::parse(name, &value)
            && policy.check_pair(name, &self.key()).is_ok()
        {
            self.fill_in(&policy);
            self.look();
            return;
        }
        opening::open_all(self.workspace, files);
    }

    /// Leaves a change for now; the form keeps it.
    pub fn close(self) {
        self.looked_at.set(None);
        self.said.set(String::new());
        focus_later(FORM);
    }

    /// Puts in force what was looked at.
    pub fn put_in_force(self) {
        let Some(policy) = self.looked_at.get_untracked() else {
            return;
        };
        if self.workspace.who.with_untracked(String::is_empty) {
            self.said.set(tr!(policy.who_first).into());
            return;
        }
        let reason = self.reason.get_untracked();
        if !is_reason(&reason) {
            self.missing.set(Some(tr!(policy.reason_missing)));
            page::focus_id(REASON);
            return;
        }
        self.looked_at.set(None);
        self.said.set(String::new());
        self.reason.set(String::new());
        self.workspace.put_policy(&policy, &reason);
        self.workspace.notify(Level::Ok, tr!(policy.done).into());
        focus_later(IN_FORCE);
    }
}

/// All that is wrong with what the form holds: by the rules of policies, and by those of versions.
fn problems(draft: &PolicyDraft, key: &Key, in_force: &ScoringPolicy) -> DraftProblems {
    let version = PolicyPlace::Slot(Slot::Version);
    let version_problem = |message: &str| DraftProblem {
        place: version,
        message: message.into(),
        remedy: String::new(),
    };
    match draft.read(key) {
        Ok(policy) if is_version_taken(&policy, &[in_force, &ScoringPolicy::of_key(key)]) => {
            DraftProblems(vec![version_problem(tr!(policy.version_taken))])
        }
        Ok(_) => DraftProblems::default(),
        Err(mut problems) => {
            for problem in &mut problems.0 {
                if problem.place == version {
                    *problem = version_problem(tr!(policy.version_blank));
                }
            }
            problems
        }
    }
}
